"""Own data: a ZIP file of the same tables, opened for this session alone; there only where the operator wants it."""

import streamlit as st

from ledger.ui import app
from ledger.ui.panels.own_data import open_own_data

view = app.current_view()
_ = view.lang.gettext
app.page_title(_("Own data"))
st.markdown(
    _(
        "Open a ZIP file with the tables of a record, as the Method page describes them: the same rules are checked, and all pages then show it, for you alone. It is held in the memory of the server until you close or reload the page, and written nowhere. Boundaries are those of this dashboard where the file has none."
    )
)
open_own_data(view)
