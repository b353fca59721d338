"""What the question names, looked up: the measure in words, its claims, and which of them are one series."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ledger import codes
from ledger.answers.origins import Counts
from ledger.answers.registry import Asking
from ledger.answers.series import Apart
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
        The question put to the record; each of its answers is worked out where a page first looks at it.
    """

    metric: Mapping[Any, Any]
    basis: str
    name: str
    unit: str
    put: Asking

    @property
    def like(self) -> pd.DataFrame:
        """The series."""
        return self.put.series

    @property
    def apart(self) -> Apart:
        """The claims on the measure that are unlike the series."""
        return self.put.apart

    @property
    def counts(self) -> Counts:
        """Claims, origins and reports of the series."""
        return self.put.counts

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
    lang, metric = view.lang, view.record.metric_rows[view.question.metric]
    put = asking(view)
    return Asked(metric, put.basis, lang.pick(metric, "name"), lang.gettext(codes.UNIT[metric["unit"]].label), put)
