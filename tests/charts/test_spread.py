"""The band of the spread: its points are the spans, its gaps are silence."""

from datetime import date

import pandas as pd

from ledger.answers.spread import through_time
from ledger.charts.spread import spread
from ledger.charts.style import LIGHT
from ledger.i18n.language import Language
from tests.support.claim_factory import claim, frame

CLAIMS = frame(
    claim("a", "nis", "2025-01-01", best=1000),
    claim("b", "isw", "2025-01-11", best=2000),
    claim("c", "uk-mod", "2025-06-01", low=3000),
)
SPANS = through_time(CLAIMS, date(2025, 7, 31), 3)


def drawn(**more: bool) -> dict[str, list[dict]]:  # type: ignore[type-arg]
    return spread(
        SPANS,
        CLAIMS,
        unit="persons",
        cumulative=more.pop("cumulative", False),
        lang=Language("en"),
        theme=LIGHT,
        **more,
    )


def test_the_band_lies_between_the_ends_and_leaves_gaps() -> None:
    band = next(trace for trace in drawn()["data"] if trace.get("fill") == "toself")
    # 1 to 10 January one voice, from then to 1 April two (the first is current for three months), then one until 11 April;
    # "at least 3,000" holds no lowest end, so June has no band.
    assert band["y"] == [1000, 1000, 1000, 1000, None, 1000, 1000, 2000, 2000, None, 2000, 2000, 2000, 2000, None]
    assert band["x"][5:9] == [
        pd.Timestamp("2025-01-11"),
        pd.Timestamp("2025-04-02"),
        pd.Timestamp("2025-04-02"),
        pd.Timestamp("2025-01-11"),
    ]


def test_the_factor_stands_in_a_panel_of_its_own() -> None:
    factor = [trace for trace in drawn()["data"] if trace.get("yaxis") == "y2"]
    # A single voice has none: only from 11 January to 1 April there were two.
    assert [value for trace in factor for value in trace["y"] if value is not None] == [2, 2]


def test_a_cumulative_figure_keeps_the_highest_stated_so_far() -> None:
    peaks = [trace for trace in drawn(cumulative=True)["data"] if trace.get("name") == "highest total stated so far"]
    assert [value for value in peaks[0]["y"] if value is not None] == [1000, 1000, 2000, 2000, 2000, 2000, 3000, 3000]
    assert [trace for trace in drawn()["data"] if trace.get("name") == "highest total stated so far"] == []


def test_every_claim_is_a_mark_that_opens_it_at_the_day_it_was_stated() -> None:
    marks = {
        claim_id: (x, y)
        for trace in drawn()["data"]
        for claim_id, x, y in zip(trace.get("customdata", []), trace["x"], trace["y"], strict=False)
    }
    assert marks == {
        "a": (pd.Timestamp("2025-01-01"), 1000),
        "b": (pd.Timestamp("2025-01-11"), 2000),
        "c": (pd.Timestamp("2025-06-01"), 3000),
    }
