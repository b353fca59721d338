"""Which claims of a cited view were corrected since the version of the data that its link names."""

import streamlit as st

from ledger.record.claim import claims_of
from ledger.record.version_history import corrected_since
from ledger.ui.components.link_list import AT_MOST, recent_claim_link, show_links
from ledger.views.metric_context import metric_context
from ledger.views.view import View


def show_corrected_since(view: View, version: str) -> None:
    """Name the newest of them, each with the way to its card; nothing where the version is none of the record's."""
    _, lang = view.lang.gettext, view.lang
    corrected = corrected_since(view.full_record.history, version, "claims")
    if corrected is None:
        return
    claims = metric_context(view).claims
    found = claims[claims["claim_id"].isin(corrected)].sort_values("stated_on", ascending=False, kind="stable")
    if found.empty:
        st.markdown(_("No claim of this view has been corrected since that version."))
        return
    said = lang.ngettext(
        "{n} claim of this view has been corrected since that version",
        "{n} claims of this view have been corrected since that version",
        len(found),
    )
    with st.expander(said):  # folded, so that the page itself begins on the first screen
        show_links("corrected", [recent_claim_link(view, claim) for claim in claims_of(found.head(AT_MOST))])
        if more := max(len(found) - AT_MOST, 0):
            st.caption(lang.ngettext("{n} more corrected claim", "{n} more corrected claims", more))
