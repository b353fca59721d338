"""One strip of the briefing: every side's current figures on a common axis, a row a side."""

from typing import Any

import pandas as pd

from ledger import codes, phrases
from ledger.answers.current import newest_by_side
from ledger.answers.series import ceiling
from ledger.charts import marks
from ledger.charts.axes import value_axis
from ledger.charts.palette import SIDE_COLOURS, Theme, layout
from ledger.language import Language

ROW_HEIGHT, AXIS_HEIGHT = 42, 46
LABEL_LIFT = 0.36


def strip(current: pd.DataFrame, unit: str, lang: Language, theme: Theme) -> dict[str, Any]:
    """Draw the current figures of all sources, in one row a side; the newest of each side is named.

    Parameters
    ----------
    current
        The answer of ``current.current``: one row a source, numbers or words.
    unit
        Name of the unit in the reader's language.
    """
    sides = [side for side in codes.SIDE if side in set(current["side"])]
    rows = {side: len(sides) - 1 - place for place, side in enumerate(sides)}
    numbered = current[current["qualifier"] != "verbal"]
    along = numbered["side"].map(rows).astype("float64") - 0.12
    largest = float(ceiling(numbered).max()) if len(numbered) else 1.0
    x = value_axis(theme, lang, largest, unit, fixedrange=True)
    y = {"visible": False, "range": [-0.5, len(sides) - 0.35], "fixedrange": True}
    labels = [
        {
            "x": 0, "xref": "paper", "xanchor": "left", "y": rows[claim["side"]] + LABEL_LIFT, "yanchor": "middle",
            "showarrow": False, "align": "left", "font": {"size": 12, "color": theme.ink}, "text": _label(claim, lang),
        }
        for claim in newest_by_side(current).to_dict("records")
    ]
    lines = [
        {
            "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": place - 0.12, "y1": place - 0.12,
            "line": {"color": theme.grid, "width": 1}, "layer": "below",
        }
        for place in rows.values()
    ]
    return {
        "data": marks.traces(numbered, along, lang, "horizontal", showlegend=False) or [{"type": "scatter", "x": [], "y": []}],
        "layout": layout(
            theme, lang, AXIS_HEIGHT + ROW_HEIGHT * len(sides), margin={"l": 4, "r": 12, "t": 4, "b": AXIS_HEIGHT}, xaxis=x, yaxis=y,
            annotations=labels, shapes=lines, clickmode="event+select", hovermode="closest",
        ),
    }


def _label(claim: phrases.Row, lang: Language) -> str:
    side = lang.gettext(codes.SIDE[claim["side"]].label)
    colour = SIDE_COLOURS[claim["side"]]
    return (
        f'<span style="color:{colour}">■</span> <b>{side}</b>  {lang.pick(claim, "short")}: '
        f'{phrases.figure(claim, lang)}, {lang.age(int(claim["age"]), "short")}'
    )
