"""A section that opens: one sentence that says what it shows, then what it found. What is open stands in the link."""

from collections.abc import Callable

import streamlit as st

from ledger.question.page_sections import SECTIONS
from ledger.ui.components.controls import disclosure, show_controls
from ledger.views.view import View


def collapsible(view: View, name: str, summary: str, fill: Callable[[View], None]) -> None:
    """Show a section; it is filled only while it is open.

    Parameters
    ----------
    name
        A key of ``SECTIONS``.
    summary
        One sentence, in the reader's language, that says what the section shows.
    fill
        Says what it found, in one sentence, and shows it.
    """
    with st.container(border=True, key=f"section_{name}"):
        show_controls(f"section_{name}", disclosure(name, view.lang.gettext(SECTIONS[name]), view.question.sections))
        if name in view.question.sections:
            st.caption(summary)
            fill(view)
