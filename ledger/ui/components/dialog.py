"""The card of a claim or a place: a dialog of the browser's own, which fetches the card from its address (``dialog.js``)."""

from typing import Any

from ledger.ui.components.component import component
from ledger.views.addresses import CARDS, REVISION, THEME, revision
from ledger.views.view import View

DIALOG = component("dialog")


def dialog(view: View) -> None:
    """Tell the browser where cards are and how they look; which one is open it takes from the channel of the card."""
    theme = view.theme
    data: dict[str, Any] = {
        "path": CARDS,
        "fixed": {THEME: theme.name, REVISION: revision(view.full_record.fingerprint, view.today)},
        "colours": theme.colours,
    }
    DIALOG("dialog", data)
