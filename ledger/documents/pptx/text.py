"""Text on a slide: runs and paragraphs, how much room they take, and the largest size at which they fit.

All lengths are points. Widths are measured in the Ledger's own font and stretched, because PowerPoint shows another
font where Source Sans 3 is not installed; heights are exact, because every line is given its height.
"""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from PIL import ImageFont

from ledger.documents.typefaces import FONTS
from ledger.text.markdown import bold_runs

FONT, HANGUL_FONT = "Source Sans 3", "Malgun Gothic"
LEADING = 1.22
"""Height of a line over the size of its font."""
STRETCH, BOLD_STRETCH = 1.3, 1.42
"""So much wider are the fonts that stand in where ours is missing: Arial by a tenth, Noto Sans by a fifth, DejaVu Sans by this."""
LEAST = 14.0
"""No text is smaller: it is read from the last row."""
_MEASURED = 100


@dataclass(frozen=True)
class Run:
    """A piece of text of one look.

    Attributes
    ----------
    colour
        As ``#RRGGBB``; empty for that of its paragraph.
    link
        The address that it leads to.
    """

    text: str
    bold: bool = False
    colour: str = ""
    link: str = ""


Paragraph = Sequence[Run]


@dataclass(frozen=True)
class Text:
    """Paragraphs of one size and colour, with a gap after each, and lines after the first set in by ``hanging``."""

    paragraphs: Sequence[Paragraph]
    size: float
    colour: str
    gap: float = 0.0
    hanging: float = 0.0

    def height(self, width: float, size: float | None = None) -> float:
        """How high it is in a column of a width; in another size if one is given."""
        size = size or self.size
        return self.lines(width, size) * size * LEADING + self.gap * max(len(self.paragraphs) - 1, 0)

    def lines(self, width: float, size: float | None = None) -> int:
        """Of how many lines it is in a column of a width."""
        return sum(line_count(each, size or self.size, width - self.hanging) for each in self.paragraphs)

    def cut(self, width: float, height: float) -> "Text":
        """The same without the words at its end that do not fit; … stands for them."""
        kept = [list(paragraph) for paragraph in self.paragraphs]
        shown = self
        while shown.height(width) > height and kept:
            last = kept[-1].pop()
            words = last.text.rstrip().rsplit(" ", 1)
            if len(words) > 1 and words[0]:
                kept[-1].append(replace(last, text=words[0]))
            kept = [paragraph for paragraph in kept if paragraph]
            ending = [[*kept[-1], replace(kept[-1][-1], text=" …", link="")]] if kept else []
            shown = replace(self, paragraphs=[*kept[:-1], *ending])
        return shown

    def fitted(self, width: float, height: float, least: float = LEAST) -> "Text":
        """The same in the largest size down to ``least`` at which it fits."""
        size = self.size
        while size > least and self.height(width, size) > height:
            size -= 0.5
        return replace(self, size=max(size, least))


def text_runs(markdown: str) -> list[Run]:
    """A line of Markdown in which only weight is marked."""
    return [Run(text, bold) for text, bold in bold_runs(markdown)]


def label_runs(markup: str) -> list[list[Run]]:
    """The text of a label of a picture, line by line: ``<b>`` is heeded, other marks are dropped."""
    lines = []
    for line in markup.split("<br>"):
        pieces = re.split(r"(</?b>)", re.sub(r"</?span[^>]*>", "", line))
        found, bold = [], False
        for piece in pieces:
            if piece in ("<b>", "</b>"):
                bold = piece == "<b>"
            elif piece:
                found.append(Run(html.unescape(piece), bold))
        lines.append(found)
    return lines


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of a text without a break."""
    return _width(text, bold) * size / _MEASURED * (BOLD_STRETCH if bold else STRETCH)


def line_count(paragraph: Iterable[Run], size: float, width: float) -> int:
    """Into how many lines a paragraph breaks in a column of a width."""
    lines, used = 1, 0.0
    for word, space in _words(paragraph):
        long = sum(width_of(text, size, bold) for text, bold in word)
        if used and used + long > width:
            lines, used = lines + 1, 0.0
        lines += int(long // width)
        used += long % width + space * width_of(" ", size)
    return lines


def _words(paragraph: Iterable[Run]) -> list[tuple[list[tuple[str, bool]], bool]]:
    """The words of a paragraph, each as pieces with their weight, and whether a space follows."""
    words: list[tuple[list[tuple[str, bool]], bool]] = []
    pieces: list[tuple[str, bool]] = []
    for run in paragraph:
        for part in re.findall(r"[^ \t]+|[ \t]+", run.text):
            if part.isspace():
                words.append((pieces, True))
                pieces = []
            else:
                pieces.append((part, run.bold))
    return [*words, (pieces, False)]


@cache
def _font(bold: bool) -> Any:
    return ImageFont.truetype(str(FONTS / f"LedgerSans-{'Semibold' if bold else 'Regular'}.ttf"), _MEASURED)


@cache
def _width(text: str, bold: bool) -> float:
    return float(_font(bold).getlength(text))
