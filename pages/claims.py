"""The record itself: search it, sort it, open a claim, take the table away."""

import streamlit as st

from ledger import phrases
from ledger.answers.origins import counted
from ledger.answers.search import search
from ledger.columns import COLUMNS
from ledger.markdown import plain
from ledger.ui import claims_table, filters, frame
from ledger.ui.asked import asked
from ledger.ui.reading import asking

view = frame.page()
_, lang, question = view.lang.gettext, view.lang, view.question

frame.heading(view, _("Claims"))
left, right = st.columns([2, 3])
left.text_input(_("Search in all text, in both languages"), max_chars=100, icon=":material/search:", **asking("search", question.search))
right.multiselect(
    _("Columns"), list(COLUMNS), format_func=lambda name: _(COLUMNS[name]),
    placeholder=_("The usual columns"), select_all=False, **asking("columns", list(question.columns)),
)

claims = asked(view).claims
found = claims[claims["claim_id"].isin(search(claims_table.texts(view), question.search))] if question.search else claims
counts = phrases.counts(counted(found), lang)
st.markdown(_("{counts}. Select a row to open its card.").format(counts=counts))
if claims.empty:
    filters.nothing_left(view, view.record.claims)
elif found.empty:
    st.info(_("No claim holds all of these words: “{words}”. Fewer or shorter words find more.").format(words=plain(question.search)))
else:
    claims_table.show(view, found)
