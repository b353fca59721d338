"""Views for tests: of the real record, or of one with other claims."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pandas as pd

from ledger.charts.style import LIGHT, Theme
from ledger.i18n.language import Language
from ledger.question.question import Question
from ledger.record.record import Record
from ledger.record.store import default_record
from ledger.views.view import View


def view_of(question: Question, theme: Theme = LIGHT, record: Record | None = None) -> View:
    """The view of a question, as pages and the data interface make it."""
    full_record, today = record or default_record(), date.today()
    known = full_record.known_on(question.known_on or today)
    return View(full_record, known, question, Language(question.lang), theme, today)


def view_of_claims(claims: pd.DataFrame, question: Question | None = None) -> View:
    """The view of a record that has these claims and no others; nothing of it is found in the cache."""
    real = default_record()
    record = replace(real, fingerprint=uuid4().hex, _frames={**real._frames, "claims": claims})
    question = question or Question()
    return View(record, record, question, Language(question.lang), LIGHT, date.today())
