"""What a sentence rests on: claims as buttons that open their card, events as links to their page."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from ledger.record.claim import Claim, claims_by_id
from ledger.record.rows import Event, rows_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown, link
from ledger.ui.components.link_list import show_links
from ledger.views.link_list import Line
from ledger.views.view import View


@dataclass(frozen=True)
class Known:
    """Rows of the record as known on the reader's day, by key: looked up once for all sentences of a section."""

    view: View
    claims: dict[str, Claim]
    events: dict[str, Event]

    @classmethod
    def of(cls, view: View, claims: Iterable[str], events: Iterable[str]) -> "Known":
        """Those of the claims and events that are known."""
        known, happened = view.record.claims, view.record.events
        return cls(
            view,
            claims_by_id(known[known["claim_id"].isin(list(claims))]),
            {event["event_id"]: event for event in rows_of(happened[happened["event_id"].isin(list(events))], Event)},
        )

    def claim(self, claim_id: str, key: str, note: str = "") -> None:
        """Source, day and figure of a claim, opening its card; below, its measure and why it is here."""
        lang, claim = self.view.lang, self.claims[claim_id]
        metric = self.view.record.metric_rows[claim.metric]
        sentence = f"{lang.localised(claim, 'short')}, {claim_text.stated_on(claim, lang)}: "
        show_links(
            key,
            [Line(f"{escape_markdown(sentence)}**{escape_markdown(claim_text.value_text(claim, lang))}** ›", claim_id)],
        )
        st.caption(escape_markdown(f"{lang.localised(metric, 'name')}. {note}"))

    def event(self, event_id: str, note: str = "") -> None:
        """Day or days of an event, its title as a link and the site that it leads to; below, why it is here."""
        lang, event = self.view.lang, self.events[event_id]
        when = lang.date(event["date"])
        if pd.notna(event["date_end"]):
            when = lang.gettext("{start} to {end}").format(start=when, end=lang.date(event["date_end"]))
        host = (urlsplit(event["url"]).hostname or "").removeprefix("www.")
        st.markdown(
            f"{escape_markdown(when)} · {link(lang.localised(event, 'title'), event['url'])} ({escape_markdown(host)})"
        )
        if note:
            st.caption(escape_markdown(note))
