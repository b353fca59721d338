"""How a change of the question comes from the browser: from controls, marks, lines and cards (``question.js``).

The browser keeps a change until the server has acknowledged its number, and sends it again after a lost connection. A
change names all fields that are not acknowledged yet, so that one that comes twice, or after another, does no harm. What
passes, such as days that are played, is no step in the browser's history: the link waits until something stays.
"""

from collections.abc import Mapping
from functools import partial
from typing import Literal
from uuid import uuid4

import streamlit as st

from ledger.question.link import all_parameters, write_link
from ledger.question.question import Question
from ledger.ui.components.component import component
from ledger.ui.session import update_question
from ledger.ui.session_state import session_state
from ledger.views.pictures.picture import OPENS

ChannelName = Literal["page", "card"]
FIELDS: Mapping[ChannelName, frozenset[str]] = {
    "page": frozenset(Question.parameters()) - {*OPENS},
    "card": frozenset(OPENS),
}
"""Which fields a channel may set: those of the page run all of it, those of a card the card alone."""
LARGEST_NUMBER = 2**53
"""Beyond it a browser cannot count."""
CHANNEL = component("question")


def channel(name: ChannelName) -> None:
    """Listen to changes, and tell the browser what the question is now; one a channel on every page.

    The page's stands before all that is drawn from the question, the card's at the end of the page: it says that the run is
    complete. Both are told something new in every run (``run``), so that the browser hears of each.
    """
    key = f"channel_{name}"
    state = session_state()
    data = {
        "channel": name,
        "session": state.channel_session,
        "acknowledged": state.acknowledged.get(key, 0),
        "link": write_link(state.current_question()),
        "defaults": all_parameters(Question()),
        "run": uuid4().hex,
    }
    CHANNEL(key, data, on_changed_change=partial(_changed, name, key))


def _changed(name: ChannelName, key: str) -> None:
    """Apply a change, if it is one; the browser's number is acknowledged in any case, else it would ask for ever."""
    sent = st.session_state[key].changed
    if not isinstance(sent, dict) or not isinstance(sent.get("fields"), dict):
        return
    if type(sent.get("number")) is not int or not 0 <= sent["number"] <= LARGEST_NUMBER:
        return
    state = session_state()
    state.acknowledged[key] = sent["number"]
    state.is_passing = sent.get("passing") is True
    update_question(**{field: value for field, value in sent["fields"].items() if field in FIELDS[name]})
