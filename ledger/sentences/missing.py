"""Where the record ends, and what it never had."""

import pandas as pd

from ledger import codes
from ledger.codes import N_
from ledger.language import Language
from ledger.record import Record

NEVER_FOUND = (
    N_("Any number of combat troops from Russia or North Korea; own numbers of NATO, the EU, Germany or Japan."),
    N_("Casualty figures of the US government after January 2025."),
    N_(
        "Figures that were met only in headlines, or on pages without a day: they stay out until a page has "
        "been seen."
    ),
)


def newest(record: Record, lang: Language) -> dict[str, pd.Timestamp]:
    """The day of the newest statement of each kind, by its name; missing where there is none yet."""
    _, days = lang.gettext, record.claims.groupby("family")["stated_on"].max()
    return {_(code.label): days.get(family, pd.NaT) for family, code in codes.FAMILY.items()} | {
        _("Statements on settlements"): record.control["stated_on"].max(),
        _("Events"): record.events["known_from"].max(),
    }
