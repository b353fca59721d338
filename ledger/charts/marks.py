"""How a claim is drawn: its number as a mark, its range as a bar, its open end as an arrow.

A range without a best number has a tick at each end and no mark between: nothing is drawn that was
not said. "At least" and "more than" point up from the number that was named, "up to" points down.
Planned figures are hollow. What is too old to count, or passes on another's figure, is hollow and pale.
"""

from math import isnan
from typing import Any, Literal

import pandas as pd

from ledger.charts.style import SIDE_COLOURS, SIDE_SYMBOLS, pale as pale_colour
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.frames import to_records
from ledger.text import claim_text

Row = dict[Any, Any]
Direction = Literal["vertical", "horizontal"]
ARROWS = {
    "vertical": {"up": ("↑", "top center"), "down": ("↓", "bottom center"), "": ("", "top center")},
    "horizontal": {"up": ("→", "middle right"), "down": ("←", "middle left"), "": ("", "middle right")},
}
RANGE_END = {"vertical": "line-ew-open", "horizontal": "line-ns-open"}


def points(claim: Row) -> list[Row]:
    """The points of a claim: one, two for a range without a best number, none for words.

    Returns
    -------
    list of dict
        The claim with ``value``, ``minus`` and ``plus`` (lengths of the bar to either side), ``arrow`` (up, down or
        empty) and ``end`` (whether the point is the end of a range).
    """
    if claim["qualifier"] == "verbal":
        return []
    low, best, high = ((None if isnan(claim[name]) else claim[name]) for name in ("low", "best", "high"))
    if best is None and low is not None and high is not None:
        return [
            {**claim, "value": low, "minus": 0.0, "plus": high - low, "arrow": "", "end": True},
            {**claim, "value": high, "minus": 0.0, "plus": 0.0, "arrow": "", "end": True},
        ]
    value = next(number for number in (best, low, high) if number is not None)
    arrow = "" if best is not None else "down" if low is None else "up"
    return [
        {
            **claim,
            "value": value,
            "minus": 0.0 if low is None else value - low,
            "plus": 0.0 if high is None else high - value,
            "arrow": arrow,
            "end": False,
        }
    ]


def _error(drawn: list[Row], colour: str) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [point["plus"] for point in drawn],
        "arrayminus": [point["minus"] for point in drawn],
        "thickness": 3,
        "width": 0,
        "color": colour,
    }


def _symbol(row: Row, direction: Direction, hollow: bool) -> str:
    shape = SIDE_SYMBOLS[row["side"]]
    if row["end"] and row["basis"] != "planned":
        return RANGE_END[direction]
    return f"{shape}-open" if hollow or row["basis"] == "planned" else shape


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
    of_sides: dict[tuple[str, bool], list[Row]] = {}
    for claim, place, fades in zip(to_records(claims), along.reindex(claims.index).tolist(), faded, strict=True):
        of_sides.setdefault((claim["side"], fades), []).extend({**point, "along": place} for point in points(claim))
    drawn = []
    for side, fades in ((side, fades) for side in codes.SIDE for fades in (True, False) if of_sides.get((side, fades))):
        colour = pale_colour(SIDE_COLOURS[side]) if fades else SIDE_COLOURS[side]
        trace = _trace(of_sides[side, fades], side, colour, fades, lang, direction, size)
        drawn.append(trace | ({"showlegend": False} if fades and of_sides.get((side, False)) else {}) | more)
    return drawn


def _trace(
    drawn: list[Row], side: str, colour: str, hollow: bool, lang: Language, direction: Direction, size: int
) -> dict[str, Any]:
    value_axis, other_axis = ("y", "x") if direction == "vertical" else ("x", "y")
    arrows = [ARROWS[direction][point["arrow"]] for point in drawn]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": lang.gettext(codes.SIDE[side].label),
        "legendgroup": side,
        other_axis: [point["along"] for point in drawn],
        value_axis: [point["value"] for point in drawn],
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
        "customdata": [point["claim_id"] for point in drawn],
        "hovertext": [hover(point, lang) for point in drawn],
        "hoverinfo": "text",
    }


def hover(claim: claim_text.Row, lang: Language) -> str:
    """What stands beside a mark: who, how much, about which day, said when, what exactly is counted."""
    _ = lang.gettext
    return "<br>".join(
        [
            f"<b>{lang.localised(claim, 'short')}: {claim_text.value_text(claim, lang)}</b>",
            _("as of {day}").format(day=claim_text.as_of(claim, lang)),
            _("stated on {day}").format(day=claim_text.stated_on(claim, lang)),
            *(
                [_("repeats {source}").format(source=lang.localised(claim, "origin_short"))]
                if claim["source"] != claim["origin_source"]
                else []
            ),
            lang.localised(claim, "scope"),
        ]
    )
