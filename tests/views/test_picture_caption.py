"""What an image says of itself: its subject, how its marks are read, unit and days, events."""

from datetime import date

import pandas as pd
import pytest

from ledger.charts.style import LIGHT
from ledger.i18n.language import Language
from ledger.question.question import Question
from ledger.record.store import default_record
from ledger.views.picture_caption import MARKS, SAME_MARKS, SUBJECTS, picture_caption, picture_title
from ledger.views.pictures.registry import PICTURES
from ledger.views.view import View

DAY = date(2025, 4, 28)
ROWS = pd.DataFrame(
    {"metric": ["killed"] * 2, "as_of": ["2025-01-01", "2025-03-01"], "stated_on": ["2025-01-09", "2025-03-09"]}
)


def view(**asked: object) -> View:
    record = default_record()
    question = Question.model_validate({"known_on": DAY, **asked})
    return View(record, record.known_on(DAY), question, Language(question.lang), LIGHT, date(2026, 11, 29))


def test_the_title_names_subject_and_whose_word_it_is() -> None:
    assert (
        picture_title(view(metric="killed"), "timeline", "Killed")
        == "North Korean soldiers: Killed, as stated by each side"
    )
    assert (
        picture_title(view(metric="artillery_rounds"), "spread", "Range") == "Arms from North Korea for Russia: Range"
    )
    assert picture_title(view(metric="ru_troops_in_kursk"), "spread", "Range") == "Russia: Range"
    assert picture_title(view(), "map", "Places") == "North Korean soldiers in Russia's Kursk region: Places"


def test_every_indicator_has_a_subject() -> None:
    assert {row["family"] for row in default_record().metric_rows.values()} == set(SUBJECTS)


def test_it_names_marks_unit_days_and_events() -> None:
    marks, days, events = picture_caption(view(metric="killed", months=6), "timeline", ROWS)
    assert "↑ or →: at least." in marks
    assert marks.endswith("Older than the age limit: about a day before 28 October 2024.")
    assert days == "Unit: persons. Days: to which the statement refers, from 1 January 2025 to 1 March 2025."
    assert events.startswith("Events, from left to right: (1) 19 Jun 2024: Putin and Kim sign a partnership treaty")
    assert "(3) 18 Oct 2024: NIS is the first service to confirm a troop deployment;" in events


def test_days_are_those_at_which_the_marks_stand() -> None:
    for name, asked in (("spread", {}), ("timeline", {"dated": "stated_on"})):
        assert "from 9 January 2025 to 9 March 2025" in picture_caption(view(**asked), name, ROWS)[1]


def test_events_are_those_in_sight_and_none_where_none_are_drawn() -> None:
    assert "(1)" not in picture_caption(view(span="2025"), "timeline", ROWS)[2]
    assert len(picture_caption(view(events="none"), "timeline", ROWS)) == 2
    assert len(picture_caption(view(), "by_side", ROWS)) == 2


@pytest.mark.parametrize("name", [*MARKS, *SAME_MARKS])
def test_what_is_read_in_another_way_is_a_picture(name: str) -> None:
    assert name in PICTURES
    assert "age limit:" not in picture_caption(view(), name, ROWS.iloc[:0])[0]
