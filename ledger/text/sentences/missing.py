"""Where the record ends, and what it never had."""

from datetime import date

import pandas as pd

from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.record import Record
from ledger.text.sentences.record_name import is_kursk_ledger

NEVER_FOUND = (
    (date.min, N_("Any number of the combat troops from Moscow or Pyongyang; own numbers of Germany and of the EU.")),
    (date(2025, 1, 31), N_("Casualty figures of the US government after January 2025.")),
    (date(2025, 8, 31), N_("Who held what in Kursk region after August 2025.")),
    (date(2026, 1, 1), N_("Whether the sappers who went home in December 2025 came back in 2026.")),
    (
        date(2026, 4, 26),
        N_("A number in Kim Jong Un's speech at the opening of the Kursk museum in April 2026: it has none."),
    ),
    (date(2026, 10, 1), N_("Statements of October and November 2026; events of these months are there.")),
    (
        date.min,
        N_(
            "Figures that were met only in headlines, or on pages without a day: they stay out until a page has "
            "been seen."
        ),
    ),
)
"""What was looked for and not found, each from the day on which it could be missed."""


def never_found(record: Record, day: date, lang: Language) -> list[str]:
    """What is missing for a reader who is placed on the day; of another record nobody has said what was looked for."""
    if not is_kursk_ledger(record):
        return []
    return [lang.gettext(text) for since, text in NEVER_FOUND if since <= day]


def newest(record: Record, lang: Language) -> dict[str, pd.Timestamp]:
    """The day of the newest statement of each kind, by its name; missing where there is none yet."""
    _, days = lang.gettext, record.claims.groupby("family")["stated_on"].max()
    return {_(code.label): days.get(family, pd.NaT) for family, code in codes.FAMILY.items()} | {
        _("Statements on settlements"): record.control["stated_on"].max(),
        _("Statements on presence"): record.presence["stated_on"].max(),
        _("Events"): record.events["known_from"].max(),
    }
