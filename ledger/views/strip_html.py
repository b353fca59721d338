"""The small strip of a headline card: the newest figures of all voices on one axis, as wide as there is room.

It is drawn for the eye alone; the lines above it say the same in words.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from ledger.answers.headline import Figure
from ledger.charts.axes import round_steps
from ledger.charts.marks import Point, points
from ledger.charts.style import SIDE_COLOURS, pale
from ledger.i18n.language import Language
from ledger.views.html import render
from ledger.views.side_marks import picture

STEPS = 3
"""So many ticks stand above zero, at most."""


def scale(figures: Iterable[Figure]) -> list[float]:
    """The ticks of an axis that holds all of these figures: zero, and round numbers up to the largest."""
    largest = max((point.value + point.plus for figure in figures for point in points(figure.claim)), default=1.0)
    return round_steps(largest, STEPS)


def strip(figures: Sequence[Figure], ticks: Sequence[float], lang: Language) -> Markup:
    """The strip in HTML; pale figures below, those that count above them.

    Parameters
    ----------
    ticks
        The axis, the same for all strips that are compared.
    """
    top = ticks[-1]
    pale_first = sorted(figures, key=lambda each: not each.pale)
    return render(
        "strip.html",
        ticks=[(_at(tick, top), lang.compact(tick, "short")) for tick in ticks],
        marks=[_mark(point, figure, top) for figure in pale_first for point in points(figure.claim)],
    )


def _at(value: float, top: float) -> str:
    return f"{100 * value / top:.2f}%"


def _mark(point: Point, figure: Figure, top: float) -> dict[str, Any]:
    """A figure that opens its claim: its range as a bar, its open end as an arrow."""
    claim, start, length = figure.claim, point.value - point.minus, point.minus + point.plus
    colour = pale(SIDE_COLOURS[claim.side]) if figure.pale else SIDE_COLOURS[claim.side]
    look = f"left:{_at(start, top)};width:{_at(length, top)};background:{colour}"
    return {
        "bar": look if length else "",
        "place": _at(point.value, top),
        "claim_id": claim.claim_id,
        "drawn": picture(claim.side, pale=figure.pale, arrow=point.arrow, end=point.end),
    }
