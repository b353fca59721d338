"""Arrows begin at their marks and open what they open; several claims of one day and number are counted."""

from typing import Any

import pandas as pd

from ledger.charts import marks
from ledger.charts.beside_marks import ARROW_HEAD, with_arrow_signs
from ledger.charts.style import LIGHT
from ledger.i18n.language import Language
from tests.support.claim_factory import claim, frame

CLAIMS = frame(
    claim("about", "nis", "2024-10-18", best=3000),
    claim("same", "us-pentagon", "2024-10-18", best=3000),
    claim("repeat", "uk-mod", "2024-10-18", best=3000),
    claim("later", "nis", "2024-10-19", best=3000),
    claim("at-least", "us-pentagon", "2024-10-20", low=10_000),
    claim("up-to", "nis", "2024-10-21", high=12_000),
    claim("range", "ua-hur", "2024-11-01", low=8000, high=8000),
)


def drawn(*names: str, **more: Any) -> list[dict[str, Any]]:
    claims = CLAIMS[CLAIMS["claim_id"].isin(names)]
    traces = marks.traces(claims, claims["as_of"], Language("en"), "vertical", **more)
    return list(with_arrow_signs({"data": traces, "layout": {}}, LIGHT)["data"])


def test_an_arrow_hangs_on_its_mark_upward_or_downward_and_opens_its_claim() -> None:
    traces = drawn("at-least", "up-to", "about")
    arrows = {
        trace["customdata"][0]: trace for trace in traces if trace.get("marker", {}).get("symbol") == "arrow-down"
    }
    assert {name: (trace["marker"]["angle"], trace["y"]) for name, trace in arrows.items()} == {
        "at-least": ([180], [10_000]),
        "up-to": ([0], [12_000]),
    }
    for trace in arrows.values():
        assert len(trace["x"]) == len(trace["hovertext"]) == 1
        assert trace["showlegend"] is False
        # Its head begins at the edge of a mark of 11 pixels, where its line ends.
        assert trace["marker"]["standoff"] - ARROW_HEAD == 11 / 2 + 1
    assert not [text for trace in traces if trace["mode"] == "markers+text" for text in trace["text"] if text], (
        "no sign apart from its mark is left"
    )


def test_claims_of_one_day_and_number_are_counted_whatever_their_sides() -> None:
    [count] = [trace for trace in drawn("about", "same", "repeat", "later") if trace["mode"] == "text"]
    assert (count["x"], count["y"], count["text"]) == ([pd.Timestamp("2024-10-18")], [3000], ["<b>3</b>"])
    assert "customdata" not in count


def test_a_claim_alone_is_not_counted_and_the_two_ends_of_its_range_are_one() -> None:
    assert not [trace for trace in drawn("about", "later", "range") if trace["mode"] == "text"]


def test_panels_are_counted_apart() -> None:
    first, second = (
        marks.traces(CLAIMS[CLAIMS["claim_id"] == name], CLAIMS["as_of"], Language("en"), "vertical", yaxis=axis)
        for name, axis in (("about", "y"), ("same", "y2"))
    )
    assert not [
        trace for trace in with_arrow_signs({"data": [*first, *second]}, LIGHT)["data"] if trace["mode"] == "text"
    ]


def test_counts_stand_in_the_order_of_their_marks() -> None:
    """In a set of names the order would change with the process, and with it the bytes of the picture."""
    days = pd.date_range("2024-10-01", periods=8)
    claims = [
        claim(f"{source}-{day.day}", source, str(day.date()), best=1000 + day.day)
        for day in days
        for source in ("nis", "us-pentagon")
    ]
    traces = marks.traces(frame(*claims), frame(*claims)["as_of"], Language("en"), "vertical")
    [counts] = [trace for trace in with_arrow_signs({"data": traces}, LIGHT)["data"] if trace["mode"] == "text"]
    assert counts["x"] == list(days)
