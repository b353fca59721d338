"""A file that a reader gives to the own session: it comes through the page's stream in pieces, stays in memory, and has no address."""

import base64
import binascii
from dataclasses import dataclass, field

import streamlit as st

from ledger.ui.components.component import component
from ledger.views.view import View

UPLOAD = component("upload", html='<div class="ledger-upload"></div>')
MOST_PIECES = 1000


@dataclass
class Transfer:
    """A file on its way.

    Attributes
    ----------
    file
        Names it to the browser; empty where nothing was chosen yet.
    pieces
        Those that have come, in order.
    is_complete
        Whether all have.
    """

    file: str = ""
    pieces: list[bytes] = field(default_factory=list)
    is_complete: bool = False

    def take(self, sent: object, limit: int) -> None:
        """Add a piece; what is no piece, comes out of turn, or would make the file larger than the limit, is left aside."""
        match sent:
            case {"file": str(file), "number": int(number), "count": int(count), "text": str(text)}:
                if number == 0:
                    self.file, self.pieces, self.is_complete = file[:40], [], False
                if file[:40] != self.file or number != len(self.pieces) or not number < count <= MOST_PIECES:
                    return
                try:
                    piece = base64.b64decode(text, validate=True)
                except (binascii.Error, ValueError):
                    return
                if sum(map(len, self.pieces)) + len(piece) > limit:
                    return
                self.pieces.append(piece)
                self.is_complete = len(self.pieces) == count


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
    _, transfer = view.lang.gettext, _transfer(key)
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
    UPLOAD(key, data, on_piece_change=lambda: _transfer(key).take(st.session_state[key].piece, limit))
    if not transfer.is_complete:
        return None
    transfer.is_complete = False
    return b"".join(transfer.pieces)


def _transfer(key: str) -> Transfer:
    """The file of a field in this session."""
    state: Transfer = st.session_state.setdefault(f"{key}_transfer", Transfer())
    return state
