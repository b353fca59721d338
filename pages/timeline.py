"""Through time: sent, there and lost together, or one measure, every claim a mark on its day."""


from ledger.ui import app, choices, events, through_time
from ledger.ui.components.controls import one_of, show_controls, switch
from ledger.views.events import chosen_events

view = app.current_view()
_, question = view.lang.gettext, view.question
shown_events = one_of("events", _("Events"), question.events, {"key": _("main"), "further": _("more"), "none": _("off")})

app.page_title(_("Timeline"))
if question.panels:
    show_controls("timeline", choices.panels(view), choices.metric(view, ""), choices.span(view), shown_events)
    through_time.panels(view)
else:
    show_controls("timeline", choices.panels(view), choices.metric(view), choices.span(view), shown_events)
    show_controls(
        "timeline_more", choices.basis(view),
        one_of("dated", _("Date shown"), question.dated, {"as_of": _("as of"), "stated_on": _("stated on")}),
        choices.axis(view), switch("steps", _("Carry figures forward"), question.steps), switch("unlike", _("Also other kinds of claims"), question.unlike),
    )
    through_time.measure(view)
events.listed(view, chosen_events(view))
