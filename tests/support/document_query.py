"""A question put to a record, and the briefing on it, for the tests of documents."""

from datetime import date
from functools import cache

from ledger.answers.registry import Query
from ledger.documents.contents import Briefing, briefing
from ledger.i18n.language import Language, LanguageCode
from ledger.question.question import Question
from ledger.record.record import Record

DAY = date(2025, 4, 28)
NOTHING_KNOWN = date(2023, 9, 10)


def document_query(record: Record, day: date = DAY, **question: object) -> Query:
    """The record as known on a day, with a question."""
    return Query(record.known_on(day), Question().with_changes(**question), day)


@cache
def contents(record: Record, lang: LanguageCode = "en", day: date = DAY, **question: object) -> Briefing:
    """The contents of a document, cited on a fixed day; made once for all who ask the same."""
    return briefing(
        document_query(record, day, **question), Language(lang), "https://ledger.example/", date(2026, 11, 26)
    )
