"""The server with its data interface, and the frame around the pages: setup, the question, navigation, filters; then the page runs."""

import streamlit as st

if __name__ == "__main__":
    from ledger.ui import filters, frame, whole
    from ledger.ui.reading import RUNNING

    st.set_page_config(page_title="Kursk Ledger", layout="wide")

    view = frame.view()
    token = RUNNING.set(view)
    try:
        page = st.navigation(frame.pages(view), position="top")
        bare = page.url_path in frame.BARE
        frame.prepare(view, bare)
        if bare:
            page.run()
        else:
            with st.sidebar:
                filters.show(view)
                whole.show(view)
            frame.banners(view)
            page.run()
            frame.footer(view)
        frame.end()
    finally:
        RUNNING.reset(token)
else:
    # The server imports this file once for its addresses, and then runs it for each visitor.
    import gc

    gc.disable()  # until the server stands: what is imported stays, and looking through it for garbage takes a tenth of the start
    from ledger.settings import given
    from ledger.ui import server

    settings = given()
    app = st.App("dashboard.py", routes=server.routes(settings), middleware=server.middleware(settings), lifespan=server.lifespan)
