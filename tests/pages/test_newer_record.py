"""An open page when the record is replaced, or when a newer one cannot be shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.i18n.sentence import Sentence
from ledger.record.load import load
from ledger.record.problems import Problem
from ledger.record.record import Record
from ledger.record.store import record_store
from tests.pages.conftest import Reader
from tests.support.app_driver import pictures
from tests.support.shown_record import shown

WORDS = {
    "en": ("There is newer data:", "Show the newer data", "breaks the rules of the record and is not shown"),
    "de": ("Es gibt neuere Daten:", "Neuere Daten zeigen", "verletzen aber die Regeln des Datensatzes"),
}


@pytest.fixture
def newer(folder: Path) -> Record:
    return load(folder)


@pytest.fixture
def problem() -> Iterator[Problem]:
    """The folder of the record holds one with a problem."""
    store, found = record_store(), Problem("claims.csv", 2, "best", "many", Sentence("a figure is a number"))
    store.problems = (found,)
    yield found
    store.problems = ()


@pytest.mark.parametrize("lang", ["en", "de"])
def test_an_open_page_says_that_there_is_newer_data_and_changes_when_it_is_chosen(
    lang: str, record: Record, newer: Record
) -> None:
    there, choose, _ = WORDS[lang]
    reader = Reader("timeline", lang=lang)
    assert there not in reader.words
    before = pictures(reader.app)
    with shown(newer):
        again = reader.app.run()
        words = "\n".join(each.value for each in again.markdown)
        assert there in words and newer.version in words
        assert pictures(again) == before, "what is on the page is of the record on which the session began"
        (button,) = [each for each in again.button if each.label == choose]
        chosen = button.click().run()
        assert there not in "\n".join(each.value for each in chosen.markdown)
        assert {each["data_version"] for each in pictures(chosen).values()} == {newer.version}


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_newer_record_with_faults_is_told_in_a_line_without_what_they_are(
    lang: str, problem: Problem, record: Record
) -> None:
    words = Reader("briefing", lang=lang).words
    assert WORDS[lang][2] in words
    assert record.version in words
    assert problem.rule not in words


@pytest.mark.parametrize("page", ["presentation", "part"])
def test_what_is_shown_to_a_room_or_within_another_page_says_nothing_of_it(page: str, newer: Record) -> None:
    reader = Reader(page, part="comparison")
    with shown(newer):
        assert WORDS["en"][0] not in "\n".join(each.value for each in reader.app.run().markdown)
