"""What the whole page needs in the browser: its language, the names of pages, colours for paper, the notice while the connection is lost."""

from collections.abc import Sequence

from ledger.charts.recolouring import light_colours
from ledger.ui.components.component import component
from ledger.ui.streamlit_adapter.labels import labels
from ledger.views.view import View

PAGE = component("page")


def page(view: View, paths: Sequence[str], path: str) -> None:
    """Send the browser what belongs to the whole page.

    Parameters
    ----------
    paths
        Where the pages stand below the dashboard's address, in the order of the bar.
    path
        Of the one that is shown.
    """
    _ = view.lang.gettext
    PAGE(
        "page",
        {
            "lang": view.lang.code,
            "labels": labels(view.lang),
            "pages": _("Pages"),
            "paths": list(paths),
            "page": paths.index(path),
            "lightColours": light_colours() if view.theme.name == "dark" else {},
            "unsent": _("Your last choice has not reached the server yet. It is kept, and sent again."),
        },
    )
