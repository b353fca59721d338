"""Lists of lines on a page, each of which opens what it names: the first few, how many more there are, and the way to them."""

from collections.abc import Sequence

import streamlit as st

from ledger.question.link import write_link
from ledger.record.claim import Claim
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.views.html import Html
from ledger.views.link_list import Line, LineOpens, link_list
from ledger.views.view import View

AT_MOST = 12
"""So many lines of a list are shown; the rest is counted."""


def show_links(name: str, lines: Sequence[Line], opens: LineOpens = "claim") -> None:
    """Show a list as one element: a button of Streamlit a line is an element each, whose words are read as Markdown in every run."""
    if lines:
        st.html(Html(link_list(name, lines, opens)))


def recent_claim_link(view: View, claim: Claim) -> Line:
    """A claim as news: day, source, measure, figure."""
    lang, metric = view.lang, view.record.metric_rows[claim.metric]
    sentence = f"{lang.short_date(claim.stated_on)} · {escape_markdown(lang.localised(claim, 'short'))} · {escape_markdown(lang.localised(metric, 'name'))}"
    return Line(f"{sentence}: **{escape_markdown(claim_text.value_text(claim, lang))}**", claim.claim_id)


def more_link(view: View, count: int, words: str, page: str, to: str) -> None:
    """How many lines of ``count`` are not shown, and the way to them."""
    if count > AT_MOST:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(words, width="content")
            st.page_link(page, label=to, icon=":material/arrow_forward:", query_params=write_link(view.question))
