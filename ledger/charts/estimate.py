"""The voices as the numbers that each allows, and below them, apart, what follows from assuming that all mean one number."""

from math import isinf
from typing import Any

import pandas as pd

from ledger import codes
from ledger.answers.estimate import Estimate
from ledger.answers.series import ceiling
from ledger.charts import marks
from ledger.charts.axes import value_axis
from ledger.charts.palette import SIDE_COLOURS, SIDE_SYMBOLS, Theme, axis, layout
from ledger.frames import records
from ledger.language import Language

ROW_HEIGHT, AXIS_HEIGHT, HALF = 38, 60, 0.28
FITTED, WITHOUT = -1.9, -2.9
"""The rows of the estimate: a row apart from the lowest claim, which stands at 0."""


def estimate(found: Estimate, unit: str, lang: Language, theme: Theme, logarithmic: bool = False) -> dict[str, Any]:
    """Draw the voices by side, the largest on top, and below a dotted line the fitted median with its band.

    Parameters
    ----------
    found
        An answer of ``estimate.estimate`` that was not refused.
    unit
        Name of the unit in the reader's language.
    """
    rank = {side: place for place, side in enumerate(codes.SIDE)}
    voices = found.voices.assign(rank=found.voices["side"].map(rank), top=ceiling(found.voices))
    voices = voices.sort_values(["rank", "top", "claim_id"], ascending=[False, True, False])
    along = pd.Series(range(len(voices)), index=voices.index, dtype="float64")
    bottom = WITHOUT if len(_carried(found)) else FITTED
    shown = [*voices["top"], found.high, *_carried(found)["median"]]
    names = {FITTED: lang.gettext("fitted median"), WITHOUT: lang.gettext("without one side")}
    rows = {place: f"<i>{name}</i>" for place, name in names.items() if place >= bottom} | {
        place: f"{lang.pick(claim, 'short')}<br><span style='color:{theme.muted};font-size:11px'>{lang.age(int(claim['age']), 'short')}</span>"
        for place, claim in zip(along, records(voices), strict=True)
    }
    height = AXIS_HEIGHT + round(ROW_HEIGHT * (len(voices) - bottom))
    drawn = layout(theme, lang, height, hovermode="closest", showlegend=False)
    drawn["xaxis"] = value_axis(theme, lang, float(max(shown)), unit, logarithmic, nticks=5, tickangle=0, fixedrange=True)
    drawn["yaxis"] = axis(theme, tickvals=list(rows), ticktext=list(rows.values()), range=[bottom - 0.6, len(voices) - 0.4], automargin=True, showgrid=False, fixedrange=True)
    drawn["yaxis"]["tickfont"] = {"size": 13, "color": theme.ink}
    drawn["shapes"] = [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": -0.8, "y1": -0.8, "line": {"color": theme.muted, "width": 1, "dash": "dot"}}]
    return {"data": [*_allowed(voices, along), *marks.traces(voices, along, lang, "horizontal"), *_fitted(found, unit, lang, theme)], "layout": drawn}


def _carried(found: Estimate) -> pd.DataFrame:
    return found.without[found.without["median"].notna()]


def _allowed(voices: pd.DataFrame, along: pd.Series) -> list[dict[str, Any]]:
    """What rounding allows, as a pale band behind the mark; an open end has its arrow and no band."""
    return [
        {
            "type": "scatter", "mode": "lines", "hoverinfo": "skip", "opacity": 0.3, "line": {"color": SIDE_COLOURS[str(side)], "width": 12},
            "x": [value for row in rows.itertuples() for value in (row.lower, row.upper, None)],
            "y": [value for place in along[rows.index] for value in (place, place, None)],
        }
        for side, rows in voices[(voices["lower"] > 0) & ~voices["upper"].map(isinf)].groupby("side")
    ]


def _fitted(found: Estimate, unit: str, lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """The band as a hatched outline with the median as a line in it, and the median without each side as hollow marks."""
    _ = lang.gettext
    low, high, bottom, top = found.low, found.high, FITTED - HALF, FITTED + HALF
    band = _("Assumption, not a claim: median {median}, band {low} to {high}").format(**{name: rounded(value, lang) for name, value in (("median", found.median), ("low", low), ("high", high))})
    outline = {"color": theme.muted, "width": 1.5, "dash": "dash"}
    carried = records(_carried(found))
    return [
        {
            "type": "scatter", "mode": "lines", "fill": "toself", "line": outline, "x": [low, high, high, low, low], "y": [bottom, bottom, top, top, bottom],
            "fillcolor": "rgba(0,0,0,0)", "fillpattern": {"shape": "/", "fgcolor": theme.muted, "bgcolor": "rgba(0,0,0,0)", "size": 8, "solidity": 0.12},
            "hoveron": "fills", "hoverinfo": "text", "text": band,
        },
        {
            "type": "scatter", "mode": "lines+text", "x": [found.median] * 2, "y": [bottom, top], "line": {"color": theme.ink, "width": 2}, "hoverinfo": "skip",
            "text": ["", f"<i>{rounded(found.median, lang)}</i>"], "textposition": "top center", "textfont": {"size": 13, "color": theme.ink}, "cliponaxis": False,
        },
        {
            "type": "scatter", "mode": "markers", "x": [row["median"] for row in carried], "y": [WITHOUT] * len(carried),
            "marker": {"symbol": [f"{SIDE_SYMBOLS[row['side']]}-open" for row in carried], "size": 11, "color": theme.muted, "line": {"width": 2, "color": theme.muted}},
            "unselected": {"marker": {"opacity": 1}}, "hoverinfo": "text", "cliponaxis": False,
            "hovertext": [_("without {side}: {median}").format(side=_(codes.SIDE[row["side"]].label), median=rounded(row["median"], lang)) for row in carried],
        },
    ]


def rounded(value: float, lang: Language) -> str:
    """A fitted number to two digits: more would feign a precision that it has not."""
    return lang.compact(float(f"{value:.2g}"))
