"""The frame around a picture: the figure, a click that opens a claim or a place, and its table."""

from collections.abc import Callable
from typing import Any, Literal

import orjson
import streamlit as st
from plotly.basedatatypes import BaseFigure
from plotly.io.json import to_json_plotly

from ledger.ui.memory import kept
from ledger.ui.reading import View, change
from ledger.ui.rows import rows
from ledger.ui.takeaway import Taken, offer

CONFIG = {"displayModeBar": False, "doubleClick": "reset", "showTips": False}


def picture(
    view: View, name: str, draw: Callable[[], dict[str, Any]], alt: str, opens: str = "claim", high: Literal["content", "stretch"] = "content", **config: Any,
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
        The field of the question that takes the ``customdata`` of the clicked mark.
    high
        As high as the figure says, or as high as there is room.
    """
    drawn = kept(view, f"{name} {view.theme.name}", lambda: to_json_plotly(draw()))
    # A card that was closed changes the figure, which takes the selection off it: the same mark can be clicked again.
    figure = Drawn(drawn, meta=st.session_state.get("closed", 0) % 2)
    st.plotly_chart(
        figure, theme=None, key=name, height=high, alt=alt, config=CONFIG | config,
        on_select=lambda: _clicked(name, opens), selection_mode="points",
    )


class Drawn(BaseFigure):  # type: ignore[misc]
    """A figure that was drawn before and is sent as it is.

    It is kept as text, one object, through which the garbage collector need not walk. Plotly would check, copy and convert
    every value, for 20 ms a figure; the tests check all figures once. It would also send its usual template along,
    of which no figure uses anything.
    """

    def __init__(self, drawn: str, meta: int) -> None:
        self._sent = orjson.loads(drawn)
        self._sent["layout"]["meta"] = meta

    def to_dict(self) -> dict[str, Any]:
        """The figure as it was drawn: always the same object."""
        sent: dict[str, Any] = self._sent
        return sent


def _clicked(name: str, opens: str) -> None:
    marks = [point["customdata"] for point in st.session_state[name].selection.points if point.get("customdata")]
    if marks:
        chosen = marks[0]
        change(**{opens: chosen[0] if isinstance(chosen, list) else chosen})


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
