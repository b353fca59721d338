"""What a run takes from Streamlit's script context and from the test ids of its page."""

from pathlib import Path

import streamlit as st

from ledger.runtime.settings import settings_or_exit

STYLE = Path(__file__).with_name("style.css")
FRAMELESS = Path(__file__).with_name("frameless.css")
"""Style by Streamlit's test ids: the page begins close below its navigation; hover buttons of tables, which know only
English, give way to our own search and downloads; pages without a frame have no header."""


def is_history_navigation() -> bool:
    """Whether the browser's Back or Forward caused this run (a field of the script's context).

    Without it, Back to a link of this session's own changes the address and not the page.
    """
    if not settings_or_exit().adapter:
        return False
    try:
        from streamlit.runtime.scriptrunner import get_script_run_ctx
    except ImportError:
        return False
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))


def style(frameless: bool) -> None:
    """Add the style; that of pages without a frame hides the header, which has nothing in it there."""
    if settings_or_exit().adapter:
        st.html(STYLE)
        if frameless:
            st.html(FRAMELESS)
