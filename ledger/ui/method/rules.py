"""The rules of showing, and the definitions behind the answers, as they stand in the functions themselves."""

import pandas as pd
import streamlit as st

from ledger.text.definitions import PUBLISHED_TITLES, definition
from ledger.text.sentences.method import RULES
from ledger.text.sentences.periods import periods
from ledger.views.view import View


def show(view: View) -> None:
    """The rules as a numbered list, then each definition under its name, with the place where it is computed, then the periods."""
    _ = view.lang.gettext
    st.markdown("\n".join(f"{number}. {_(rule)}" for number, rule in enumerate(RULES, start=1)))
    st.subheader(_("Definitions behind the answers"), anchor="definitions")
    st.markdown(_("These are the words of the program itself: each definition stands beside the code that follows it."))
    with st.expander(_("Definitions")):
        for function, title in PUBLISHED_TITLES.items():
            st.markdown(f"**{_(title)}** · `{function.__module__}.{function.__name__}`\n\n{_(definition(function))}")
    with st.expander(_("Periods that the rules name")):
        st.table(
            pd.DataFrame(periods(view.lang), columns=[_("Rule"), _("Period")]),
            hide_index=True,
            alt=_("Periods that the rules name"),
        )
