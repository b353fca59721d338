"""For somebody with a minute: the answers first, then how they came about, where, and what was said lately."""

import streamlit as st

from ledger.answers.recent import recent_claims
from ledger.text.sentences.record_name import briefing_title
from ledger.text.sentences.stated import freshness
from ledger.ui import app
from ledger.ui.analysis.registry import show_sections
from ledger.ui.panels import filters, maps, mini_timeline, recent
from ledger.views.also import also
from ledger.views.answer_cards import answer_cards
from ledger.views.cache import cached
from ledger.views.html import Html
from ledger.views.metric_context import metric_context

view = app.current_view()
_, lang = view.lang.gettext, view.lang
claims = metric_context(view).claims

app.page_title(briefing_title(view.full_record, lang))
with st.container(key="freshness"):
    st.markdown(freshness(view.record, lang))
if claims.empty:
    filters.empty_result(view, view.record.claims)
st.html(Html(cached(view.restricted_to("months"), "answer cards", lambda: answer_cards(view))))

left, right = st.columns([4, 1], gap="medium")
with left:
    mini_timeline.through_time(view)
with right:
    st.html(Html(cached(view.filter_scope, "also", lambda: also(view.filter_scope))))

left, right = st.columns(2, gap="large")
with left:
    maps.show_small(view)
with right:
    recent.recent_claims(view, cached(view.filter_scope, "lately", lambda: recent_claims(claims, view.day)))
left, right = st.columns(2, gap="large")
with left:
    recent.misreported(view)
with right:
    recent.key_events(view)
show_sections(view, "")
