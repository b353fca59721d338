"""The headline questions of the briefing, each as one strip."""

import pandas as pd
import streamlit as st

from ledger import codes
from ledger.briefing.parts import NOTHING, Headline, now
from ledger.charts.strip import strip as strip_figure
from ledger.ui import extremes, tables
from ledger.ui.asked import asking
from ledger.ui.memory import kept
from ledger.ui.picture import picture
from ledger.ui.reading import View
from ledger.ui.takeaway import Taken, offer


def strip(view: View, headline: Headline) -> None:
    """The question, the picture of all current figures, and who stands at the ends."""
    _, lang, name = view.lang.gettext, view.lang, f"strip_{headline.metric}"
    metric, question = view.record.metric_rows[headline.metric], _(headline.question)
    current = kept(view.filtered, f"now {headline.metric}", lambda: now(_standing(view), headline.metric))
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"head_{name}"):
        st.subheader(question, anchor=False, width="stretch")
        st.page_link(
            "pages/timeline.py", label=_("Through time"), icon=":material/timeline:",
            query_params=view.question.but(metric=headline.metric, basis="").to_link(),
        )
        if len(current):
            about = tables.stated(view, current, metric["default_basis"])
            offer(view, Taken(name, question, about, lambda: tables.frame(current, lang), name), small=True)
    if current.empty:
        st.caption(_(NOTHING))
        return
    unit = _(codes.UNIT[metric["unit"]].label)
    picture(
        view.filtered, name, lambda: strip_figure(current, unit, lang, view.theme), _("{question} Current figures by side.").format(question=question),
        named=extremes.named(view.filtered, current, headline.metric),
    )


def _standing(view: View) -> pd.DataFrame:
    """What all strips share, kept by itself: the question from which it comes may be too large to be kept."""
    return kept(view.filtered, "standing", lambda: asking(view.filtered).standing)
