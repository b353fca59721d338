"""One strip of the briefing: the newest figure of every voice on a common axis, a row a side; what is in no range is pale."""

from typing import Any

import pandas as pd

from ledger.answers.current import newest_by_side
from ledger.answers.series import highest_named
from ledger.charts import marks
from ledger.charts.axes import value_axis
from ledger.charts.style import SIDE_COLOURS, SIDE_SYMBOLS, Theme, layout, pale
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import Claim, claims_of
from ledger.text import claim_text

ROW_HEIGHT, AXIS_HEIGHT = 42, 46
LABEL_LIFT = 0.36


def strip(current: pd.DataFrame, unit: str, lang: Language, theme: Theme) -> dict[str, Any]:
    """Draw the newest figures of all voices, in one row a side; the newest of each side is named.

    Parameters
    ----------
    current
        One row a voice, numbers or words, with ``pale``: whether it counts in no range.
    unit
        Name of the unit in the reader's language.
    """
    sides = [side for side in codes.SIDE if side in set(current["side"])]
    heights = {side: len(sides) - 1 - place for place, side in enumerate(sides)}
    newest = newest_by_side(current)
    along = current["side"].map(heights).astype("float64") - 0.12
    numbers = highest_named(current).dropna()
    x = value_axis(theme, lang, float(numbers.max()) if len(numbers) else 1.0, unit, fixedrange=True)
    y = {"visible": False, "range": [-0.5, len(sides) - 0.35], "fixedrange": True}
    lines = [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": place - 0.12,
            "y1": place - 0.12,
            "line": {"color": theme.grid, "width": 1},
            "layer": "below",
        }
        for place in heights.values()
    ]
    return {
        "data": [
            *marks.traces(current, along, lang, "horizontal", pale=current["pale"], showlegend=False),
            _labels(claims_of(newest), newest["pale"].tolist(), heights, x["range"][0], lang, theme),
        ],
        "layout": layout(
            theme,
            lang,
            AXIS_HEIGHT + ROW_HEIGHT * len(sides),
            margin={"l": 8, "r": 12, "t": 4, "b": AXIS_HEIGHT},
            xaxis=x,
            yaxis=y,
            shapes=lines,
            hovermode="closest",
        ),
    }


def _labels(
    newest: list[Claim], faded: list[bool], heights: dict[str, int], left: float, lang: Language, theme: Theme
) -> dict[str, Any]:
    """The newest claim of each side in words, at the left above its row; a click on its sign opens the claim."""
    looks = list(zip((claim.side for claim in newest), faded, strict=True))
    return {
        "type": "scatter",
        "mode": "markers+text",
        "showlegend": False,
        "cliponaxis": False,
        "x": [left] * len(newest),
        "y": [heights[side] + LABEL_LIFT for side, _ in looks],
        "text": [_label(claim, lang) for claim in newest],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": theme.ink},
        "marker": {
            "symbol": [SIDE_SYMBOLS[side] + ("-open" if fades else "") for side, fades in looks],
            "color": [pale(SIDE_COLOURS[side]) if fades else SIDE_COLOURS[side] for side, fades in looks],
            "size": 8,
        },
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": theme.ink}},
        "customdata": [claim.claim_id for claim in newest],
        "hovertext": [marks.hover(claim, lang) for claim in newest],
        "hoverinfo": "text",
    }


def _label(claim: Claim, lang: Language) -> str:
    side = lang.gettext(codes.SIDE[claim.side].label)
    return f" <b>{side}</b>  {lang.localised(claim, 'short')}: {claim_text.value_text(claim, lang)}, {claim_text.short_month(claim, lang)}"
