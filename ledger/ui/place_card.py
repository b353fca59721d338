"""The history of one settlement: every statement on who holds it, newest first, with its source."""

from typing import Any

import pandas as pd
import streamlit as st

from ledger import codes
from ledger.answers.control import history
from ledger.frames import records
from ledger.language import Language
from ledger.markdown import link, plain
from ledger.ui.reading import View, close


def show_if_asked(view: View) -> None:
    """Open the history when the question names a place, unless a claim is open."""
    if not view.question.place or view.question.claim:
        return
    places = view.record.places
    place = places[places["place_id"] == view.question.place].iloc[0]
    native = place["name_ru"] if place["country"] == "RU" else place["name_uk"]
    title = f"{view.lang.pick(place, 'name')} · {native}"
    st.dialog(title, width="medium", on_dismiss=lambda: close("place"))(_card)(view, place)


def _card(view: View, place: pd.Series) -> None:
    _, lang = view.lang.gettext, view.lang
    statements = history(view.record.control, place["place_id"])
    if statements.empty:
        st.markdown(_("Nobody had said who holds this settlement by {day}.").format(day=lang.date(view.day)))
        return
    st.markdown(lang.ngettext("{n} statement, newest first", "{n} statements, newest first", len(statements)))
    for statement in records(statements):
        st.markdown(_entry(statement, view, lang))
    st.caption(_("The point on the map is right to about {km} km.").format(km=lang.number(place["coord_precision_km"])) if pd.notna(place["coord_precision_km"]) else _("The record has no position for this settlement."))


def _entry(statement: dict[Any, Any], view: View, lang: Language) -> str:
    _ = lang.gettext
    source = view.record.source_rows[str(statement["source"])]
    said = _(codes.CONTROLLER[str(statement["controller"])].label)
    kind = _(codes.CONTROL_KIND[str(statement["kind"])].label)
    head = f"**{plain(lang.date(statement['as_of']))}: {said}** ({kind}) · {plain(lang.pick(source, 'name'))} ({_(codes.ACCOUNT_NAMES[str(statement['account'])])})"
    checked = _("Checked a second time.") if pd.notna(statement["checked_on"]) else ""
    stated = _("Stated on {day}, carried by {outlet}.").format(day=plain(lang.date(statement["stated_on"])), outlet=link(lang.pick(statement, "outlet"), str(statement["url"])))
    return f"{head}  \n{plain(lang.pick(statement, 'note'))} {stated} {checked}"
