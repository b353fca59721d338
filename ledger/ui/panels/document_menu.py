"""The whole briefing on the present question: on a wall, or as a document that is made when it is asked for."""

import streamlit as st

from ledger.documents.contents import briefing
from ledger.documents.formats import FORMATS, file_name
from ledger.documents.typefaces import MISSING, MissingFontError
from ledger.text.markdown import escape_markdown
from ledger.ui.panels import presentation_keys
from ledger.ui.session import base_url
from ledger.views.cache import cached_by_key
from ledger.views.metric_context import query
from ledger.views.view import View


def show(view: View, page: str) -> None:
    """The two ways, from every page; ``page`` is its name in the address."""
    _ = view.lang.gettext
    if st.button(f"{_('Slide show')} (P)", icon=":material/slideshow:", key="present", width="stretch"):
        presentation_keys.start(view, page)
    opened = st.popover(
        _("Export report"), icon=":material/description:", key="document", width="stretch", on_change="rerun"
    )
    if opened.open:
        with opened:
            st.markdown(_("The briefing on your present question, with all sources as numbered references:"))
            _choice(view)


@st.fragment
def _choice(view: View) -> None:
    _ = view.lang.gettext
    tells = {
        "pdf": _("PDF: A4, to be printed and sent"),
        "pptx": _("PowerPoint: slides with charts that can be edited"),
        "html": _("HTML: one file with interactive pictures, needs no network"),
    }
    for ending, text in tells.items():
        if st.button(text, key=f"document_{ending}", width="stretch"):
            _make(view, ending)


def _make(view: View, ending: str) -> None:
    """Show how far it is; then the button that saves it."""
    _, lang = view.lang.gettext, view.lang
    progress = st.progress(0.1, _("Collecting what was said …"))
    contents = briefing(query(view), lang, f"{base_url()}/")
    progress.progress(0.4, _("Drawing the pictures and setting the pages …"))
    asked = ("document", view.record.fingerprint, contents.day, contents.citation.link, ending)
    try:
        document = cached_by_key(asked, lambda: FORMATS[ending].make(contents))
    except MissingFontError as error:
        st.error(_(MISSING).format(files=escape_markdown(error.files)))
        return
    finally:
        progress.empty()
    st.download_button(
        _("Save the document ({size} MB)").format(size=lang.number(round(len(document) / 1e6, 1))),
        document,
        file_name(contents, ending),
        FORMATS[ending].media_type,
        on_click="ignore",
        type="primary",
        width="stretch",
        key="document_save",
    )
