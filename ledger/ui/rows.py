"""Rows of a table that open what they stand for: by mouse, by finger or from the keyboard."""

from collections.abc import Hashable, Sequence
from typing import Any

import streamlit as st

from ledger.ui.reading import View, change


def rows(view: View, shown: Any, stands_for: Sequence[Hashable], key: str, opens: str = "claim", **display: Any) -> None:
    """Show a table; selecting a row opens what it stands for.

    Parameters
    ----------
    shown
        The frame, or a styled one.
    stands_for
        For each row what it opens: a claim_id or a place_id.
    key
        Names the table on its page.
    opens
        The field of the question that takes it.
    """
    if not getattr(view.question, opens):
        # A card that was closed leaves no row selected: the same row can be selected again.
        st.session_state[key] = {"selection": {"rows": [], "columns": [], "cells": []}}
    st.dataframe(
        shown, hide_index=True, width="stretch", key=key, placeholder="", selection_mode="single-row",
        on_select=lambda: _selected(key, opens, stands_for), **display,
    )


def _selected(key: str, opens: str, stands_for: Sequence[Hashable]) -> None:
    chosen = st.session_state[key].selection.rows
    if chosen:
        change(**{opens: stands_for[chosen[0]]})
