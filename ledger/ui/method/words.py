"""The words that the Ledger uses, with their meaning; lists of values come from the code lists."""

import streamlit as st

from ledger.record.codes import CodeList
from ledger.text.sentences.method import WORDS
from ledger.views.view import View


def show(view: View) -> None:
    """The words as a list."""
    _ = view.lang.gettext
    st.markdown("\n".join(f"- **{_(word)}:** {_(meaning)}{_values(values, view)}" for word, meaning, values in WORDS))


def _values(values: CodeList | None, view: View) -> str:
    if values is None:
        return ""
    labels = view.lang.join_list([view.lang.gettext(code.label) for code in values.values()])
    return " " + view.lang.gettext("One of: {values}.").format(values=labels)
