"""What a click on a mark or a line opens."""

from pathlib import Path
from typing import Literal, get_args

import streamlit as st

from ledger.ui.reading import change

Opens = Literal["claim", "place"]
"""The fields of the question that such a click may set."""
KEY = "opener"
OPENER = st.components.v2.component(KEY, js=Path(__file__).with_name("opener.js").read_text(encoding="utf-8"), isolate_styles=False)


def opener() -> None:
    """Listen to the clicks on everything that opens something; one for the whole page, in a fragment that opens the card."""
    OPENER(key=KEY, on_opened_change=_opened)


def _opened() -> None:
    field, stands = st.session_state[KEY].opened
    if field in get_args(Opens):
        change(**{field: stands})
