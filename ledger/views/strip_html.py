"""The small strip of a headline card: the newest figures of all voices on one axis, as wide as there is room.

It is drawn for the eye alone; the lines above it say the same in words.
"""

from collections.abc import Iterable, Sequence
from html import escape

from ledger.answers.headline import Figure
from ledger.charts.axes import round_steps
from ledger.charts.marks import Row, points
from ledger.charts.style import SIDE_COLOURS
from ledger.i18n.language import Language
from ledger.views.side_marks import PALE, picture

STEPS = 3
"""So many ticks stand above zero, at most."""


def scale(figures: Iterable[Figure]) -> list[float]:
    """The ticks of an axis that holds all of these figures: zero, and round numbers up to the largest."""
    largest = max(
        (point["value"] + point["plus"] for figure in figures for point in points(dict(figure.claim))), default=1.0
    )
    return round_steps(largest, STEPS)


def strip(figures: Sequence[Figure], ticks: Sequence[float], lang: Language) -> str:
    """The strip in HTML; pale figures below, those that count above them.

    Parameters
    ----------
    ticks
        The axis, the same for all strips that are compared.
    """
    top = ticks[-1]
    axis = "".join(
        f'<span style="left:{_at(tick, top)}">{escape(lang.compact(tick, "short"))}</span>' for tick in ticks
    )
    pale_first = sorted(figures, key=lambda each: not each.pale)
    marks = "".join(_mark(point, figure, top) for figure in pale_first for point in points(dict(figure.claim)))
    return f'<div class="ledger-strip" aria-hidden="true"><div>{axis}{marks}</div></div>'


def _at(value: float, top: float) -> str:
    return f"{100 * value / top:.2f}%"


def _mark(point: Row, figure: Figure, top: float) -> str:
    """A figure that opens its claim: its range as a bar, its open end as an arrow."""
    claim, start, length = figure.claim, point["value"] - point["minus"], point["minus"] + point["plus"]
    look = f"left:{_at(start, top)};width:{_at(length, top)};background:{SIDE_COLOURS[claim['side']]};opacity:{PALE if figure.pale else 1}"
    bar = f'<i style="{look}"></i>' if length else ""
    drawn = picture(claim["side"], pale=figure.pale, arrow=point["arrow"], end=point["end"])
    return f'{bar}<b style="left:{_at(point["value"], top)}" data-opens="claim" data-to="{escape(claim["claim_id"])}">{drawn}</b>'
