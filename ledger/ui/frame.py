"""The frame of every page: navigation, language, the banner of the day, the footer, the card."""

import gc
import runpy
from pathlib import Path

import streamlit as st

from ledger.codes import N_
from ledger.markdown import plain
from ledger.metrics import RUNS
from ledger.question import Ignored
from ledger.ui import browser, card, memory, place_card
from ledger.ui.controls import ask, one_of
from ledger.ui.opener import opener
from ledger.ui.reading import RUNNING, View, begin, change

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
PAGES = {
    "briefing": N_("Briefing"), "map": N_("Map"), "timeline": N_("Timeline"), "comparison": N_("Comparison"), "claims": N_("Claims"), "method": N_("Method"),
    "presentation": N_("Presentation"), "part": N_("One part alone"),
}
"""The pages with their names, each in a file of ``pages/`` and at a path of its name."""
START = "briefing"
"""The page that stands at the address of the dashboard itself."""
BARE = ("presentation", "part")
"""The pages that stand without the frame: no filters, no banners, no footer."""


def page() -> View:
    """The view of this run: the first line of every page.

    A fresh process that is first asked for a single page runs the page's file alone, because no run
    of the dashboard has named the pages yet. Then the dashboard is run, which runs the page.
    """
    view = RUNNING.get()
    if view is None:
        runpy.run_path(str(DASHBOARD), run_name="__main__")
        st.stop()
    return view


def view() -> View:
    """Settle what is asked in this run."""
    RUNS.add()
    whole = memory.record()
    return begin(whole, lambda day: memory.record_known_on(whole.version, day))


def pages(asked: View) -> list[st.Page]:
    """The pages with their names in the reader's language; those that stand without the frame are not in the navigation."""
    return [
        st.Page(f"pages/{name}.py", title=asked.lang.gettext(title), url_path=name, default=name == START, visibility="hidden" if name in BARE else "visible")
        for name, title in PAGES.items()
    ]


def heading(asked: View, title: str) -> None:
    """The title of a page, and beside it the choice of language."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(title, anchor=False, width="stretch")
        ask("lang", one_of("lang", asked.lang.gettext("Language"), asked.lang.code, {"de": "Deutsch", "en": "English"}, label_shown=False), width="content")


def prepare(asked: View, bare: bool) -> None:
    """What every page needs before anything is on it."""
    browser.prepare(asked.lang.code, bare)


def banners(asked: View) -> None:
    """Where the reader is placed, which part of a link could not be used."""
    _, lang = asked.lang.gettext, asked.lang
    if asked.ignored:
        st.warning(_ignored(asked.ignored, asked), icon=":material/link_off:")
    if asked.question.version not in ("", asked.whole.version):
        _newer(asked)
    if asked.question.known_on:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="known_on_banner"):
            st.markdown(_("**Known on {day}:** only what had been stated by then is shown.").format(day=lang.date(asked.day)), width="content")
            st.button(_("Back to today"), on_click=change, kwargs={"known_on": None}, key="back_to_today")


def _newer(asked: View) -> None:
    """The link was made on another record: which one, what was stated since, and what the reader sees."""
    _, lang, claims = asked.lang.gettext, asked.lang, asked.whole.claims
    later = int((claims["stated_on"].dt.date > asked.day).sum())
    with st.container(border=True, key="version_banner"):
        st.markdown(
            _("**Another record:** this link was made on data version {old}; the record is now at {new}. You see what was known on {day}, as the present record has it; rows may have been corrected or added since.")
            .format(old=asked.question.version, new=asked.whole.version, day=lang.date(asked.day))
            + " " + lang.ngettext("{n} claim was stated after that day.", "{n} claims were stated after that day.", later)
        )
        with st.container(horizontal=True):
            st.button(_("Go on with the present record"), on_click=change, kwargs={"version": "", "known_on": None}, key="present_record")
            if later:
                present = asked.question.model_copy(update={"version": "", "known_on": None, "since": asked.day, "sections": ("changes",)})
                st.page_link("pages/briefing.py", label=_("What changed since that day"), icon=":material/difference:", query_params=present.to_link())


def _ignored(ignored: tuple[Ignored, ...], asked: View) -> str:
    _ = asked.lang.gettext
    parts = asked.lang.listing([f"**{plain(part.name)}={plain(part.value[:60])}**" for part in ignored])
    return _("Part of the link could not be used and was left out: {parts}. The rest of it holds.").format(parts=parts)


def footer(asked: View) -> None:
    """What record this is, and that it takes no side."""
    _, lang, known = asked.lang.gettext, asked.lang, asked.record
    st.caption(
        "---\n\n" + _("Data version {version} · newest statement {newest} · collected on {collected} · takes no side and blends no numbers")
        .format(version=known.version, newest=lang.date(known.newest_statement) if known.newest_statement else _("none yet"), collected=lang.date(known.collected_on))
    )


@st.fragment
def cards() -> None:
    """The card of a claim or a place when one is asked for. A click that opens one runs this and nothing else of the page."""
    opener()
    asked = RUNNING.get() or view()
    card.show_if_asked(asked)
    place_card.show_if_asked(asked)


def end() -> None:
    """The card, and what is left to do behind the page."""
    cards()
    _freeze()


@st.cache_resource(show_spinner=False)
def _freeze() -> None:
    """After the first page: take all that lives for good out of the collector's sight, once a process.

    A full collection that walks through pandas and plotly holds up every reader for 50 to 95 ms.
    """
    gc.collect()
    gc.freeze()
