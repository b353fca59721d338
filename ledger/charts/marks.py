"""How a claim is drawn: its number as a mark, its range as a bar, its open end as an arrow.

A range without a best number has a tick at each end and no mark between: nothing is drawn that was
not said. "At least" and "more than" point up from the number that was named, "up to" points down.
Planned figures are hollow. What is too old to count, or passes on another's figure, is hollow and pale.
"""

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from ledger.charts.style import SIDE_COLOURS, SIDE_SYMBOLS, pale as pale_colour
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import Claim, claims_of
from ledger.text import claim_text

Direction = Literal["vertical", "horizontal"]
ARROWS = {
    "vertical": {"up": ("↑", "top center"), "down": ("↓", "bottom center"), "": ("", "top center")},
    "horizontal": {"up": ("→", "middle right"), "down": ("←", "middle left"), "": ("", "middle right")},
}
RANGE_END = {"vertical": "line-ew-open", "horizontal": "line-ns-open"}


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a claim: its number, how far the bar reaches to either side, and the arrow of an open end (up, down or none).

    ``end`` says that it is an end of a range.
    """

    claim: Claim
    value: float
    minus: float = 0.0
    plus: float = 0.0
    arrow: Literal["up", "down", ""] = ""
    end: bool = False


def points(claim: Claim) -> list[Point]:
    """The points of a claim: one, two for a range without a best number, none for words."""
    if claim.is_verbal:
        return []
    low, high = claim.low, claim.high
    if claim.best is None and low is not None and high is not None:
        return [Point(claim, low, plus=high - low, end=True), Point(claim, high, end=True)]
    value = next(number for number in (claim.best, low, high) if number is not None)
    return [
        Point(
            claim,
            value,
            minus=0.0 if low is None else value - low,
            plus=0.0 if high is None else high - value,
            arrow="up" if claim.is_lower_bound else "down" if claim.is_upper_bound else "",
        )
    ]


def _error(drawn: list[Point], colour: str) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [point.plus for point in drawn],
        "arrayminus": [point.minus for point in drawn],
        "thickness": 3,
        "width": 0,
        "color": colour,
    }


def _symbol(point: Point, direction: Direction, hollow: bool) -> str:
    shape = SIDE_SYMBOLS[point.claim.side]
    if point.end and not point.claim.is_planned:
        return RANGE_END[direction]
    return f"{shape}-open" if hollow or point.claim.is_planned else shape


def traces(
    claims: pd.DataFrame,
    along: pd.Series,
    lang: Language,
    direction: Direction,
    size: int = 11,
    *,
    pale: "pd.Series[bool] | None" = None,
    **more: Any,
) -> list[dict[str, Any]]:
    """One scatter trace a side, and one for its pale marks; a click on a point gives the claim_id as ``customdata``.

    Parameters
    ----------
    claims
        Rows of the record's claims, with a number.
    along
        For each row of ``claims`` (same index) its place on the other axis: a day or a name.
    direction
        Which way the values run.
    pale
        For each row (same index) whether it is pale and hollow; None for none.
    """
    faded = [False] * len(claims) if pale is None else pale.reindex(claims.index).tolist()
    of_sides: dict[tuple[str, bool], list[tuple[Point, Any]]] = {}
    for claim, place, fades in zip(claims_of(claims), along.reindex(claims.index).tolist(), faded, strict=True):
        of_sides.setdefault((claim.side, fades), []).extend((point, place) for point in points(claim))
    drawn = []
    for side, fades in ((side, fades) for side in codes.SIDE for fades in (True, False) if of_sides.get((side, fades))):
        colour = pale_colour(SIDE_COLOURS[side]) if fades else SIDE_COLOURS[side]
        trace = _trace(of_sides[side, fades], side, colour, fades, lang, direction, size)
        drawn.append(trace | ({"showlegend": False} if fades and of_sides.get((side, False)) else {}) | more)
    return drawn


def _trace(
    placed: list[tuple[Point, Any]],
    side: str,
    colour: str,
    hollow: bool,
    lang: Language,
    direction: Direction,
    size: int,
) -> dict[str, Any]:
    value_axis, other_axis = ("y", "x") if direction == "vertical" else ("x", "y")
    drawn = [point for point, _ in placed]
    arrows = [ARROWS[direction][point.arrow] for point in drawn]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": lang.gettext(codes.SIDE[side].label),
        "legendgroup": side,
        other_axis: [place for _, place in placed],
        value_axis: [point.value for point in drawn],
        f"error_{value_axis}": _error(drawn, colour),
        "text": [glyph for glyph, _ in arrows],
        "textposition": [position for _, position in arrows],
        "textfont": {"color": colour, "size": size + 6},
        "marker": {
            "symbol": [_symbol(point, direction, hollow) for point in drawn],
            "color": colour,
            "size": size,
            "line": {"width": 2, "color": colour},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": colour}},
        "cliponaxis": False,
        "customdata": [point.claim.claim_id for point in drawn],
        "hovertext": [hover(point.claim, lang) for point in drawn],
        "hoverinfo": "text",
    }


def hover(claim: Claim, lang: Language) -> str:
    """What stands beside a mark: who, how much, about which day, said when, what exactly is counted."""
    _ = lang.gettext
    return "<br>".join(
        [
            f"<b>{lang.localised(claim, 'short')}: {claim_text.value_text(claim, lang)}</b>",
            _("as of {day}").format(day=claim_text.as_of(claim, lang)),
            _("stated on {day}").format(day=claim_text.stated_on(claim, lang)),
            *(
                [_("repeats {source}").format(source=lang.localised(claim, "origin_short"))]
                if claim.repeats_another_source
                else []
            ),
            lang.localised(claim, "scope"),
        ]
    )
