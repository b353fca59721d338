"""What was said lately, and the events that must be known."""

import streamlit as st

from ledger.answers.lately import Lately
from ledger.answers.narrow import in_force
from ledger.frames import records
from ledger.markdown import link, plain
from ledger.sentences.lately import headline
from ledger.ui.components.link_list import AT_MOST, more_link, recent_claim_link, show_links
from ledger.views.cache import cached
from ledger.views.view import View


def said_lately(view: View, said: Lately | None) -> None:
    """The newest statements of the last 30 days; if there are none, it says so and goes further back."""
    _, lang = view.lang.gettext, view.lang
    st.subheader(_("Said lately"), anchor=False)
    if said is None:
        st.caption(_("Nothing had been said by this day, or the filters leave nothing."))
        return
    if said.silent:
        st.markdown(headline(said, view.day, view.record.collected_on, bool(in_force(view.question)), lang))
    show_links("said", [recent_claim_link(view, claim) for claim in records(said.claims.head(AT_MOST))])
    more = len(said.claims) - AT_MOST
    more_link(view, len(said.claims), lang.ngettext("{n} more claim in these 30 days", "{n} more claims in these 30 days", more), "pages/claims.py", _("All claims"))


def key_events(view: View) -> None:
    """The events of importance 1 up to the reader's day, newest first."""
    _, lang = view.lang.gettext, view.lang

    def lines() -> str:
        events = view.record.events
        return "\n".join(
            f"- {plain(lang.date(event['date']))}: {link(lang.pick(event, 'title'), event['url'])}. {plain(lang.pick(event, 'detail'))}"
            for event in records(events[events["importance"] == "1"].sort_values("date", ascending=False))
        )

    if listed := cached(view.filter_scope, "key events", lines):
        st.subheader(_("Events to know"), anchor=False)
        st.markdown(listed)
