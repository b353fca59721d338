"""The frame around a card: what it is about, its title, the button that closes it."""

from html import escape

from ledger.views.view import View


def framed(view: View, kind: str, title: str, html: str, figure: str = "") -> str:
    """A card.

    Parameters
    ----------
    kind
        What the card is about, above its title.
    html
        What stands on it, as HTML in which all words are escaped.
    figure
        What is largest on it, after its title.
    """
    named = f"{escape(title)}: <strong>{escape(figure)}</strong>" if figure else escape(title)
    shut = escape(view.lang.gettext("Close"))
    return (
        f'<div lang="{view.lang.code}"><header><div><p>{escape(kind)}</p>'
        f'<h2 id="ledger-card-title" tabindex="-1" autofocus>{named}</h2></div>'
        f'<button type="button" class="ledger-close" aria-label="{shut}" title="{shut}">✕</button></header>{html}</div>'
    )


def folded(summary: str, html: str) -> str:
    """What is open only when it is asked for, behind a heading; empty where nothing stands in it.

    Parameters
    ----------
    summary
        The heading.
    html
        What it opens, as HTML in which all words are escaped.
    """
    return f'<details class="ledger-fold"><summary>{escape(summary)}</summary>{html}</details>' if html else ""
