"""The frame around a picture: the figure, a click that opens a claim or a place, and its table."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, Literal

import streamlit as st
from plotly.io.json import to_json_plotly

from ledger.ui.fetched import PLOTLY, without_outlines
from ledger.ui.html import Html
from ledger.ui.lines import Line, listed
from ledger.ui.memory import kept
from ledger.ui.opener import Opens
from ledger.ui.reading import View, home
from ledger.ui.rows import rows
from ledger.ui.takeaway import Taken, offer

CONFIG = {"displayModeBar": False, "doubleClick": "reset", "showTips": False}


def picture(
    view: View, name: str, draw: Callable[[], dict[str, Any]], alt: str, opens: Opens = "claim", high: Literal["content", "stretch"] = "content",
    named: Sequence[Line] = (), **config: Any,
) -> None:
    """Show a figure; a click on one of its marks opens what the mark stands for.

    It is sent as HTML, and ``figure.js`` draws it in a chart that stays. The framework's own chart is taken away and built anew, three times over,
    whenever its figure changes; a component of the framework hears of a new figure only after the whole page has been worked through once more.

    Parameters
    ----------
    name
        Names the picture, on its page and among the figures that are kept.
    draw
        Draws the figure. It may depend on nothing but the view, because its answer is kept for the view.
    alt
        What the picture shows, in one sentence.
    opens
        What the first ``customdata`` of a clicked mark names.
    high
        As high as the figure says, or as high as there is room.
    named
        Lines below the picture, for what it shows and wants to be named.
    """
    drawn, height = kept(view, f"{name} {view.theme.name}", lambda: _drawn(draw()))
    place = (
        f'<div class="ledger-picture" data-picture="{name}" data-opens="{opens}" role="figure" aria-label="{escape(alt)}"'
        f' style="height: {"100%" if high == "stretch" else f"{height}px"}"></div>'
    )
    around = _in_script({"home": home(), "plotly": PLOTLY, "config": CONFIG | config})
    sent = f'<script type="application/json">{around[:-1]},"figure":{drawn}}}</script><script>ledger.show(document.currentScript)</script>'
    st.html(Html(place + sent + listed(name, named, opens)), unsafe_allow_javascript=True)


def _drawn(figure: dict[str, Any]) -> tuple[str, int]:
    """The figure as it is sent, and its height in pixels."""
    return _in_script(without_outlines(figure)), figure["layout"].get("height", 0)


def _in_script(content: dict[str, Any]) -> str:
    """JSON inside a script of a page: nothing in it may look like a tag."""
    return str(to_json_plotly(content)).replace("<", "\\u003c")


def table(view: View, taken: Taken, opens: str = "") -> None:
    """The same figures as a table below the picture, and what can be taken away; filled only when it is asked for.

    Parameters
    ----------
    taken
        What the table holds: its columns named in the reader's language, its index what each row stands for.
    opens
        The field of the question that takes the index of a selected row; empty where rows open nothing.
    """
    _, name = view.lang.gettext, taken.name
    how = _("Select a row in its left column, or with Shift and the space bar, to open what it stands for.") if opens else None
    with st.container(horizontal=True, vertical_alignment="center"):
        shown = st.toggle(_("Table"), key=f"{name}_open", help=how)
        offer(view, taken)
    if not shown:
        return
    filled = taken.fill()
    if opens:
        rows(view, filled, list(filled.index), f"{name}_table", opens, alt=taken.title)
    else:
        st.dataframe(filled, hide_index=True, width="stretch", key=f"{name}_table", alt=taken.title, placeholder="")
