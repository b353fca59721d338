"""A table whose rows open what they stand for: by mouse, by finger or from the keyboard."""

from collections.abc import Hashable, Sequence
from typing import Any

import streamlit as st

from ledger.ui.session import update_question
from ledger.views.view import View


def clickable_table(
    view: View, shown: Any, ids: Sequence[Hashable], key: str, opens: str = "claim", **display: Any
) -> None:
    """Show a table; selecting a row opens what it stands for.

    Parameters
    ----------
    shown
        The frame, or a styled one.
    ids
        For each row what it opens: a claim_id or a place_id.
    key
        Names the table on its page.
    opens
        The field of the question that takes it.
    """
    if not view.question.parameter(opens):
        # A card that was closed leaves no row selected: the same row can be selected again.
        st.session_state[key] = {"selection": {"rows": [], "columns": [], "cells": []}}
    st.dataframe(
        shown,
        hide_index=True,
        width="stretch",
        key=key,
        placeholder="",
        selection_mode="single-row",
        on_select=lambda: _on_select(key, opens, ids),
        **display,
    )


def _on_select(key: str, opens: str, ids: Sequence[Hashable]) -> None:
    rows = st.session_state[key].selection.rows
    if rows and rows[0] < len(ids):  # a table may have been longer when it was clicked
        update_question(**{opens: ids[rows[0]]})
