"""The record itself: search it, sort it, open a claim, take the table away."""

import streamlit as st

from ledger.answers.repeats import count_claims
from ledger.answers.search import search
from ledger.question.claim_columns import COLUMNS
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.ui import app
from ledger.ui.components.announcement import announce_count
from ledger.ui.components.controls import checklist, render_controls, text
from ledger.ui.panels import claims_table, filters, found_elsewhere
from ledger.views.metric_context import metric_context

view = app.current_view()
_, lang, question = view.lang.gettext, view.lang, view.question

app.page_title(_("Claims"))
render_controls(
    "claims",
    text("search", _("Search claims, events and places"), question.search),
    checklist(
        view,
        "columns",
        _("Columns"),
        claims_table.chosen(view),
        {name: _(label) for name, label in COLUMNS.items()},
        _("The usual columns"),
    ),
)

claims = metric_context(view).claims
found = (
    claims[claims["claim_id"].isin(search(claims_table.texts(view), question.search))] if question.search else claims
)
elsewhere = found_elsewhere.found(view)
announce_count(view, "found", len(found))
counts = claim_text.counts_text(count_claims(found), lang)
st.markdown(_("{counts}. Click a row for details and sources.").format(counts=counts))
if claims.empty:
    filters.empty_result(view, view.record.claims)
elif found.empty:
    st.info(
        _("No claims match “{words}”. Fewer or shorter words find more.").format(words=escape_markdown(question.search))
    )
else:
    claims_table.show(view, found)
found_elsewhere.show(view, elsewhere)
