"""Through time: sent, there and lost together, or one measure, every claim a mark on its day."""

from ledger.ui import app
from ledger.ui.components.controls import radio, render_controls, switch
from ledger.ui.panels import events, page_controls, through_time
from ledger.views.events import chosen_events

view = app.current_view()
_, question = view.lang.gettext, view.question
shown_events = radio(
    "events", _("Events"), question.event_level, {"key": _("main"), "further": _("more"), "none": _("off")}
)

app.page_title(_("Timeline"))
if question.panels:
    render_controls(
        "timeline", page_controls.panels(view), page_controls.metric(view, ""), page_controls.span(view), shown_events
    )
    through_time.panels(view)
else:
    render_controls(
        "timeline", page_controls.panels(view), page_controls.metric(view), page_controls.span(view), shown_events
    )
    render_controls(
        "timeline_more",
        page_controls.basis(view),
        radio("dated", _("Date shown"), question.date_axis, {"as_of": _("as of"), "stated_on": _("stated on")}),
        page_controls.axis(view),
        switch("steps", _("Carry figures forward"), question.show_step_lines),
        switch("unlike", _("Also other kinds of claims"), question.show_excluded),
    )
    through_time.measure(view)
events.event_list(view, chosen_events(view))
