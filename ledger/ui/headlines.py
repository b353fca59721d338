"""The headline questions of the briefing, each as one strip."""

import streamlit as st

from ledger.briefing.parts import NOTHING, Headline
from ledger.sentences.ended import ended
from ledger.ui import extremes, tables
from ledger.ui.components.chart import chart
from ledger.ui.components.download import Exportable, download_menu
from ledger.ui.components.link_list import show_links
from ledger.views.pictures import current_figures
from ledger.views.view import View


def strip(view: View, headline: Headline) -> None:
    """The question, the picture of all current figures, and who stands at the ends."""
    _, lang, name = view.lang.gettext, view.lang, f"strip_{headline.metric}"
    metric, question = view.record.metric_rows[headline.metric], _(headline.question)
    current = current_figures(view, headline.metric)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"head_{name}"):
        st.subheader(question, anchor=False, width="stretch")
        st.page_link(
            "pages/timeline.py", label=_("Through time"), icon=":material/timeline:",
            query_params=view.question.but(metric=headline.metric, basis="").to_link(),
        )
        if len(current):
            about = tables.stated(view, current, metric["default_basis"])
            download_menu(view, Exportable(name, question, about, lambda: tables.frame(current, lang), name), small=True)
    if current.empty:
        st.caption(_(NOTHING))
        return
    if end := ended(view.record, headline.metric, metric["default_basis"], lang):
        st.markdown(end)
    chart(view, name)
    show_links(name, extremes.extreme_links(view.filter_scope, current, headline.metric))
