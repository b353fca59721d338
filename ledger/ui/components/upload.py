"""A file that a reader gives to the own session: it comes through the page's stream in pieces, stays in memory, and has no address."""

import streamlit as st

from ledger.ui.components.component import component
from ledger.ui.session_state import session_state
from ledger.views.view import View

UPLOAD = component("upload", html='<div class="ledger-upload"></div>')


def upload(view: View, key: str, label: str, accept: str, limit: int) -> bytes | None:
    """A field for a file, and what was chosen in it, once it is there; a file is given once.

    Parameters
    ----------
    label
        What is to be chosen, in the reader's language.
    accept
        The ending of such files.
    limit
        Bytes that it may have.
    """
    _, transfer = view.lang.gettext, session_state().transfer
    data = {
        "accept": accept,
        "limit": limit,
        "received": {"file": transfer.file, "pieces": len(transfer.pieces)},
        "words": {
            "choose": label,
            "sending": _("The file is being read …"),
            "tooLarge": _("The file is larger than {limit} MiB.").format(limit=view.lang.number(limit // 1024 // 1024)),
        },
    }
    UPLOAD(key, data, on_piece_change=lambda: transfer.take(st.session_state[key].piece, limit))
    if not transfer.is_complete:
        return None
    transfer.is_complete = False
    return b"".join(transfer.pieces)
