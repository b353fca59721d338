"""The briefing on a wall: one thing a slide, in large type; arrow keys move."""


from ledger.ui import app, slides

view = app.current_view()

name = slides.shown(view)
slides.show(view, name)
slides.controls(view, name)
