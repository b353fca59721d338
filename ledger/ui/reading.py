"""The reader's place: which question is asked, in which language, and the link that says so.

The question lives in the session. A widget shows one of its fields and, when it changes, replaces the
field; the link is written from the question at the start of each run and read only when it comes from
outside: on the first run, from the browser's history, or from a link that was followed.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st
from pydantic import ValidationError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ledger.charts.palette import DARK, LIGHT, Theme
from ledger.language import Language, LanguageCode
from ledger.question import FILTERS, Ignored, Question, Vocabulary
from ledger.record import Record
from ledger.vocabulary import vocabulary


@dataclass(frozen=True)
class View:
    """What a page needs to know: the record as known on the reader's day, the question, the language."""

    whole: Record
    record: Record
    question: Question
    vocabulary: Vocabulary
    ignored: tuple[Ignored, ...]
    lang: Language
    theme: Theme

    @cached_property
    def asked(self) -> str:
        """The link of the lasting question: equal for equal pictures."""
        return urlencode(self.question.lasting().to_link())

    @cached_property
    def filtered(self) -> "View":
        """The view as far as filters, days and language go: what depends on nothing else is kept for it, whatever else is asked."""
        return self.only()

    def only(self, *more: str) -> "View":
        """The same with some more fields of the question."""
        asked = {name: getattr(self.question, name) for name in (*FILTERS, "known_on", "day", "lang", *more)}
        return replace(self, question=Question().model_copy(update=asked))

    @property
    def day(self) -> date:
        """The day on which the reader is placed."""
        return self.question.known_on or self.vocabulary.today


RUNNING: ContextVar[View | None] = ContextVar("view", default=None)
"""The view of the run that is under way; None where a page runs without the frame around it."""


def begin(whole: Record, known_on: Callable[[date], Record]) -> View:
    """Settle the question of this run, write its link, and place the reader on the day.

    Parameters
    ----------
    whole
        The record as it is.
    known_on
        Gives the record as known on a day; the caller may keep its answers.
    """
    known = vocabulary(whole, date.today())
    link = {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}
    outside = _from_outside(link)
    if "question" not in st.session_state or outside:
        question, ignored = Question.from_link(link, known, browser_language())
        st.session_state["ignored"] = tuple(ignored)
    else:
        question, ignored = Question.from_link(st.session_state["question"].to_link(), known)
        st.session_state["ignored"] = tuple(ignored) or st.session_state["ignored"]
    st.session_state["question"] = question
    st.session_state["translated"] = st.session_state.get("spoken") != question.lang
    st.session_state["spoken"] = question.lang
    _publish(question, link)
    theme = DARK if st.context.theme.type == "dark" else LIGHT
    day = question.known_on or known.today
    return View(whole, known_on(day), question, known, st.session_state["ignored"], Language(question.lang), theme)


def _from_outside(link: dict[str, str]) -> bool:
    """Whether the link was followed, pasted or gone back to, and is not just an older one of our own.

    A click that overtakes the answer to the one before it still carries the link from before, on the same page.
    """
    context = get_script_run_ctx()
    page = context.page_script_hash if context else ""
    turned = page != st.session_state.get("page", page)
    st.session_state["page"] = page
    back = context is not None and context.is_history_navigation
    followed = turned and link != st.session_state.get("link")
    return bool(link) and (back or followed or link not in st.session_state.get("links", []))


def _publish(question: Question, link: dict[str, str]) -> None:
    written = st.session_state["link"] = question.to_link()
    links = st.session_state.setdefault("links", [])
    if written not in links:
        links.append(written)
        del links[:-50]
    if written != link:
        st.query_params.from_dict(written)


def home() -> str:
    """The address of the dashboard, without page and question, and without a slash at its end."""
    address, base = urlsplit(st.context.url or ""), str(st.get_option("server.baseUrlPath")).strip("/")
    return urlunsplit((address.scheme, address.netloc, f"/{base}" if base else "", "", ""))


def browser_language() -> LanguageCode:
    """German for a browser that is set to German, else English."""
    return "de" if (st.context.locale or "").lower().startswith("de") else "en"


def change(**fields: Any) -> None:
    """Replace fields of the question; a value that does not fit leaves the question as it was."""
    try:
        st.session_state["question"] = st.session_state["question"].but(**fields)
        st.session_state["ignored"] = ()
    except ValidationError:
        return


def close(field: str) -> None:
    """Close the card of a claim or a place. It is counted, so that the same card can be opened again."""
    change(**{field: ""})
    st.session_state["closed"] = st.session_state.get("closed", 0) + 1


def reset() -> None:
    """Every filter back to its default, the reader back to today; what is looked at stays."""
    usual = Question()
    change(known_on=None, **{name: getattr(usual, name) for name in FILTERS})


def asking(field: str, value: Any, **more: Any) -> dict[str, Any]:
    """The arguments that tie a widget to one field of the question: its key and its callback.

    Parameters
    ----------
    field
        Name of the field of ``Question``.
    value
        The field's present value as the widget wants it (a list for a widget of several choices).
    """
    key = f"ask_{field}"
    # Setting a value that the widget has already would take back a click that is on its way. In another language it must be
    # set: a list sends what it shows, and in the old words nobody would know it again.
    if key not in st.session_state or st.session_state[key] != value or st.session_state["translated"]:
        st.session_state[key] = value
    return {"key": key, "on_change": _answered, "args": (field, key), **more}


def _answered(field: str, key: str) -> None:
    value = st.session_state[key]
    today = field == "known_on" and value == date.today()
    change(**{field: None if today else value})
