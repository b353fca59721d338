"""The events: the list that names those in the picture."""

import pandas as pd
import streamlit as st

from ledger.record.rows import Event, rows_of
from ledger.text.markdown import escape_markdown, link
from ledger.views.cache import cached
from ledger.views.view import View


def event_list(view: View, events: pd.DataFrame) -> None:
    """The numbers of the picture with what they stand for, in an opening list."""
    _, lang = view.lang.gettext, view.lang
    if events.empty:
        return
    with st.expander(_("Events in the picture")):
        st.markdown(
            cached(
                view,
                "events listed",
                lambda: "\n".join(
                    f"{number}. {escape_markdown(lang.date(event['date']))}: {link(lang.localised(event, 'title'), event['url'])}. {escape_markdown(lang.localised(event, 'detail'))}"
                    for number, event in enumerate(rows_of(events, Event), start=1)
                ),
            )
        )
