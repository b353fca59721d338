"""A figure for a wall: lengths grow, values stay."""

from ledger.charts.marks import traces
from ledger.charts.scaling import scale_figure
from ledger.charts.style import LIGHT, layout
from ledger.i18n.language import Language
from tests.support.claim_factory import claim, frame

EN = Language("en")


def test_letters_marks_and_bars_grow_and_values_do_not() -> None:
    rows = frame(claim("one", "nis", low=20, best=30, high=60))
    figure = {
        "data": traces(rows, rows["best"], EN, "horizontal"),
        "layout": layout(LIGHT, EN, 200, xaxis={"range": [0, 100], "tickfont": {"size": 13}}),
    }
    grown = scale_figure(figure, 2)
    before, after = figure["data"][0], grown["data"][0]
    assert (after["x"], after["y"], after["error_x"]["array"]) == (before["x"], before["y"], before["error_x"]["array"])
    assert (after["marker"]["size"], after["marker"]["line"]["width"], after["error_x"]["thickness"]) == (22, 4, 6)
    assert (
        grown["layout"]["font"]["size"],
        grown["layout"]["xaxis"]["tickfont"]["size"],
        grown["layout"]["xaxis"]["range"],
    ) == (28, 26, [0, 100])
    assert grown["layout"]["margin"] == {"l": 144, "r": 24, "t": 16, "b": 96}
    assert "height" not in grown["layout"]
    assert figure["layout"]["height"] == 200, "the figure itself is not changed"


def test_lists_of_sizes_grow_too_and_the_room_below_is_that_of_a_wall() -> None:
    figure = {
        "data": [{"marker": {"size": [5, 8], "symbol": [0, 100]}}],
        "frames": [{"name": "2025-01-01", "data": [{"marker": {"size": [4]}}]}],
        "layout": layout(LIGHT, EN, 200, margin={"l": 1, "r": 1, "t": 1, "b": 172})
        | {"legend": {"yref": "container", "font": {"size": 13}}},
    }
    grown = scale_figure(figure, 1.5)
    assert grown["data"][0]["marker"] == {"size": [7.5, 12], "symbol": [0, 100]}
    assert grown["frames"][0]["data"][0]["marker"]["size"] == [6]
    assert grown["layout"]["margin"]["b"] == 120
