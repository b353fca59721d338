"""The frame around the six pages: page setup, the question, navigation, shared filters; then the page runs."""

import streamlit as st

from ledger.ui import filters, frame
from ledger.ui.reading import RUNNING

st.set_page_config(page_title="Kursk Ledger", page_icon=str(frame.ICON), layout="wide")

view = frame.view()
token = RUNNING.set(view)
try:
    page = st.navigation(frame.pages(view), position="top")
    with st.sidebar:
        filters.show(view)
    frame.top(view)
    page.run()
    frame.bottom(view)
finally:
    RUNNING.reset(token)
