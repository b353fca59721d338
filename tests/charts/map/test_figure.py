"""The map as a figure: what is drawn, what a frame changes, how the marks follow from the statements."""

import json
from datetime import date, timedelta
from itertools import combinations, groupby
from typing import Any

import pandas as pd
import pytest
from shapely import LineString, MultiLineString, Point

from ledger.answers.control import changing_days, state, words
from ledger.boundaries import Boundaries, read_boundaries
from ledger.charts.map import basemap, settlements
from ledger.charts.map.figure import attribution, map_figure, not_drawn, played, played_said, precision_note, small_map
from ledger.charts.map.labels import Box, _box
from ledger.charts.map.settlements import LOOKS
from ledger.charts.palette import DARK, LIGHT
from ledger.language import Language
from ledger.record import DATA, Record

ENGLISH = Language("en")
DAY = date(2025, 3, 13)


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return read_boundaries(DATA / "boundaries")


@pytest.fixture(scope="module")
def figure(boundaries: Boundaries, record: Record) -> dict[str, Any]:
    return drawn(boundaries, record)


def drawn(boundaries: Boundaries, record: Record, **other: Any) -> dict[str, Any]:
    asked = {"day": DAY, "account": "together", "window": "border", "lang": ENGLISH, "theme": LIGHT} | other
    control = asked.pop("control", record.control)
    return map_figure(boundaries, record.places, control, **asked)


def marks(figure: dict[str, Any], frame: str | None = None) -> dict[str, tuple[int, int, float]]:
    """The look of each settlement, at first or in a frame."""
    trace = figure["data"][-1]
    marker = trace["marker"]
    if frame:
        marker = next(found for found in figure["frames"] if found["name"] == frame)["data"][0]["marker"]
    looks = zip(marker["color"], marker["symbol"], marker["size"], strict=True)
    return dict(zip(trace["customdata"], looks, strict=True))


def look(name: str) -> tuple[int, int, float]:
    found = LOOKS[name]
    return found.colour, found.symbol, found.size


def test_every_settlement_with_a_position_is_drawn(figure: dict[str, Any], record: Record) -> None:
    spoken_of = set(record.control["place_id"])
    lost = set(not_drawn(record.places, record.control)["place_id"])
    assert set(marks(figure)) == spoken_of - lost
    assert lost == {"1st-knyazhy", "bogdanovka", "desyaty-oktyabr", "novolyubovka"} & spoken_of


def test_marks_follow_from_the_answer(figure: dict[str, Any], record: Record) -> None:
    names = {"agree": "agree {}", "single": "single {}", "disagree": "differ", "": ""}
    shown = marks(figure)
    for row in state(record.control, record.places, DAY).to_dict("records"):
        name = names[row["agreement"]].format(row["controller"])
        if row["agreement"] == "disagree" and row["lag"] > 90:
            name = "differ far"
        if row["place_id"] in shown and row["controller"] != "divided":
            assert shown[row["place_id"]] == look(name)


def test_one_account_fades_with_age(boundaries: Boundaries, record: Record) -> None:
    shown = marks(drawn(boundaries, record, account="ukraine", day=date(2025, 4, 27)))
    for row in state(record.control, record.places, date(2025, 4, 27)).to_dict("records"):
        if row["place_id"] in shown and row["ukraine"] != "divided":
            age = "old" if row["ukraine"] and row["ukraine_age"] > 90 else "agree"
            assert shown[row["place_id"]] == look(f"{age} {row['ukraine']}" if row["ukraine"] else "")


def test_frames_are_the_days_of_change_and_the_day_asked_for(figure: dict[str, Any], record: Record) -> None:
    days = [str(day) for day in sorted({*changing_days(words(record.control)), DAY})]
    assert [frame["name"] for frame in figure["frames"]] == days
    [slider] = figure["layout"]["sliders"]
    assert [step["args"][0] for step in slider["steps"]] == [[day] for day in days]
    assert days[slider["active"]] == str(DAY)
    assert marks(figure) == marks(figure, str(DAY))


def test_a_frame_holds_numbers_alone(figure: dict[str, Any]) -> None:
    count = len(figure["data"][-1]["x"])
    for frame in figure["frames"]:
        assert frame["traces"] == [len(figure["data"]) - 1]
        [change] = frame["data"]
        assert list(change) == ["marker"]
        assert set(change["marker"]) == {"color", "symbol", "size"}
        for values in change["marker"].values():
            assert len(values) == count
            assert all(isinstance(value, int | float) for value in values)


def test_the_day_before_all_statements_shows_nothing(boundaries: Boundaries, record: Record) -> None:
    early = drawn(boundaries, record, day=date(2023, 9, 1))
    assert set(marks(early).values()) == {look("")}
    assert early["layout"]["sliders"][0]["active"] == 0


@pytest.mark.parametrize("account", ["together", "ukraine", "russia", "others"])
def test_a_record_without_statements_is_still_a_map(boundaries: Boundaries, record: Record, account: str) -> None:
    empty = drawn(boundaries, record, control=record.control.iloc[:0], account=account)
    assert empty["data"][-1]["x"] == []
    assert "frames" not in empty
    assert "sliders" not in empty["layout"]


def test_one_side_alone_has_no_word_of_the_others(boundaries: Boundaries, record: Record) -> None:
    control = record.control
    one = drawn(boundaries, record, control=control[control["side"] == "russia"], account="ukraine")
    assert set(marks(one).values()) == {look("")}


def test_the_window_does_not_move_with_what_is_known(boundaries: Boundaries, record: Record, figure: dict[str, Any]) -> None:
    early = drawn(boundaries, record, control=record.known_on(date(2024, 8, 20)).control)
    assert early["layout"]["xaxis"]["range"] == figure["layout"]["xaxis"]["range"]
    trace = figure["data"][-1]
    west, east = figure["layout"]["xaxis"]["range"]
    assert all(west < x < east for x in trace["x"])


def test_hover_names_a_place_in_its_own_languages(figure: dict[str, Any]) -> None:
    trace = figure["data"][-1]
    words = dict(zip(trace["customdata"], trace["hovertext"], strict=True))
    assert words["sudzha"] == "<b>Sudzha</b><br>Суджа<br>Sudzha district"
    assert words["basivka"] == "<b>Basivka</b><br>Басівка · Басовка<br>Sumy region"


def test_districts_name_themselves(figure: dict[str, Any]) -> None:
    texts = [trace["text"] for trace in figure["data"] if trace.get("hoveron") == "fills"]
    assert len(texts) == 33
    assert "Sudzha district<br>Суджанский район" in texts


@pytest.mark.parametrize("account", ["together", "russia"])
def test_the_legend_explains_every_symbol(boundaries: Boundaries, record: Record, account: str) -> None:
    asked = drawn(boundaries, record, account=account)
    legend = [trace for trace in asked["data"] if trace.get("name")]
    assert len({trace["name"] for trace in legend}) == len(legend)
    used = {symbol % 100 for frame in asked["frames"] for symbol in frame["data"][0]["marker"]["symbol"]}
    assert used <= {trace["marker"]["symbol"] % 100 for trace in legend}


@pytest.mark.parametrize("lang", [ENGLISH, Language("de")], ids=["en", "de"])
@pytest.mark.parametrize("window", ["border", "region", "small"])
def test_no_two_names_touch(boundaries: Boundaries, record: Record, lang: Language, window: basemap.Window) -> None:
    shown = settlements.drawn(settlements.placed(record.places), record.control)
    box = basemap.window_box(boundaries, settlements.placed(record.places), window)
    named = basemap._placed(boundaries, basemap._marked(shown, lang), window, box, lang, ())
    assert {"en": "Sudzha", "de": "Sudscha"}[lang.code] in [name.name.text for name in named]
    for scale in basemap.SCALES[window]:
        for one, other in combinations([_box(name, scale) for name in named], 2):
            assert not overlap(one, other)


def test_names_stay_where_they_are_when_more_is_said_of_the_same_settlements(boundaries: Boundaries, record: Record) -> None:
    control = record.control
    nameless = record.places.loc[~record.places["name_en"].isin(texts(drawn(boundaries, record))), "place_id"]
    more = pd.concat([control, *[control[control["place_id"].isin(nameless)]] * 40], ignore_index=True)
    assert texts(drawn(boundaries, record, control=more)) == texts(drawn(boundaries, record))


def texts(figure: dict[str, Any]) -> list[str]:
    return [text for trace in figure["data"] if trace["mode"] == "markers+text" for text in trace["text"]]


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_state_and_regions_are_named(figure: dict[str, Any], boundaries: Boundaries, record: Record) -> None:
    for asked in (figure, drawn(boundaries, record, window="region")):
        assert {"Sumy region<br>Ukraine", "Kursk region<br>Russia"} <= set(texts(asked))


def test_the_scale_bar_is_true(figure: dict[str, Any], boundaries: Boundaries, record: Record) -> None:
    for asked, length in ((figure, 20), (drawn(boundaries, record, window="region"), 50)):
        bar = asked["layout"]["shapes"][0]
        assert bar["x1"] - bar["x0"] == pytest.approx(length)
        assert f"{length} km" in [note["text"] for note in asked["layout"]["annotations"]]


def test_the_figure_is_small(figure: dict[str, Any]) -> None:
    assert len(json.dumps(figure, separators=(",", ":"), ensure_ascii=False).encode()) < 350_000
    assert len(json.dumps(figure["frames"], separators=(",", ":"))) < 80_000


def test_the_small_map_is_one_day_with_two_names(boundaries: Boundaries, record: Record) -> None:
    small = small_map(boundaries, record.places, record.control, state(record.control, record.places, DAY), lang=ENGLISH, theme=DARK)
    assert "frames" not in small
    assert not [trace for trace in small["data"] if trace.get("name")]
    assert [*texts(small), *(note["text"] for note in small["layout"]["annotations"])] == ["Kursk", "Sudzha"]
    [same] = settlements.looks(words(record.control), small["data"][-1]["customdata"], [DAY], "together", "small")
    assert {name: small["data"][-1]["marker"][name] for name in same} == same
    assert len(json.dumps(small, separators=(",", ":"), ensure_ascii=False)) < 130_000


def test_the_ground_of_the_small_map_is_no_finer_than_its_pixels(boundaries: Boundaries) -> None:
    border = boundaries.state_border
    drawn = basemap.simplified(border, 0.3)
    assert drawn.x.count(None) == border.x.count(None)
    assert 3 * len(drawn.x) < len(border.x)
    lines = [LineString([point for point in part if None not in point]) for between, part in groupby(zip(border.x, border.y, strict=True), lambda point: None in point) if not between]
    assert all(MultiLineString(lines).distance(Point(x, y)) < 0.1 for x, y in zip(drawn.x, drawn.y, strict=True) if x is not None)
    assert all(LineString([(x, y) for x, y in zip(drawn.x, drawn.y, strict=True) if x is not None]).distance(Point(point)) < 0.4 for line in lines for point in line.coords)


def test_sources_and_precision_are_said() -> None:
    assert "OpenStreetMap" in attribution(ENGLISH)
    assert "kilometre" in precision_note(ENGLISH)


def test_nothing_given_is_changed(boundaries: Boundaries, record: Record) -> None:
    places, control = record.places, record.control
    before = places.copy(), control.copy()
    map_figure(boundaries, places, control, day=DAY, account="russia", window="region", lang=ENGLISH, theme=DARK)
    pd.testing.assert_frame_equal(places, before[0])
    pd.testing.assert_frame_equal(control, before[1])


@pytest.mark.parametrize(("changes", "shown"), [(0, 0), (1, 1), (100, 100), (101, 51), (200, 100), (201, 67)])
def test_the_player_shows_a_hundred_days_at_most_and_always_the_last(changes: int, shown: int) -> None:
    days = [DAY + timedelta(days=number) for number in range(changes)]
    found = played(days)
    assert len(found) == shown
    assert set(found) <= set(days)
    assert list(found) == sorted(found)
    assert found[-1:] == days[-1:]
    assert played_said(days, ENGLISH) == ("" if shown == changes else f"The player shows {shown} of {changes} days on which the picture changes; any other can be chosen above.")


def test_the_day_that_is_asked_for_is_among_the_days_of_the_player(boundaries: Boundaries, record: Record) -> None:
    control = pd.concat([record.control.assign(as_of=record.control["as_of"] + pd.Timedelta(days=days)) for days in (0, 1000)])
    asked = changing_days(words(control))[1]
    drawn = map_figure(boundaries, record.places, control, day=asked, account="together", window="border", lang=ENGLISH, theme=LIGHT)
    names = [frame["name"] for frame in drawn["frames"]]
    assert len(changing_days(words(control))) > 100 >= len(names) - 1
    assert str(asked) in names
    assert drawn["data"][-1]["marker"]["color"] == drawn["frames"][names.index(str(asked))]["data"][0]["marker"]["color"]
