"""What a click on a mark or a line opens, and what is closed again."""

from pathlib import Path
from typing import Literal, get_args

import streamlit as st

from ledger.ui.reading import change, close

Opens = Literal["claim", "place"]
"""The fields of the question that such a click may set."""
KEY = "opener"
OPENER = st.components.v2.component(KEY, js=Path(__file__).with_name("opener.js").read_text(encoding="utf-8"), isolate_styles=False)


def opener() -> None:
    """Listen to the clicks on everything that opens something, and to cards that are closed; one for the whole page, in a fragment that shows the card."""
    OPENER(key=KEY, on_opened_change=_opened)


def _opened() -> None:
    field, stands = st.session_state[KEY].opened
    if field not in get_args(Opens):
        return
    if stands:
        change(**{field: stands})
    else:
        close(field)
