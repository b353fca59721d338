"""What was said of the settlements by a day, in a sentence; and the last word of each account on one of them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from ledger.answers.settlement_control import ACCOUNTS, STALE_AFTER_DAYS
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes

CONTROLLER_NAMES = {code: entry.label for code, entry in codes.CONTROLLER.items()} | {
    "divided": N_("divided"),
    "": N_("no statement"),
}


def headline(places: pd.DataFrame, day: date, lang: Language) -> str:
    """How many settlements were spoken of by the day, and how far the accounts agree."""
    _ = lang.gettext
    spoken = places[places["agreement"] != ""]
    counts = spoken["agreement"].value_counts()
    old = int((spoken["lag"][spoken["agreement"] == "disagree"] > STALE_AFTER_DAYS).sum())
    text = _(
        "**{day}:** statements on {spoken} so far; the accounts agree on {agree}, disagree on {disagree}, and only one speaks on {single}."
    ).format(
        day=lang.date(day),
        spoken=lang.ngettext("{n} settlement", "{n} settlements", len(spoken)),
        **{name: lang.number(int(counts.get(name, 0))) for name in ("agree", "disagree", "single")},
    )
    if old:
        text += " " + lang.ngettext(
            "In {n} disagreement the statements lie more than 90 days apart: from one account there may simply be no newer statement in this dataset.",
            "In {n} of the disagreements the statements lie more than 90 days apart: from one account there may simply be no newer statement in this dataset.",
            old,
        )
    return text


def latest_statements(place: Mapping[str, Any], lang: Language) -> list[str]:
    """The last word of each account on one settlement, a line an account, the newest first.

    Parameters
    ----------
    place
        A row of the answer of ``control.state``.
    """
    _ = lang.gettext
    spoken = sorted(
        (account for account in ACCOUNTS if place[account]), key=lambda account: place[f"{account}_as_of"], reverse=True
    )
    lines = [
        _("{account}: {said}, {day}").format(
            account=_(codes.ACCOUNT_NAMES[account]),
            said=_(CONTROLLER_NAMES[place[account]]),
            day=lang.short_date(place[f"{account}_as_of"]),
        )
        for account in spoken
    ]
    return [line[:1].upper() + line[1:] for line in lines]
