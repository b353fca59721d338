"""The way to the wall and back: a presentation ends where it began."""

import streamlit as st

from ledger.question.question import Question
from ledger.ui.app import HOME_PAGE
from ledger.ui.session import change
from ledger.views.view import View

BEGAN = "presentation_began"
"""Where the session keeps the page and the question from which it went to the wall."""


def start(view: View, page: str) -> None:
    """Go to the wall.

    Parameters
    ----------
    page
        The page that is left: its name in the address, empty for that of the dashboard itself.
    """
    st.session_state[BEGAN] = (page or HOME_PAGE, view.question)
    st.switch_page("pages/presentation.py")


def end(view: View) -> None:
    """Go back to the page and the question from which the presentation began, in the language of now; else to the Briefing."""
    page, question = st.session_state.pop(BEGAN, (HOME_PAGE, None))
    if isinstance(question, Question):
        st.session_state["question"] = question.but(lang=view.question.lang)
    else:
        change(part="")
    st.switch_page(f"pages/{page}.py")
