"""The card of a place or an area: who was said to hold it, and who reported North Koreans there, the newest first, each with its source."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from ledger.answers import presence
from ledger.answers.settlement_control import AccountStatement, history
from ledger.record import codes
from ledger.record.rows import Place, PresenceStatement, rows_of
from ledger.text.sentences import places
from ledger.text.sentences.presence import when
from ledger.views.cards.frame import card_html
from ledger.views.html import external_link, filled
from ledger.views.view import View


def card(view: View, home: str) -> Markup:
    """The card of the place or the area that the question names; ``home`` is not needed."""
    _, record, key = view.lang.gettext, view.record, view.question.place
    place = record.place_rows.get(key)
    name, native = places.names(key, record, view.lang)
    held = history(record.control, key)
    there = (
        presence.statements_at(record.presence, place_id=key)
        if place
        else presence.statements_at(record.presence, area=key)
    )
    parts = (
        _part(view, _("North Koreans there"), [_reported(row, view) for row in rows_of(there, PresenceStatement)]),
        _part(view, _("Who was said to hold it"), [_held(row, view) for row in rows_of(held, AccountStatement)]),
    )
    return card_html(
        "place.html",
        view,
        _("Whole area") if place is None else _("Settlement"),
        " · ".join(filter(None, [name, native])),
        position=_position(view, key, place),
        parts=[part for part in parts if part["entries"]],
        nothing=_("Nobody had said anything of this place by {day}.").format(day=view.lang.date(view.day)),
    )


def _position(view: View, key: str, place: Place | None) -> str:
    """Where it lies, and how sure its point on the map is."""
    _, lang = view.lang.gettext, view.lang
    lines = [places.whereabouts(key, view.record, lang)]
    if place is None:
        lines.append(
            _(
                "These statements mean the whole area; what was said of one place in it stands on the card of that place."
            )
        )
    elif pd.notna(place["coord_precision_km"]):
        lines.append(_("Location accurate to about {km} km.").format(km=lang.number(place["coord_precision_km"])))
    else:
        lines.append(_("The dataset has no position for this place."))
    return " · ".join(filter(None, lines))


def _part(view: View, title: str, entries: list[dict[str, str]]) -> dict[str, Any]:
    """A history under its heading."""
    count = view.lang.ngettext("{n} statement, newest first", "{n} statements, newest first", len(entries))
    return {"title": title, "count": count, "entries": entries}


def _held(statement: AccountStatement, view: View) -> dict[str, str]:
    _, lang = view.lang.gettext, view.lang
    html = f"{lang.date(statement['as_of'])}: {_(codes.CONTROLLER[statement['controller']].label)}"
    kind = _(codes.CONTROL_KIND[statement["kind"]].label)
    return _entry(statement, view, html, kind, _(codes.ACCOUNT_NAMES[statement["account"]]))


def _reported(statement: PresenceStatement, view: View) -> dict[str, str]:
    _, lang = view.lang.gettext, view.lang
    html = f"{when(statement, lang)}: {_(codes.PRESENCE_KIND[statement['kind']].label)}"
    what = "" if statement["what"] == "soldiers" else _(codes.PRESENCE_WHAT[statement["what"]].label)
    return _entry(statement, view, html, what, _(codes.SIDE[statement["side"]].label))


def _entry(
    statement: AccountStatement | PresenceStatement, view: View, html: str, kind: str, side: str
) -> dict[str, str]:
    """A statement: what it says, who says so, when and where it was published."""
    _, lang = view.lang.gettext, view.lang
    speaker = lang.localised(statement, "speaker") if "speaker_en" in statement else ""
    who = " · ".join(
        filter(None, [kind, lang.localised(view.record.source_rows[statement["source"]], "name"), speaker, side])
    )
    caution = lang.localised(statement, "caution") if "caution_en" in statement else ""
    return {
        "said": html,
        "who": who,
        "note": lang.localised(statement, "note"),
        "stated": filled(
            _("Stated on {day}, carried by {outlet}."),
            day=lang.date(statement["stated_on"]),
            outlet=external_link(lang.localised(statement, "outlet"), statement["url"]),
        ),
        "checked": _("Checked a second time.") if pd.notna(statement["checked_on"]) else "",
        "caution": f"{_('Caveat')}: {caution}" if caution else "",
    }
