"""Text of a plotly figure on a drawing: pieces in bold or colour, lines, anchors; laid out in pixels."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape

from matplotlib.figure import Figure as Canvas
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import TextToPath

from ledger.documents.typefaces import FONTS

FAMILY = ["Ledger Sans", "Ledger Hangul"]
LINE = 1.3
"""Height of a line as a share of the size of the font, as plotly has it."""
RISE = 0.36
"""Half the height of a figure as a share of the size of the font: what is to stand in the middle is lowered by so much."""

_TAG = re.compile(r"(<[^>]+>)")
_COLOUR = re.compile(r"color:\s*([^;'\"]+)")


@dataclass(frozen=True)
class Piece:
    """A stretch of text in one weight and colour; an empty colour is that of the whole."""

    text: str
    bold: bool = False
    colour: str = ""


def lines(markup: str) -> Iterator[list[Piece]]:
    """The lines of plotly's markup: ``<br>``, ``<b>``, and ``<span style='color:…'>``."""
    bold, colour, line = False, "", list[Piece]()
    for part in _TAG.split(markup):
        if part == "<br>":
            yield line
            line = []
        elif part in ("<b>", "</b>"):
            bold = part == "<b>"
        elif part.startswith("<span"):
            found = _COLOUR.search(part)
            colour = found[1].strip() if found else ""
        elif part == "</span>":
            colour = ""
        elif part:
            line.append(Piece(unescape(part), bold, colour))
    yield line


@cache
def _add_fonts() -> None:
    """Let matplotlib know the fonts, once in the life of the process."""
    # The Korean letters have one weight; matplotlib would report that each time it wants them in bold.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for file in FONTS.glob("*.ttf"):
        fontManager.addfont(file)


@cache
def _font(size: float, bold: bool) -> FontProperties:
    _add_fonts()
    return FontProperties(family=FAMILY, size=size, weight="bold" if bold else "normal")


@cache
def _width(text: str, size: float, bold: bool) -> float:
    return float(TextToPath().get_text_width_height_descent(text, _font(size, bold), False)[0])


def width(markup: str, size: float) -> float:
    """How wide the text is, in pixels: its longest line."""
    return max(sum(_width(piece.text, size, piece.bold) for piece in line) for line in lines(markup))


def write(
    canvas: Canvas, x: float, y: float, markup: str, size: float, ink: str, across: str = "left", down: str = "middle"
) -> None:
    """Write the text at a point of the drawing, in pixels from its lower left corner.

    Parameters
    ----------
    across
        ``left``, ``center`` or ``right``: which edge of the text stands at ``x``.
    down
        ``top``, ``middle`` or ``bottom``: which edge of it stands at ``y``.
    """
    rows = list(lines(markup))
    step = size * LINE
    above = {"top": 0.0, "middle": len(rows) * step / 2, "bottom": len(rows) * step}[down]
    for number, row in enumerate(rows):
        long = sum(_width(piece.text, size, piece.bold) for piece in row)
        left = x - {"left": 0.0, "center": long / 2, "right": long}[across]
        base = y + above - (number + 0.5) * step - RISE * size
        for piece in row:
            # A drawing loses the blanks at the ends of a text, so they are not part of it.
            indent = _width(piece.text, size, piece.bold) - _width(piece.text.lstrip(), size, piece.bold)
            canvas.text(
                left + indent,
                base,
                piece.text.strip(),
                color=piece.colour or ink,
                fontproperties=_font(size, piece.bold),
                transform=None,
                va="baseline",
                parse_math=False,
            )
            left += _width(piece.text, size, piece.bold)
