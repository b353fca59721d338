"""The events: which are in the picture, and the list that names them."""

import pandas as pd
import streamlit as st

from ledger.frames import records
from ledger.markdown import link, plain
from ledger.ui.memory import kept
from ledger.ui.reading import View

IMPORTANCE = {"key": ("1",), "further": ("1", "2"), "none": ()}


def chosen(view: View) -> pd.DataFrame:
    """The events that the question asks for, in order of date, numbered from 1 by their place."""
    def found() -> pd.DataFrame:
        events = view.record.events
        return events[events["importance"].isin(IMPORTANCE[view.question.events])].sort_values("date", kind="stable").reset_index(drop=True)

    return kept(view, "events", found)


def listed(view: View, events: pd.DataFrame) -> None:
    """The numbers of the picture with what they stand for, in an opening list."""
    _, lang = view.lang.gettext, view.lang
    if events.empty:
        return
    with st.expander(_("Events in the picture")):
        st.markdown(kept(view, "events listed", lambda: "\n".join(
            f"{number}. {plain(lang.date(event['date']))}: {link(lang.pick(event, 'title'), event['url'])}. {plain(lang.pick(event, 'detail'))}"
            for number, event in enumerate(records(events), start=1)
        )))
