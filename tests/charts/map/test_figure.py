"""The map as a figure of one day: which marks it has, how they follow from the statements, what they say, what the legend says."""

import json
from datetime import date
from itertools import combinations, groupby
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st
from shapely import LineString, MultiLineString, Point

from ledger.answers.presence import presence
from ledger.answers.settlement_control import control_on_day
from ledger.charts.map import basemap, place_names, presence as reports
from ledger.charts.map.contents import map_statements
from ledger.charts.map.figure import MapStatements, map_figure, small_map, statements_without_position
from ledger.charts.map.labels import Box, _box
from ledger.charts.map.markers import MARKER_STYLES, with_position, with_xy
from ledger.charts.map.window import SCALES, Window, near, window_box
from ledger.charts.style import DARK, LIGHT, PRESENCE_COLOUR, PRESENCE_SYMBOL, SIDE_COLOURS, SIDE_SYMBOLS
from ledger.i18n.language import Language
from ledger.record.boundaries import Boundaries, read_boundaries
from ledger.record.load import DATA
from ledger.record.record import Record
from ledger.record.record_files import read_folder
from ledger.text.sentences.maps import attribution, precision_note
from tests.support.colours import contrast

ENGLISH, GERMAN = Language("en"), Language("de")
DAY = date(2025, 3, 13)
LAST = date(2026, 11, 29)


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return read_boundaries(read_folder(DATA).boundaries)


@pytest.fixture(scope="module")
def figure(boundaries: Boundaries, record: Record) -> dict[str, Any]:
    return figure_of(boundaries, record)


def spoken(record: Record, day: date = DAY, lang: Language = ENGLISH, **other: pd.DataFrame) -> MapStatements:
    control, statements = other.get("control", record.control), other.get("presence", record.presence)
    return map_statements(record, control, control_on_day(control, record.places, day), statements, day, lang)


def figure_of(boundaries: Boundaries, record: Record, day: date = DAY, **other: Any) -> dict[str, Any]:
    tables = {name: other.pop(name) for name in ("control", "presence") if name in other}
    asked = {"account": "together", "window": "border", "lang": ENGLISH, "theme": LIGHT} | other
    places = asked.pop("places", record.places)
    return map_figure(boundaries, places, spoken(record, day, asked["lang"], **tables), **asked)


def with_loknya(tiny: Record) -> pd.DataFrame:
    """The places of the fixture, where Loknya has a position."""
    at = tiny.places["place_id"] == "loknya"
    return tiny.places.assign(lat=tiny.places["lat"].mask(at, 51.06), lon=tiny.places["lon"].mask(at, 35.31))


def held(figure: dict[str, Any]) -> dict[str, Any]:
    """The trace of who holds which settlement."""
    return next(trace for trace in figure["data"] if "hovertext" in trace)


def looks(figure: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Symbol and colour of each settlement that was spoken of."""
    trace = held(figure)
    marks = zip(trace["customdata"], trace["marker"]["symbol"], trace["marker"]["color"], strict=True)
    silent = [MARKER_STYLES[""].colour(theme) for theme in (LIGHT, DARK)]
    return {
        place: (symbol, colour)
        for place, symbol, colour in marks
        if (symbol, colour) not in [("circle", grey) for grey in silent]
    }


def reported(figure: dict[str, Any]) -> dict[str, str]:
    """The symbol of each place where North Koreans were reported."""
    trace = figure["data"][-2]
    return dict(zip(trace["customdata"], trace["marker"]["symbol"], strict=True))


def denied(figure: dict[str, Any]) -> list[str]:
    return figure["data"][-1]["customdata"]


def hatches(figure: dict[str, Any]) -> list[dict[str, Any]]:
    grounds = [trace for trace in figure["data"] if trace["mode"] == "lines" and "meta" not in trace]
    return [trace for trace in grounds if not trace.get("name") and "fill" not in trace]


def texts(figure: dict[str, Any]) -> list[str]:
    return [text for trace in figure["data"] if trace["mode"] == "markers+text" for text in trace["text"]]


def label_texts(figure: dict[str, Any]) -> set[str]:
    """All names, those that stand aside too."""
    return {*texts(figure), *(note["text"] for note in figure["layout"]["annotations"] if note["showarrow"])}


def keys(figure: dict[str, Any]) -> list[str]:
    return [trace["name"] for trace in figure["data"] if trace.get("name")]


# Where North Koreans were reported.


def test_a_pentagon_is_filled_for_fighting_losses_and_capture_alone(boundaries: Boundaries, record: Record) -> None:
    shown = reported(figure_of(boundaries, record, LAST, window="region"))
    kinds = (
        record.presence[(record.presence["what"] == "soldiers") & (record.presence["area"] == "")]
        .groupby("place_id")["kind"]
        .agg(set)
    )
    for place, symbol in shown.items():
        assert symbol == ("pentagon" if kinds[place] & {"fighting", "losses", "captured"} else "pentagon-open"), place
    # By hand: Komarichi has one capture, Bolshoye Soldatskoye one position, Khomutovka one training, Rylsk one statement on losses.
    assert [shown[place] for place in ("komarichi", "bolshoye-soldatskoye", "khomutovka", "rylsk")] == [
        "pentagon",
        "pentagon-open",
        "pentagon-open",
        "pentagon",
    ]
    # 19 places in Kursk region and Komarichi in Bryansk region; the 17 in Moscow, the Far East and North Korea belong to the way.
    assert len(shown) == 20


def test_the_fixture_day_by_day(boundaries: Boundaries, tiny: Record) -> None:
    # 1 December 2024: fighting at Loknya; 5 December: not seen there; 8 January: somewhere in Sudzha district; 9 January: losses in Sudzha.
    days = [date(2024, 11, 30), date(2024, 12, 1), date(2024, 12, 5), date(2025, 1, 8), date(2025, 1, 9)]
    figures = [figure_of(boundaries, tiny, day, places=with_loknya(tiny)) for day in days]
    assert [list(reported(each)) for each in figures] == [[], ["loknya"], ["loknya"], ["loknya"], ["loknya", "sudzha"]]
    assert [denied(each) for each in figures] == [[], [], ["loknya"], ["loknya"], ["loknya"]]
    assert [len(hatches(each)) for each in figures] == [0, 0, 0, 1, 1]


def test_a_denial_alone_is_a_cross_without_a_pentagon(boundaries: Boundaries, tiny: Record) -> None:
    denials = tiny.presence[tiny.presence["kind"] == "denial"]
    shown = figure_of(boundaries, tiny, LAST, presence=denials, places=with_loknya(tiny))
    assert (reported(shown), denied(shown)) == ({}, ["loknya"])
    assert keys(shown)[0] == "presence denied"


def test_arms_and_what_is_far_away_are_not_on_this_map(boundaries: Boundaries, record: Record) -> None:
    shown = figure_of(boundaries, record, LAST, window="region")
    assert not {"rajin", "dunai", "tikhoretsk", "vladivostok", "moscow"} & reported(shown).keys()
    assert not {"Vladivostok", "Moscow"} & label_texts(shown)


def test_its_colour_and_shape_are_no_sides() -> None:
    assert PRESENCE_COLOUR not in SIDE_COLOURS.values()
    assert PRESENCE_SYMBOL not in SIDE_SYMBOLS.values()
    assert PRESENCE_SYMBOL not in {look.symbol.removesuffix("-open") for look in MARKER_STYLES.values()}
    assert all(
        contrast(PRESENCE_COLOUR, ground) >= 3 for theme in (LIGHT, DARK) for ground in (theme.paper, theme.land)
    )


@pytest.mark.parametrize("lang", [ENGLISH, GERMAN], ids=["en", "de"])
def test_every_place_with_a_report_in_the_window_is_named(
    boundaries: Boundaries, record: Record, lang: Language
) -> None:
    shown = figure_of(boundaries, record, LAST, lang=lang)
    (south, north), names = shown["layout"]["yaxis"]["range"], record.places.set_index("place_id")[f"name_{lang.code}"]
    trace = shown["data"][-2]
    inside = {
        names[place]
        for place, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
        if south < y < north and -110 < x < 0
    }
    # By hand: 11 in Sudzha district, Kremyanoye in Korenevo district and Bolshoye Soldatskoye in the district of that name.
    assert len(inside) == 13
    assert inside <= label_texts(shown)


def test_a_place_is_named_as_reported_only_from_its_day_on(boundaries: Boundaries, record: Record) -> None:
    assert "Guevo" not in label_texts(figure_of(boundaries, record, date(2025, 3, 9), holders=False))
    assert "Guevo" in label_texts(figure_of(boundaries, record, date(2025, 3, 10), holders=False))


def test_a_place_that_is_not_reported_yet_is_named_as_a_settlement_if_it_is_one(
    boundaries: Boundaries, record: Record
) -> None:
    def colour(day: date) -> str:
        shown = figure_of(boundaries, record, day)
        return str(
            next(
                trace["textfont"]["color"]
                for trace in shown["data"]
                if trace["mode"] == "markers+text" and "Guevo" in trace["text"]
            )
        )

    assert [colour(date(2025, 3, 9)), colour(date(2025, 3, 10))] == [LIGHT.muted, LIGHT.ink]


def test_names_stay_where_they_are_from_day_to_day(boundaries: Boundaries, record: Record) -> None:
    early, late = (
        {
            text: (trace["textposition"][number], trace["x"][number])
            for trace in figure_of(boundaries, record, day)["data"]
            if trace["mode"] == "markers+text"
            for number, text in enumerate(trace["text"])
        }
        for day in (date(2024, 12, 15), LAST)
    )
    assert len(early.keys() & late.keys()) > 20
    assert all(early[text] == late[text] for text in early.keys() & late.keys())


@settings(max_examples=15, deadline=None)
@given(days=st.tuples(st.dates(date(2024, 9, 1), LAST), st.dates(date(2024, 9, 1), LAST)).map(sorted))
def test_reports_only_grow_with_the_day_and_no_denial_takes_one_away(
    boundaries: Boundaries, record: Record, days: list[date]
) -> None:
    early, late = (reported(figure_of(boundaries, record, day, window="region")) for day in days)
    assert early.keys() <= late.keys()
    assert all(late[place] == "pentagon" for place, symbol in early.items() if symbol == "pentagon")
    without = record.presence[record.presence["kind"] != "denial"]
    assert reported(figure_of(boundaries, record, days[1], window="region", presence=without)) == late


# Whole districts and regions.


@pytest.mark.parametrize("slope", [1, -1])
def test_the_hatching_stays_on_its_area_and_is_evenly_apart(boundaries: Boundaries, slope: int) -> None:
    area = next(area for area in boundaries.areas if area.area_id == "sudzhansky")
    ground = basemap.ground_of(area).buffer(0.3)
    lines = [LineString(part) for part in runs(reports.hatched(boundaries, "sudzhansky", 2.0, slope))]
    assert len(lines) > 15
    assert all(ground.covers(line) for line in lines)
    offsets = {round((line.coords[0][1] - slope * line.coords[0][0]) / (2.0 * 2**0.5), 2) for line in lines}
    assert all(abs(offset - round(offset)) < 0.05 for offset in offsets)


def test_a_district_is_hatched_more_densely_than_a_region() -> None:
    assert all(district < region for district, region in reports.APART.values())


def test_an_area_is_hatched_once_if_reported_and_across_if_denied_too(boundaries: Boundaries, record: Record) -> None:
    found = presence(record.presence, LAST)
    areas = found[found["area"] != ""]
    shown = hatches(figure_of(boundaries, record, LAST))
    # By hand: nine areas are reported; Kursk, Kharkiv and Sumy regions are denied as well.
    assert len(areas) == 9
    assert sum("dash" not in trace["line"] for trace in shown) == 9
    assert sum("dash" in trace["line"] for trace in shown) == 3
    assert {"Sudzha district", "Kursk region<br>Russia"} <= label_texts(figure_of(boundaries, record, LAST))


def test_an_area_says_who_spoke_of_it_as_a_whole(boundaries: Boundaries, record: Record) -> None:
    shown = figure_of(boundaries, record, LAST)
    fills = {
        trace["text"].split("<br>")[0]: trace["text"] for trace in shown["data"] if trace.get("hoveron") == "fills"
    }
    assert "Sudzha district<br>Суджанский район<br>North Koreans there, according to:" in fills["Sudzha district"]
    # 47 statements on Kursk region, of which six are named; they stand in every district.
    assert (
        "Kursk region<br>Курская область" in fills["Timsky district" if "Timsky district" in fills else "Tim district"]
    )
    assert "and 41 more statements" in fills["Sudzha district"]
    assert "North Koreans there" in fills["Belgorod region"]
    assert len(fills) == 33 + 3  # and the regions of Belgorod, Kharkiv and Sumy
    early = figure_of(boundaries, record, date(2024, 9, 1))
    assert "Sudzha district<br>Суджанский район" in [trace.get("text") for trace in early["data"]]


# Who was said to hold which settlement.


def test_marks_follow_from_the_answer(figure: dict[str, Any], record: Record) -> None:
    names = {"agree": "agree {}", "single": "single {}", "disagree": "differ"}
    shown, spoken_of = looks(figure), set()
    for row in control_on_day(record.control, record.places, DAY).to_dict("records"):
        if row["agreement"] and pd.notna(row["lat"]):
            spoken_of.add(row["place_id"])
            name = names[row["agreement"]].format(row["controller"])
            if row["agreement"] == "disagree" and row["lag"] > 90:
                name = "differ far"
            if row["controller"] != "divided":
                assert shown[row["place_id"]] == (MARKER_STYLES[name].symbol, MARKER_STYLES[name].colour(LIGHT))
    assert shown.keys() == spoken_of


def test_one_account_fades_with_age_and_is_silent_elsewhere(boundaries: Boundaries, record: Record) -> None:
    day = date(2025, 4, 27)
    shown = looks(figure_of(boundaries, record, day, account="ukraine"))
    for row in control_on_day(record.control, record.places, day).to_dict("records"):
        assert (row["place_id"] in shown) == (row["ukraine"] != "" and pd.notna(row["lat"]))
        if row["place_id"] in shown and row["ukraine"] != "divided":
            look = MARKER_STYLES[f"{'old' if row['ukraine_age'] > 90 else 'agree'} {row['ukraine']}"]
            assert shown[row["place_id"]] == (look.symbol, look.colour(LIGHT))


def test_they_are_smaller_and_below_the_reports(figure: dict[str, Any]) -> None:
    assert (
        max(held(figure)["marker"]["size"])
        < figure["data"][-2]["marker"]["size"]
        < figure["data"][-1]["marker"]["size"]
    )
    assert figure["data"].index(held(figure)) < len(figure["data"]) - 2


def test_each_can_be_turned_off(boundaries: Boundaries, record: Record) -> None:
    no_holders, no_reports = figure_of(boundaries, record, holders=False), figure_of(boundaries, record, reports=False)
    assert held(no_holders)["x"] == []
    assert reported(no_holders)
    assert hatches(no_holders)
    assert not [name for name in keys(no_holders) if "held" in name or "disputed" in name]
    assert (reported(no_reports), denied(no_reports), hatches(no_reports)) == ({}, [], [])
    assert looks(no_reports)
    assert not [name for name in keys(no_reports) if "North" in name or "denied" in name or "whole" in name]
    assert "North Koreans there" not in no_reports["data"][0].get("text", "")


@pytest.mark.parametrize("account", ["together", "ukraine", "russia", "others"])
def test_a_record_without_statements_is_still_a_map(boundaries: Boundaries, record: Record, account: str) -> None:
    empty = figure_of(
        boundaries, record, control=record.control.iloc[:0], presence=record.presence.iloc[:0], account=account
    )
    assert keys(empty) == []
    assert all(not trace["x"] for trace in empty["data"] if "hovertext" in trace)
    assert "Sumy region<br>Ukraine" in texts(empty)


def test_every_settlement_with_a_position_is_drawn_whatever_the_day(boundaries: Boundaries, record: Record) -> None:
    lost = set(statements_without_position(record.places, record.control)["place_id"])
    for day in (date(2023, 9, 1), LAST):
        assert set(held(figure_of(boundaries, record, day))["customdata"]) == set(record.control["place_id"]) - lost
    assert looks(figure_of(boundaries, record, date(2023, 9, 1))) == {}
    assert lost == {"1st-knyazhy", "bogdanovka", "desyaty-oktyabr", "novolyubovka"} & set(record.control["place_id"])


# What they say.


def test_a_place_says_who_says_what_of_it(boundaries: Boundaries, record: Record) -> None:
    trace = figure_of(boundaries, record, LAST)["data"][-2]
    words = dict(zip(trace["customdata"], trace["hovertext"], strict=True))
    lines = words["plekhovo"].split("<br>")
    assert lines[:3] == ["<b>Plekhovo</b>", "Плехово", "Sudzha district"]
    assert sum(line.startswith(("Ukrainian side: ", "Russian side: ", "Third parties: ")) for line in lines) >= 2
    start = lines.index("North Koreans there, according to:")
    # Five reports and one denial: all six are named, the newest first.
    assert len(lines[start + 1 :]) == 6
    assert sum(line.endswith(": denial") for line in lines) == 1
    assert words["sudzha"].split("<br>")[-1] == "and 2 more statements"  # of eight


def test_the_last_word_of_each_account_stands_with_its_day(boundaries: Boundaries, record: Record) -> None:
    trace = held(figure_of(boundaries, record, date(2025, 3, 14), lang=GERMAN))
    words = dict(zip(trace["customdata"], trace["hovertext"], strict=True))
    row = control_on_day(record.control, record.places, date(2025, 3, 14)).set_index("place_id").loc["sudzha"]
    assert row["russia"] == "russia"
    assert f"Russische Seite: von Russland gehalten, {GERMAN.short_date(row['russia_as_of'])}" in words["sudzha"]


def test_foreign_words_are_never_markup(boundaries: Boundaries, tiny: Record) -> None:
    hostile = tiny.places.assign(name_en="<b>x</b>&<a href='//x'>", name_ru="<i>y</i>")
    shown = map_figure(
        boundaries, hostile, spoken(tiny, LAST), account="together", window="border", lang=ENGLISH, theme=LIGHT
    )
    for trace in shown["data"]:
        for text in [*trace.get("hovertext", []), *([*trace["text"]] if trace["mode"] == "markers+text" else [])]:
            assert "<a" not in text
            assert "<i" not in text
    assert any("&lt;i&gt;y&lt;/i&gt;" in text for text in shown["data"][-2]["hovertext"])


# The legend.


@pytest.mark.parametrize("lang", [ENGLISH, GERMAN], ids=["en", "de"])
@pytest.mark.parametrize("account", ["together", "russia"])
def test_the_legend_has_at_most_four_words_a_mark_and_explains_every_symbol(
    boundaries: Boundaries, record: Record, lang: Language, account: str
) -> None:
    shown = figure_of(boundaries, record, LAST, lang=lang, account=account)
    assert len(set(keys(shown))) == len(keys(shown))
    assert all(len(name.split()) <= 4 for name in keys(shown))
    legend = {trace["marker"]["symbol"] for trace in shown["data"] if trace.get("name") and "marker" in trace}
    used = {
        symbol
        for trace in shown["data"]
        if "hovertext" in trace
        for symbol in [trace["marker"]["symbol"]]
        if isinstance(symbol, str)
    }
    used |= {
        symbol
        for trace in shown["data"]
        if "hovertext" in trace and isinstance(trace["marker"]["symbol"], list)
        for symbol in trace["marker"]["symbol"]
    }
    assert {symbol.removesuffix("-open") for symbol in used} <= {symbol.removesuffix("-open") for symbol in legend}


def test_the_legend_names_only_what_can_occur(boundaries: Boundaries, record: Record, tiny: Record) -> None:
    assert keys(figure_of(boundaries, record))[:5] == [
        "North Koreans fighting",
        "North Koreans present",
        "presence denied",
        "whole district or region",
        "whole area, denied",
    ]
    # The fixture has fighting and losses at places, a denial, and one district.
    assert keys(figure_of(boundaries, tiny))[:4] == [
        "North Koreans fighting",
        "presence denied",
        "whole district or region",
        "held by Ukraine",
    ]
    # The same on every day, so that the map does not move while days are played.
    assert keys(figure_of(boundaries, record, date(2024, 9, 1))) == keys(figure_of(boundaries, record, LAST))


# The ground.


@pytest.mark.parametrize("lang", [ENGLISH, GERMAN], ids=["en", "de"])
@pytest.mark.parametrize("window", ["border", "region", "small"])
def test_no_two_names_touch(boundaries: Boundaries, record: Record, lang: Language, window: Window) -> None:
    everywhere = with_xy(boundaries, record.places)
    soldiers = record.presence[(record.presence["what"] == "soldiers") & (record.presence["area"] == "")]
    ever = place_names._marked(with_position(near(boundaries, everywhere), soldiers), lang)
    box = window_box(boundaries, everywhere, window)
    names = place_names._placed(
        boundaries,
        ever,
        place_names._marked(with_position(everywhere, record.control), lang),
        ("sudzhansky",),
        window,
        box,
        lang,
    )
    assert len(names) >= 8
    for scale in SCALES[window]:
        for one, other in combinations([_box(name, scale) for name in names], 2):
            assert not overlap(one, other)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_state_and_regions_are_named(figure: dict[str, Any], boundaries: Boundaries, record: Record) -> None:
    for asked in (figure, figure_of(boundaries, record, window="region")):
        assert {"Sumy region<br>Ukraine", "Kursk region<br>Russia"} <= set(texts(asked))


def test_the_windows_start_where_the_marks_are(boundaries: Boundaries, record: Record) -> None:
    """Whatever the day: every report in or beside Sudzha district in the one, every one in and around Kursk region in the other."""
    border, region = (figure_of(boundaries, record, LAST, window=window) for window in ("border", "region"))
    for shown, least in ((border, 13), (region, 20)):
        (west, east), (south, north) = shown["layout"]["xaxis"]["range"], shown["layout"]["yaxis"]["range"]
        trace = shown["data"][-2]
        inside = [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if west < x < east and south < y < north]
        assert len(inside) >= least
        # From the first to the last mark it is most of the window, both ways.
        assert max(x for x, _ in inside) - min(x for x, _ in inside) > 0.6 * (east - west)
        assert max(y for _, y in inside) - min(y for _, y in inside) > 0.6 * (north - south)
    assert figure_of(boundaries, record, date(2024, 9, 1))["layout"]["xaxis"] == border["layout"]["xaxis"]


def test_the_scale_bar_is_true(figure: dict[str, Any], boundaries: Boundaries, record: Record) -> None:
    for asked, length in ((figure, 10), (figure_of(boundaries, record, window="region"), 50)):
        bar = asked["layout"]["shapes"][0]
        assert bar["x1"] - bar["x0"] == pytest.approx(length)
        assert f"{length} km" in [note["text"] for note in asked["layout"]["annotations"]]


def test_it_is_one_figure_that_keeps_its_readers_zoom(
    figure: dict[str, Any], boundaries: Boundaries, record: Record
) -> None:
    assert not {"frames", "sliders", "updatemenus"} & {*figure, *figure["layout"]}
    assert [each["layout"]["uirevision"] for each in (figure, figure_of(boundaries, record, window="region"))] == [
        "border",
        "region",
    ]
    assert figure["layout"]["height"] <= 520
    assert len(json.dumps(figure, separators=(",", ":"), ensure_ascii=False).encode()) < 350_000


def test_the_small_map_shows_the_same_with_a_legend(boundaries: Boundaries, record: Record) -> None:
    small = small_map(boundaries, record.places, spoken(record), lang=ENGLISH, theme=DARK)
    large = figure_of(boundaries, record)
    assert (reported(small), denied(small)) == (reported(large), denied(large))
    assert looks(small).keys() == looks(large).keys()
    assert keys(small) == keys(large)
    assert len(hatches(small)) == len(hatches(large))
    for lang, names in (
        (ENGLISH, {"Sudzha", "Plekhovo", "Sumy region<br>Ukraine"}),
        (GERMAN, {"Sudscha", "Plechowo", "Region Sumy<br>Ukraine"}),
    ):
        assert names <= label_texts(
            small_map(boundaries, record.places, spoken(record, lang=lang), lang=lang, theme=DARK)
        )
    assert len(json.dumps(small, separators=(",", ":"), ensure_ascii=False)) < 130_000


def runs(lines: Any) -> list[list[tuple[float, float]]]:
    points = zip(lines.x, lines.y, strict=True)
    return [list(part) for between, part in groupby(points, lambda point: None in point) if not between]


def test_the_ground_of_the_small_map_is_no_finer_than_its_pixels(boundaries: Boundaries) -> None:
    border = boundaries.state_border
    drawn_lines = basemap.simplified(border, 0.3)
    assert drawn_lines.x.count(None) == border.x.count(None)
    assert 3 * len(drawn_lines.x) < len(border.x)
    lines = [LineString(part) for part in runs(border)]
    assert all(
        MultiLineString(lines).distance(Point(x, y)) < 0.1
        for x, y in zip(drawn_lines.x, drawn_lines.y, strict=True)
        if x is not None
    )
    assert all(
        LineString([(x, y) for x, y in zip(drawn_lines.x, drawn_lines.y, strict=True) if x is not None]).distance(
            Point(point)
        )
        < 0.4
        for line in lines
        for point in line.coords
    )


def test_sources_and_precision_are_said() -> None:
    assert "OpenStreetMap" in attribution(ENGLISH)
    assert "kilometre" in precision_note(ENGLISH)


def test_nothing_given_is_changed(boundaries: Boundaries, record: Record) -> None:
    tables = record.places, record.control, record.presence
    before = [table.copy() for table in tables]
    figure_of(boundaries, record, account="russia", window="region", theme=DARK)
    for table, kept in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, kept)
