"""What the question names, looked up: the measure in words, its claims, and which of them are one series."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ledger import codes
from ledger.answers.origins import Counts, counted
from ledger.answers.registry import Asking
from ledger.answers.series import Apart, basis_of, unlike
from ledger.ui.memory import kept
from ledger.ui.reading import View


@dataclass(frozen=True)
class Asked:
    """The measure that is asked for, with its claims.

    Attributes
    ----------
    metric, basis
        The measure's row and the basis that is looked at.
    name, unit
        The names of measure and unit in the reader's language.
    put
        The question put to the record.
    like, apart
        Of this measure: the series, and the claims that are unlike it.
    counts
        Claims, origins and reports of the series.
    """

    metric: Mapping[Any, Any]
    basis: str
    name: str
    unit: str
    put: Asking
    like: pd.DataFrame
    apart: Apart
    counts: Counts

    @property
    def claims(self) -> pd.DataFrame:
        """Every claim that passes the filters, on any measure; taken only where a page looks at all of them."""
        return self.put.claims


def asked(view: View) -> Asked:
    """Look up what the question asks for; kept for all who ask the same."""
    return kept(view, "asked", lambda: _look_up(view))


def asking(view: View) -> Asking:
    """The question put to the record, as answers and parts of the briefing take it; kept likewise."""
    return kept(view, "asking", lambda: Asking(view.record, view.question, view.day))


def _look_up(view: View) -> Asked:
    lang, question = view.lang, view.question
    metric = view.record.metric_rows[question.metric]
    basis = basis_of(metric, question.basis)
    put = asking(view)
    return Asked(
        metric, basis, lang.pick(metric, "name"), lang.gettext(codes.UNIT[metric["unit"]].label), put,
        put.series, unlike(put.own, question.metric, basis), counted(put.series),
    )
