"""What a change has brought, for those who do not see it: read aloud when it differs from what was read last."""

from ledger.i18n.language import Language
from ledger.ui.components.component import component
from ledger.views.view import View

ANNOUNCEMENT = component("announcement")


def announce(name: str, text: str, lang: Language) -> None:
    """Announce a sentence, as soon as it is another one.

    Parameters
    ----------
    name
        Tells it apart from others on the page.
    """
    ANNOUNCEMENT(f"announcement_{name}", {"name": name, "text": text, "lang": lang.code})


def announce_count(view: View, name: str, claims: int) -> None:
    """Announce how many claims are left, as soon as it is another number.

    Parameters
    ----------
    name
        Tells it apart from others on the page.
    """
    announce(name, view.lang.ngettext("{n} claim", "{n} claims", claims), view.lang)
