"""For somebody with a minute: what each side says now, what was said lately, what must be known."""

import streamlit as st

from ledger.answers.lately import lately
from ledger.briefing.parts import HEADLINES
from ledger.sentences.stated import extent
from ledger.ui import app, filters, headlines, maps, news, previews
from ledger.ui.analysis import changes
from ledger.ui.components.collapsible import collapsible
from ledger.views.cache import cached
from ledger.views.metric_context import metric_context

view = app.current_view()
_, lang = view.lang.gettext, view.lang
claims = metric_context(view).claims

app.page_title(view, _("Who says what about North Korea's soldiers in Kursk"))
st.markdown(
    _("Current figures of every side as of {day}, unblended. Each mark is one source's newest claim and opens it; the newest of a side is named.")
    .format(day=lang.date(view.day))
    + " " + _("In this record: {extent}.").format(extent=extent(view.record, lang))
)

if claims.empty:
    filters.nothing_left(view, view.record.claims)
left, right = st.columns(2, gap="large")
with left:
    for headline in HEADLINES[:4]:
        headlines.strip(view, headline)
with right:
    for headline in HEADLINES[4:]:
        headlines.strip(view, headline)
    news.said_lately(view, cached(view.filter_scope, "lately", lambda: lately(claims, view.day)))

left, right = st.columns(2, gap="large")
with left:
    maps.show_small(view)
with right:
    previews.timeline(view)
news.key_events(view)
collapsible(view, changes.NAME, _(changes.SHOWS), changes.show)
