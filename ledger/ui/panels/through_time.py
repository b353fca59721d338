"""The pictures of the Timeline with the words and the tables that belong to them."""

import pandas as pd
import streamlit as st

from ledger.answers.series import series
from ledger.documents.answers import course, course_title
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.ended import ended_notice
from ledger.text.sentences.stated import how_to_read
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.panels import claim_tables, filters, mini_timeline
from ledger.views.metric_context import metric_context, query
from ledger.views.view import View


def panels(view: View) -> None:
    """Sent, there and lost, on one scale."""
    _, lang = view.lang.gettext, view.lang
    shown = pd.concat([panel.series for panel in course(query(view), lang)])
    if shown.empty:
        filters.empty_result(view, view.record.claims)
        return
    chart(view, "panels")
    mini_timeline.named_below(view)
    claim_tables.captions(
        f"{_('Every mark is one claim on its day; a soldier is as high in each panel.')} {how_to_read(lang)} {_how_to_open(view)}"
    )
    title = course_title(view.record, lang)
    exportable = Exportable(
        "panels",
        title,
        claim_tables.provenance(view, shown),
        lambda: _with_measures(view, shown),
        "panels",
        data=claim_tables.file_rows(view, shown),
    )
    data_table(view, exportable, opens="claim")


def _with_measures(view: View, claims: pd.DataFrame) -> pd.DataFrame:
    """The claims as a table that says first what is measured."""
    _, lang = view.lang.gettext, view.lang
    table, metrics = claim_tables.frame(claims, lang), claims.set_index("claim_id")["metric"]
    table.insert(
        0, _("Indicator"), [lang.localised(view.record.metric_rows[metrics[claim]], "name") for claim in table.index]
    )
    return table


def measure(view: View) -> None:
    """The measure of the question."""
    _, lang, question = view.lang.gettext, view.lang, view.question
    about = metric_context(view)
    like = about.series
    st.markdown(escape_markdown(lang.localised(about.metric, "definition")))
    if end := ended_notice(view.record, question.metric, about.basis, lang):
        st.markdown(end)
    if like.empty and not (question.show_excluded and about.excluded_groups):
        claim_tables.empty_state(view, series(view.record.claims, question.metric, about.basis), about.excluded_groups)
        return
    chart(view, "timeline")
    claim_tables.captions(
        f"{how_to_read(lang)} {_how_to_open(view)} {claim_text.counts_text(about.counts, lang)}.",
        claim_tables.sampling_note(view, like, question.date_axis),
        "" if question.show_excluded else claim_tables.excluded_note(view, about.excluded_groups),
    )
    if question.show_excluded and about.excluded_groups:
        st.markdown(_("The marked rows hold claims of other kinds, which never share the axis:"))
        st.markdown(claim_tables.exclusion_reasons(about.excluded_groups, lang))
    drawn = pd.concat([like, *about.excluded_groups.values()]) if question.show_excluded else like
    claim_tables.claims(view, drawn, "timeline", about.name, of="timeline")


def _how_to_open(view: View) -> str:
    """How a claim is opened, and how days are chosen."""
    return view.lang.gettext(
        "A click opens the claim; where several lie upon each other, a list of them. Draw a frame with the mouse to see its days closer; Ctrl and the wheel zoom."
    )
