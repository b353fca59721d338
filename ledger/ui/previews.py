"""Small pictures that lead to their pages."""

import streamlit as st

from ledger import codes
from ledger.answers.series import basis_of
from ledger.charts.timeline import small_timeline
from ledger.ui import tables
from ledger.ui.asked import asked
from ledger.ui.picture import picture
from ledger.ui.reading import View
from ledger.ui.takeaway import Taken, offer


def timeline(view: View) -> None:
    """The measure of the question through time, small."""
    _, lang, question = view.lang.gettext, view.lang, view.question
    metric = view.record.metric_rows[question.metric]
    basis = basis_of(metric, question.basis)
    like = asked(view).like
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="head_small_timeline"):
        st.subheader(f"{lang.pick(metric, 'name')}", anchor=False, width="stretch")
        st.page_link("pages/timeline.py", label=_("To the timeline"), icon=":material/arrow_forward:", query_params=question.to_link())
        if len(like):
            about = tables.stated(view, like, basis)
            offer(view, Taken("small_timeline", lang.pick(metric, "name"), about, lambda: tables.frame(like, lang), "small_timeline"), small=True)
    if like.empty:
        st.caption(_("No claim in the record on this day and with these filters."))
        return
    unit = _(codes.UNIT[metric["unit"]].label)
    picture(view, "small_timeline", lambda: small_timeline(like, unit=unit, lang=lang, theme=view.theme), _("Small timeline of the claims on “{metric}”.").format(metric=lang.pick(metric, "name")))
    tables.under(tables.thinned(view, like))
