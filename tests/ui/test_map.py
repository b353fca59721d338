"""The map's own choices: its day, the key moments, whose word, which window."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ledger.record import Record
from tests.ui.reading import all_controls, choose, controls, opened, pictures, said, values


def moments(app: AppTest) -> dict[str, Any]:
    """The key moments."""
    return next(control for control in all_controls(app) if control["field"] == "day" and control["form"] == "buttons")


def test_the_map_shows_the_newest_day_on_which_something_was_said_until_another_is_chosen() -> None:
    # The last word that was known on 28 April 2025 is about the day before.
    app = opened("map", lang="en", known_on="2025-04-28")
    asked = controls(app)["day"]
    assert (asked["form"], asked["value"], asked["max"]) == ("date", "2025-04-27", "2025-04-28")
    choose(app, day="2024-08-20")
    assert app.query_params["day"] == controls(app)["day"]["value"] == "2024-08-20"
    assert pictures(app)["map"]["alt"] == "Map of Kursk region on 20 August 2024: what was said of each settlement."
    assert "20 August 2024" in said(app)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_key_moment_is_a_day_with_the_place_and_says_what_happened(record: Record, lang: str) -> None:
    app = opened("map", lang=lang)
    asked = moments(app)
    events = record.events.assign(day=record.events["date"].dt.strftime("%Y-%m-%d")).set_index("day")
    assert len(values(asked)) > 2
    assert asked["titles"].keys() == set(values(asked))
    for day, words in asked["groups"][0][1]:
        assert asked["titles"][day] in set(events.loc[[day], f"title_{lang}"])
        assert any(words.endswith(place) for place in events.loc[[day], f"place_{lang}"])
    first = values(asked)[0]
    choose(app, day=first)
    assert app.query_params["day"] == moments(app)["value"] == controls(app)["day"]["value"] == first


def test_no_moment_lies_after_the_day_of_the_reader() -> None:
    assert max(values(moments(opened("map", lang="en", known_on="2024-12-01")))) <= "2024-12-01"


def test_whose_word_and_which_window_change_the_picture() -> None:
    app = opened("map", lang="en", known_on="2025-04-28", day="2025-01-15")
    seen = [pictures(app)["map"]["figure"]]
    choose(app, account="russia")
    seen.append(pictures(app)["map"]["figure"])
    choose(app, window="region")
    seen.append(pictures(app)["map"]["figure"])
    assert seen[0] != seen[1] != seen[2]
    assert (app.query_params["account"], app.query_params["window"]) == ("russia", "region")


def test_a_day_after_that_of_the_reader_shows_what_was_known() -> None:
    asked = controls(opened("map", lang="en", known_on="2024-12-01", day="2025-03-01"))["day"]
    assert date.fromisoformat(asked["value"]) <= date(2024, 12, 1)
