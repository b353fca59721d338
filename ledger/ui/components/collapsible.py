"""A section that opens: one sentence that says what it shows, then what it found. What is open stands in the link."""

from collections.abc import Callable

import streamlit as st

from ledger.question.page_sections import Section
from ledger.ui.components.controls import disclosure, render_controls
from ledger.views.view import View


def collapsible(view: View, section: Section, fill: Callable[[View], None]) -> None:
    """Show a section; it is filled only while it is open.

    Parameters
    ----------
    fill
        Says what it found, in one sentence, and shows it.
    """
    _, name = view.lang.gettext, section.name
    with st.container(border=True, key=f"section_{name}"):
        render_controls(f"section_{name}", disclosure(name, _(section.title), view.question.open_sections))
        if name in view.question.open_sections:
            st.caption(_(section.summary))
            fill(view)
