"""The frame around a card: a dialog of the browser's own, in one element of the page."""

from html import escape

import streamlit as st

from ledger.ui.html import Html
from ledger.ui.opener import Opens
from ledger.ui.reading import View


def dialog(view: View, field: Opens, kind: str, title: str, html: str) -> None:
    """Open a card above the page; ``dialog.js`` opens it, and tells the server when it is closed.

    The framework's dialog is an element for each of its lines, which its page builds one by one: it took three times as long.

    Parameters
    ----------
    field
        The field of the question that is given up when the card is closed.
    kind
        What the card is about, above its title.
    html
        What stands on it.
    """
    theme, shut = view.theme, escape(view.lang.gettext("Close"))
    colours = f"--paper: {theme.paper}; --ink: {theme.ink}; --muted: {theme.muted}; --line: {theme.grid}; --accent: {theme.accent}"
    # A card that was closed and is opened again is another one.
    number = st.session_state.get("closed", 0)
    with st.container(key="card"):
        st.html(Html(
            f'<dialog class="ledger-card" data-closes="{field}" data-number="{number}" lang="{view.lang.code}" aria-labelledby="ledger-card-title" style="{colours}">'
            f'<div><header><div><p>{escape(kind)}</p><h2 id="ledger-card-title" tabindex="-1" autofocus>{escape(title)}</h2></div>'
            f'<button type="button" class="ledger-close" aria-label="{shut}" title="{shut}">✕</button></header>{html}</div></dialog>'
            "<script>ledger.card(document.currentScript)</script>"
        ), unsafe_allow_javascript=True)
