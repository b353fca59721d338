"""What a change has brought, for those who do not see it: read aloud when it differs from what was read last."""

from ledger.ui.components.component import component
from ledger.views.view import View

ANNOUNCEMENT = component("announcement")


def announce_count(view: View, name: str, claims: int) -> None:
    """Announce how many claims are left, as soon as it is another number.

    Parameters
    ----------
    name
        Tells it apart from others on the page.
    """
    text = view.lang.ngettext("{n} claim", "{n} claims", claims)
    ANNOUNCEMENT(f"announcement_{name}", {"name": name, "text": text, "lang": view.lang.code})
