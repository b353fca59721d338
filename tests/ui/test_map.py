"""The map's own choices: its day, the key moments, whose word, which area, which marks; and the table below it."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ledger.answers.presence import presence
from ledger.question.question import Question
from ledger.record.record import Record
from ledger.ui.panels.maps import frame
from ledger.views import settlements
from tests.support.app_driver import (
    all_controls,
    card,
    choose,
    components,
    controls,
    opened,
    pictures,
    send_raw,
    values,
    visible_text,
)
from tests.support.made_view import view_of


def moments(app: AppTest) -> dict[str, Any]:
    """The key moments."""
    return next(control for control in all_controls(app) if control["field"] == "day" and control["form"] == "buttons")


def test_the_map_shows_the_newest_day_on_which_something_was_said_until_another_is_chosen() -> None:
    # The last words that were known on 28 April 2025 are about that day: Russia's ministry on North Koreans who train.
    app = opened("map", lang="en", known_on="2025-04-28")
    asked = controls(app)["day"]
    assert (asked["form"], asked["value"], asked["min"], asked["max"]) == (
        "timeline",
        "2025-04-28",
        "2024-08-06",
        "2025-04-28",
    )
    choose(app, day="2024-08-20")
    assert app.query_params["day"] == controls(app)["day"]["value"] == "2024-08-20"
    assert (
        pictures(app)["map"]["alt"]
        == "Map of Kursk region on 20 August 2024: where North Koreans were reported, and who was said to hold which settlement."
    )
    assert "20 August 2024" in visible_text(app)


def test_the_line_of_days_says_on_which_the_picture_changes(record: Record) -> None:
    asked = controls(opened("map", lang="de", known_on="2024-12-31"))["day"]
    known = record.known_on(date(2024, 12, 31))
    first = date(2024, 8, 6)
    changes = set(known.control.loc[known.control["kind"] != "raid", "as_of"].dt.date)
    soldiers = known.presence[known.presence["what"] == "soldiers"]
    changes |= set(soldiers["period_start"].fillna(soldiers["as_of"]).dt.date)
    assert [first + timedelta(days=step) for step in asked["steps"]] == sorted(changes)
    assert asked["words"] == {
        "back": "Einen Tag zurück",
        "forward": "Einen Tag vor",
        "play": "Abspielen",
        "faster": "Schneller",
        "stop": "Anhalten",
    }


def test_the_picture_of_one_account_changes_when_its_words_grow_old_too() -> None:
    together, alone = (
        set(controls(opened("map", lang="en", account=account))["day"]["steps"]) for account in ("together", "ukraine")
    )
    assert together < alone


def test_a_day_before_the_first_one_can_be_asked_for_by_link() -> None:
    asked = controls(opened("map", lang="en", day="2024-01-01"))["day"]
    assert (asked["value"], asked["min"]) == ("2024-01-01", "2024-01-01")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_key_moment_is_a_day_with_what_happened(record: Record, lang: str) -> None:
    app = opened("map", lang=lang)
    asked = moments(app)
    titles = (
        record.events.assign(day=record.events["date"].dt.strftime("%Y-%m-%d")).groupby("day")[f"title_{lang}"].agg(set)
    )
    assert len(values(asked)) == 8
    for day, words in asked["groups"][0][1]:
        assert words.split(": ", 1)[1] in titles[day]
    plekhovo = {
        "en": "6 Dec 2024: Military bloggers: North Koreans take Plekhovo",
        "de": "6. Dez. 2024: Militärblogger: Nordkoreaner nehmen Plechowo ein",
    }
    assert dict(asked["groups"][0][1])["2024-12-06"] == plekhovo[lang]
    choose(app, day="2024-12-06")
    assert app.query_params["day"] == moments(app)["value"] == controls(app)["day"]["value"] == "2024-12-06"


def test_no_moment_lies_after_the_day_of_the_reader() -> None:
    assert max(values(moments(opened("map", lang="en", known_on="2024-12-01")))) <= "2024-12-01"


def test_no_moment_lies_before_what_the_filters_leave() -> None:
    # The first statement of ISW on the map is about 6 August 2024 or later; of the General Staff of Russia's, of April 2025.
    app = opened("map", lang="en", sources="ru-general-staff")
    assert min(values(moments(app))) >= controls(app)["day"]["min"] > "2024-10-18"


def test_whose_word_and_which_area_change_the_picture() -> None:
    app = opened("map", lang="en", known_on="2025-04-28", day="2025-01-15")
    seen = [pictures(app)["map"]["figure"]]
    choose(app, account="russia")
    seen.append(pictures(app)["map"]["figure"])
    choose(app, window="region")
    seen.append(pictures(app)["map"]["figure"])
    assert seen[0] != seen[1] != seen[2]
    assert (app.query_params["account"], app.query_params["window"]) == ("russia", "region")


@pytest.mark.parametrize(("lang", "label"), [("en", "North Koreans reported"), ("de", "Nordkoreaner gemeldet")])
def test_reports_and_holders_are_on_and_can_be_turned_off(lang: str, label: str) -> None:
    app = opened("map", lang=lang)
    shown = controls(app)
    assert (
        shown["reports"]["form"],
        shown["reports"]["value"],
        shown["reports"]["label"],
        shown["holders"]["value"],
    ) == ("switch", True, label, True)
    choose(app, reports=False)
    assert app.query_params["reports"] == "no"
    assert controls(app)["reports"]["value"] is False


def test_a_day_after_that_of_the_reader_shows_what_was_known() -> None:
    asked = controls(opened("map", lang="en", known_on="2024-12-01", day="2025-03-01"))["day"]
    assert date.fromisoformat(asked["value"]) <= date(2024, 12, 1)


def test_a_day_that_passes_moves_the_page_and_not_the_link() -> None:
    app = opened("map", lang="en", day="2024-08-20")

    def pass_or_stay(number: int, day: str, passing: bool) -> None:
        send_raw(app, "page", {"number": number, "fields": {"day": day}, "passing": passing})
        assert components(app)["channel_page"]["acknowledged"] == number
        assert (controls(app)["day"]["value"], components(app)["channel_page"]["link"]["day"]) == (day, day)

    for number, day in enumerate(("2024-08-21", "2024-08-25"), start=1):
        pass_or_stay(number, day, True)
        assert app.query_params["day"] == "2024-08-20"
        assert f"{int(day[-2:])} August 2024" in visible_text(app)
    pass_or_stay(3, "2024-08-25", False)
    assert app.query_params["day"] == "2024-08-25"


def test_the_table_says_who_said_what_of_each_place(record: Record) -> None:
    day = date(2024, 12, 16)
    view = view_of(Question(map_date=day), record=record)
    table = frame(view, settlements.on_day(view, day), day)
    assert table.index.is_unique
    # Plekhovo by 16 December 2024, read off presence.csv: bloggers on 6 and 6–7, ISW on 6, losses of 14 (Tsaplienko) and 14–15
    # (HUR): five reports by four sources; other bloggers deny that of the 6th.
    plekhovo = table.loc["plekhovo"]
    assert (plekhovo["North Koreans reported"], plekhovo["Denied"], plekhovo["First day"], plekhovo["Last day"]) == (
        5,
        1,
        "6 Dec 2024",
        "15 Dec 2024",
    )
    assert {plekhovo["Denied by"]} < set(plekhovo["Reported by"].split(", ")) >= {"HUR", "ISW"}
    assert table.loc["kursk-oblast", "Place or area"] == "Kursk region"
    assert table.loc["kursk-oblast", "Ukrainian side"] == "no statement"
    counted = presence(record.presence, day)
    assert table["North Koreans reported"].sum() == counted["reported"].sum()
    assert table["Denied"].sum() == counted["denied"].sum()
    # A settlement of which nobody reported North Koreans says so with empty cells.
    assert pd.isna(
        table.loc[
            "martynovka" if "martynovka" not in set(counted["place_id"]) else "gordeevka", "North Koreans reported"
        ]
    )


@pytest.mark.parametrize(
    ("place", "lang", "words"),
    [
        ("rajin", "en", ("Settlement", "Раджин (Расон)", "North Korea", "arms", "North Koreans there")),
        ("sudzhansky", "en", ("Whole area", "These statements mean the whole area", "demining", "newest first")),
        ("sudzhansky", "de", ("Ganzes Gebiet", "Diese Aussagen meinen das ganze Gebiet", "die neueste zuerst")),
    ],
)
def test_ports_and_whole_districts_have_their_cards(place: str, lang: str, words: tuple[str, ...]) -> None:
    told = card(opened("map", lang=lang, place=place)).casefold()
    for word in words:
        assert word.casefold() in told
