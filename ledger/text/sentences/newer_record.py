"""What an open page says when the record was replaced, or when a newer one cannot be shown."""

from ledger.i18n.language import Language
from ledger.record.record import Record


def newer_notice(newer: Record, lang: Language) -> str:
    """That there is a newer record, and that what is on the page stays."""
    return lang.gettext(
        "**There is newer data:** version {version}, collected on {day}. This page stays as it is until you choose it."
    ).format(version=newer.version, day=lang.date(newer.collected_on))


def refused_notice(shown: Record, lang: Language) -> str:
    """That a newer record has faults, and which one is shown."""
    return lang.gettext(
        "Newer data has been put here, but it breaks the rules of the record and is not shown. You see the last good version, {version}, collected on {day}."
    ).format(version=shown.version, day=lang.date(shown.collected_on))
