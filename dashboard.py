"""The server with its data interface, and the frame around the six pages: setup, the question, navigation, filters; then the page runs."""

import streamlit as st

if __name__ == "__main__":
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
else:
    # The server imports this file once for its addresses, and then runs it for each visitor.
    from ledger.api.routes import ROUTES

    app = st.App("dashboard.py", routes=ROUTES)
