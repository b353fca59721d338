"""The frame of every page: navigation, language, the banner of the day, the footer, the card."""

import functools
import gc
import json
import runpy
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from ledger.answers.known_days import stated_after
from ledger.charts.style import LIGHT
from ledger.i18n.messages import N_
from ledger.question.link import InvalidParameter, write_link
from ledger.runtime.metrics import SCRIPT_RUNS
from ledger.runtime.settings import settings_or_exit
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.published import publisher_line
from ledger.text.sentences.renamed import renamed_notice
from ledger.text.sentences.stated import extent
from ledger.ui.components.channel import channel
from ledger.ui.components.controls import action, render_controls
from ledger.ui.components.dialog import dialog
from ledger.ui.components.page import page as page_component
from ledger.ui.document_title import document_title, site_name
from ledger.ui.panels.corrected_since import show_corrected_since
from ledger.ui.panels.newer_record import newer_record
from ledger.ui.panels.own_data import own_data_notice
from ledger.ui.session import CURRENT_VIEW, begin_run, session_record
from ledger.ui.streamlit_adapter import script_run
from ledger.views import cache
from ledger.views.html import Html
from ledger.views.printed_foot import printed_foot
from ledger.views.view import View

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
STYLE = Path(__file__).with_name("style.css")
PAGES = {
    "briefing": N_("Briefing"),
    "map": N_("Map"),
    "timeline": N_("Timeline"),
    "comparison": N_("Comparison"),
    "claims": N_("Claims"),
    "method": N_("Method"),
    "presentation": N_("Slide show"),
    "part": N_("One part alone"),
}
"""The pages with their names, each in a file of ``pages/`` and at a path of its name."""
OPTIONAL_PAGES = {"own_data": N_("Own data"), "add_claim": N_("Add claim")}
"""Those that are there only where the operator switches on the setting of the same name."""
HOME_PAGE = "briefing"
"""The page that stands at the address of the dashboard itself."""
FRAMELESS_PAGES = ("presentation", "part")
"""The pages without navigation, filters, banners and footer."""


def current_view() -> View:
    """The view of this run: the first line of every page.

    A fresh process that is first asked for a single page runs the page's file alone, because no run
    of the dashboard has named the pages yet. Then the dashboard is run, which runs the page.
    """
    view = CURRENT_VIEW.get()
    if view is None:
        runpy.run_path(str(DASHBOARD), run_name="__main__")
        st.stop()
    return view


def start_run() -> View:
    """Settle what is asked in this run."""
    SCRIPT_RUNS.inc()
    return begin_run(session_record(), cache.record_known_on)


def pages(view: View) -> list[st.Page]:
    """The pages with their names in the reader's language; those without a frame are not in the navigation."""
    return [
        st.Page(
            f"pages/{name}.py",
            title=view.lang.gettext(title),
            url_path=name,
            default=name == HOME_PAGE,
            visibility="hidden" if name in FRAMELESS_PAGES else "visible",
        )
        for name, title in offered_pages().items()
    ]


def offered_pages() -> dict[str, str]:
    """The pages of this server with their names."""
    settings = settings_or_exit()
    return PAGES | {name: title for name, title in OPTIONAL_PAGES.items() if getattr(settings, name)}


def is_frameless(page: st.Page) -> bool:
    """Whether the page stands without bar, filters, notices and footer."""
    return page.url_path in FRAMELESS_PAGES


def configure(view: View, page: st.Page) -> None:
    """Name the page in the browser's tab; on the home page the filters are folded away, and on a phone on every page."""
    home = page.url_path in ("", HOME_PAGE)
    st.set_page_config(
        page_title=document_title(page.title, view.full_record, view.lang),
        layout="wide",
        initial_sidebar_state="collapsed" if home else "auto",
    )


@functools.cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def prepare(view: View, page: st.Page) -> None:
    """What every page needs before anything is on it: style, and what listens in the browser.

    Style by keys of our own, and by those of Streamlit that it promises; the rest is in the adapter.
    """
    _ = view.lang.gettext
    beginning = _("The beginning of the table; the files below it hold every row.")
    closed = _("(closed on this page; open it to print it)")
    # The escapes of JSON (\u00f6) are none in CSS.
    beginning, closed = (json.dumps(words, ensure_ascii=False) for words in (beginning, closed))
    words = f"--table-beginning: {beginning}; --closed-section: {closed}"
    st.html(
        Html(
            f"<style>:root {{ {view.theme.colours}; {words} }} {_style()} @media print {{ :root {{ {LIGHT.colours} }} }}</style>"
        )
    )
    script_run.style(is_frameless(page))
    paths = ["" if name == HOME_PAGE else name for name in offered_pages()]
    page_component(view, paths, page.url_path)
    channel("page")


def page_title(title: str) -> None:
    """The title of a page."""
    st.title(escape_markdown(title), anchor=False)


def show_notices(view: View) -> None:
    """Whether there is newer data, where the reader is placed, which part of a link could not be used."""
    _, lang = view.lang.gettext, view.lang
    newer_record(view)
    own_data_notice(view)
    if sentence := renamed_notice(view.ignored, lang):
        st.info(sentence, icon=":material/move_down:")
    if unusable := [part for part in view.ignored if not part.renamed_to]:
        st.warning(_ignored(unusable, view), icon=":material/link_off:")
    if view.question.data_version not in ("", view.full_record.version):
        _other_version(view)
    if view.question.known_on:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="known_on_banner"):
            st.markdown(_placed(view), width="content")
            render_controls(
                "back_to_today", action("back_to_today", _("Back to today"), known_on=None), width="content"
            )


def _placed(view: View) -> str:
    """On which day the reader is placed, and how much is hidden there."""
    lang, hidden = view.lang, stated_after(view.full_record, view.day)
    counted = lang.ngettext("{n} later statement is hidden.", "{n} later statements are hidden.", hidden)
    return (
        lang.gettext("**You are looking at {day}.** {hidden}")
        .format(day=lang.date(view.day), hidden=counted if hidden else "")
        .rstrip()
    )


def _other_version(view: View) -> None:
    """The link was made on another record: which one, what was stated since, and what the reader sees."""
    _, lang, claims = view.lang.gettext, view.lang, view.full_record.claims
    later = int((claims["stated_on"].dt.date > view.day).sum())
    sentences = [
        _(
            "**Another dataset:** this link was made on data version {old}; the dataset is now at {new}. You see what was known on {day}, as the present dataset has it; rows may have been corrected or added since."
        ).format(old=view.question.data_version, new=view.full_record.version, day=lang.date(view.day))
    ]
    if later:
        sentences.append(
            lang.ngettext("{n} claim was stated after that day.", "{n} claims were stated after that day.", later)
        )
    with st.container(border=True, key="version_banner"):
        st.markdown(" ".join(sentences))
        show_corrected_since(view, view.question.data_version)
        with st.container(horizontal=True, vertical_alignment="center"):
            go_on = action("present_record", _("Go on with the present dataset"), version="", known_on=None)
            render_controls("present_record", go_on, width="content")
            if later:
                present = view.question.with_parameters(
                    version="", known_on=None, since=view.day, sections=("changes",)
                )
                st.page_link(
                    "pages/briefing.py",
                    label=_("What changed since that day"),
                    icon=":material/difference:",
                    query_params=write_link(present),
                )


def _ignored(ignored: Sequence[InvalidParameter], view: View) -> str:
    _ = view.lang.gettext
    parts = view.lang.join_list(
        [f"**{escape_markdown(part.name)}={escape_markdown(part.value[:60])}**" for part in ignored]
    )
    return _("Part of the link could not be used and was left out: {parts}. The rest of it holds.").format(parts=parts)


def footer(view: View, title: str) -> None:
    """What record this is, until when was searched, that it takes no side, who publishes it, and where to report an error."""
    _, lang, known = view.lang.gettext, view.lang, view.record
    sentence = _("Data version {version} · {extent} · non-partisan; figures are not averaged").format(
        version=known.version, extent=extent(known, lang)
    )
    with st.container(key="footer"):
        st.caption(f"---\n\n{sentence}\n\n{publisher_line(site_name(lang), settings_or_exit(), lang)}")
    st.html(Html(f'<p class="ledger-printed">{printed_foot(view, title, st.context.url or "")}</p>'))


@st.fragment
def card() -> None:
    """The card of a claim or a place when one is asked for. A click that opens one runs this and nothing else of the page."""
    view = CURRENT_VIEW.get() or start_run()
    dialog(view)
    channel("card")


def finish() -> None:
    """What stands at the end of every page: the card, and that the run is complete."""
    card()
    _freeze()


@st.cache_resource(show_spinner=False)
def _freeze() -> None:
    """After the first page, move all long-lived objects to the permanent generation (``gc.freeze``), once a process.

    A full collection that walks through pandas and plotly holds up every reader for 50 to 95 ms.
    """
    gc.collect()
    gc.freeze()
