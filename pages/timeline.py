"""One measure through time: every claim a mark on its day."""

import streamlit as st

from ledger import phrases
from ledger.answers.series import series
from ledger.markdown import plain
from ledger.sentences.ended import ended
from ledger.sentences.stated import how_to_read
from ledger.ui import app, choices, events, tables
from ledger.ui.components.chart import chart
from ledger.ui.components.controls import one_of, show_controls, switch
from ledger.views.events import chosen_events
from ledger.views.metric_context import metric_context

view = app.current_view()
_, lang, question = view.lang.gettext, view.lang, view.question

app.page_title(_("Timeline"))
show_controls(
    "timeline", choices.metric(view), choices.basis(view),
    one_of("dated", _("Place claims by"), question.dated, {"as_of": _("as of"), "stated_on": _("stated on")}),
    choices.axis(view),
    one_of("events", _("Events"), question.events, {"key": _("key"), "further": _("more"), "none": _("none")}),
    switch("steps", _("Current figure as a line"), question.steps),
    switch("unlike", _("Unlike claims too"), question.unlike),
)

about = metric_context(view)
like = about.like
shown_events = chosen_events(view)
st.markdown(plain(lang.pick(about.metric, "definition")))
if end := ended(view.record, question.metric, about.basis, lang):
    st.markdown(end)

if like.empty and not (question.unlike and about.apart):
    tables.nothing(view, series(view.record.claims, question.metric, about.basis), about.apart)
else:
    chart(view, "timeline")
    tables.under(
        f"{how_to_read(lang)} {_('A click opens the claim.')} {phrases.counts(about.counts, lang)}.",
        tables.thinned(view, like, question.dated),
        "" if question.unlike else tables.left_out(view, about.apart),
    )
    if question.unlike and about.apart:
        st.markdown(_("The marked rows hold claims that are unlike the series and never share its axis:"))
        st.markdown(tables.reasons(about.apart, lang))
    tables.claims(view, like, "timeline", about.name, of="timeline")
events.listed(view, shown_events)
