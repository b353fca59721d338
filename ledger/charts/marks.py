"""How a claim is drawn: its number as a mark, its range as a bar, its open end as an arrow.

A range without a best number has a tick at each end and no mark between: nothing is drawn that was
not said. "At least" and "more than" point up from the number that was named, "up to" points down.
Planned figures are hollow.
"""

from typing import Any, Literal

import pandas as pd

from ledger import codes, phrases
from ledger.charts.palette import SIDE_COLOURS, SIDE_SYMBOLS
from ledger.language import Language

Row = dict[Any, Any]
Direction = Literal["vertical", "horizontal"]
ARROWS = {
    "vertical": {"up": ("↑", "top center"), "down": ("↓", "bottom center"), "": ("", "top center")},
    "horizontal": {"up": ("→", "middle right"), "down": ("←", "middle left"), "": ("", "middle right")},
}
NEEDED = (
    "claim_id", "side", "basis", "qualifier", "low", "best", "high", "unit", "period_start", "as_of", "as_of_precision", "stated_on", "stated_on_precision",
)
NEEDED_IN_WORDS = ("short", "scope", "wording")
"""What a mark and its label are made of: a row of claims has three times as many columns, and each costs time."""
RANGE_END = {"vertical": "line-ew-open", "horizontal": "line-ns-open"}


def points(claims: pd.DataFrame) -> pd.DataFrame:
    """The points of the picture: one a claim, two for a range without a best number.

    Returns
    -------
    pandas.DataFrame
        The columns of ``claims`` and ``value``, ``minus`` and ``plus`` (lengths of the bar to either
        side), ``arrow`` (up, down or empty) and ``end`` (whether the point is the end of a range).
    """
    numbered = claims[claims["qualifier"] != "verbal"]
    single = numbered["best"].notna() | numbered["low"].isna() | numbered["high"].isna()
    ones, ranges = numbered[single], numbered[~single]
    value = ones["best"].fillna(ones["low"]).fillna(ones["high"])
    open_up = ones["best"].isna() & ones["high"].isna()
    open_down = ones["best"].isna() & ones["low"].isna()
    drawn = [
        ones.assign(
            value=value, minus=(value - ones["low"]).fillna(0), plus=(ones["high"] - value).fillna(0),
            arrow=open_up.map({True: "up", False: ""}).mask(open_down, "down"), end=False,
        ),
        ranges.assign(value=ranges["low"], minus=0.0, plus=ranges["high"] - ranges["low"], arrow="", end=True),
        ranges.assign(value=ranges["high"], minus=0.0, plus=0.0, arrow="", end=True),
    ]
    return pd.concat(drawn)


def _error(rows: list[Row], side: str) -> dict[str, Any]:
    return {
        "type": "data", "symmetric": False, "array": [row["plus"] for row in rows], "arrayminus": [row["minus"] for row in rows],
        "thickness": 3, "width": 0, "color": SIDE_COLOURS[side],
    }


def _symbol(row: Row, direction: Direction) -> str:
    shape = SIDE_SYMBOLS[row["side"]]
    return f"{shape}-open" if row["basis"] == "planned" else RANGE_END[direction] if row["end"] else shape


def traces(
    claims: pd.DataFrame, along: pd.Series, lang: Language, direction: Direction, size: int = 11, **more: Any
) -> list[dict[str, Any]]:
    """One scatter trace a side; a click on a point gives the claim_id as ``customdata``.

    Parameters
    ----------
    claims
        Rows of the record's claims, with a number.
    along
        For each row of ``claims`` (same index) its place on the other axis: a day or a name.
    direction
        Which way the values run.
    """
    drawn = points(claims[[*NEEDED, *(f"{stem}_{lang.code}" for stem in NEEDED_IN_WORDS)]])
    drawn = drawn.assign(along=along.reindex(drawn.index))
    of_sides: dict[str, list[Row]] = {}
    for row in drawn.to_dict("records"):
        of_sides.setdefault(row["side"], []).append(row)
    return [_trace(of_sides[side], side, lang, direction, size) | more for side in codes.SIDE if side in of_sides]


def _trace(rows: list[Row], side: str, lang: Language, direction: Direction, size: int) -> dict[str, Any]:
    value_axis, other_axis = ("y", "x") if direction == "vertical" else ("x", "y")
    arrows = [ARROWS[direction][row["arrow"]] for row in rows]
    colour = SIDE_COLOURS[side]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": lang.gettext(codes.SIDE[side].label),
        "legendgroup": side,
        other_axis: [row["along"] for row in rows],
        value_axis: [row["value"] for row in rows],
        f"error_{value_axis}": _error(rows, side),
        "text": [glyph for glyph, _ in arrows],
        "textposition": [position for _, position in arrows],
        "textfont": {"color": colour, "size": size + 6},
        "marker": {
            "symbol": [_symbol(row, direction) for row in rows], "color": colour, "size": size,
            "line": {"width": 2, "color": colour},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": colour}},
        "cliponaxis": False,
        "customdata": [row["claim_id"] for row in rows],
        "hovertext": [hover(row, lang) for row in rows],
        "hoverinfo": "text",
    }


def hover(claim: phrases.Row, lang: Language) -> str:
    """What stands beside a mark: who, how much, about which day, said when, what exactly is counted."""
    _ = lang.gettext
    return "<br>".join([
        f"<b>{lang.pick(claim, 'short')}: {phrases.figure(claim, lang)}</b>",
        _("as of {day}").format(day=phrases.as_of(claim, lang)),
        _("stated on {day}").format(day=phrases.stated_on(claim, lang)),
        lang.pick(claim, "scope"),
    ])
