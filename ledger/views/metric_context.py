"""The measure that a view is about: its words, its claims, and which of them are one series."""

from dataclasses import dataclass

import pandas as pd

from ledger.answers.registry import Query
from ledger.answers.repeats import Counts
from ledger.answers.series import ExcludedGroups
from ledger.record import codes
from ledger.record.rows import Metric
from ledger.views.cache import cached, for_question
from ledger.views.view import View


@dataclass(frozen=True)
class MetricContext:
    """The measure of a question, with its claims.

    Attributes
    ----------
    metric, basis
        The measure's row and the basis that is looked at.
    name, unit
        The names of measure and unit in the reader's language.
    query
        The question put to the record; each of its answers is computed where it is first looked at.
    """

    metric: Metric
    basis: str
    name: str
    unit: str
    query: Query

    @property
    def series(self) -> pd.DataFrame:
        """The series."""
        return self.query.series

    @property
    def excluded_groups(self) -> ExcludedGroups:
        """The claims on the measure that are not comparable with the series."""
        return self.query.excluded_groups

    @property
    def counts(self) -> Counts:
        """Claims, origins and reports of the series."""
        return self.query.counts

    @property
    def claims(self) -> pd.DataFrame:
        """Every claim that passes the filters, on any measure."""
        return self.query.claims


def query(view: View) -> Query:
    """The question put to the record."""
    return cached(view, "query", lambda: Query(view.record, view.question, view.day))


@for_question("metric", "basis")
def metric_context(view: View) -> MetricContext:
    """The measure of the question; it depends on measure, basis, filters and days alone, and is cached under those."""
    lang, metric, found = view.lang, view.record.metric_rows[view.question.metric], query(view)
    return MetricContext(
        metric, found.basis, lang.localised(metric, "name"), lang.gettext(codes.UNIT[metric["unit"]].label), found
    )
