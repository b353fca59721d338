"""The briefing on a wall: one thing a slide, in large type; arrow keys move."""

import streamlit as st

from ledger.ui import frame, slides

view = frame.page()

st.html(slides.STYLE)
name = slides.shown(view)
slides.show(view, name)
slides.controls(view, name)
