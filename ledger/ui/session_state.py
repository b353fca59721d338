"""What the server remembers of one reader between two runs: one typed object, under one key of Streamlit's session."""

from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

import streamlit as st

from ledger.question.link import InvalidParameter
from ledger.question.question import Question
from ledger.record.record import Record
from ledger.ui.transfer import Transfer

KEY = "reader"
"""Under this key the object stands in ``st.session_state``; all other keys there belong to Streamlit's own widgets."""


@dataclass
class SessionState:
    """A reader's session.

    Attributes
    ----------
    record
        The record that the reader looks at; None before the first run.
    question
        The question of the run that is under way; None before the first run has read the link.
    today
        The day on which that run began.
    ignored
        What could not be used of the link that was read last.
    page
        The path of the page below the server; None before the first run.
    url_parameters
        The parameters that we wrote into the browser's address last; None before the first run.
    own_urls
        The parameters of the addresses that we wrote, the newest last.
    is_passing
        Whether the last change only passes, as the days do that are played: the address is not written then.
    acknowledged
        The number of the last change that was applied, by the key of its channel.
    channel_session
        Names this session to the browser, which learns by it that another process has taken over.
    presentation_start
        The page and the question from which the presentation began; None where none is under way.
    transfer
        The file of own data that is on its way.
    new_claim
        What stands in the form of a new claim, by column.
    """

    record: Record | None = None
    question: Question | None = None
    today: date = date.min
    ignored: tuple[InvalidParameter, ...] = ()
    page: str | None = None
    url_parameters: dict[str, str] | None = None
    own_urls: list[dict[str, str]] = field(default_factory=list)
    is_passing: bool = False
    acknowledged: dict[str, int] = field(default_factory=dict)
    channel_session: str = field(default_factory=lambda: uuid4().hex)
    presentation_start: tuple[str, Question] | None = None
    transfer: Transfer = field(default_factory=Transfer)
    new_claim: dict[str, str] = field(default_factory=dict)

    def current_question(self) -> Question:
        """The question of the run that is under way; the default before the first run."""
        return self.question or Question()


def session_state() -> SessionState:
    """The state of the session in which the caller runs."""
    if KEY not in st.session_state:
        st.session_state[KEY] = SessionState()
    state: SessionState = st.session_state[KEY]
    return state
