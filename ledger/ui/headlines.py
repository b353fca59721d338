"""The headline questions of the briefing, each as one strip."""

from collections.abc import Sequence

import streamlit as st

from ledger.answers.no_figure import NoFigure
from ledger.briefing.parts import NOTHING, Headline
from ledger.language import Language
from ledger.sentences.ended import ended
from ledger.sentences.no_figure import lines as no_figure_lines
from ledger.sentences.spread import headline as range_sentence
from ledger.ui import extremes, tables
from ledger.ui.components.chart import chart
from ledger.ui.components.download import Exportable, download_menu
from ledger.ui.components.link_list import show_links
from ledger.views.analyses import headline as headline_answer
from ledger.views.link_list import Line
from ledger.views.pictures import current_figures
from ledger.views.view import View


def no_figure_links(found: Sequence[NoFigure], lang: Language) -> list[Line]:
    """Who never gave a figure; a line opens what was said instead, where that is a claim."""
    return [
        Line(said, about.instead["claim_id"] if about and about.instead and about.kind == "claim" else "")
        for said, about in no_figure_lines(found, lang)
    ]


def strip(view: View, headline: Headline) -> None:
    """The question, the range, the picture of all newest figures, who stands at the ends, and who never gave a figure."""
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
    answer = headline_answer(view, headline.metric)
    st.markdown(range_sentence(answer.spread, lang))
    if end := ended(view.record, headline.metric, metric["default_basis"], lang):
        st.markdown(end)
    chart(view, name)
    show_links(name, [*extremes.range_links(view, answer.spread), *no_figure_links(answer.no_figure, lang)])
