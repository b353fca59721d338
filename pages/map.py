"""Where North Koreans were reported and who was said to hold what, day by day."""

import streamlit as st

from ledger.text.markdown import escape_markdown
from ledger.text.sentences.maps import attribution, precision_note
from ledger.ui import app
from ledger.ui.analysis.registry import show_sections
from ledger.ui.components.chart import chart
from ledger.ui.panels import claim_tables, maps, way
from ledger.views import settlements

view = app.current_view()
_, lang = view.lang.gettext, view.lang

app.page_title(_("Map"))
day = settlements.map_date(view)
if day is None:
    st.info(maps.nothing_to_show(view))
else:
    maps.show_days(view, day)
    chart(view, "map")
    maps.show_choices(view)
    st.markdown(maps.counts_text(view, day))
    maps.show_moments(view, day)
    places = settlements.without_position(view)
    claim_tables.captions(
        _("Select a mark to see who said it and where. Ctrl and the wheel, two fingers, or + and − zoom the map."),
        _("Without a known position, and so only in the table: {places}.").format(places=escape_markdown(places))
        if places
        else "",
        f"{precision_note(lang)} {attribution(lang)}",
    )
    maps.show_table(view, day)
way.show(view)
if day is not None:
    show_sections(view, "map")
