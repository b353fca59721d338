"""The mark of each side small enough for a line of text: the shapes and colours of the pictures."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import quote

from markupsafe import Markup

from ledger.charts.style import SIDE_COLOURS, SIDE_SYMBOLS, pale as pale_colour

SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "circle": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
        "square": "M-4.5 -4.5h9v9h-9z",
        "diamond": "M0 -6L6 0L0 6L-6 0z",
        "triangle-up": "M0 -5.5L5.5 4.5H-5.5z",
        "triangle-down": "M0 5.5L5.5 -4.5H-5.5z",
        "star": "M0 -6.5L1.6 -2.1L6.2 -2L2.5 .8L3.8 5.3L0 2.6L-3.8 5.3L-2.5 .8L-6.2 -2L-1.6 -2.1z",
        "hexagon": "M0 -5.5L4.8 -2.75V2.75L0 5.5L-4.8 2.75V-2.75z",
        "cross": "M-1.8 -5.4h3.6v3.6h3.6v3.6h-3.6v3.6h-3.6v-3.6h-3.6v-3.6h3.6z",
    }
)
"""The symbols of plotly that stand for sides, around the origin, about 11 pixels wide."""
ARROWS: Mapping[str, str] = MappingProxyType({"up": "M8 0h7m-3 -3l3 3l-3 3", "down": "M-8 0h-7m3 -3l-3 3l3 3"})
HEIGHT, WIDTH = 14, 34
"""The room of a mark, and how wide it is with an arrow to either side; the mark stands in the middle."""


@cache
def picture(side: str, *, pale: bool = False, arrow: str = "", end: bool = False) -> Markup:
    """The mark of a figure as an image in HTML; Streamlit lets no other SVG through.

    Parameters
    ----------
    pale
        Hollow and of a pale colour: it stands outside the range.
    arrow
        ``up`` and ``down`` for an open end, which points right and left; empty for none.
    end
        The end of a range, which has no number between.
    """
    colour = pale_colour(SIDE_COLOURS[side]) if pale else SIDE_COLOURS[side]
    outline = f'fill="none" stroke="{colour}" stroke-width="1.8"'
    filled = outline if pale else f'fill="{colour}"'
    drawn = f'<path d="M0 -6V6" {outline}/>' if end else f'<path d="{SHAPES[SIDE_SYMBOLS[side]]}" {filled}/>'
    head = f'<path d="{ARROWS[arrow]}" {outline}/>' if arrow else ""
    wide = WIDTH if arrow else HEIGHT
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-wide / 2:g} {-HEIGHT / 2:g} {wide} {HEIGHT}">{drawn}{head}</svg>'
    return Markup(f'<img src="data:image/svg+xml,{quote(svg)}" width="{wide}" height="{HEIGHT}" alt="">')
