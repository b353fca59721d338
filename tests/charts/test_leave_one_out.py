"""The full spread, and below it the spread without one voice or one side."""

from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from ledger.answers.leave_one_out import leave_one_out as answer
from ledger.answers.spread import spread
from ledger.charts.leave_one_out import factor, label, leave_one_out
from ledger.charts.style import DARK, LIGHT, SIDE_COLOURS
from ledger.i18n.language import Language
from tests.support.claim_factory import claim, frame

EN = Language("en")
DAY = date(2025, 4, 28)
FOUND = spread(
    frame(
        claim("hur", "ua-hur", "2025-03-01", high=1000),
        claim("nis", "nis", "2025-03-02", best=3000),
        claim("uk", "uk-mod", "2025-03-04", low=5000),
    ),
    DAY,
    12,
)
ROWS = answer(FOUND)
NAMES = {"UA": "Kyiv", "KR": "Seoul", "GB": "London"}
MOVERS = ROWS[(ROWS["kind"] == "voice") & (ROWS["moved"] != "")]


def drawn(lang: Language = EN, logarithmic: bool = False) -> dict[str, Any]:
    return leave_one_out(FOUND, MOVERS, NAMES, "persons", lang, LIGHT, logarithmic)


def test_the_full_spread_is_thick_and_on_top_and_each_row_thin_below_it() -> None:
    full, rows, *_ = drawn()["data"]
    assert (full["x"], full["y"]) == ([1000, 5000, None], [0, 0, None])
    # Without London up to Seoul's 3,000; without Kyiv from it.
    assert (rows["x"], rows["y"]) == ([1000, 3000, None, 3000, 5000, None], [-1, -1, None, -2, -2, None])
    assert full["line"]["width"] > rows["line"]["width"]


def test_a_dotted_line_leads_from_where_the_end_was() -> None:
    trails = drawn()["data"][2]
    assert (trails["x"], trails["y"]) == ([5000, 3000, None, 1000, 3000, None], [-1, -1, None, -2, -2, None])
    assert trails["line"]["dash"] == "dot"


def test_an_end_that_moved_bears_the_shape_of_its_holder_and_its_number() -> None:
    ends = drawn()["data"][3]
    marks = list(zip(ends["customdata"], ends["x"], ends["y"], ends["marker"]["symbol"], ends["text"], strict=True))
    assert marks == [
        ("hur", 1000, 0, "circle", "← 1,000"),
        ("uk", 5000, 0, "triangle-down", "5,000 →"),
        ("hur", 1000, -1, "line-ns-open", ""),
        ("nis", 3000, -1, "diamond", "3,000"),
        ("nis", 3000, -2, "diamond", "3,000"),
        ("uk", 5000, -2, "line-ns-open", ""),
    ]
    assert ends["marker"]["color"][2:4] == [LIGHT.muted, SIDE_COLOURS["south_korea"]]
    assert ends["unselected"]["marker"]["opacity"] == 1
    assert "NIS: 3,000" in ends["hovertext"][3]


def test_a_row_says_what_is_left_out_and_its_factor() -> None:
    notes = [note["text"] for note in drawn()["layout"]["annotations"]]
    assert notes == [
        "<b>With all 3</b>",
        "ratio at least 5",
        "<b>Without London</b>",
        "ratio at least 3",
        "<b>Without Kyiv</b>",
        "ratio at least 1.67",
    ]


def test_one_number_that_holds_both_ends_is_marked_once() -> None:
    same = spread(
        frame(claim("a", "nis", "2025-04-01", best=400), claim("b", "uk-mod", "2025-03-01", high=1000)), DAY, 12
    )
    rows = answer(same)
    figure = leave_one_out(same, rows[rows["key"] == "KR"], NAMES, "", EN, LIGHT)
    assert list(zip(figure["data"][3]["customdata"], figure["data"][3]["x"], strict=True)) == [("a", 400), ("b", 1000)]
    assert figure["layout"]["annotations"][-1]["text"] == "no highest figure"
    assert go.Figure(figure)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"low": 2.0, "high": 3.0, "factor": 1.5, "bound": False}, "ratio 1.5"),
        ({"low": 0.0, "high": 3.0, "factor": float("nan"), "bound": False}, "no ratio"),
        ({"low": float("nan"), "high": 3.0, "factor": float("nan"), "bound": False}, "no lowest figure"),
        ({"low": float("nan"), "high": float("nan"), "factor": float("nan"), "bound": False}, "no figure left"),
    ],
)
def test_the_factor_in_words(row: dict[str, Any], words: str) -> None:
    assert factor(row, EN) == words


def test_a_side_is_named_as_a_side() -> None:
    assert label({"kind": "side", "key": "western"}, {}, EN) == "Without the side “Other Western governments”"


def test_the_axis_follows_the_question_and_the_figure_is_whole_in_both_themes() -> None:
    assert drawn()["layout"]["xaxis"]["range"][1] > 5000
    assert drawn(logarithmic=True)["layout"]["xaxis"]["type"] == "log"
    for theme in (LIGHT, DARK):
        assert go.Figure(leave_one_out(FOUND, MOVERS, NAMES, "persons", EN, theme)).layout.xaxis.fixedrange
