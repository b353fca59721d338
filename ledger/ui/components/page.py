"""What the whole page needs in the browser: its language, the names of pages, colours for paper, the notice while the connection is lost."""

from ledger.charts.recolouring import light_colours
from ledger.ui.components.component import component
from ledger.ui.streamlit_adapter.labels import labels
from ledger.views.view import View

PAGE = component("page")


def page(view: View, place: int) -> None:
    """Send the browser what belongs to the whole page, which is at that place in the bar."""
    _ = view.lang.gettext
    PAGE(
        "page",
        {
            "lang": view.lang.code,
            "labels": labels(view.lang),
            "pages": _("Pages"),
            "page": place,
            "lightColours": light_colours() if view.theme.name == "dark" else {},
            "unsent": _("Your last choice has not reached the server yet. It is kept, and sent again."),
        },
    )
