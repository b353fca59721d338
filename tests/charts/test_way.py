"""The two maps of the way: which marks stand where, what they say, names within the frame and clear of each other."""

from datetime import date
from itertools import combinations
from math import dist
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from ledger.answers.way import way
from ledger.charts import way_basemap
from ledger.charts.map.labels import _box, _touches, _within
from ledger.charts.style import DARK, LIGHT, Theme
from ledger.charts.way import ARMS, KEYS, STEP, SYMBOLS, far_east, names, spread, way_figure
from ledger.charts.way_basemap import FRAMES, FrameName
from ledger.charts.way_sites import LONG_LINE, Site, _short, sites
from ledger.i18n.language import LANGUAGES, Language
from ledger.record import codes
from ledger.record.boundaries import places_within
from ledger.record.load import DATA
from ledger.record.record import Record
from ledger.record.record_files import KURSK_REGION, read_folder
from tests.answers.test_way import few
from tests.support.colours import contrast

LATE = date(2026, 11, 29)
BOUNDARIES = read_folder(DATA).boundaries
PLACES = pd.DataFrame(
    [
        ("rajin", "Rajin", "Radschin", 42.26, 130.28),
        ("chongjin", "Chongjin", "Tschongdschin", 41.80, 129.78),
        ("vladivostok", "Vladivostok", "Wladiwostok", 43.11, 131.87),
        ("kursk", "Kursk", "Kursk", 51.73, 36.18),
        ("village", "Village", "Dorf", 51.5, 36.0),
        ("belgorod", "Belgorod", "Belgorod", 50.6, 36.58),
    ],
    columns=["place_id", "name_en", "name_de", "lat", "lon"],
)
SOURCES = {"kirby": "White House", "nis": "NIS", "hur": "HUR", "pentagon": "Pentagon", "moscow": "Moscow"}


def of_few(
    name: FrameName, statements: pd.DataFrame | None = None, code: str = "en", theme: Theme = LIGHT
) -> dict[str, Any]:
    told = (few() if statements is None else statements).assign(as_of_precision="day", stated_on_precision="day")
    rows = way(told, {"kursk", "village"}, LATE)
    return way_figure(name, rows, told, PLACES, SOURCES, BOUNDARIES, lang=Language(code), theme=theme)


def real(
    record: Record, name: FrameName, code: str = "en", day: date = LATE
) -> tuple[dict[FrameName, list[Site]], dict[str, Any]]:
    lang = Language(code)
    rows = way(record.presence, places_within(record.boundaries, KURSK_REGION, record.places), day)
    short = {source: lang.localised(row, "short") for source, row in record.source_rows.items()}
    told = rows, record.presence, record.places, short, BOUNDARIES
    return sites(*told, lang), way_figure(name, *told, lang=lang, theme=LIGHT)


def marks(figure: dict[str, Any]) -> dict[tuple[str, str], tuple[float, float, str]]:
    """For each place and each name in the legend, where the mark stands and what it says."""
    return {
        (place, trace["name"]): (x, y, text)
        for trace in figure["data"]
        if "customdata" in trace
        for place, x, y, text in zip(trace["customdata"], trace["x"], trace["y"], trace["hovertext"], strict=True)
    }


def crosses(figure: dict[str, Any]) -> list[tuple[float, float]]:
    return [
        point
        for trace in figure["data"]
        if trace.get("marker", {}).get("symbol") == "x-thin"
        for point in zip(trace["x"], trace["y"], strict=True)
    ]


def test_each_place_is_marked_once_in_its_own_map() -> None:
    # Belgorod region is an area without a point of its own: the table names it. The end has no card.
    assert set(marks(of_few("way"))) == {("", "arrival")}
    assert set(marks(of_few("east"))) == {
        ("rajin", "departure"),
        ("rajin", "arms"),
        ("chongjin", "departure"),
        ("vladivostok", "arrival"),
        ("vladivostok", "training"),
    }


def test_a_mark_says_what_who_and_when_the_newest_first() -> None:
    shown_texts = marks(of_few("east"))["vladivostok", "arrival"][2].split("<br>")
    assert shown_texts == [
        "<b>Vladivostok</b>",
        "arrival",
        "Pentagon: 15 Oct 2024 (stated on 23 Oct 2024)",
        "NIS: 13 Oct 2024 (stated on 18 Oct 2024)",
        "denial",
        "Moscow: 21 Oct 2024",
    ]
    assert marks(of_few("east"))["rajin", "arms"][2].split("<br>")[:2] == ["<b>Rajin</b>", "arms: departure"]


def test_what_is_long_stands_on_two_lines() -> None:
    statement = {
        "source": "hur",
        "as_of": date(2025, 2, 27),
        "as_of_precision": "month",
        "period_start": date(2025, 1, 1),
        "stated_on": date(2025, 2, 27),
        "stated_on_precision": "day",
    }
    assert (
        _short(statement, {"hur": "HUR"}, Language("en")) == "HUR: 1 Jan 2025 to Feb 2025<br>  (stated on 27 Feb 2025)"
    )


def test_in_german_no_english_is_left() -> None:
    shown_text = " ".join(text for *_, text in marks(of_few("east", code="de")).values())
    assert (
        "Waffen: Abreise" in shown_text
        and "Dementi" in shown_text
        and "NIS: 13. Okt. 2024 (geäußert: 18. Okt. 2024)" in shown_text
    )
    assert not [word for word in ("arms", "arrival", "denial", "stated", "Oct ") if word in shown_text]


def test_what_is_denied_is_crossed_of_soldiers_and_not_of_arms() -> None:
    east = of_few("east")
    placed = marks(east)
    assert sorted(crosses(east)) == sorted(placed["vladivostok", kind][:2] for kind in ("arrival", "training"))
    whole = of_few("way")
    assert crosses(whole) == [marks(whole)["", "arrival"][:2]]
    calm = few()[few()["kind"] != "denial"]
    assert crosses(of_few("east", calm)) == crosses(of_few("way", calm)) == []


def test_a_denial_alone_is_a_crossed_ring() -> None:
    figure = of_few("way", few()[few()["kind"] == "denial"])
    [trace] = [trace for trace in figure["data"] if "customdata" in trace]
    assert trace["marker"]["symbol"] == "circle-open"
    assert trace["hovertext"] == ["<b>Kursk region</b><br>denial<br>Moscow: 28 Oct 2024"]
    assert crosses(figure) == [(trace["x"][0], trace["y"][0])]
    keys = [trace["name"] for trace in figure["data"] if trace.get("showlegend", True)]
    assert keys == ["denied"]


def test_kinds_differ_in_shape_and_arms_in_colour_too() -> None:
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)
    for theme in (LIGHT, DARK):
        figure = of_few("east", theme=theme)
        traces = {trace["name"]: trace["marker"] for trace in figure["data"] if "customdata" in trace}
        assert traces["arms"]["color"] == ARMS[theme.name]
        assert {marker["color"] for kind, marker in traces.items() if kind != "arms"} == {theme.ink}
        assert min(contrast(ARMS[theme.name], ground) for ground in (theme.land, figure["layout"]["plot_bgcolor"])) >= 3


@pytest.mark.parametrize("code", LANGUAGES)
def test_legend_names_are_words_and_short(code: str) -> None:
    lang = Language(code)
    for kind, label in KEYS.items():
        assert 1 <= len(lang.gettext(label).split()) <= 4
        assert code == "en" or lang.gettext(label) != label or kind == "transit"
    assert KEYS["transit"] == codes.PRESENCE_KIND["transit"].label


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", FRAMES)
def test_every_name_of_the_real_way_is_within_the_frame_and_touches_no_other(
    record: Record, name: FrameName, code: str
) -> None:
    lang, frame = Language(code), FRAMES[name]
    everywhere, figure = real(record, name, code)
    shown = everywhere[name]
    first = [far_east(15, lang)] if name == "way" else []
    placed = names(shown, spread(shown, frame), frame, lang, first)
    # 17 places and the end: Kursk region, Tikhoretsk and Ulan-Ude in the whole, 15 in its eastern end.
    assert len(shown) == {"way": 3, "east": 15}[name]
    countries = {"way": {"RU", "UA", "KZ", "MN", "CN"}, "east": {"RU", "CN", "KP", "KR"}}[name]
    assert {each.label.text.replace("<br>", " ") for each in placed} == {
        *(site.name for site in shown),
        *(lang.gettext(way_basemap.COUNTRIES[country]) for country in countries),
        *(each.text.replace("<br>", " ") for each in first),
    }
    drawn = [text for trace in figure["data"] if "textposition" in trace for text in trace["text"]]
    assert sorted(drawn) == sorted(each.label.text for each in placed)
    for scale in frame.scales:
        boxes = [_box(each, scale) for each in placed]
        assert all(_within(box, frame.box) for box in boxes)
        assert not [pair for pair in combinations(boxes, 2) if _touches(pair[0], [pair[1]])]


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_said_at_a_mark_has_room_on_a_narrow_picture(record: Record, code: str) -> None:
    lines = [
        line
        for name in FRAMES
        for *_, text in marks(real(record, name, code)[1]).values()
        for line in text.split("<br>")
    ]
    assert len(lines) > 50
    assert not [line for line in lines if len(line) > LONG_LINE]
    assert code == "en" or not {*codes.PRESENCE_KIND, *codes.PRESENCE_WHAT} & {
        word for line in lines for word in line.split()
    }


def test_names_of_countries_in_german() -> None:
    drawn = {name.text for frame in FRAMES.values() for name in way_basemap.country_names(frame, Language("de"))}
    assert drawn == {"Russland", "Ukraine", "Kasachstan", "Mongolei", "China", "Nordkorea", "Südkorea"}


@pytest.mark.parametrize("name", FRAMES)
def test_no_mark_of_the_real_way_covers_another_at_any_size(record: Record, name: FrameName) -> None:
    everywhere, figure = real(record, name)
    points = [(x, y) for x, y, _ in marks(figure).values()]
    assert len(points) == sum(len(site.kinds) for site in everywhere[name])
    for scale in FRAMES[name].scales:
        assert min(dist(*pair) for pair in combinations(points, 2)) * scale >= 11
    # Vladivostok's three stand in a row.
    if name == "east":
        row = sorted((x, y) for (place, _), (x, y, _) in marks(figure).items() if place == "vladivostok")
        assert len({y for _, y in row}) == 1
        assert np.diff([x for x, _ in row]) * 0.28 == pytest.approx([STEP, STEP])


def test_marks_that_stand_aside_have_a_line_to_their_place_and_no_line_joins_two_places(record: Record) -> None:
    everywhere, figure = real(record, "east")
    [pointers] = [trace for trace in figure["data"] if trace.get("mode") == "lines+markers"]
    ends = list(
        zip(
            zip(pointers["x"][::3], pointers["y"][::3], strict=True),
            zip(pointers["x"][1::3], pointers["y"][1::3], strict=True),
            strict=True,
        )
    )
    assert all(gap is None for gap in pointers["x"][2::3])
    own = {(site.x, site.y) for site in everywhere["east"]}
    assert ends and {start for start, _ in ends} <= own
    assert not {end for _, end in ends} & own
    assert all(dist(start, end) * 0.28 <= 82 for start, end in ends)
    others = [
        trace
        for trace in figure["data"]
        if trace.get("mode") == "lines" and trace.get("meta") not in ("east-land", "east-borders")
    ]
    assert others == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(-350, 350), st.floats(-500, 500), st.integers(1, 3)), max_size=10))
def test_rows_of_marks_never_touch_where_there_is_room(places: list[tuple[float, float, int]]) -> None:
    kinds = list(SYMBOLS)
    shown = [
        Site(str(number), "", x, y, dict.fromkeys(kinds[:count], ""), frozenset())
        for number, (x, y, count) in enumerate(places)
    ]
    placed = spread(shown, FRAMES["east"])
    assert len(placed) == sum(count for *_, count in places)
    for one, other in combinations(placed, 2):
        assert max(abs(one.x - other.x), abs(one.y - other.y)) * 0.28 >= 13.9


def test_the_scales_differ_and_each_map_has_its_bar(record: Record) -> None:
    for name, length in (("way", "1,000 km"), ("east", "200 km")):
        layout = real(record, name)[1]["layout"]
        assert [note["text"] for note in layout["annotations"]] == [length]
        bar = layout["shapes"][0]
        assert bar["x1"] - bar["x0"] == FRAMES[name].bar_km
        west, _, east, _ = FRAMES[name].box
        assert west < bar["x0"] and bar["x1"] < east
    assert FRAMES["way"].scales[0] < FRAMES["east"].scales[0]


def test_the_eastern_frame_is_where_its_places_are() -> None:
    # Corners of the eastern box, carried to degrees and back by other means than the drawing.
    from shapely.geometry import Point, Polygon

    edges = way_basemap.eastern_edges()
    frame = Polygon(zip(edges.x, edges.y, strict=True))
    assert frame.contains(Point(FRAMES["way"].project(43.11, 131.87)))
    assert frame.contains(Point(FRAMES["way"].project(39.03, 125.75)))
    assert not frame.contains(Point(FRAMES["way"].project(51.83, 107.6)))
    # 1,150 by 1,440 km, as an equal-area projection has it; the conformal one is exact to a percent or two.
    assert frame.area == pytest.approx(1150 * 1440, rel=0.03)


def test_land_is_land() -> None:
    from shapely.geometry import Point, Polygon
    from shapely.ops import unary_union

    for name, land, sea in (("way", (55, 83), (73, 40)), ("east", (45, 127), (41, 134))):
        lines = way_basemap.read_land(BOUNDARIES)[f"{name}-land"]
        gaps = [-1, *(number for number, x in enumerate(lines.x) if x is None), len(lines.x)]
        rings = [
            Polygon(list(zip(lines.x, lines.y, strict=True))[start + 1 : end])
            for start, end in zip(gaps, gaps[1:], strict=False)
        ]
        ground = unary_union([ring.buffer(0) for ring in rings])
        assert ground.contains(Point(FRAMES[name].project(*land)))
        assert not ground.contains(Point(FRAMES[name].project(*sea)))


def test_words_on_the_eastern_frame_count_its_places() -> None:
    assert far_east(1, Language("en")).text == "Far East<br>1 place<br>other map"
    assert far_east(15, Language("de")).text == "Ferner Osten<br>15 Orte<br>andere Karte"
