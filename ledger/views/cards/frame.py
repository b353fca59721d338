"""The frame around a card: what it is about, its title, the button that closes it."""

from typing import Any

from markupsafe import Markup

from ledger.views.html import render
from ledger.views.view import View


def card_html(
    template: str, view: View, kind: str, title: str, figure: str = "", *, in_page: bool = False, **values: Any
) -> Markup:
    """A card.

    Parameters
    ----------
    template
        What stands on it: a template that extends ``frame.html``.
    kind
        What the card is about, above its title.
    figure
        What is largest on it, after its title.
    in_page
        Whether it stands in a page, where nothing opens and closes it.
    values
        What the template names.
    """
    close = view.lang.gettext("Close")
    return render(
        template, lang=view.lang, kind=kind, title=title, figure=figure, close=close, in_page=in_page, **values
    )
