"""The combined estimate drawn: claims above, the assumption apart below them."""

from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from ledger.answers.estimate import Estimate, estimate
from ledger.answers.spread import spread
from ledger.charts.estimate import FITTED, WITHOUT, rounded
from ledger.charts.estimate import estimate as picture
from ledger.charts.palette import DARK, LIGHT, SIDE_COLOURS, Theme
from ledger.language import Language
from tests.claims import claim, frame

EN = Language("en")
FOUND: Estimate = estimate(spread(frame(
    claim("nis", "nis", "2025-04-20", best=3000), claim("hur", "ua-hur", "2025-04-20", best=4000, qualifier="about"), claim("uk", "uk-mod", "2025-04-20", low=5000),
    claim("jcs", "jcs", "2025-04-20", low=2000, high=2500), claim("isw", "isw", "2025-04-20", best=6000),
), date(2025, 4, 28), 90))


def drawn(theme: Theme = LIGHT) -> dict[str, Any]:
    figure = picture(FOUND, "persons", EN, theme)
    go.Figure(figure)
    return figure


def test_the_claims_stand_above_by_side_and_open() -> None:
    marks = [trace for trace in drawn()["data"] if trace.get("customdata")]
    rows = {claim_id: y for trace in marks for claim_id, y in zip(trace["customdata"], trace["y"], strict=True)}
    assert sorted(rows, key=lambda claim_id: -rows[claim_id]) == ["hur", "nis", "jcs", "uk", "isw"]
    assert min(rows.values()) == 0


def test_what_rounding_allows_is_a_pale_band_and_an_open_end_has_none() -> None:
    bands = [trace for trace in drawn()["data"] if trace.get("opacity") == 0.3]
    ends = {(trace["x"][place], trace["x"][place + 1]) for trace in bands for place in range(0, len(trace["x"]), 3)}
    assert ends == {(3600, 4400), (2000, 2500), (3000, 3000), (6000, 6000)}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_estimate_is_apart_hatched_and_bears_no_colour_of_a_side(theme: Theme) -> None:
    figure = drawn(theme)
    band, line, without = figure["data"][-3:]
    assert (band["x"], band["fillpattern"]["shape"], band["line"]["dash"]) == ([FOUND.low, FOUND.high, FOUND.high, FOUND.low, FOUND.low], "/", "dash")
    assert line["x"] == [FOUND.median] * 2
    assert all(y < figure["layout"]["shapes"][0]["y0"] < 0 for trace in (band, line, without) for y in trace["y"])
    assert not any(colour in str([band, line, without]) for colour in SIDE_COLOURS.values())
    assert not any("customdata" in trace for trace in (band, line, without))


def test_the_median_without_each_side_that_leaves_a_fit() -> None:
    without = drawn()["data"][-1]
    carried = FOUND.without.dropna(subset="median")
    assert without["x"] == carried["median"].tolist()
    # Without Seoul only HUR and ISW are left that are not open upward.
    assert "south_korea" not in set(carried["side"])
    assert all(symbol.endswith("-open") for symbol in without["marker"]["symbol"])
    assert without["hovertext"][0].startswith("without ")


def test_every_row_is_named_and_on_the_axis() -> None:
    axis = drawn()["layout"]["yaxis"]
    named = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
    assert (named[FITTED], named[WITHOUT]) == ("<i>fitted median</i>", "<i>without one side</i>")
    assert named[4].startswith("HUR<br>")
    assert axis["range"][0] < WITHOUT and axis["range"][1] > 4


def test_two_digits_and_no_more() -> None:
    assert [rounded(value, EN) for value in (4561.9, 12_345, 47, 3.14159)] == ["4,600", "12,000", "47", "3.1"]
    assert rounded(2_345_000, Language("de")) == "2,3 Millionen"
