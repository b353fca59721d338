"""Corroboration, drawn: rows, bars to either side, groups by basis."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from ledger.charts.corroboration import LEAST, corroboration
from ledger.charts.style import DARK, LIGHT, SIDE_COLOURS, Theme
from ledger.i18n.language import Language
from tests.support.claim_factory import claim, frame

DE, EN = Language("de"), Language("en")


def counts_of(*rows: tuple[dict[str, Any], int, int, int]) -> pd.DataFrame:
    """Claims with the other sides that corroborate each, are compatible with it, and contradict it."""
    claims = frame(*(row for row, *_ in rows))
    kinds = {
        kind: [row[place] for row in rows]
        for place, kind in enumerate(("corroborated", "compatible", "contradicted"), start=1)
    }
    return claims.assign(day=claims["as_of"], **kinds)


ROWS = counts_of(
    (claim("hur", "ua-hur", "2025-02-04", best=4000, qualifier="about"), 3, 1, 0),
    (claim("nis", "nis", "2025-01-13", best=3000, qualifier="about"), 2, 0, 5),
    (claim("alone", "isw", "2024-06-01", low=100), 0, 0, 0),
)


def drawn(
    rows: pd.DataFrame = ROWS, basis: str = "present", lang: Language = EN, theme: Theme = LIGHT
) -> dict[str, Any]:
    return corroboration(rows, basis, lang, theme)


def parts(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The bars by what they count, the labels, the words for those who stand alone."""
    _zeros, *bars, labels, alone = figure["data"]
    return {**{bar["name"]: bar for bar in bars}, "labels": labels, "alone": alone}


def shown(bar: dict[str, Any]) -> tuple[list[Any], ...]:
    return (bar["customdata"], bar["base"], bar["x"], bar["y"], bar["text"])


def test_corroboration_goes_right_with_what_is_compatible_beyond_it_and_contradiction_left() -> None:
    found = parts(drawn())
    assert shown(found["corroborated"]) == (["hur", "nis"], [0, 0], [3, 2], [0, 1], ["", "2"])
    assert shown(found["compatible"]) == (["hur"], [3], [1], [0], ["3 + 1"])
    assert shown(found["contradicted"]) == (["nis"], [0], [-5], [1], ["5"])


def test_the_three_differ_in_more_than_colour() -> None:
    for theme in (LIGHT, DARK):
        found = parts(drawn(theme=theme))
        assert found["contradicted"]["marker"]["pattern"]["shape"] == "/"
        assert "pattern" not in found["corroborated"]["marker"]
        assert [found[kind]["marker"]["color"] for kind in ("corroborated", "compatible")] == [
            theme.accent,
            theme.paper,
        ]


def test_every_row_has_a_label_with_the_mark_of_its_side_that_opens_the_claim() -> None:
    labels = parts(drawn())["labels"]
    assert labels["text"] == [
        " <b>HUR</b>: about 4,000, 4 Feb 2025",
        " <b>NIS</b>: about 3,000, 13 Jan 2025",
        " <b>ISW</b>: at least 100, 1 Jun 2024",
    ]
    assert labels["customdata"] == ["hur", "nis", "alone"]
    assert labels["marker"]["symbol"] == ["circle", "diamond", "hexagon"]
    assert labels["marker"]["color"][1] == SIDE_COLOURS["south_korea"]
    assert "corroborated by 2, compatible with 0, contradicted by 5" in labels["hovertext"][1]
    assert "at that time" in labels["hovertext"][1]
    assert parts(drawn(lang=DE))["labels"]["text"][1] == " <b>NIS</b>: rund 3.000, 13. Jan. 2025"


def test_whom_nobody_speaks_of_has_words_instead_of_a_bar() -> None:
    alone = parts(drawn())["alone"]
    assert (alone["y"], alone["text"]) == ([2], [" no other side"])


def test_the_newest_row_is_on_top_and_both_directions_have_one_scale() -> None:
    layout = drawn()["layout"]
    bottom, top = layout["yaxis"]["range"]
    assert top < 0 < 2 < bottom
    left, right = layout["xaxis"]["range"]
    assert -left == right > 5
    few = drawn(counts_of((claim("a"), 1, 0, 0), (claim("b"), 0, 0, 1)))["layout"]["xaxis"]["range"]
    assert few[1] > LEAST > 1
    assert [note["text"] for note in layout["annotations"]] == [
        "← contradicted by",
        "corroborated by, compatible with →",
    ]


def test_claims_on_another_basis_stand_apart_below_their_name_and_plans_are_hollow() -> None:
    rows = counts_of(
        (claim("plan", "nis", "2025-03-01", basis="planned", best=6000), 1, 0, 0),
        (claim("new", "ua-hur", "2025-02-04", best=1), 0, 0, 1),
        (claim("month", "jcs", "2025-01-31", basis="period", period_start="2025-01-01", best=1), 0, 0, 0),
        (claim("old", "ua-hur", "2025-01-04", best=1), 1, 0, 0),
    )
    figure = drawn(rows)
    labels = parts(figure)["labels"]
    down = [claim_id for _, claim_id in sorted(zip(labels["y"], labels["customdata"], strict=True))]
    assert down == ["new", "old", "month", "plan"]
    assert dict(zip(labels["customdata"], labels["marker"]["symbol"], strict=True))["plan"] == "diamond-open"
    headings = {note["text"]: note["y"] for note in figure["layout"]["annotations"][2:]}
    assert list(headings) == ["<b>at that time</b>", "<b>over a period</b>", "<b>planned</b>"]
    heights = dict(zip(labels["customdata"], labels["y"], strict=True))
    assert (
        headings["<b>at that time</b>"]
        < heights["new"]
        < heights["old"]
        < headings["<b>over a period</b>"]
        < heights["month"]
        < headings["<b>planned</b>"]
        < heights["plan"]
    )
    # Who looks at plans sees them first; a bar stands right below its label.
    planned = parts(drawn(rows, "planned"))
    assert planned["labels"]["customdata"][0] == "plan"
    assert 0 < planned["corroborated"]["y"][0] - planned["labels"]["y"][0] < 0.5


@pytest.mark.parametrize("many", [1, 40])
def test_plotly_takes_it_and_rows_have_room_for_their_labels(many: int) -> None:
    figure = drawn(counts_of(*((claim(f"c{n}", best=1), n % 5, n % 2, n % 3) for n in range(many))))
    assert len(go.Figure(figure).data) == 6
    bottom, top = figure["layout"]["yaxis"]["range"]
    row = (figure["layout"]["height"] - figure["layout"]["margin"]["t"]) / (bottom - top)
    assert row == pytest.approx(40, abs=0.5)
    assert all(trace["unselected"]["marker"]["opacity"] == 1 for trace in figure["data"][1:5])
