"""The frame around a card: what it is about, its title, the button that closes it."""

from html import escape

from ledger.views.view import View


def framed(view: View, kind: str, title: str, html: str) -> str:
    """A card.

    Parameters
    ----------
    kind
        What the card is about, above its title.
    html
        What stands on it, as HTML in which all words are escaped.
    """
    shut = escape(view.lang.gettext("Close"))
    return (
        f'<div lang="{view.lang.code}"><header><div><p>{escape(kind)}</p>'
        f'<h2 id="ledger-card-title" tabindex="-1" autofocus>{escape(title)}</h2></div>'
        f'<button type="button" class="ledger-close" aria-label="{shut}" title="{shut}">✕</button></header>{html}</div>'
    )
