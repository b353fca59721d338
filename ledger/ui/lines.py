"""Lists of lines, each of which opens what it names: the first few, how many more there are, and the way to them."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ledger import phrases
from ledger.markdown import plain
from ledger.ui.reading import View, change

AT_MOST = 12
"""So many lines of a list are shown; the rest is counted."""


def line(label: str, key: str, **opens: str) -> None:
    """One line; a click on it asks for what it names."""
    st.button(label, key=key, type="tertiary", on_click=change, kwargs=opens)


def newly_said(view: View, claim: Mapping[Any, Any], key: str) -> None:
    """A claim as news: day, source, measure, figure."""
    lang, metric = view.lang, view.record.metric_rows[claim["metric"]]
    said = f"{lang.short_date(claim['stated_on'])} · {plain(lang.pick(claim, 'short'))} · {plain(lang.pick(metric, 'name'))}"
    line(f"{said}: **{plain(phrases.figure(claim, lang))}**", f"{key}_{claim['claim_id']}", claim=claim["claim_id"])


def rest(view: View, count: int, said: str, page: str, to: str) -> None:
    """How many lines of ``count`` are not shown, and the way to them."""
    if count > AT_MOST:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(said, width="content")
            st.page_link(page, label=to, icon=":material/arrow_forward:", query_params=view.question.to_link())
