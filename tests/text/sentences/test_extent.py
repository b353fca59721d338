"""From when the newest statement is, and until when was searched; never that somebody fell silent."""

import re
from datetime import date

import pytest

from ledger.answers.recent import recent_claims
from ledger.cli.messages import extracted
from ledger.i18n.language import Language
from ledger.question.question import Question
from ledger.record.record import Record
from ledger.text.sentences.lately import headline
from ledger.text.sentences.stated import extent, provenance_lines

DE, EN = Language("de"), Language("en")


def test_extent_of_the_tiny_record(tiny: Record) -> None:
    # The newest of its statements is the NIS's on Sudzha of 14 January 2025; it was collected on 1 February.
    assert extent(tiny, EN) == "newest statement of 14 January 2025, searched until 1 February 2025"
    assert extent(tiny, DE) == "neueste Äußerung vom 14. Januar 2025, gesucht bis 1. Februar 2025"
    # On the day before, the newest are on presence in Sudzha and on the share of losses.
    assert extent(tiny.known_on(date(2025, 1, 13)), EN).startswith("newest statement of 13 January 2025")
    assert extent(tiny.known_on(date(2024, 1, 1)), EN) == "no statement yet, searched until 1 February 2025"


def test_every_export_says_it(tiny: Record) -> None:
    lines = provenance_lines(Question(), tiny, date(2025, 1, 31), EN)
    assert (
        f"Kursk Ledger, data version {tiny.version}, newest statement of 14 January 2025, searched until 1 February 2025"
        in lines
    )


@pytest.mark.parametrize(
    ("day", "filtered", "sentence"),
    [
        (date(2025, 1, 20), False, "The statements of the 30 days up to 20 January 2025:"),
        (
            date(2025, 3, 1),
            False,
            "No newer claim in this dataset since 13 January 2025; searched until 1 February 2025. The newest, from 14 December 2024 to 13 January 2025:",
        ),
        (
            date(2025, 3, 1),
            True,
            "No newer claim that passes the filters in this dataset since 13 January 2025; searched until 1 February 2025. The newest, from 14 December 2024 to 13 January 2025:",
        ),
    ],
)
def test_what_was_said_lately(tiny: Record, day: date, filtered: bool, sentence: str) -> None:
    found = recent_claims(tiny.claims, day)
    assert found is not None
    assert headline(found, day, tiny.collected_on, filtered, EN) == sentence


def test_a_reader_of_an_earlier_day_is_told_of_that_day(record: Record) -> None:
    day = date(2026, 7, 20)
    found = recent_claims(record.known_on(day).claims, day)
    assert found is not None
    # The three claims of the DIA of 1 March 2026 are the newest before the president's of 25 July.
    assert headline(found, day, record.collected_on, False, EN).startswith(
        "No newer claim in this dataset since 1 March 2026; searched until 20 July 2026."
    )


def test_no_message_says_that_somebody_fell_silent() -> None:
    silent = re.compile(r"fall(en|s)? silent|fell silent|silent since|has been silent|verstumm|schweig", re.IGNORECASE)
    allowed = {
        "What can be said where others say that a source fell silent: the dataset has nothing newer from it. It is shown as a gap."
    }
    shown_texts = [
        identity
        for message in extracted()
        for identity in ([message.id] if isinstance(message.id, str) else message.id)
        if identity
    ]
    assert [identity for identity in shown_texts if silent.search(identity) and identity not in allowed] == []
    assert [
        text for identity in shown_texts if identity not in allowed and silent.search(text := DE.gettext(identity))
    ] == []
