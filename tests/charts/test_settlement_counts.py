"""Claimed numbers with the steps of named ones."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from ledger.charts.settlement_counts import Panel, settlement_counts
from ledger.charts.style import DARK, LIGHT, SIDE_COLOURS
from ledger.i18n.language import Language
from tests.support.claim_factory import claim, frame

EN = Language("en")
DAY = date(2024, 9, 1)
HELD = pd.DataFrame(
    {
        "day": pd.to_datetime(["2024-08-06", "2024-08-10", "2024-08-10"]),
        "account": ["ukraine", "ukraine", "russia"],
        "ukraine": [2, 5, 4],
        "ukraine_young": [2, 3, 4],
        "russia": [0, 0, 1],
        "russia_young": [0, 0, 1],
    }
)
CLAIMS = frame(claim("kyiv", "ua-president", "2024-08-12", best=74), claim("moscow", "ru-mod", "2024-08-12", best=28))
AREA = frame(claim("area", "ua-hur", "2024-08-12", best=1000), claim("isw", "isw", "2024-08-13", best=800))
NAMES = {"ukraine": "named: Kyiv", "russia": "named: Moscow", "others": "named: others"}
PANELS = [Panel("Held", "settlements", CLAIMS, "ukraine"), Panel("Area", "km²", AREA)]
FIGURE = settlement_counts(HELD, PANELS, DAY, NAMES, EN, LIGHT)


def test_claims_are_marks_and_what_is_named_are_steps_on_the_same_axis() -> None:
    marks = {
        name: (trace["yaxis"], y)
        for trace in FIGURE["data"]
        for name, y in zip(trace.get("customdata", []), trace["y"], strict=False)
    }
    assert marks == {"kyiv": ("y", 74), "moscow": ("y", 28), "area": ("y2", 1000), "isw": ("y2", 800)}
    steps = [
        (trace["y"], trace["yaxis"], trace["line"]["shape"]) for trace in FIGURE["data"] if trace["mode"] == "lines"
    ]
    # For each account first all its last words, then the young ones.
    assert steps == [([2, 5], "y", "hv"), ([2, 3], "y", "hv"), ([4], "y", "hv"), ([4], "y", "hv")]


def test_areas_have_an_axis_of_their_own_and_the_panels_do_not_overlap() -> None:
    layout = go.Figure(FIGURE).layout
    assert (layout.yaxis.title.text, layout.yaxis2.title.text) == ("settlements", "km²")
    assert layout.yaxis.range[1] < 100 < 1000 < layout.yaxis2.range[1]
    assert 0 <= layout.yaxis2.domain[0] < layout.yaxis2.domain[1] < layout.yaxis.domain[0] < layout.yaxis.domain[1] <= 1
    assert [note.text for note in layout.annotations] == ["<b>Held</b>", "<b>Area</b>"]


def test_the_day_of_the_map_is_a_line_through_all_panels() -> None:
    [line] = FIGURE["layout"]["shapes"]
    assert (line["x0"], line["x1"], line["y0"], line["y1"], line["yref"]) == ("2024-09-01", "2024-09-01", 0, 1, "paper")


def test_sides_and_accounts_stand_in_the_legend_once_and_differ_by_dash_too() -> None:
    named = [trace["name"] for trace in FIGURE["data"] if trace["showlegend"]]
    assert sorted(named) == ["Media and analysts", "Russia", "Ukraine", "named: Kyiv", "named: Moscow"]
    dashes = {
        trace["name"]: (trace["line"]["dash"], trace["line"]["color"])
        for trace in FIGURE["data"]
        if trace["mode"] == "lines" and trace["showlegend"]
    }
    assert dashes == {
        "named: Kyiv": ("solid", SIDE_COLOURS["ukraine"]),
        "named: Moscow": ("dash", SIDE_COLOURS["russia"]),
    }


def test_a_step_says_how_many_of_them_are_young() -> None:
    hover = next(trace["hovertext"] for trace in FIGURE["data"] if trace.get("name") == "named: Kyiv")
    assert hover[1] == "<b>named: Kyiv: 5 settlements named</b><br>3 of them at most 90 days ago<br>10 August 2024"


def test_steps_alone_still_have_an_axis() -> None:
    figure = settlement_counts(HELD, [Panel("Held", "settlements", frame(), "ukraine")], DAY, NAMES, EN, DARK)
    assert go.Figure(figure).layout.yaxis.range[1] >= 5
