"""The bar of every page: the product, the pages, the day on which the reader is placed, the language.

On a phone the pages stand in a bar of their own at the lower edge (``style.css``).
"""

from collections.abc import Sequence
from html import escape
from typing import Literal

import streamlit as st

from ledger.i18n.language import LANGUAGES
from ledger.question.link import write_link
from ledger.question.question import Question
from ledger.ui.app import FRAMELESS_PAGES, OPTIONAL_PAGES
from ledger.ui.components.controls import radio, render_controls
from ledger.ui.document_title import site_name
from ledger.ui.panels.filters import known_on
from ledger.views.html import Html
from ledger.views.view import View

ICONS = {
    "briefing": "summarize",
    "map": "map",
    "timeline": "timeline",
    "comparison": "compare_arrows",
    "claims": "list",
    "method": "help",
    "own_data": "upload_file",
    "add_claim": "post_add",
}
"""A sign for each page, shown where its name is small."""


def show(view: View, pages: Sequence[st.Page]) -> None:
    """The bar; its links keep the question."""
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(Html(f'<span class="ledger-product">{escape(site_name(view.lang))}</span>'), width="content")
        with st.container(key="pages", horizontal=True, gap="xxsmall"):
            for page in pages:
                if page.url_path not in (*FRAMELESS_PAGES, *OPTIONAL_PAGES):
                    _page_link(view, page, "content")
        languages = radio(
            "lang",
            view.lang.gettext("Language"),
            view.lang.code,
            {code: code.upper() for code in LANGUAGES},
            show_label=False,
            titles={"de": "Deutsch", "en": "English"},
        )
        render_controls("bar", known_on(view), languages, width="content")


def show_optional(view: View, pages: Sequence[st.Page]) -> None:
    """Links to the pages that the operator has switched on; the bar has no room for them on a phone."""
    for page in pages:
        if page.url_path in OPTIONAL_PAGES:
            _page_link(view, page, "stretch")


def _page_link(view: View, page: st.Page, width: Literal["content", "stretch"]) -> None:
    icon = f":material/{ICONS[page.url_path or 'briefing']}:"
    st.page_link(page, icon=icon, width=width, query_params=_link(view, page))


def _link(view: View, page: st.Page) -> dict[str, str]:
    """The question on another page. The Timeline opens on sent, there and lost, unless a measure has been chosen."""
    question = view.question
    on_panels = page.url_path == "timeline" and question.metric == Question().metric
    return write_link(question.with_changes(panels=on_panels))
