"""The reader's session: which question is asked, in which language, and the link that says so.

The question lives in the session. A control changes one of its fields (``components.channel``); the link is written
from the question at the start of each run, and read only when it comes from outside:

==========================================  ==============================
the link of this run                        the question is
==========================================  ==============================
first run of a session                      read from the link
reached by the browser's history            read from the link
on another page, and not as we wrote it     read from the link
not one of those that we wrote              read from the link
any other                                   that of the session
==========================================  ==============================

A link names its language in any case. So an address of the Timeline without any parameter is no link from before: its reader has
just come, and sees sent, there and lost together. A link shows them where it says ``panels=yes``, as the one in the bar does; any
other opens the one measure that it has always opened.
"""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st
from pydantic import ValidationError

from ledger.charts.style import DARK, LIGHT
from ledger.i18n.language import Language, LanguageCode
from ledger.question.allowed_values import allowed_values
from ledger.question.link import is_tracking, read_link, write_link
from ledger.question.question import LONGEST_LINK, Question
from ledger.record.record import Record
from ledger.record.store import default_record
from ledger.ui.session_state import session_state
from ledger.ui.streamlit_adapter import script_run
from ledger.views.view import View

CURRENT_VIEW: ContextVar[View | None] = ContextVar("view", default=None)
"""The view of the run that is under way; None where a page runs without the frame around it."""
OWN_LINKS = 50
"""So many of the links that we wrote are remembered: a click that overtakes the answer to the one before it carries an older one."""


def session_record() -> Record:
    """The record on which this session began, or that its reader has chosen since; it does not change under the reader's eyes."""
    state = session_state()
    if state.record is None:
        state.record = default_record()
    return state.record


def begin_run(full_record: Record, known_on: Callable[[Record, date], Record]) -> View:
    """Settle the question of this run, write its link, and place the reader on the day.

    Parameters
    ----------
    full_record
        The record as it is.
    known_on
        Gives the record as known on a day; the caller may keep it.
    """
    today = full_record.today()
    state = session_state()
    state.today = today
    known = allowed_values(full_record, today)
    link = {name: ",".join(st.query_params.get_all(name)) for name in st.query_params if not is_tracking(name)}
    if state.question is None or _is_external_navigation(link):
        question, ignored = read_link(link, known, browser_language())
        if not link and _page().endswith("/timeline"):
            question = question.with_changes(panels=True)
        state.is_passing = False
        state.ignored = tuple(ignored)
    else:
        question, ignored = read_link(write_link(state.question), known)
        state.ignored = tuple(ignored) or state.ignored
    state.question = question
    if not state.is_passing:
        _write_url(question, link)
    theme = DARK if st.context.theme.type == "dark" else LIGHT
    return View(
        full_record,
        known_on(full_record, question.known_on or today),
        question,
        Language(question.lang),
        theme,
        today,
        state.ignored,
    )


def _is_external_navigation(link: dict[str, str]) -> bool:
    """Whether the link was followed, pasted or gone back to, and is not just an older one of our own."""
    state, page = session_state(), _page()
    is_other_page = state.page not in (None, page)
    state.page = page
    followed = is_other_page and link != state.url_parameters
    return bool(link) and (script_run.is_history_navigation() or followed or link not in state.own_urls)


def _page() -> str:
    """The path of the page below the server, empty for the dashboard itself."""
    return urlsplit(st.context.url or "").path.rstrip("/")


def _write_url(question: Question, link: dict[str, str]) -> None:
    state, written = session_state(), write_link(question)
    before, state.url_parameters = state.url_parameters, written
    if written not in state.own_urls:
        state.own_urls.append(written)
        del state.own_urls[:-OWN_LINKS]
    # The browser's link may be older than the one that the run before has sent it: what is taken back at once would stay in it.
    if written != link or written != before:
        st.query_params.from_dict(written)


def base_url() -> str:
    """The address of the dashboard, without page and question, and without a slash at its end."""
    address, base = urlsplit(st.context.url or ""), str(st.get_option("server.baseUrlPath")).strip("/")
    return urlunsplit((address.scheme, address.netloc, f"/{base}" if base else "", "", ""))


def browser_language() -> LanguageCode:
    """German for a browser that is set to German, else English."""
    return "de" if (st.context.locale or "").lower().startswith("de") else "en"


def update_question(**fields: Any) -> None:
    """Replace fields of the question; a value that does not fit, or in no link, leaves the question as it was."""
    state = session_state()
    question = state.current_question()
    if fields.get("known_on") == state.today.isoformat():
        fields["known_on"] = None
    try:
        changed = question.with_changes(**fields)
    except ValidationError:
        return
    if len(urlencode(write_link(changed))) <= LONGEST_LINK:
        state.question, state.ignored = changed, ()
