"""A picture on a page, and below it the same figures as a table."""

import streamlit as st

from ledger.charts.outlines_file import outlines_path
from ledger.charts.vendor.plotly_bundle import PLOTLY
from ledger.ui.components.clickable_table import clickable_table
from ledger.ui.components.component import component
from ledger.ui.components.download import Exportable, download_menu
from ledger.ui.session import update_question
from ledger.views.addresses import OUTLINES, PICTURES as PATH, REVISION, THEME, revision
from ledger.views.pictures.picture import Zooms
from ledger.views.pictures.registry import PICTURES, draw
from ledger.views.view import View

CHART = component("chart", html='<div class="ledger-picture"></div>')


def chart(view: View, name: str, *, stretch: bool = False) -> None:
    """Show a picture; a click on one of its marks opens what the mark stands for.

    The browser fetches the figure from the picture's address, which it makes from the parameters of the link, and can so
    draw the picture of a changed question before the server hears of the change (``chart.js``).

    Parameters
    ----------
    name
        A key of ``PICTURES``.
    stretch
        As high as there is room, instead of as high as the figure says.
    """
    picture = PICTURES[name]
    drawn = draw(view, name)
    data = {
        "name": name,
        "path": f"{PATH}/{name}",
        "fields": picture.parameters,
        "fixed": {
            THEME: view.theme.name,
            OUTLINES: "apart",
            REVISION: revision(view.full_record.fingerprint, view.today),
        },
        "alt": drawn.alt,
        "height": drawn.height,
        "stretch": stretch,
        "opens": picture.opens,
        "plotly": PLOTLY,
        "outlines": outlines_path(view.record.boundaries) if drawn.outlines else "",
        "zooms": _zoom_words(view, picture.zooms),
    }
    CHART(f"chart_{name}", data, height="stretch" if stretch else "content")


def _zoom_words(view: View, of: Zooms) -> dict[str, str] | None:
    """What can be zoomed, and the labels of it and of its buttons; None where nothing can."""
    _ = view.lang.gettext
    if not of:
        return None
    sentence, reset = {
        "map": (_("Map. Plus and minus zoom, arrow keys move it, 0 shows it whole."), _("Show the whole map")),
        "days": (
            _("Picture over time. Plus and minus zoom, arrow keys left and right move it, 0 shows it whole."),
            _("Show all days"),
        ),
    }[of]
    return {"of": of, "label": sentence, "in": _("Zoom in"), "out": _("Zoom out"), "reset": reset}


def data_table(view: View, exportable: Exportable, opens: str = "") -> None:
    """The same figures as a table below the picture, and what can be taken away; filled only when it is asked for.

    Parameters
    ----------
    exportable
        What the table holds: its columns named in the reader's language, its index what each row stands for.
    opens
        The field of the question that takes the index of a selected row; empty where rows open nothing.
    """
    _, name = view.lang.gettext, exportable.name
    how = (
        _("Select a row in its left column, or with Shift and the space bar, to open what it stands for.")
        if opens
        else None
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        shown = _table_switch(view, name, how)
        download_menu(view, exportable)
    if not shown:
        return
    filled = exportable.table()
    if opens:
        clickable_table(view, filled, list(filled.index), f"{name}_table", opens, alt=exportable.title)
    else:
        st.dataframe(
            filled, hide_index=True, width="stretch", key=f"{name}_table", alt=exportable.title, placeholder=""
        )


def _table_switch(view: View, name: str, how: str | None) -> bool:
    """The switch that opens a table; which are open stands in the link."""
    key, tables = f"{name}_open", view.question.open_tables
    st.session_state[key] = name in tables

    def switched() -> None:
        others = [other for other in tables if other != name]
        update_question(tables=[*others, name] if st.session_state[key] else others)

    return st.toggle(view.lang.gettext("Table"), key=key, help=how, on_change=switched)
