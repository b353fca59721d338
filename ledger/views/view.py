"""A view: the record as known on a day, the question, the language and the theme."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from ledger.charts.style import Theme
from ledger.i18n.language import Language
from ledger.question.allowed_values import default_metric
from ledger.question.link import InvalidParameter, write_link
from ledger.question.question import FILTERS, Question
from ledger.record.record import Record

SCOPE = (*FILTERS, "known_on", "day", "lang")
"""The question fields that every picture and every answer depends on."""


@dataclass(frozen=True)
class View:
    """All that a page, a picture or a card is made from.

    Attributes
    ----------
    full_record
        The record, whatever the day.
    record
        The record as known on ``day``.
    today
        The present day.
    ignored
        The parts of the link that could not be used.
    """

    full_record: Record
    record: Record
    question: Question
    lang: Language
    theme: Theme
    today: date
    ignored: tuple[InvalidParameter, ...] = field(default=(), compare=False)

    @cached_property
    def cache_key(self) -> str:
        """The link of the question without what is open on the page: equal for equal pictures."""
        return urlencode(write_link(self.question.without_view_state()))

    @cached_property
    def filter_scope(self) -> "View":
        """This view with every question field but filters, days and language at its default."""
        return self.restricted_to()

    def restricted_to(self, *fields: str) -> "View":
        """The same with some more fields: what is drawn from it cannot depend on any other field."""
        kept = {name: self.question.parameter(name) for name in (*SCOPE, *fields)}
        default = {"metric": default_metric(self.record)}
        return replace(self, question=Question().with_parameters(**(default | kept)))

    @property
    def day(self) -> date:
        """The day on which the reader is placed."""
        return self.question.known_on or self.today
