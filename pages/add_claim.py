"""A claim, written field by field and checked as it is written; it leaves as a file, for the command that adds it."""

import streamlit as st

from ledger.ui import app
from ledger.ui.panels import claim_form

view = app.current_view()
_ = view.lang.gettext

app.page_title(_("Add a claim"))
st.markdown(
    _(
        "One row is one statement of one figure by one source. Every change is checked on the whole dataset, in the words of the command line. Nothing is written on the server: the claim leaves as a file. Fields with * must be filled."
    )
)
st.markdown(
    _("Is the source not in the list? Add it to the dataset first: {command}").format(
        command="`python -m ledger add source`"
    )
)
claim_form.show(view)
