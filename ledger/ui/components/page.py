"""What the whole page needs in the browser: its language, what is listened to everywhere, what is said of a lost connection."""

from ledger.charts.recolouring import light_colours
from ledger.ui.components.component import component
from ledger.ui.streamlit_adapter.labels import labels
from ledger.views.view import View

PAGE = component("page")


def page(view: View, place: int) -> None:
    """Tell the browser of the page, which is at that place in the bar."""
    _ = view.lang.gettext
    PAGE(
        "page",
        {
            "lang": view.lang.code,
            "labels": labels(view.lang),
            "pages": _("Pages"),
            "page": place,
            "lightColours": light_colours() if view.theme.name == "dark" else {},
            "lost": _("Your last choice has not reached the server yet. It is kept, and sent again."),
        },
    )
