"""The way to the wall and back: a presentation ends where it began."""

import streamlit as st

from ledger.ui.app import HOME_PAGE
from ledger.ui.session import update_question
from ledger.ui.session_state import session_state
from ledger.views.view import View


def start(view: View, page: str) -> None:
    """Go to the wall.

    Parameters
    ----------
    page
        The page that is left: its name in the address, empty for that of the dashboard itself.
    """
    session_state().presentation_start = (page or HOME_PAGE, view.question)
    st.switch_page("pages/presentation.py")


def end(view: View) -> None:
    """Go back to the page and the question from which the presentation began, in the language of now; else to the Briefing."""
    state, page = session_state(), HOME_PAGE
    if state.presentation_start:
        page, question = state.presentation_start
        state.question, state.presentation_start = question.with_changes(lang=view.question.lang), None
    else:
        update_question(part="")
    st.switch_page(f"pages/{page}.py")
