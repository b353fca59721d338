"""The legend of the map on a slide: a sign and its name after the other, in rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from ledger.charts.style import LIGHT
from ledger.documents.pptx.deck import Box, SlideWriter
from ledger.documents.pptx.map_shapes import (
    dashed,
    mark_shape,
    straight,
)
from ledger.documents.pptx.text import LEAST, Run, Text, width_of

KEY_SIZE = LEAST
KEY_HEIGHT, KEY_GAP = 21.0, 18.0


def key_rows(names: Sequence[str], width: float) -> list[int]:
    """In which row each key of the legend stands."""
    rows, row, used = [], 0, 0.0
    for name in names:
        long = _key_width(name)
        if used and used + long > width:
            row, used = row + 1, 0.0
        rows.append(row)
        used += long
    return rows


def _key_width(name: str) -> float:
    return KEY_HEIGHT + width_of(name, KEY_SIZE) + KEY_GAP


def draw_legend(
    writer: SlideWriter, shapes: Any, keys: Sequence[Mapping[str, Any]], rows: Sequence[int], box: Box
) -> None:
    """Put signs and names into a box, in the rows of ``key_rows``."""
    used: dict[int, float] = {}
    for trace, row in zip(keys, rows, strict=True):
        left, top = box.left + used.get(row, 0.0), box.top + row * KEY_HEIGHT
        if "marker" in trace:
            mark_shape(
                shapes,
                trace["marker"]["symbol"],
                trace["marker"]["color"],
                trace["marker"]["size"] * 0.75,
                left + 6,
                top + KEY_HEIGHT / 2,
            )
        else:
            middle = top + KEY_HEIGHT / 2
            dashed(
                straight(
                    shapes, (left, middle), (left + 12, middle), trace["line"]["color"], trace["line"]["width"] * 0.75
                ),
                trace["line"],
            )
        text = Text([[Run(trace["name"])]], KEY_SIZE, LIGHT.ink)
        writer.add_text(
            shapes,
            text,
            Box(left + KEY_HEIGHT, top, width_of(trace["name"], KEY_SIZE) + 4, KEY_HEIGHT),
            "middle",
            wrap=False,
        )
        used[row] = used.get(row, 0.0) + _key_width(trace["name"])
