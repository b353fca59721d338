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

Direction = Literal["vertical", "horizontal"]
ARROWS = {
    "vertical": {"up": ("↑", "top center"), "down": ("↓", "bottom center"), "": ("", "top center")},
    "horizontal": {"up": ("→", "middle right"), "down": ("←", "middle left"), "": ("", "middle right")},
}
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


def _error(rows: pd.DataFrame, side: str) -> dict[str, Any]:
    return {
        "type": "data", "symmetric": False, "array": rows["plus"].tolist(), "arrayminus": rows["minus"].tolist(),
        "thickness": 3, "width": 0, "color": SIDE_COLOURS[side],
    }


def _symbols(rows: pd.DataFrame, side: str, direction: Direction) -> list[str]:
    shape = SIDE_SYMBOLS[side]
    return [
        f"{shape}-open" if basis == "planned" else RANGE_END[direction] if end else shape
        for basis, end in zip(rows["basis"], rows["end"], strict=True)
    ]


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
    drawn = points(claims).assign(along=lambda rows: along.reindex(rows.index))
    value_axis, other_axis = ("y", "x") if direction == "vertical" else ("x", "y")
    result = []
    for side in codes.SIDE:
        rows = drawn[drawn["side"] == side]
        if rows.empty:
            continue
        arrows = [ARROWS[direction][arrow] for arrow in rows["arrow"]]
        result.append({
            "type": "scatter",
            "mode": "markers+text",
            "name": lang.gettext(codes.SIDE[side].label),
            "legendgroup": side,
            other_axis: rows["along"].tolist(),
            value_axis: rows["value"].tolist(),
            f"error_{value_axis}": _error(rows, side),
            "text": [glyph for glyph, _ in arrows],
            "textposition": [position for _, position in arrows],
            "textfont": {"color": SIDE_COLOURS[side], "size": size + 6},
            "marker": {
                "symbol": _symbols(rows, side, direction), "color": SIDE_COLOURS[side], "size": size,
                "line": {"width": 2, "color": SIDE_COLOURS[side]},
            },
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}, "textfont": {"color": SIDE_COLOURS[side]}},
            "cliponaxis": False,
            "customdata": rows["claim_id"].tolist(),
            "hovertext": [hover(row, lang) for row in rows.to_dict("records")],
            "hoverinfo": "text",
            **more,
        })
    return result


def hover(claim: phrases.Row, lang: Language) -> str:
    """What stands beside a mark: who, how much, about which day, said when, what exactly is counted."""
    _ = lang.gettext
    return "<br>".join([
        f"<b>{lang.pick(claim, 'short')}: {phrases.figure(claim, lang)}</b>",
        _("as of {day}").format(day=phrases.as_of(claim, lang)),
        _("stated on {day}").format(day=phrases.stated_on(claim, lang)),
        lang.pick(claim, "scope"),
    ])
