"""Sent, there, lost through time: one scale, each claim on its day, events in words that do not run into each other."""

import pandas as pd
import pytest

from ledger.charts.event_words import LINE_HEIGHT
from ledger.charts.panels import Panel, panels
from ledger.charts.style import LIGHT
from ledger.i18n.language import Language
from tests.support.claim_factory import claim, frame

EN, DE = Language("en"), Language("de")
LAST = pd.Timestamp("2026-11-29")
SENT = frame(claim("sent-a", "nis", "2024-10-18", best=11_000.0), claim("sent-b", "isw", "2026-09-14", best=13_000.0))
LOST = frame(claim("lost", "nis", "2026-02-12", best=6_000.0))
EVENTS = pd.DataFrame(
    {
        "event_id": ["a", "b", "c"],
        "date": pd.to_datetime(["2025-04-28", "2025-08-22", "2026-09-23"]),
        "title_en": [
            "KCNA confirms for the first time that troops were sent",
            "Kim decorates soldiers & more",
            "Both prisoners are in South Korea",
        ],
        "title_de": [
            "KCNA bestätigt erstmals die Entsendung",
            "Kim ehrt Soldaten & mehr",
            "Beide Gefangene sind in Südkorea",
        ],
    }
)


def drawn(lang: Language = EN, events: pd.DataFrame = EVENTS, height: int = 300) -> dict:
    shown = [
        Panel("Sent", SENT, pd.Series([True, False], index=SENT.index)),
        Panel("Killed or wounded", LOST, pd.Series([False], index=LOST.index)),
    ]
    return panels(shown, events, LAST, height, lang, LIGHT)


def test_a_soldier_is_as_high_in_each_panel() -> None:
    layout = drawn()["layout"]
    # 13,000 and 6,000 with the same room above them: the second panel is 6/13 as high as the first.
    (low, high), (low_2, high_2) = layout["yaxis"]["domain"], layout["yaxis2"]["domain"]
    scales = [(high - low) / layout["yaxis"]["range"][1], (high_2 - low_2) / layout["yaxis2"]["range"][1]]
    assert scales[0] == pytest.approx(scales[1])
    assert high_2 < low
    assert (high, low_2) == (1, pytest.approx(0))


def test_each_claim_is_on_its_day_in_its_panel_and_the_old_one_is_hollow() -> None:
    marks = {
        (trace["yaxis"], claim): (day, value, symbol)
        for trace in drawn()["data"]
        for claim, day, value, symbol in zip(
            trace["customdata"],
            trace["x"],
            trace["y"],
            trace["marker"]["symbol"],
            strict=True,
        )
    }
    assert marks == {
        ("y", "sent-a"): (pd.Timestamp("2024-10-18"), 11_000, "diamond-open"),
        ("y", "sent-b"): (pd.Timestamp("2026-09-14"), 13_000, "hexagon"),
        ("y2", "lost"): (pd.Timestamp("2026-02-12"), 6_000, "diamond"),
    }


def test_each_side_stands_in_the_legend_once_with_its_full_mark() -> None:
    shown = [(trace["legendgroup"], trace["marker"]["symbol"][0]) for trace in drawn()["data"] if trace["showlegend"]]
    assert shown == [("south_korea", "diamond"), ("independent", "hexagon")]


@pytest.mark.parametrize("lang", [EN, DE])
def test_events_are_named_in_full_with_their_month(lang: Language) -> None:
    layout = drawn(lang)["layout"]
    words = [each["text"].replace("<br>", " ") for each in layout["annotations"] if each.get("xref") == "x"]
    assert words == [
        f"{lang.month(event['date'])}: {lang.localised(event, 'title')}".replace("&", "&amp;")
        for _, event in EVENTS.iterrows()
    ]
    assert [shape["x0"] for shape in layout["shapes"]] == EVENTS["date"].tolist()
    lines = max(each["text"].count("<br>") + 1 for each in layout["annotations"] if each.get("xref") == "x")
    assert layout["margin"]["t"] >= lines * LINE_HEIGHT, "there is room for the longest"


def test_an_event_before_the_first_claim_or_after_the_last_day_is_not_drawn() -> None:
    early = EVENTS.assign(date=pd.to_datetime(["2024-06-19", "2025-08-22", "2027-01-01"]))
    assert len(drawn(events=early)["layout"]["shapes"]) == 1


def test_without_an_event_the_panels_stand_alone() -> None:
    layout = drawn(events=EVENTS.iloc[:0])["layout"]
    assert layout["shapes"] == []
    assert len(layout["annotations"]) == 2, "the titles"


def test_words_for_which_there_is_little_room_are_broken_between_words_and_stand_whole() -> None:
    close = EVENTS.assign(date=pd.to_datetime(["2025-04-28", "2025-05-02", "2026-11-20"]))
    words = [each["text"] for each in drawn(DE, close)["layout"]["annotations"] if each.get("xref") == "x"]
    assert [said.replace("<br>", " ").split(": ")[1] for said in words] == [
        title.replace("&", "&amp;") for title in EVENTS["title_de"]
    ]


def test_a_panel_without_a_claim_stands_empty() -> None:
    none = LOST.iloc[:0]
    figure = panels(
        [
            Panel("Sent", SENT, pd.Series([False, False], index=SENT.index)),
            Panel("Lost", none, pd.Series([], dtype=bool)),
        ],
        EVENTS,
        LAST,
        300,
        EN,
        LIGHT,
    )
    assert {trace["yaxis"] for trace in figure["data"]} == {"y"}
    assert "yaxis2" in figure["layout"]
