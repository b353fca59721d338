"""The course of events in one small picture, and the way to the large one."""

from html import escape

import pandas as pd
import streamlit as st

from ledger.documents.answers import PANELS, course_title, measured_in, named_events
from ledger.question.link import write_link
from ledger.record.rows import Event, rows_of
from ledger.ui.components.chart import chart
from ledger.ui.components.download import Exportable, download_menu
from ledger.ui.panels import claim_tables
from ledger.views import analyses
from ledger.views.cache import cached
from ledger.views.html import Html
from ledger.views.view import View


def through_time(view: View) -> None:
    """Sent, there, lost through time, and the way to the Timeline."""
    _, lang = view.lang.gettext, view.lang
    series = [analyses.headline(view, metric).spread.series for metric in measured_in(view.record, PANELS)]
    shown = pd.concat([view.record.claims.iloc[:0], *series])
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="head_small_panels"):
        st.subheader(_("Over time, on one scale"), anchor=False, width="stretch")
        st.page_link(
            "pages/timeline.py",
            label=_("To the timeline"),
            icon=":material/arrow_forward:",
            query_params=write_link(view.question.with_changes(panels=True)),
        )
        if len(shown):
            title = course_title(view.record, lang)
            download_menu(
                view,
                Exportable(
                    "small_panels",
                    title,
                    claim_tables.provenance(view, shown),
                    lambda: claim_tables.frame(shown, lang),
                    "small_panels",
                    data=claim_tables.file_rows(view, shown),
                ),
                small=True,
            )
    if shown.empty:
        st.caption(_("No claim in the dataset on this day and with these filters."))
        return
    chart(view, "small_panels")
    named_below(view)


def named_below(view: View) -> None:
    """The events that the picture names in words, for windows that are too narrow for them."""
    st.html(Html(cached(view.filter_scope, "named events", lambda: _named(view))))


def _named(view: View) -> str:
    """The events of the picture as a list, for windows that are too narrow for their words in it (``style.css``)."""
    lang = view.lang
    lines = "".join(
        f"<li>{escape(lang.month(event['date']))}: {escape(lang.localised(event, 'title'))}</li>"
        for event in rows_of(named_events(view.record.events), Event)
    )
    return f'<ul class="ledger-named-events">{lines}</ul>'
