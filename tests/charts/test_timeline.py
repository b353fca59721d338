"""One measure through time: the series apart from the unlike, lines that stop, flags that do not touch."""

from datetime import date
from itertools import combinations, pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, strategies as st

from ledger.answers.series import basis_of, excluded_groups, series
from ledger.answers.step_lines import step_lines
from ledger.charts.event_flags import FLAG_SIZE, assign_lanes
from ledger.charts.event_words import LETTER, LINE_HEIGHT
from ledger.charts.panels import DRAWN_WIDTH
from ledger.charts.spans import SPANS
from ledger.charts.style import LIGHT
from ledger.charts.timeline import MAIN_HEIGHT, small_timeline, timeline
from ledger.documents.answers import NAMED_EVENTS
from ledger.i18n.language import Language
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame, ids

BETWEEN_FLAGS = pd.Timedelta(days=16)

DE, EN = Language("de"), Language("en")
CLAIMS = frame(
    claim("first", "nis", "2024-10-18", stated_on="2024-10-20", best=1500),
    claim("range", "ua-hur", "2024-11-01", low=8000, high=10_000),
    claim("plan", "ua-hur", "2024-12-31", stated_on="2024-10-22", high=12_000, basis="planned"),
    claim("part", "nis", "2024-11-05", best=500, covers="part"),
    claim("week", "nis", "2024-11-20", best=400, basis="period", period_start="2024-11-13"),
    claim("words", "us-pentagon", "2024-10-28", stated_on="2024-10-29"),
)
LIKE = series(CLAIMS, "troops_in_kursk", "present")
APART = excluded_groups(CLAIMS, "troops_in_kursk", "present")


def events(*days: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "event_id": pd.Series(days, dtype="str"),
            "date": pd.to_datetime(pd.Series(days, dtype="str")),
            "title_en": [f"Event {day}" for day in days],
            "title_de": [f"Ereignis {day}" for day in days],
            "importance": pd.Series(["1"] * len(days), dtype="str"),
        }
    )


def drawn(**changes: Any) -> dict[str, Any]:
    """The picture; key events are those in words."""
    usual: dict[str, Any] = {
        "series": LIKE,
        "groups": APART,
        "steps": step_lines(LIKE.iloc[:0], date(2025, 1, 1), 3),
        "events": events(),
        "dated": "as_of",
        "logarithmic": False,
        "unit": "soldiers",
        "lang": EN,
        "theme": LIGHT,
    }
    asked = usual | changes
    shown = asked["events"]
    return timeline(**({"in_words": tuple(shown.loc[shown["importance"] == "1", "event_id"])} | asked))


def panels(figure: dict[str, Any]) -> dict[str, set[str]]:
    """For each axis of values the claims that have a mark on it."""
    found: dict[str, set[str]] = {}
    for trace in figure["data"]:
        if "customdata" in trace:
            found.setdefault(trace.get("yaxis", "y"), set()).update(trace["customdata"])
    return found


def test_unlike_claims_stand_in_rows_of_their_own_with_their_names() -> None:
    figure = drawn()
    assert panels(figure) == {"y": {"first", "range"}, "y2": {"week"}, "y3": {"plan"}, "y4": {"words"}, "y5": {"part"}}
    names = {note["text"]: note["y"] for note in figure["layout"]["annotations"]}
    assert list(names) == [
        "<b>over a period</b>",
        "<b>planned</b>",
        "<b>at that time · no number</b>",
        "<b>at that time · part</b>",
    ]
    # Each name stands on the top edge of its row.
    assert list(names.values()) == [figure["layout"][f"yaxis{number}"]["domain"][1] for number in (2, 3, 4, 5)]
    assert panels(drawn(groups={})) == {"y": {"first", "range"}}
    assert drawn(groups={})["layout"]["annotations"] == []


def test_the_panels_lie_below_one_another_and_do_not_overlap() -> None:
    for count in range(len(APART) + 1):
        layout = drawn(groups=dict(list(APART.items())[:count]))["layout"]
        domains = [layout["yaxis" if number == 1 else f"yaxis{number}"]["domain"] for number in range(1, count + 2)]
        assert all(0 <= low < high <= 1 for low, high in domains)
        assert all(above[0] >= below[1] for above, below in pairwise(domains))


def test_no_unlike_claim_of_the_record_is_drawn_with_the_series(record: Record) -> None:
    claims, groups = record.claims, 0
    for metric, row in record.metric_rows.items():
        like, apart = series(claims, metric, basis_of(row)), excluded_groups(claims, metric, basis_of(row))
        if len(apart) < 2:
            continue
        found = panels(drawn(series=like, groups=apart))
        assert found.pop("y", set()) == set(ids(like))
        assert list(found.values()) == [set(ids(rows)) for rows in apart.values()]
        groups += len(apart)
    assert groups > 20


def test_a_claim_stands_on_the_day_that_is_asked_for() -> None:
    def days(dated: str) -> dict[str, str]:
        traces = [trace for trace in drawn(dated=dated)["data"] if "customdata" in trace]
        return {
            claim_id: f"{day:%m-%d}"
            for trace in traces
            for claim_id, day in zip(trace["customdata"], trace["x"], strict=True)
        }

    assert days("as_of") == {
        "first": "10-18",
        "range": "11-01",
        "plan": "12-31",
        "part": "11-05",
        "week": "11-20",
        "words": "10-28",
    }
    assert days("stated_on") == days("as_of") | {"first": "10-20", "plan": "10-22", "words": "10-29"}


def test_words_have_a_place_in_time_and_no_value() -> None:
    figure = drawn()
    (words,) = [trace for trace in figure["data"] if trace.get("yaxis") == "y4"]
    assert (words["mode"], words["marker"]["symbol"]) == ("markers", "asterisk-open")
    assert "“several hundred”" in words["hovertext"][0]
    assert figure["layout"]["yaxis4"]["visible"] is False
    assert all(figure["layout"][f"yaxis{number}"].get("visible", True) for number in (2, 3, 5))


def test_a_period_is_a_bar_over_its_days() -> None:
    (bar,) = [trace for trace in drawn()["data"] if trace.get("yaxis") == "y2" and trace["mode"] == "lines"]
    assert [day if day is None else f"{day:%m-%d}" for day in bar["x"]] == ["11-13", "11-20", None]
    assert bar["y"] == [400, 400, None]
    assert not [trace for trace in drawn(groups={})["data"] if trace["mode"] == "lines"]


def test_planned_is_hollow_in_its_row() -> None:
    (plan,) = [trace for trace in drawn()["data"] if trace.get("customdata") == ["plan"]]
    assert (plan["marker"]["symbol"], plan["text"]) == (["circle-open"], ["↓"])


def test_step_lines_break_where_nothing_was_current() -> None:
    lines = [
        trace
        for trace in drawn(groups={}, steps=step_lines(LIKE, date(2024, 11, 30), 3))["data"]
        if trace["mode"] == "lines"
    ]
    ukraine, seoul = lines
    assert [day if day is None else f"{day:%m-%d}" for day in ukraine["x"]] == ["11-01", "11-30", None] * 2
    assert ukraine["y"] == [8000, 8000, None, 10_000, 10_000, None]
    assert seoul["y"] == [1500, 1500, None]


def test_old_marks_are_pale_and_hollow_in_the_large_panel_and_in_the_rows() -> None:
    def old(claims: pd.DataFrame) -> "pd.Series[bool]":
        return claims["as_of"] < pd.Timestamp("2024-11-01")

    def symbols(figure: dict[str, Any]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for trace in figure["data"]:
            if "customdata" in trace and isinstance(trace["marker"]["symbol"], list):  # words have one symbol for all
                for claim_id, symbol in zip(trace["customdata"], trace["marker"]["symbol"], strict=True):
                    found.setdefault(claim_id, set()).add(symbol)
        return found

    fresh, faded = symbols(drawn()), symbols(drawn(pale=old))
    days = pd.concat([LIKE, *APART.values()]).set_index("claim_id")["as_of"]
    assert {claim_id for claim_id in fresh if faded[claim_id] != fresh[claim_id]} <= {
        claim_id for claim_id in fresh if days[claim_id] < pd.Timestamp("2024-11-01")
    }
    whole = {
        claim_id
        for claim_id, drawn_as in fresh.items()
        if not any("line" in symbol or "open" in symbol for symbol in drawn_as)
    }
    for claim_id in whole:
        [symbol] = fresh[claim_id]
        assert faded[claim_id] == {f"{symbol}-open" if days[claim_id] < pd.Timestamp("2024-11-01") else symbol}
    assert any(faded[claim_id] != fresh[claim_id] for claim_id in whole)


def test_events_are_numbered_flags_with_a_line_through_the_picture() -> None:
    figure = drawn(events=events("2024-10-18", "2024-10-19", "2024-11-30"), lang=DE)
    flags = next(trace for trace in figure["data"] if trace.get("yaxis") == "y99")
    assert flags["text"] == ["1", "2", "3"]
    assert flags["hovertext"] == [
        "<b>18. Okt. 2024</b><br>Ereignis 2024-10-18",
        "<b>19. Okt. 2024</b><br>Ereignis 2024-10-19",
        "<b>30. Nov. 2024</b><br>Ereignis 2024-11-30",
    ]
    assert [f"{shape['x0']:%m-%d}" for shape in figure["layout"]["shapes"]] == ["10-18", "10-19", "11-30"]
    assert flags["y"] == [0, 1, 0]
    # Their band lies above the panel of the series, and no event is taken for a claim.
    assert figure["layout"]["yaxis99"]["domain"] == [figure["layout"]["yaxis"]["domain"][1], 1]
    assert "customdata" not in flags
    assert "shapes" not in drawn()["layout"]


@given(st.lists(st.dates(date(2024, 1, 1), date(2025, 12, 31)), max_size=40).map(sorted))
@few
def test_flags_in_one_lane_never_touch_and_no_lane_is_opened_without_need(days: list[date]) -> None:
    moments = pd.Series(pd.to_datetime(pd.Series(days, dtype="object")))
    placed = list(zip(moments, assign_lanes(moments, BETWEEN_FLAGS), strict=True))
    for (day, lane), (later, other) in combinations(placed, 2):
        assert lane != other or later - day >= BETWEEN_FLAGS
    for number, (day, lane) in enumerate(placed):
        for lower in range(lane):
            assert any(other == lower and day - earlier < BETWEEN_FLAGS for earlier, other in placed[:number])


def test_a_lane_is_free_again_after_sixteen_days() -> None:
    # 1 + 16 is 17, 2 + 16 is 18: the third flag fits behind the first, the fourth comes a day too early for the second, the fifth does not.
    assert assign_lanes(
        events("2025-01-01", "2025-01-02", "2025-01-17", "2025-01-17", "2025-01-18")["date"], BETWEEN_FLAGS
    ) == [0, 1, 0, 2, 1]


def test_further_events_are_ticks_without_number_or_line() -> None:
    shown = events("2024-10-18", "2024-10-20", "2024-11-30").assign(importance=["1", "2", "1"])
    figure = drawn(events=shown)
    flags, ticks = (trace for trace in figure["data"] if trace.get("yaxis") == "y99")
    assert flags["text"] == ["1", "3"]
    assert (ticks["mode"], len(ticks["x"])) == ("markers", 1)
    assert [f"{shape['x0']:%m-%d}" for shape in figure["layout"]["shapes"]] == ["10-18", "11-30"]


@pytest.mark.parametrize("shown", [["1"], ["1", "2"]])
def test_flags_of_neighbouring_lanes_do_not_touch_either(record: Record, shown: list[str]) -> None:
    chosen = record.events[record.events["importance"].isin(shown)].sort_values("date", kind="stable")
    figure = drawn(groups={}, events=chosen)
    bottom, top = figure["layout"]["yaxis99"]["domain"]
    pixels = MAIN_HEIGHT / (figure["layout"]["yaxis"]["domain"][1] - figure["layout"]["yaxis"]["domain"][0])
    height = (top - bottom) * pixels
    first, last = figure["layout"]["yaxis99"]["range"]
    flags = next(trace for trace in figure["data"] if trace.get("yaxis") == "y99")
    assert height / abs(first - last) >= 0.95 * flags["marker"]["size"] == 0.95 * FLAG_SIZE


def test_plotly_takes_the_whole_picture_on_either_axis() -> None:
    full = {"events": events("2024-10-18"), "steps": step_lines(LIKE, date(2025, 1, 1), 3)}
    for logarithmic, kind in ((False, None), (True, "log")):
        figure = go.Figure(drawn(logarithmic=logarithmic, **full))
        assert figure.layout.yaxis.type == kind
        assert figure.layout.yaxis.title.text == "soldiers"
        assert figure.layout.xaxis.type == "date"
        assert {trace.xaxis for trace in figure.data} == {None}


def test_without_any_claim_the_axes_remain() -> None:
    nothing = drawn(series=LIKE.iloc[:0], groups={})
    assert nothing["data"] == [{"type": "scatter", "x": [], "y": []}]
    assert panels(drawn(series=LIKE.iloc[:0])) == {"y2": {"week"}, "y3": {"plan"}, "y4": {"words"}, "y5": {"part"}}


def test_the_small_one_has_the_same_marks_and_no_controls() -> None:
    small = small_timeline(LIKE, unit="soldiers", lang=EN, theme=LIGHT)
    assert panels(small) == {"y": {"first", "range"}}
    assert small["layout"]["xaxis"]["fixedrange"]
    assert small["layout"]["yaxis"]["fixedrange"]
    assert small["layout"]["dragmode"] is False


@pytest.mark.parametrize("lang", [EN, DE])
def test_events_in_words_are_named_above_the_picture_with_their_month(lang: Language) -> None:
    shown = events("2024-10-18", "2024-11-05", "2024-12-20").assign(importance=["1", "2", "1"])
    layout = drawn(groups={}, events=shown, lang=lang)["layout"]
    said = [note["text"].replace("<br>", " ") for note in layout["annotations"]]
    assert (
        said
        == {
            "en": ["Oct 2024: Event 2024-10-18", "Dec 2024: Event 2024-12-20"],
            "de": ["Okt. 2024: Ereignis 2024-10-18", "Dez. 2024: Ereignis 2024-12-20"],
        }[lang.code]
    )
    assert all(
        note["yref"] == "paper" and note["y"] == 1 and note["yanchor"] == "bottom" for note in layout["annotations"]
    )
    lines = max(note["text"].count("<br>") + 1 for note in layout["annotations"])
    assert layout["margin"]["t"] >= lines * LINE_HEIGHT, "there is room for the longest"
    # The picture is higher by the words, and its values as high as without them.
    without = drawn(groups={}, events=shown, in_words=())["layout"]
    assert without["annotations"] == []
    assert layout["height"] - layout["margin"]["t"] == without["height"] - without["margin"]["t"]


@pytest.mark.parametrize("lang", [EN, DE])
def test_words_of_the_record_do_not_run_into_each_other(record: Record, lang: Language) -> None:
    for metric in ("troops_sent", "casualties", "artillery_rounds"):
        like = series(record.claims, metric, basis_of(record.metric_rows[metric]))
        key = (
            record.events[record.events["importance"] == "1"].sort_values("date", kind="stable").reset_index(drop=True)
        )
        layout = drawn(series=like, groups={}, events=key, in_words=NAMED_EVENTS, lang=lang)["layout"]
        first, last = layout["xaxis"]["range"]
        boxes = []
        for note in layout["annotations"]:
            at = (note["x"] - first) / (last - first) * DRAWN_WIDTH
            wide = max(len(line) for line in note["text"].split("<br>")) * LETTER
            high = (note["text"].count("<br>") + 1) * LINE_HEIGHT
            assert layout["margin"]["t"] >= note["yshift"] + high, "they are within the picture"
            boxes.append((at - wide if note["xanchor"] == "right" else at, wide, note["yshift"], high))
        assert len(boxes) == 5
        for (x, wide, y, high), (other_x, other_wide, other_y, other_high) in combinations(boxes, 2):
            assert (
                x + wide <= other_x + 2
                or other_x + other_wide <= x + 2
                or y + high <= other_y
                or other_y + other_high <= y
            ), metric


def test_all_days_are_in_sight_or_those_that_are_asked_for() -> None:
    shown = events("2024-08-06", "2024-11-30", "2025-08-22")
    first, last = drawn(events=shown)["layout"]["xaxis"]["range"]
    # The first event and the last; a little more, so that no mark lies on an edge.
    assert first < pd.Timestamp("2024-08-06") < pd.Timestamp("2025-08-22") < last
    assert last - first < pd.Timedelta(days=395)
    layout = drawn(events=shown, span="2025")["layout"]
    assert [f"{day:%Y-%m}" for day in layout["xaxis"]["range"]] == ["2024-12", "2026-01"]
    assert [note["text"].startswith("Aug 2025") for note in layout["annotations"] if note.get("xref") == "x"] == [
        True
    ], "what is out of sight is not named"
    assert layout["uirevision"] != drawn(events=shown)["layout"]["uirevision"], "another period begins whole"


def test_the_periods_follow_each_other_without_a_gap() -> None:
    assert all(start - end == pd.Timedelta(days=1) for (_, end), (start, _) in pairwise(SPANS.values()))


def test_a_single_day_stands_between_the_days_before_and_after_it() -> None:
    alone = series(frame(claim("alone", "nis", "2024-10-18", best=1500)), "troops_in_kursk", "present")
    own = {"series": alone, "groups": {}, "events": events("2024-10-18"), "in_words": ["2024-10-18"]}
    picture = drawn(**own)
    first, last = picture["layout"]["xaxis"]["range"]
    assert first < pd.Timestamp("2024-10-18") - pd.Timedelta(hours=23)
    assert last > pd.Timestamp("2024-10-18") + pd.Timedelta(hours=23)
    assert [note["text"] for note in picture["layout"]["annotations"]] == ["Oct 2024: Event 2024-10-18"]
