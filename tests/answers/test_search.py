"""Search over all text in both languages."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from ledger.answers.search import search, searchable
from ledger.record import Record, load
from tests.breaking import change

SHIP, PLAN, WORDS = "troops-sent-nis-2024-10-18", "troops-sent-ua-hur-2024-10-22", "troops-sent-us-pentagon-2024-10-28"
REPEAT, PERIOD, SHARE = "troops-sent-us-pentagon-2024-10-29", "casualties-ua-hur-2025-01-10", "casualty-share-pct-nis-2025-01-13"


@pytest.fixture(scope="module")
def texts(tiny: Record) -> pd.Series:
    return searchable(tiny)


@pytest.mark.parametrize(("words", "found"), [
    ("", [SHIP, PLAN, WORDS, REPEAT, PERIOD, SHARE]),
    ("   ", [SHIP, PLAN, WORDS, REPEAT, PERIOD, SHARE]),
    ("by ship", [SHIP, REPEAT]),
    ("per Schiff", [SHIP, REPEAT]),
    ("SCHIFF ship", [SHIP, REPEAT]),
    ("Schiff Wiederholte", [REPEAT]),
    ("budanov", [PLAN]),
    ("Budanow", [PLAN]),
    ("mehrere Tausend", [WORDS]),
    ("several thousand", [WORDS]),
    ("erschlossen", [REPEAT]),
    ("Nachrichtendienst", [SHIP, SHARE]),
    ("militärGEHEIMdienst", [PLAN, PERIOD]),
    ("Killed and wounded", [PERIOD]),
    ("Anteil verluste", [SHARE]),
    ("pentagon 2024-10-28", [WORDS]),
    ("yonhap", [SHIP, SHARE]),
    ("1500 dead", [SHIP]),
    ("Kopie", [PERIOD]),
    ("(", []),
    (".*", []),
    ("no such word", []),
])
def test_every_word_must_be_there_in_any_order_and_either_language(texts: pd.Series, words: str, found: list[str]) -> None:
    assert search(texts, words) == found


def test_the_order_of_the_words_does_not_matter(texts: pd.Series) -> None:
    assert search(texts, "tausend singh") == search(texts, "singh tausend") == [WORDS]


def test_letters_are_folded_on_both_sides() -> None:
    texts = pd.Series({"a": "Straße nach Sudscha".casefold(), "b": "Суджа".casefold()})
    assert search(texts, "STRASSE") == search(texts, "straße") == ["a"]
    assert search(texts, "СУДЖА") == ["b"]


def test_a_report_that_came_later_is_not_found_earlier(tiny: Record) -> None:
    # The paper that made dead men of those sent is of 1 December 2024.
    assert search(searchable(tiny.known_on(date(2024, 11, 30))), "Late Paper") == []
    assert search(searchable(tiny.known_on(date(2024, 12, 1))), "Late Paper") == [SHIP]


def test_before_the_first_claim_nothing_is_found(tiny: Record) -> None:
    assert search(searchable(tiny.known_on(date(2023, 9, 1))), "") == []


def test_what_a_report_made_of_a_figure_is_found_in_german_too(folder: Path) -> None:
    change("reports.csv", 3, "1.500 Tote", "1.500 Gefallene")(folder)
    assert search(searchable(load(folder)), "gefallene") == [SHIP]


def test_a_claim_whose_only_page_is_dated_later_is_found_already(folder: Path) -> None:
    change("reports.csv", 2, "2024-10-18,primary", "2024-10-19,primary")(folder)
    assert search(searchable(load(folder).known_on(date(2024, 10, 18))), "ship") == [SHIP]


def test_claims_of_the_record_are_found_by_their_key_and_by_the_words_of_their_notes(record: Record) -> None:
    texts = searchable(record)
    for row in record.claims.iloc[::13].to_dict("records"):
        assert row["claim_id"] in search(texts, row["claim_id"])
        for note in (row["note_de"], row["note_en"]):
            assert row["claim_id"] in search(texts, " ".join(reversed(note.split()[:6])))
