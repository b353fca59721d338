"""Small pictures that lead to their pages."""

import streamlit as st

from ledger.answers.series import basis_of
from ledger.markdown import plain
from ledger.ui import tables
from ledger.ui.components.chart import chart
from ledger.ui.components.download import Exportable, download_menu
from ledger.views.metric_context import metric_context
from ledger.views.view import View


def timeline(view: View) -> None:
    """The measure of the question through time, small."""
    _, lang, question = view.lang.gettext, view.lang, view.question
    metric = view.record.metric_rows[question.metric]
    basis = basis_of(metric, question.basis)
    like = metric_context(view).like
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="head_small_timeline"):
        st.subheader(plain(lang.pick(metric, "name")), anchor=False, width="stretch")
        st.page_link("pages/timeline.py", label=_("To the timeline"), icon=":material/arrow_forward:", query_params=question.to_link())
        if len(like):
            about = tables.stated(view, like, basis)
            download_menu(view, Exportable("small_timeline", lang.pick(metric, "name"), about, lambda: tables.frame(like, lang), "small_timeline"), small=True)
    if like.empty:
        st.caption(_("No claim in the record on this day and with these filters."))
        return
    chart(view, "small_timeline")
    tables.under(tables.thinned(view, like))
