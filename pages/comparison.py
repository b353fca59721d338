"""Who says how much: current figures by source, by side, two sources against each other, and what the figures rest on."""

import streamlit as st

from ledger.answers.series import series
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.ended import ended_notice
from ledger.ui import app
from ledger.ui.analysis.registry import show_sections
from ledger.ui.components.controls import render_controls
from ledger.ui.panels import claim_tables, comparison, page_controls
from ledger.views.metric_context import metric_context

view = app.current_view()
_, lang, question = view.lang.gettext, view.lang, view.question

app.page_title(_("Comparison"))
render_controls(
    "comparison",
    page_controls.metric(view),
    page_controls.basis(view),
    page_controls.axis(view),
    page_controls.age_limit(view),
)

about = metric_context(view)
st.markdown(escape_markdown(lang.localised(about.metric, "definition")))
if end := ended_notice(view.record, question.metric, about.basis, lang):
    st.markdown(end)
if about.series.empty:
    claim_tables.empty_state(view, series(view.record.claims, question.metric, about.basis), about.excluded_groups)
else:
    st.header(_("Each source's latest figure"), anchor=False)
    comparison.by_source(view)
    st.header(_("Each side over time"), anchor=False)
    comparison.by_side(view)
    st.header(_("Compare two sources"), anchor=False)
    comparison.pair(view)

st.header(_("How reliable are the figures?"), anchor=False)
show_sections(view, "comparison", has_series=not about.series.empty)
