"""One part of the Ledger alone, for a frame in another page."""

import streamlit as st

from ledger.question.page_sections import standing_alone
from ledger.ui import app
from ledger.ui.panels import embed

view = app.current_view()
_ = view.lang.gettext

if view.question.part_name:
    embed.show(view, view.question.part_name)
else:
    st.title(_("One part alone"), anchor=False)
    st.markdown(
        _("The address must name what is to be shown: add “part=” with one of these names.")
        + "\n\n"
        + ", ".join(f"`{name}`" for name in standing_alone())
    )
