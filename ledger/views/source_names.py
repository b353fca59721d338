"""What sources and voices are called in the reader's language."""

from ledger.record import codes
from ledger.views.view import View


def short_names(view: View) -> dict[str, str]:
    """The short names of all sources in the reader's language."""
    return {source: view.lang.localised(row, "short") for source, row in view.record.source_rows.items()}


def voice_names(view: View) -> dict[str, str]:
    """The names of all voices: capitals of governments, short names of sources."""
    return short_names(view) | {voice: view.lang.gettext(capital) for voice, capital in codes.CAPITALS.items()}
