"""What a process keeps in memory for all readers: the record, the record as known on a day, and answers."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import streamlit as st

from ledger.record import Record, shared
from ledger.ui.reading import View

Answer = TypeVar("Answer")


@st.cache_resource(show_spinner=False)
def record() -> Record:
    """The record, read once in the life of the process."""
    return shared()


@st.cache_resource(show_spinner=False, max_entries=64)
def record_known_on(version: str, day: date) -> Record:
    """The record as known on a day; the version keeps answers of an older record apart."""
    return record().known_on(day)


def kept(view: View, name: str, compute: Callable[[], Answer]) -> Answer:
    """The answer to the view's question, computed once for all readers who ask the same.

    Parameters
    ----------
    name
        Names the answer among those to the same question.
    compute
        Gives the answer; it may depend on nothing but the view, and nobody changes the answer afterwards.
    """
    answer: Answer = _kept(view.record.version, view.day, view.asked, name, compute)
    return answer


@st.cache_resource(show_spinner=False, max_entries=500)
def _kept(version: str, day: date, asked: str, name: str, _compute: Callable[[], Any]) -> Any:
    return _compute()
