"""Lists of lines, each of which opens what it names: the first few, how many more there are, and the way to them."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

import streamlit as st

from ledger import phrases
from ledger.markdown import plain
from ledger.ui.html import Html, inline
from ledger.ui.opener import Opens
from ledger.ui.reading import View

AT_MOST = 12
"""So many lines of a list are shown; the rest is counted."""


class Line(NamedTuple):
    """One line.

    Attributes
    ----------
    label
        Markdown in which only weight is marked.
    to
        The claim or place that it opens.
    """

    label: str
    to: str


def lines(name: str, of: Sequence[Line], opens: Opens = "claim") -> None:
    """Show a list. Its lines are one element; buttons of the framework are one each, whose words are read as Markdown in every run."""
    if of:
        st.html(Html(listed(name, of, opens)))


def listed(name: str, of: Sequence[Line], opens: Opens) -> str:
    """A list in HTML, to stand below a picture; empty where it has no line.

    Parameters
    ----------
    name
        Names the list on its page.
    opens
        What a line names.
    """
    said = "".join(f'<li><button type="button" data-opens="{opens}" data-to="{escape(line.to)}">{inline(line.label)}</button></li>' for line in of)
    return f'<ul class="ledger-lines" data-lines="{name}">{said}</ul>' if said else ""


def newly_said(view: View, claim: Mapping[Any, Any]) -> Line:
    """A claim as news: day, source, measure, figure."""
    lang, metric = view.lang, view.record.metric_rows[claim["metric"]]
    said = f"{lang.short_date(claim['stated_on'])} · {plain(lang.pick(claim, 'short'))} · {plain(lang.pick(metric, 'name'))}"
    return Line(f"{said}: **{plain(phrases.figure(claim, lang))}**", claim["claim_id"])


def rest(view: View, count: int, said: str, page: str, to: str) -> None:
    """How many lines of ``count`` are not shown, and the way to them."""
    if count > AT_MOST:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(said, width="content")
            st.page_link(page, label=to, icon=":material/arrow_forward:", query_params=view.question.to_link())
