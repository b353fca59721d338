"""Own data in place of the dashboard's, for this session alone: a ZIP file of the same tables, checked by the same rules."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from ledger.record.load import load
from ledger.record.problems import Problem, RecordError
from ledger.record.record import Record
from ledger.record.store import default_record, record_store
from ledger.record.zipped_record import LARGEST_ZIP, UnusableZipError, formulas, read_zip, too_many_rows
from ledger.text.markdown import escape_markdown
from ledger.ui.components.upload import upload
from ledger.ui.session_state import session_state
from ledger.views.view import View

MOST_SHOWN = 50
"""So many problems are listed on the page; the command lists all."""


def open_own_data(view: View) -> None:
    """The field for the file, and what came of it."""
    _ = view.lang.gettext
    content = upload(view, "own_data", _("Choose a ZIP file with the tables of a record"), ".zip", LARGEST_ZIP)
    if content is None:
        return
    try:
        own = read_own_record(content)
    except UnusableZipError as error:
        why = escape_markdown(error.sentence.text(view.lang))
        st.error(_("The file cannot be opened: {why}.").format(why=why), icon=":material/error:")
    except RecordError as error:
        _list_problems(error.problems, view)
    else:
        record_store().keep(own)
        session_state().record = own
        st.rerun()


def read_own_record(content: bytes) -> Record:
    """A record from the bytes of a ZIP file.

    Its fingerprint is drawn by lot, so that nobody finds it, or a picture of it, who was not given it.

    Raises
    ------
    UnusableZipError
        If the file cannot be read as a record.
    RecordError
        If the record breaks its rules; the message lists every problem.
    """
    files = read_zip(content, default_record().files)
    if (sentence := too_many_rows(files)) is not None:
        raise UnusableZipError(sentence)
    if found := tuple(formulas(files)):
        raise RecordError(found)
    return replace(load(files), fingerprint=secrets.token_hex(16), is_own=True)


def own_data_notice(view: View) -> None:
    """On every page that shows own data: that it does, and the way back."""
    _ = view.lang.gettext
    if not view.full_record.is_own:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="own_data_banner"):
        st.markdown(
            _(
                "**Own data:** you are looking at the tables that you have opened. Nobody else sees them, and they are gone when you close or reload the page."
            ),
            width="content",
        )
        if st.button(_("Back to the data of this dashboard"), key="leave_own_data"):
            session_state().record = None
            st.rerun()


def _list_problems(problems: Sequence[Problem], view: View) -> None:
    """Every problem as a sentence, as the command lists them."""
    lang = view.lang
    said = lang.ngettext(
        "The data has {n} problem and is not shown.", "The data has {n} problems and is not shown.", len(problems)
    )
    st.error(said, icon=":material/error:")
    st.markdown("\n".join(f"- {escape_markdown(problem.text(lang))}" for problem in problems[:MOST_SHOWN]))
    if (more := len(problems) - MOST_SHOWN) > 0:
        st.caption(lang.ngettext("{n} more problem", "{n} more problems", more))
