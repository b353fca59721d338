"""The server with its data interface, and the frame around the pages: setup, the question, navigation, filters; then the page runs."""

import streamlit as st

if __name__ == "__main__":
    from ledger.runtime.metrics import SCRIPT_RUN_SECONDS
    from ledger.ui import app as frame, sign_in
    from ledger.ui.panels import document_menu, filters, page_bar
    from ledger.ui.session import CURRENT_VIEW

    with SCRIPT_RUN_SECONDS.time():
        view = frame.start_run()
        token = CURRENT_VIEW.set(view)
        try:
            pages = frame.pages(view)
            page = st.navigation(pages, position="hidden")
            frame.configure(view, page)
            frame.prepare(view, page)
            sign_in.demand(view)
            if frame.is_frameless(page):
                page.run()
            else:
                page_bar.show(view, pages)
                with st.sidebar:
                    filters.show(view)
                    document_menu.show(view, page.url_path)
                    page_bar.show_optional(view, pages)
                    sign_in.leave(view)
                frame.show_notices(view)
                page.run()
                frame.footer(view, page.title)
            frame.finish()
        finally:
            CURRENT_VIEW.reset(token)
else:
    # The server imports this file once for its addresses, and then runs it for each visitor.
    from ledger.runtime.settings import settings_or_exit
    from ledger.server.app import check, parts

    settings = settings_or_exit()
    check(settings)
    app = st.App("dashboard.py", **parts(settings))
