"""Says on an open page that there is newer data, and offers it; nothing changes under the reader's eyes."""

import streamlit as st

from ledger.record.store import record_store
from ledger.text.sentences.newer_record import newer_notice, refused_notice
from ledger.ui.session_state import session_state
from ledger.views.view import View

SECONDS = 10
"""Between two looks of an open page."""


@st.fragment(run_every=SECONDS)
def newer_record(view: View) -> None:
    """The notice, where there is something to say; it runs again by itself, and nothing else of the page with it.

    A fragment that runs by itself is called with the view of the page's last run, which names the record that the reader sees.
    """
    store, lang = record_store(), view.lang
    if view.full_record.is_own:
        return
    if store.current.fingerprint != view.full_record.fingerprint:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="newer_record_banner"):
            st.markdown(newer_notice(store.current, lang), width="content")
            if st.button(lang.gettext("Show the newer data"), key="show_newer_record"):
                session_state().record = None
                st.rerun()
    elif store.problems:
        st.caption(refused_notice(view.full_record, lang))
