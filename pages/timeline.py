"""One measure through time: every claim a mark on its day."""

import streamlit as st

from ledger import phrases
from ledger.answers.series import series
from ledger.answers.steps import steps
from ledger.charts.timeline import timeline
from ledger.sentences.stated import how_to_read
from ledger.ui import choices, events, frame, tables
from ledger.ui.asked import asked
from ledger.ui.controls import ask, one_of, switch
from ledger.ui.picture import picture

view = frame.page()
_, lang, question = view.lang.gettext, view.lang, view.question

frame.heading(view, _("Timeline"))
ask(
    "timeline", choices.metric(view), choices.basis(view),
    one_of("dated", _("Place claims by"), question.dated, {"as_of": _("as of"), "stated_on": _("stated on")}),
    choices.axis(view),
    one_of("events", _("Events"), question.events, {"key": _("key"), "further": _("more"), "none": _("none")}),
    switch("steps", _("Current figure as a line"), question.steps),
    switch("unlike", _("Unlike claims too"), question.unlike),
)

about = asked(view)
like = about.like
shown_events = events.chosen(view)
st.markdown(lang.pick(about.metric, "definition"))

if like.empty and not (question.unlike and about.apart):
    tables.nothing(view, series(view.record.claims, question.metric, about.basis), about.apart)
else:
    picture(
        view, "timeline",
        lambda: timeline(
            like, about.apart if question.unlike else {}, steps(like, view.day) if question.steps and question.dated == "as_of" else like.iloc[:0],
            shown_events, dated=question.dated, logarithmic=question.axis == "log",
            unit=about.unit, lang=lang, theme=view.theme,
        ),
        _("Timeline of the claims on “{metric}”: every mark is one claim on its day.").format(metric=about.name),
    )
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
