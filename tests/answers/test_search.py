"""Search over all text in both languages."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from ledger.answers.search import search, searchable, searchable_events, searchable_places, spans, terms
from ledger.answers.spellings import SPELLINGS
from ledger.answers.words import words
from ledger.record.load import load
from ledger.record.record import Record
from tests.support.corruptions import change

SHIP, PLAN, WORDS = "troops-sent-nis-2024-10-18", "troops-sent-ua-hur-2024-10-22", "troops-sent-us-pentagon-2024-10-28"
REPEAT, PERIOD, SHARE = (
    "troops-sent-us-pentagon-2024-10-29",
    "casualties-ua-hur-2025-01-10",
    "casualty-share-pct-nis-2025-01-13",
)


@pytest.fixture(scope="module")
def texts(tiny: Record) -> pd.Series:
    return searchable(tiny)


@pytest.mark.parametrize(
    ("words", "found"),
    [
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
    ],
)
def test_every_word_must_be_there_in_any_order_and_either_language(
    texts: pd.Series, words: str, found: list[str]
) -> None:
    assert search(texts, words) == found


def test_the_order_of_the_words_does_not_matter(texts: pd.Series) -> None:
    assert search(texts, "tausend singh") == search(texts, "singh tausend") == [WORDS]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # "shi" is a part of "ship", and no word; 150 is a part of 1500, and 500 another number (the upper end of the period).
        ("shi", []),
        ("1500", [SHIP, REPEAT]),
        ("1.500", [SHIP, REPEAT]),
        ("1,500", [SHIP, REPEAT]),
        ("1 500", [SHIP, REPEAT]),
        ("1500.0", [SHIP, REPEAT]),
        ("150", []),
        ("500", [PERIOD]),
        ("2024-10-28", [WORDS]),
        ("2024-10", [SHIP, PLAN, WORDS, REPEAT]),
        ("10-2024", []),
        ("several-thousand", [WORDS]),
        ('"several thousand"', [WORDS]),
        ('"thousand several"', []),
        ("„mehrere Tausend“", [WORDS]),
        ("Budanow", [PLAN]),
        ("Буданов", [PLAN]),
        ("Budanov’s", [PLAN]),
    ],
)
def test_short_words_numbers_and_names(texts: pd.Series, words: str, found: list[str]) -> None:
    assert search(texts, words) == found


FIGURES = {"a": " 11000 ", "b": " 110000 ", "c": " 1100 ", "d": " 15000000 "}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("11000", ["a"]),
        ("11.000", ["a"]),
        ("11,000", ["a"]),
        ("11\u202f000", ["a"]),
        ("11’000", ["a"]),
        ("110,000", ["b"]),
        ("15 million", ["d"]),
        ("15 Mio.", ["d"]),
        ("15 Millionen", ["d"]),
        ("15.000.000", ["d"]),
        ("0,011 Mio", ["a"]),
    ],
)
def test_a_figure_that_stands_only_as_a_number_is_found_in_any_writing(words: str, found: list[str]) -> None:
    assert search(pd.Series(FIGURES), words) == found


def test_a_short_word_is_no_part_of_a_longer_one(record: Record) -> None:
    texts = searchable(record)
    korean = texts[texts.str.contains("nordkoreanisch") & ~texts.str.contains(" nis ")].index
    assert len(korean) > 0
    assert not set(korean) & set(search(texts, "NIS"))
    assert set(korean) <= set(search(texts, "nordkoreanisch"))


@pytest.mark.parametrize(
    "group",
    [
        ("Zelensky", "Zelenskyy", "Selenskij", "Selenskyj", "ZELENSKIY", "Zelenskyy’s", "Зеленський"),
        ("Gerasimov", "Gerassimow", "Gerasimow"),
        ("Kim Jong Un", "Kim Jong-un", "kim jongun", "Kim Jong‑un", "김정은"),
        ("Syrskyi", "Syrskyj", "Syrsky"),
        ("Kiew", "Kyiv", "Kyjiw"),
    ],
)
def test_a_name_is_found_in_all_its_spellings(record: Record, group: tuple[str, ...]) -> None:
    found = [search(searchable(record), name) for name in group]
    assert len(found[0]) > 1
    assert all(each == found[0] for each in found)


def test_every_spelling_belongs_to_one_name() -> None:
    written = [tuple(word.folded for word in words(name)) for group in SPELLINGS for name in {*group}]
    assert all(written)
    assert {name for name in written if written.count(name) > 1} == set()


def test_events_and_places_are_found_too(record: Record) -> None:
    assert search(searchable_events(record), "2025-04-28 KCNA") == ["ev-kcna-confirms"]
    assert search(searchable_events(record), "Gerassimow Sudja") == []
    for name in ("Sudscha", "Суджа", "sudzha", "Sudja"):
        assert "sudzha" in search(searchable_places(record), name)
    assert "ev-kcna-confirms" not in search(searchable_events(record.known_on(date(2025, 4, 27))), "KCNA")


def test_what_was_found_is_marked_word_by_word() -> None:
    text = "Mr Zelensky's troops: 11,000 North Koreans, the NIS said. Nordkoreanische 110.000"
    marked = [text[start:end] for start, end in spans(text, terms("selenskyj 11000 nis korea"))]
    assert marked == ["Zelensky's", "11,000", "Koreans", "NIS", "Nordkoreanische"]
    assert spans(text, terms("")) == spans(text, terms("(")) == []
    assert [text[start:end] for start, end in spans(text, terms('"north koreans"'))] == ["North", "Koreans"]


@given(
    st.text(alphabet=st.sampled_from("abkK ü1.,-'’0ßй\u0308<>&"), max_size=40),
    st.text(alphabet=st.sampled_from("abkK ü1.,-’0ßй"), max_size=12),
)
def test_what_is_found_can_be_marked_and_what_is_marked_was_found(text: str, query: str) -> None:
    texts, wanted = pd.Series({"a": f" {' '.join(word.folded for word in words(text))} "}), terms(query)
    found = all(spans(text, [term]) for term in wanted) and bool(wanted or not query.strip())
    assert (search(texts, query) == ["a"]) == found
    places = [place for span in spans(text, wanted) for place in span]
    assert places == sorted(places)


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
