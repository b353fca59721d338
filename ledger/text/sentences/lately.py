"""Which claims are the newest, in a sentence; never that nobody has spoken where only the record ends."""

from datetime import date

from ledger.answers.recent import RecentClaims
from ledger.i18n.language import Language


def headline(said: RecentClaims, day: date, searched: date, filtered: bool, lang: Language) -> str:
    """From which days the newest claims are.

    Parameters
    ----------
    day
        The day on which the reader is placed.
    searched
        The day until which statements were searched for: that of the collection.
    filtered
        Whether filters hide claims, and so perhaps newer ones.
    """
    _ = lang.gettext
    if not said.is_earlier_window:
        return _("The statements of the 30 days up to {day}:").format(day=lang.date(day))
    pattern = (
        _(
            "No newer claim that passes the filters in this dataset since {end}; searched until {searched}. The newest, from {start} to {end}:"
        )
        if filtered
        else _(
            "No newer claim in this dataset since {end}; searched until {searched}. The newest, from {start} to {end}:"
        )
    )
    return pattern.format(
        start=lang.date(said.start),
        end=lang.date(said.end),
        searched=lang.date(min(searched, day)),
    )
