"""The form of a new claim, with what the check says of it, its card and its file; nothing of it is written on the server."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.additions import DEFAULTS, Row
from ledger.record.problems import Problem
from ledger.record.record import Record
from ledger.record.schema import TABLES, Field
from ledger.ui.components.announcement import announce
from ledger.ui.components.entry_form import Choice, EntryField, Form, entry_form
from ledger.ui.session import base_url
from ledger.ui.session_state import session_state
from ledger.views.html import Html, render
from ledger.views.new_claim import NewClaim, claim_file, tried
from ledger.views.view import View

GROUPS: dict[str, tuple[str, ...]] = {
    N_("Who says what"): ("metric", "source", "speaker_en", "speaker_de", "basis", "covers"),
    N_("The figure"): ("low", "best", "high", "qualifier", "wording_en", "wording_de"),
    N_("The days"): ("stated_on", "stated_on_precision", "as_of", "as_of_precision", "period_start"),
    N_("What exactly was said"): ("region", "scope_en", "scope_de", "note_en", "note_de", "derived_from"),
    N_("The page on which it was seen first"): ("url", "archived_url", "outlet_en", "outlet_de", "dated_on"),
    N_("Doubt and second check"): ("caution_en", "caution_de", "checked_on"),
}
"""The columns that are asked for, under their headings."""
WORDS = ("scope", "note", "caution")
"""Columns of sentences, each in two languages."""
USUAL = DEFAULTS["claims"]
FORMS: dict[str, Form] = {"date": "date", "figure": "number", "code": "list", "reference": "list"}


@st.fragment
def show(view: View) -> None:
    """The form, and beside it what becomes of the claim; a change runs this and nothing else of the page."""
    state, lang = session_state(), view.lang
    row = state.new_claim
    found = tried(view, row, base_url()) if _is_begun(row) else None
    form, outcome = st.columns([3, 2], gap="large")
    with form:
        faults = {name: problem.rule.text(lang) for name, problem in found.faults.items()} if found else {}
        # A cell that is still empty is said to be so in the list; beside its field it would only be in the way.
        shown = {name: rule for name, rule in faults.items() if row.get(name)}
        asked = fields(view.full_record, lang)
        entry_form("claim_form", asked, USUAL | row, USUAL, shown, lang, _keep)
    with outcome, st.container(key="claim_outcome"):
        _show_outcome(view, row, found)


def _is_begun(row: Row) -> bool:
    """Whether anything was filled in but what is usual."""
    return any(text and text != USUAL.get(name) for name, text in row.items())


def _keep(row: Row) -> None:
    session_state().new_claim = row


def _show_outcome(view: View, row: Row, found: NewClaim | None) -> None:
    _, lang = view.lang.gettext, view.lang
    heading = _heading(found, lang)
    announce("claim_form", heading, lang)
    if found is None:
        st.info(heading)
        return
    st.html(Html(render("findings.html", heading=heading, lines=_texts(found.problems, lang))))
    if found.warnings:
        st.html(Html(render("findings.html", heading=_("Look again:"), lines=_texts(found.warnings, lang))))
    if found.card:
        st.html(Html(f'<div class="ledger-card ledger-card-in-page">{found.card}</div>'))
        st.download_button(
            _("Download the rows as CSV"),
            data=partial(claim_file, row),
            file_name=f"{found.claim_id}.csv",
            mime="text/csv",
            on_click="ignore",
            key="claim_file",
        )
        command = f"python -m ledger add claim {found.claim_id}.csv"
        st.markdown(_("The command that adds them to the dataset: {command}").format(command=f"`{command}`"))


def _heading(found: NewClaim | None, lang: Language) -> str:
    _ = lang.gettext
    if found is None:
        return _("What the check says of the claim, and its card, stand here as soon as something is filled in.")
    if found.problems:
        return lang.ngettext("{n} problem.", "{n} problems.", len(found.problems))
    return _("No problem: the claim can be added as {key}.").format(key=found.claim_id)


def _texts(problems: Sequence[Problem], lang: Language) -> list[str]:
    return [problem.text(lang) for problem in problems]


def fields(record: Record, lang: Language) -> dict[str, list[EntryField]]:
    """The fields of the form under the headings of their groups, in the reader's language."""
    of_claim = {field.name: field for field in TABLES["claims"].fields}
    of_page = {field.name: field for field in TABLES["reports"].fields}
    return {
        lang.gettext(heading): [_field((of_claim.get(name) or of_page[name]), record, lang) for name in names]
        for heading, names in GROUPS.items()
    }


def _field(field: Field, record: Record, lang: Language) -> EntryField:
    stem, _, written_in = field.name.rpartition("_")
    form = FORMS.get(field.kind, "text")
    choices: tuple[tuple[str, tuple[Choice, ...]], ...] = ()
    if field.name == "derived_from":
        form, choices = "text", (("", tuple(Choice(key, key) for key in sorted(record.claims["claim_id"]))),)
    elif field.kind == "reference":
        choices = _measures(record, lang) if field.name == "metric" else _sources(record, lang)
    elif field.codes:
        choices = (("", _codes(field.codes, lang)),)
    elif stem in WORDS:
        form = "words"
    return EntryField(
        field.name,
        lang.gettext(field.description).rstrip("."),
        form,
        field.required,
        choices,
        written_in if written_in in ("en", "de") else "",
    )


def _codes(name: str, lang: Language) -> tuple[Choice, ...]:
    _ = lang.gettext
    return tuple(
        Choice(value, f"{_(code.label)} ({value})", _(code.definition))
        for value, code in codes.CODE_LISTS[name].items()
    )


def _measures(record: Record, lang: Language) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    found: dict[str, list[Choice]] = {}
    for key, row in record.metric_rows.items():
        choice = Choice(key, lang.localised(row, "name"), lang.localised(row, "definition"))
        found.setdefault(lang.gettext(codes.FAMILY[row["family"]].label), []).append(choice)
    return tuple((name, tuple(choices)) for name, choices in found.items())


def _sources(record: Record, lang: Language) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    found: dict[str, list[Choice]] = {side: [] for side in codes.SIDE}
    for key, row in record.source_rows.items():
        found[row["side"]].append(Choice(key, lang.localised(row, "name"), key))
    return tuple(
        (lang.gettext(codes.SIDE[side].label), tuple(sorted(choices, key=lambda choice: choice.words.casefold())))
        for side, choices in found.items()
        if choices
    )
