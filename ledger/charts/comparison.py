"""Who says how much: current figures by source, small multiples by side, two sources against each other."""

from typing import Any

import pandas as pd

from ledger.answers.sampling import sample_claims
from ledger.answers.series import highest_named
from ledger.charts import marks
from ledger.charts.axes import day_axis, value_axis
from ledger.charts.style import Theme, axis, layout
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import Claim, claims_of
from ledger.text import claim_text

ROW_HEIGHT = 30


def by_source(
    current: pd.DataFrame, unit: str, lang: Language, theme: Theme, logarithmic: bool = False
) -> dict[str, Any]:
    """Each source's newest claim as a range on one axis, grouped by side, the largest on top; what counts in no range is pale.

    Parameters
    ----------
    current
        The answer of ``current.by_source``, numbers only.
    """
    ordered = current.assign(rank=current["side"].map(codes.SIDE_ORDER), top=highest_named(current)).sort_values(
        ["rank", "top"], ascending=[False, True]
    )
    names = [
        f"{lang.localised(claim, 'short')}  <span style='color:{theme.muted}'>{_when(claim, lang)}</span>"
        for claim in claims_of(ordered)
    ]
    along = pd.Series(range(len(ordered)), index=ordered.index)
    height = 60 + ROW_HEIGHT * max(len(ordered), 2)
    figure_layout = layout(theme, lang, height, hovermode="closest")
    figure_layout["xaxis"] = value_axis(theme, lang, float(ordered["top"].max()), unit, logarithmic, fixedrange=True)
    figure_layout["yaxis"] = axis(
        theme,
        tickvals=along.tolist(),
        ticktext=names,
        range=[-0.6, len(ordered) - 0.4],
        automargin=True,
        fixedrange=True,
    )
    figure_layout["yaxis"]["tickfont"] = {"size": 13, "color": theme.ink}
    return {
        "data": marks.traces(ordered, along, lang, "horizontal", pale=ordered["pale"]),
        "layout": figure_layout,
    }


def _when(claim: Claim, lang: Language) -> str:
    """The month of a claim, and whom it repeats."""
    if not claim.repeats_another_source:
        return claim_text.short_month(claim, lang)
    return lang.gettext("{month}, repeats {source}").format(
        month=claim_text.short_month(claim, lang), source=lang.localised(claim, "origin_short")
    )


def by_side(
    series: pd.DataFrame,
    unit: str,
    lang: Language,
    theme: Theme,
    logarithmic: bool = False,
    columns: int = 2,
    *,
    pale: "pd.Series[bool] | None" = None,
) -> dict[str, Any]:
    """The series as small multiples, one panel a side, all on the same axes.

    Parameters
    ----------
    pale
        The answer of ``current.pale`` for the series.
    """
    spoken = set(series["side"])
    sides = [side for side in codes.SIDE if side in spoken]
    rows = -(-len(sides) // columns)
    height = 50 + 190 * rows
    figure_layout = layout(theme, lang, height, hovermode="closest", annotations=[], showlegend=False)
    data, drawn, top_figure = [], sample_claims(series, "as_of"), float(highest_named(series).max())
    for number, side in enumerate(sides):
        suffix = "" if number == 0 else str(number + 1)
        column, row = number % columns, number // columns
        left = column / columns
        top = 1 - row / rows
        domain = [top - 1 / rows + 44 / height, top - 26 / height]
        figure_layout[f"xaxis{suffix}"] = day_axis(
            theme,
            lang,
            domain=[left + 0.03 * column, left + 1 / columns - 0.01],
            anchor=f"y{suffix}",
            nticks=3,
            tickfont={"size": 11, "color": theme.muted},
            fixedrange=True,
            matches=None if number == 0 else "x",
        )
        figure_layout[f"yaxis{suffix}"] = value_axis(
            theme,
            lang,
            top_figure,
            unit if number == 0 else "",
            logarithmic,
            domain=domain,
            anchor=f"x{suffix}",
            nticks=4,
            showticklabels=column == 0,
            fixedrange=True,
            matches=None if number == 0 else "y",
        )
        figure_layout["annotations"].append(
            {
                "x": left + 0.03 * column,
                "xref": "paper",
                "xanchor": "left",
                "y": top - 22 / height,
                "yref": "paper",
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"size": 14, "color": theme.ink},
                "text": f"<b>{lang.gettext(codes.SIDE[side].label)}</b>",
            }
        )
        own = drawn[drawn["side"] == side]
        data += marks.traces(
            own, own["as_of"], lang, "vertical", size=9, pale=pale, xaxis=f"x{suffix}", yaxis=f"y{suffix}"
        )
    return {"data": data, "layout": figure_layout}


def pair(
    series: pd.DataFrame,
    first: str,
    second: str,
    unit: str,
    lang: Language,
    theme: Theme,
    logarithmic: bool = False,
    *,
    pale: "pd.Series[bool] | None" = None,
) -> dict[str, Any]:
    """Two sources against each other on one axis; a second source of the same side is drawn as crosses."""
    figure_layout = layout(theme, lang, 340, hovermode="closest")
    own = series[series["source"].isin([first, second])]
    figure_layout["xaxis"] = day_axis(theme, lang, fixedrange=True)
    figure_layout["yaxis"] = value_axis(
        theme, lang, float(highest_named(own).max()), unit, logarithmic, fixedrange=True
    )
    data: list[dict[str, Any]] = []
    drawn = sample_claims(own, "as_of", by="source")
    for source in (first, second):
        rows = drawn[drawn["source"] == source]
        crosses = bool(data) and data[0]["legendgroup"] == rows["side"].iloc[0]
        for trace in marks.traces(rows, rows["as_of"], lang, "vertical", pale=pale):
            trace["name"] = lang.localised(rows.iloc[0], "short")
            if crosses:
                trace["marker"] |= {"symbol": "x-thin-open"}
            data.append(trace)
    return {"data": data, "layout": figure_layout}
