"""The history of one settlement: every statement on who holds it, newest first, with its source."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from ledger import codes
from ledger.answers.control import history
from ledger.frames import records
from ledger.views.cards.frame import framed
from ledger.views.html import outward
from ledger.views.view import View


def card(view: View, home: str) -> str:
    """The card of the place that the question names; ``home`` is not needed."""
    places = view.record.places
    [place] = records(places[places["place_id"] == view.question.place])
    native = place["name_uk"] if place["country"] == "UA" else place["name_ru"]
    return framed(view, view.lang.gettext("Settlement"), f"{view.lang.pick(place, 'name')} · {native}", _history(view, place))


def _history(view: View, place: Mapping[Any, Any]) -> str:
    _, lang = view.lang.gettext, view.lang
    statements = history(view.record.control, place["place_id"])
    if statements.empty:
        return f"<p>{escape(_('Nobody had said who holds this settlement by {day}.').format(day=lang.date(view.day)))}</p>"
    count = lang.ngettext("{n} statement, newest first", "{n} statements, newest first", len(statements))
    precision = (
        _("The point on the map is right to about {km} km.").format(km=lang.number(place["coord_precision_km"]))
        if pd.notna(place["coord_precision_km"]) else _("The record has no position for this settlement.")
    )
    return f'<p>{escape(count)}</p>{"".join(_entry(statement, view) for statement in records(statements))}<p class="ledger-small">{escape(precision)}</p>'


def _entry(statement: Mapping[Any, Any], view: View) -> str:
    _, lang = view.lang.gettext, view.lang
    source = view.record.source_rows[statement["source"]]
    said = f"{lang.date(statement['as_of'])}: {_(codes.CONTROLLER[statement['controller']].label)}"
    who = f"({_(codes.CONTROL_KIND[statement['kind']].label)}) · {lang.pick(source, 'name')} ({_(codes.ACCOUNT_NAMES[statement['account']])})"
    checked = _("Checked a second time.") if pd.notna(statement["checked_on"]) else ""
    stated = escape(_("Stated on {day}, carried by {outlet}.")).format(day=escape(lang.date(statement["stated_on"])), outlet=outward(lang.pick(statement, "outlet"), statement["url"]))
    return f"<p><strong>{escape(said)}</strong> {escape(who)}<br>{escape(lang.pick(statement, 'note'))} {stated} {checked}</p>"
