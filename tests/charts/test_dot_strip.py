"""One strip of the briefing: a row a side, the newest figure of every voice on one axis."""

from datetime import date
from typing import Any

import plotly.graph_objects as go

from ledger.answers.current import current
from ledger.charts.dot_strip import ROW_HEIGHT, strip
from ledger.charts.style import DARK, LIGHT, SIDE_COLOURS, pale
from ledger.i18n.language import Language
from tests.support.claim_factory import claim, frame

DE, EN = Language("de"), Language("en")
DAY = date(2025, 4, 28)
NOW = current(
    frame(
        claim("hur", "ua-hur", "2025-03-29", best=4000, qualifier="about"),
        claim("deepstate", "deepstate", "2024-02-14", low=4500),
        claim("nis", "nis", "2025-04-07", low=3000, high=3500),
        claim("words", "us-pentagon", "2025-04-27"),
        claim("jcs", "jcs", "2025-03-27", best=4000),
    ),
    DAY,
    12,
).assign(pale=lambda rows: rows["old"])
DRAWN = strip(NOW, "persons", EN, LIGHT)


def at(figure: dict[str, Any]) -> dict[str, tuple[list[float], set[float]]]:
    """For each side that is drawn: its values and the heights on which they stand."""
    found: dict[str, tuple[list[float], set[float]]] = {}
    for trace in figure["data"][:-1]:
        values, heights = found.setdefault(trace["legendgroup"], ([], set()))
        values += trace["x"]
        heights |= set(trace["y"])
    return found


def labels(figure: dict[str, Any]) -> dict[float, str]:
    """What is said at the left of each row, by height."""
    trace = figure["data"][-1]
    return {round(y, 2): text.replace("\xa0", " ").strip() for y, text in zip(trace["y"], trace["text"], strict=True)}


def test_the_newest_figures_of_a_side_stand_in_its_row_the_order_is_that_of_the_sides() -> None:
    # Three sides from the top: Ukraine on 2, South Korea on 1, the United States on 0, a bit below the middle.
    assert at(DRAWN) == {"ukraine": ([4500, 4000], {2 - 0.12}), "south_korea": ([3000, 3500], {1 - 0.12})}
    assert [line["y0"] for line in DRAWN["layout"]["shapes"]] == [2 - 0.12, 1 - 0.12, -0.12]


def test_the_newest_of_each_side_is_named_with_its_month_words_included() -> None:
    assert labels(DRAWN) == {
        2.36: "<b>Ukraine</b>  HUR: about 4,000, Mar 2025",
        1.36: "<b>South Korea</b>  NIS: 3,000 to 3,500, Apr 2025",
        0.36: "<b>United States</b>  Pentagon: “several hundred”, Apr 2025",
    }
    signs = dict(zip(DRAWN["data"][-1]["customdata"], DRAWN["data"][-1]["marker"]["symbol"], strict=True))
    assert signs == {"hur": "circle", "nis": "diamond", "words": "triangle-up"}


def test_what_is_in_no_range_is_pale_and_hollow() -> None:
    old, new = DRAWN["data"][:2]
    assert (old["customdata"], old["marker"]["symbol"], old["marker"]["color"]) == (
        ["deepstate"],
        ["circle-open"],
        pale(SIDE_COLOURS["ukraine"]),
    )
    assert (new["customdata"], new["marker"]["symbol"], new["marker"]["color"]) == (
        ["hur"],
        ["circle"],
        SIDE_COLOURS["ukraine"],
    )
    alone = strip(NOW[NOW["source"] == "deepstate"], "", EN, LIGHT)["data"][-1]["marker"]
    assert (alone["symbol"], alone["color"]) == (["circle-open"], [pale(SIDE_COLOURS["ukraine"])])


def test_in_german() -> None:
    figure = strip(NOW, "Personen", DE, DARK)
    assert figure["layout"]["xaxis"]["title"]["text"] == "Personen"
    assert figure["layout"]["separators"] == ",."
    assert labels(figure)[2.36] == "<b>Ukraine</b>  HUR: rund 4.000, März 2025"
    assert labels(figure)[0.36] == "<b>USA</b>  Pentagon: „mehrere Hundert“, Apr. 2025"
    assert figure["data"][-1]["textfont"]["color"] == DARK.ink


def test_every_mark_and_every_label_leads_to_its_claim() -> None:
    figure = go.Figure(DRAWN)
    assert [list(trace.customdata) for trace in figure.data[:-1]] == [["deepstate"], ["hur"], ["nis", "nis"]]
    assert set(figure.data[-1].customdata) == {"hur", "nis", "words"}
    assert not any(trace.showlegend for trace in figure.data)


def test_the_axis_starts_before_zero_and_ends_beyond_the_largest_even_of_a_range() -> None:
    low, high = DRAWN["layout"]["xaxis"]["range"]
    assert low < 0 < 4500 < high < 6000
    only = strip(NOW[NOW["source"] == "nis"], "", EN, LIGHT)
    assert 3500 < only["layout"]["xaxis"]["range"][1] < 4500


def test_it_grows_with_its_sides() -> None:
    one = strip(NOW[NOW["side"] == "ukraine"], "", EN, LIGHT)
    assert DRAWN["layout"]["height"] - one["layout"]["height"] == 2 * ROW_HEIGHT
    assert DRAWN["layout"]["yaxis"]["range"][1] > max(labels(DRAWN))


def test_where_all_speak_in_words_the_words_stand_alone() -> None:
    figure = strip(NOW[NOW["qualifier"] == "verbal"], "", EN, LIGHT)
    assert at(figure) == {}
    assert list(labels(figure).values()) == ["<b>United States</b>  Pentagon: “several hundred”, Apr 2025"]
