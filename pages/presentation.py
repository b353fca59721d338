"""The briefing on a wall: one thing a slide, in large type; arrow keys move."""

from ledger.ui import app
from ledger.ui.panels import presentation

view = app.current_view()

name = presentation.shown(view)
presentation.show(view, name)
presentation.controls(view, name)
