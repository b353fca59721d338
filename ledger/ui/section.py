"""A section that opens: one sentence that says what it shows, then what it found. What is open stands in the link."""

from collections.abc import Callable

import streamlit as st

from ledger.sections import SECTIONS
from ledger.ui.reading import View, change


def section(view: View, name: str, shows: str, fill: Callable[[View], None]) -> None:
    """Show a section; it is filled only while it is open.

    Parameters
    ----------
    name
        A name of ``SECTIONS``.
    shows
        One sentence, in the reader's language, that says what the section shows.
    fill
        Says what it found, in one sentence, and shows it.
    """
    key = f"section_{name}"
    asked = name in view.question.sections
    # Setting the state that it has already would take back a click that is on its way.
    if st.session_state.get(key) != asked:
        st.session_state[key] = asked
    opened = st.expander(view.lang.gettext(SECTIONS[name]), key=key, on_change=_turned, args=(name, key))
    if opened.open:
        with opened:
            st.caption(shows)
            fill(view)


def _turned(name: str, key: str) -> None:
    others = tuple(each for each in st.session_state["question"].sections if each != name)
    change(sections=(*others, name) if st.session_state[key] else others)
