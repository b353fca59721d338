"""Six pictures as they were approved: drawn on paper, compared as images.

After a change that is meant, or a claim about a day before 28 April 2025 that is new in the record, look at the pictures and renew them::

    .venv/bin/python -m tests.documents.svg.test_pictures
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import typst
from PIL import Image

from ledger.charts.style import DARK, LIGHT, Theme
from ledger.documents.parts import PARTS
from ledger.documents.svg.figure import svg
from ledger.documents.typefaces import FONTS
from ledger.i18n.language import Language
from ledger.record.record import Record
from ledger.record.store import default_record
from tests.support.document_query import document_query

APPROVED = Path(__file__).parents[2] / "fixtures" / "pictures"
WIDTH = 640
DE, EN = Language("de"), Language("en")
PICTURES: dict[str, tuple[str, Language, Theme, dict[str, Any]]] = {
    "timeline": ("timeline", DE, LIGHT, {"metric": "casualties"}),
    "panels": ("panels", EN, LIGHT, {}),
    "map": ("map", DE, DARK, {}),
    "comparison": ("comparison", EN, LIGHT, {"metric": "casualties"}),
    "strip": ("killed", DE, LIGHT, {}),
    "settlements": ("territory", EN, DARK, {}),
}
"""Part, language, colours and question of each."""
PAGE = '#set page(width: auto, height: auto, margin: 0pt, fill: rgb("{paper}"))\n#image(bytes(sys.inputs.svg), format: "svg")'
CLOSE = 0.3
"""The mean difference of two pictures, of 255: letters and lines may be smoothed otherwise by another version of a library."""
MOVED, FEW = 48, 0.0015
"""A pixel is another one from so great a difference on; so small a share of them is allowed."""

Pixels = np.ndarray[Any, np.dtype[np.int16]]


def figure(record: Record, name: str) -> dict[str, Any]:
    part, lang, theme, question = PICTURES[name]
    draw = PARTS[part](document_query(record, **question), lang).draw
    assert draw
    return draw(theme)


def image(drawn: dict[str, Any], name: str) -> bytes:
    """A figure as PNG, in the fonts of the documents, whatever is installed."""
    _, lang, theme, _ = PICTURES[name]
    found: bytes = typst.compile(
        PAGE.format(paper=theme.paper).encode(),
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="png",
        ppi=72,
        sys_inputs={"svg": svg(drawn, lang, WIDTH).decode("utf-8")},
    )
    return found


def pixels(png: bytes) -> Pixels:
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"), dtype=np.int16)


def differ(one: Pixels, other: Pixels) -> tuple[float, float]:
    """The mean difference of two pictures of one size, and the share of pixels that are others."""
    apart = np.abs(one - other)
    return float(apart.mean()), float((apart.max(axis=2) >= MOVED).mean())


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_looks_as_it_was_approved(record: Record, name: str) -> None:
    approved, now = pixels((APPROVED / f"{name}.png").read_bytes()), pixels(image(figure(record, name), name))
    assert now.shape == approved.shape
    mean, moved = differ(now, approved)
    assert mean < CLOSE, f"{name}: every pixel is {mean:.2f} of 255 another one"
    assert moved < FEW, f"{name}: {moved:.3%} of the pixels are others"


def one_colour(drawn: dict[str, Any]) -> dict[str, Any]:
    marked = [trace for trace in drawn["data"] if "marker" in trace]
    return {**drawn, "data": [{**trace, "marker": {**trace["marker"], "color": "#888888"}} for trace in marked]}


def without_words(drawn: dict[str, Any]) -> dict[str, Any]:
    return {**drawn, "layout": {**drawn["layout"], "annotations": []}}


def other_scale(drawn: dict[str, Any]) -> dict[str, Any]:
    axis = drawn["layout"]["yaxis"]
    low, high = axis["range"]
    return {**drawn, "layout": {**drawn["layout"], "yaxis": {**axis, "range": [low, 1.1 * high]}}}


@pytest.mark.parametrize(
    ("name", "spoil"), [("timeline", one_colour), ("map", without_words), ("timeline", other_scale)]
)
def test_another_picture_is_told(record: Record, name: str, spoil: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    whole = figure(record, name)
    mean, moved = differ(pixels(image(spoil(whole), name)), pixels(image(whole, name)))
    assert mean >= CLOSE or moved >= FEW


if __name__ == "__main__":
    APPROVED.mkdir(exist_ok=True)
    for each in PICTURES:
        (APPROVED / f"{each}.png").write_bytes(image(figure(default_record(), each), each))
