"""The frame around a picture: the figure, a click that opens a claim or a place, and its table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import streamlit as st
from plotly.io.json import to_json_plotly

from ledger.ui import frame
from ledger.ui.fetched import PLOTLY, without_outlines
from ledger.ui.memory import kept
from ledger.ui.reading import RUNNING, View, change, home
from ledger.ui.rows import rows
from ledger.ui.takeaway import Taken, offer

CONFIG = {"displayModeBar": False, "doubleClick": "reset", "showTips": False}

FIGURE = st.components.v2.component("figure", js=Path(__file__).with_name("figure.js").read_text(encoding="utf-8"), isolate_styles=False)
"""Plotly in a place that stays. The framework's own chart is taken away and built anew, three times over, whenever its figure changes."""


def picture(
    view: View, name: str, draw: Callable[[], dict[str, Any]], alt: str, opens: Literal["claim", "place"] = "claim", high: Literal["content", "stretch"] = "content", **config: Any,
) -> None:
    """Show a figure; a click on one of its marks opens what the mark stands for.

    Parameters
    ----------
    name
        Names the picture, on its page and among the figures that are kept.
    draw
        Draws the figure. It may depend on nothing but the view, because its answer is kept for the view.
    alt
        What the picture shows, in one sentence.
    opens
        The field of the question that takes the first ``customdata`` of the clicked mark.
    high
        As high as the figure says, or as high as there is room.
    """
    drawn = kept(view, f"{name} {view.theme.name}", lambda: to_json_plotly(without_outlines(draw())))
    around = to_json_plotly({"home": home(), "plotly": PLOTLY, "alt": alt, "high": high, "config": CONFIG | config})
    sent = f'{around[:-1]},"figure":{drawn}}}'.encode()
    _placed(name, sent, opens, high)


@st.fragment
def _placed(name: str, sent: bytes, opens: str, high: Literal["content", "stretch"]) -> None:
    """The figure in its place. A click runs this again and nothing else of the page, and opens the card at once."""
    FIGURE(key=name, data=sent, height=high, on_opened_change=lambda: change(**{opens: st.session_state[name].opened}))
    if RUNNING.get() is None:
        frame.cards(frame.view())


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
