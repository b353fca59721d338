"""The spread through time: a band from the lowest to the highest figure, the claims in it, and their ratio below."""

from typing import Any

import pandas as pd

from ledger.answers.series import highest_named
from ledger.charts import marks
from ledger.charts.axes import day_axis, value_axis
from ledger.charts.style import Theme, axis, layout
from ledger.i18n.language import Language

HEIGHT, FACTOR_SHARE = 460, 0.22


def spread(
    spans: pd.DataFrame,
    claims: pd.DataFrame,
    *,
    unit: str,
    cumulative: bool,
    lang: Language,
    theme: Theme,
    logarithmic: bool = False,
    pale: "pd.Series[bool] | None" = None,
) -> dict[str, Any]:
    """Draw the band of ``spread.through_time`` with the claims behind it, each at the day it was stated.

    Parameters
    ----------
    spans
        The answer of ``spread.through_time``; not empty.
    claims
        The voices' own claims of the series.
    cumulative
        Whether the figures are totals: then a dotted line keeps the highest total stated so far, however old,
        so that the band never seems to say that a total fell.
    pale
        For each claim (same index), whether it is older than the age limit on the reader's day.
    """
    figure_layout = layout(theme, lang, HEIGHT, hovermode="closest")
    figure_layout["xaxis"] = day_axis(theme, lang, nticks=4, fixedrange=True, anchor="y2")
    figure_layout["yaxis"] = value_axis(
        theme,
        lang,
        float(highest_named(claims).max()),
        unit,
        logarithmic,
        domain=[FACTOR_SHARE + 0.1, 1],
        fixedrange=True,
    )
    figure_layout["yaxis2"] = axis(
        theme,
        domain=[0, FACTOR_SHARE],
        fixedrange=True,
        nticks=3,
        title={"text": lang.gettext("ratio"), "font": {"size": 13, "color": theme.muted}},
        range=[0.9, 1.15 * float(spans["factor"].max(skipna=True)) if spans["factor"].notna().any() else 2],
    )
    figure_layout["legend"] |= {"traceorder": "normal"}
    data = [_band(spans, theme), *_edges(spans, theme)]
    if cumulative:
        data.append(
            _line(spans, "peak", theme, dash="dot", width=1.5)
            | {"name": lang.gettext("highest total stated so far"), "showlegend": True}
        )
    data += marks.traces(claims, claims["stated_on"], lang, "vertical", size=8, pale=pale)
    data += [
        _line(spans[~spans["bound"]], "factor", theme, yaxis="y2", width=2.5),
        _line(spans[spans["bound"]], "factor", theme, yaxis="y2", width=2.5, dash="dot")
        | {"name": lang.gettext("ratio is a minimum"), "showlegend": bool(spans["bound"].any())},
    ]
    return {"data": data, "layout": figure_layout}


def _band(spans: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    both = spans[spans["low"].notna() & spans["high"].notna()]
    return {
        "type": "scatter",
        "mode": "lines",
        "fill": "toself",
        "line": {"width": 0},
        "hoverinfo": "skip",
        "showlegend": False,
        "fillcolor": f"rgba({int(theme.accent[1:3], 16)},{int(theme.accent[3:5], 16)},{int(theme.accent[5:7], 16)},0.14)",
        "x": [day for row in both.itertuples() for day in (row.start, _after(row), _after(row), row.start, None)],
        "y": [value for row in both.itertuples() for value in (row.low, row.low, row.high, row.high, None)],
    }


def _edges(spans: pd.DataFrame, theme: Theme) -> list[dict[str, Any]]:
    return [_line(spans, end, theme, width=2) for end in ("low", "high")]


def _line(spans: pd.DataFrame, column: str, theme: Theme, **more: Any) -> dict[str, Any]:
    """One horizontal piece a span; a span without the number leaves a gap."""
    style = {name: more.pop(name) for name in ("width", "dash") if name in more}
    told = spans[spans[column].notna()]
    return {
        "type": "scatter",
        "mode": "lines",
        "line": {"color": theme.accent, **style},
        "hoverinfo": "skip",
        "showlegend": False,
        "x": [day for row in told.itertuples() for day in (row.start, _after(row), None)],
        "y": [value for number in told[column] for value in (number, number, None)],
        **more,
    }


def _after(row: Any) -> pd.Timestamp:
    """The moment at which a span ends: its last day is part of it."""
    return pd.Timestamp(row.end) + pd.Timedelta(days=1)
