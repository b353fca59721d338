"""Who bears whom out, drawn: rows, bars to either side, groups by basis."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from ledger.charts.agreement import LEAST, agreement

from ledger.charts.palette import DARK, LIGHT, SIDE_COLOURS, Theme
from ledger.language import Language
from tests.claims import claim, frame

DE, EN = Language("de"), Language("en")


def counted(*rows: tuple[dict[str, Any], int, int]) -> pd.DataFrame:
    """Claims with the voices that support and contradict each."""
    claims = frame(*(row for row, *_ in rows))
    return claims.assign(day=claims["as_of"], support=[row[1] for row in rows], contradict=[row[2] for row in rows])


ROWS = counted(
    (claim("hur", "ua-hur", "2025-02-04", best=4000, qualifier="about"), 6, 0),
    (claim("nis", "nis", "2025-01-13", best=3000, qualifier="about"), 2, 8),
    (claim("alone", "isw", "2024-06-01", low=100), 0, 0),
)


def drawn(rows: pd.DataFrame = ROWS, basis: str = "present", lang: Language = EN, theme: Theme = LIGHT) -> dict[str, Any]:
    return agreement(rows, basis, lang, theme)


def parts(figure: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The bars of contradiction, those of support, the labels, the words for those who stand alone."""
    _zeros, against, supporting, labels, alone = figure["data"]
    return against, supporting, labels, alone


def test_support_goes_right_and_contradiction_left_with_the_numbers_at_the_ends() -> None:
    against, supporting, _labels, _alone = parts(drawn())
    assert (supporting["customdata"], supporting["x"], supporting["y"], supporting["text"]) == (["hur", "nis"], [6, 2], [0, 1], ["6", "2"])
    assert (against["customdata"], against["x"], against["y"], against["text"]) == (["nis"], [-8], [1], ["8"])


def test_the_two_differ_in_more_than_colour() -> None:
    for theme in (LIGHT, DARK):
        against, supporting, *_ = parts(drawn(theme=theme))
        assert against["marker"]["pattern"]["shape"] == "/"
        assert "pattern" not in supporting["marker"]
        assert (against["marker"]["line"]["color"], supporting["marker"]["color"]) == (theme.ink, theme.accent)


def test_every_row_has_a_label_with_the_mark_of_its_side_that_opens_the_claim() -> None:
    *_, labels, _alone = parts(drawn())
    assert labels["text"] == [" <b>HUR</b>: about 4,000, 4 Feb 2025", " <b>NIS</b>: about 3,000, 13 Jan 2025", " <b>ISW</b>: at least 100, 1 Jun 2024"]
    assert labels["customdata"] == ["hur", "nis", "alone"]
    assert labels["marker"]["symbol"] == ["circle", "diamond", "hexagon"]
    assert labels["marker"]["color"][1] == SIDE_COLOURS["south_korea"]
    assert "supported by 2, contradicted by 8" in labels["hovertext"][1]
    assert "present" in labels["hovertext"][1]
    assert parts(drawn(lang=DE))[2]["text"][1] == " <b>NIS</b>: rund 3.000, 13. Jan. 2025"


def test_whom_nobody_speaks_of_has_words_instead_of_a_bar() -> None:
    *_, alone = parts(drawn())
    assert (alone["y"], alone["text"]) == ([2], [" no other voice"])


def test_the_newest_row_is_on_top_and_both_directions_have_one_scale() -> None:
    layout = drawn()["layout"]
    bottom, top = layout["yaxis"]["range"]
    assert top < 0 < 2 < bottom
    left, right = layout["xaxis"]["range"]
    assert -left == right > 8
    few = drawn(counted((claim("a"), 1, 0), (claim("b"), 0, 1)))["layout"]["xaxis"]["range"]
    assert few[1] > LEAST > 1
    assert [note["text"] for note in layout["annotations"]] == ["← contradicted by", "supported by →"]


def test_claims_on_another_basis_stand_apart_below_their_name_and_plans_are_hollow() -> None:
    rows = counted(
        (claim("plan", "nis", "2025-03-01", basis="planned", best=6000), 1, 0), (claim("new", "ua-hur", "2025-02-04", best=1), 0, 1),
        (claim("month", "jcs", "2025-01-31", basis="period", period_start="2025-01-01", best=1), 0, 0), (claim("old", "ua-hur", "2025-01-04", best=1), 1, 0),
    )
    figure = drawn(rows)
    *_, labels, _alone = parts(figure)
    down = [claim_id for _, claim_id in sorted(zip(labels["y"], labels["customdata"], strict=True))]
    assert down == ["new", "old", "month", "plan"]
    assert dict(zip(labels["customdata"], labels["marker"]["symbol"], strict=True))["plan"] == "diamond-open"
    headings = {note["text"]: note["y"] for note in figure["layout"]["annotations"][2:]}
    assert list(headings) == ["<b>present</b>", "<b>in a period</b>", "<b>planned</b>"]
    heights = dict(zip(labels["customdata"], labels["y"], strict=True))
    assert headings["<b>present</b>"] < heights["new"] < heights["old"] < headings["<b>in a period</b>"] < heights["month"] < headings["<b>planned</b>"] < heights["plan"]
    # Who looks at plans sees them first; a bar stands right below its label.
    planned = parts(drawn(rows, "planned"))
    assert planned[2]["customdata"][0] == "plan"
    assert 0 < planned[1]["y"][0] - planned[2]["y"][0] < 0.5


@pytest.mark.parametrize("many", [1, 40])
def test_plotly_takes_it_and_rows_have_room_for_their_labels(many: int) -> None:
    figure = drawn(counted(*((claim(f"c{n}", best=1), n % 5, n % 3) for n in range(many))))
    assert len(go.Figure(figure).data) == 5
    bottom, top = figure["layout"]["yaxis"]["range"]
    row = (figure["layout"]["height"] - figure["layout"]["margin"]["t"]) / (bottom - top)
    assert row == pytest.approx(40, abs=0.5)
    assert all(trace["unselected"]["marker"]["opacity"] == 1 for trace in figure["data"][1:4])
