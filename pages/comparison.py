"""Who says how much: current figures by source, by side, two sources against each other, and what the figures rest on."""

import streamlit as st

from ledger.answers.series import series
from ledger.ui import choices, comparing, frame, tables
from ledger.ui.analysis import agreement, distortions, estimate, leave_one_out, loss_share, origins, pairs, silence, spread
from ledger.ui.asked import asked
from ledger.ui.controls import ask
from ledger.ui.section import section

view = frame.page()
_, lang, question = view.lang.gettext, view.lang, view.question

frame.heading(view, _("Comparison"))
ask("comparison", choices.metric(view), choices.basis(view), choices.axis(view))

about = asked(view)
st.markdown(lang.pick(about.metric, "definition"))
if about.like.empty:
    tables.nothing(view, series(view.record.claims, question.metric, about.basis), about.apart)
else:
    st.header(_("What each source says now"), anchor=False)
    comparing.by_source(view)
    st.header(_("Side by side through time"), anchor=False)
    comparing.by_side(view)
    st.header(_("Two sources against each other"), anchor=False)
    comparing.pair(view)

st.header(_("What the figures rest on"), anchor=False)
ask("limit", choices.age_limit(view))
needs_a_series = (spread, leave_one_out, estimate)
for part in (spread, leave_one_out, origins, distortions, pairs, agreement, silence, loss_share, estimate):
    if len(about.like) or part not in needs_a_series:
        section(view, part.NAME, _(part.SHOWS), part.show)
