"""What is new between two days: each claim a mark at the day on which it was stated, a row a measure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from ledger.charts import marks
from ledger.charts.axes import day_axis
from ledger.charts.event_flags import NARROW_WIDTH, assign_lanes
from ledger.charts.style import SIDE_COLOURS, SIDE_SYMBOLS, Theme, layout
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import claims_of
from ledger.record.rows import Metric

FAMILY_HEIGHT, LABEL_HEIGHT, LANE_HEIGHT, GAP = 26, 20, 12, 6
HEAD_HEIGHT, LEGEND_HEIGHT = 40, 76
MARK = 10
LEAST_MARGIN = pd.Timedelta(days=3)
"""So far at least the axis reaches beyond the two days: of a shorter one, plotly would write the hours."""


def new_claims(
    claims: pd.DataFrame, since: date, day: date, metrics: Mapping[str, Metric], lang: Language, theme: Theme
) -> dict[str, Any]:
    """Draw the new claims; measures stand in groups by family, in the order of the record, and only those with a new claim.

    Marks that would touch each other on a phone stand below one another. Values have no axis: unlike measures
    never share one.

    Parameters
    ----------
    claims
        New claims on any measures, also in words; at least one.
    since, day
        The two days; the axis covers them.
    metrics
        The rows of the measures, in display order.
    """
    margin = max((pd.Timestamp(day) - pd.Timestamp(since)) * 0.03, LEAST_MARGIN)
    first, last = pd.Timestamp(since) - margin, pd.Timestamp(day) + margin
    apart = (last - first) * (MARK / NARROW_WIDTH)
    own = claims.sort_values(["stated_on", "claim_id"], kind="stable")
    at, texts, below = _places(own, apart, metrics, lang)
    figure_layout = layout(
        theme,
        lang,
        HEAD_HEIGHT + below + LEGEND_HEIGHT,
        margin={"l": 8, "r": 8, "t": HEAD_HEIGHT, "b": LEGEND_HEIGHT},
        annotations=[_text(y, text, theme) for y, text in texts],
        hovermode="closest",
    )
    figure_layout["xaxis"] = day_axis(theme, lang, side="top", range=[str(first), str(last)], nticks=5, fixedrange=True)
    figure_layout["yaxis"] = {"visible": False, "range": [below, 0], "fixedrange": True}
    figure_layout["legend"] |= {"yref": "container", "y": 0, "yanchor": "bottom"}
    return {
        "data": [_mark_trace(rows, at, lang) for side in codes.SIDE if len(rows := own[own["side"] == side])],
        "layout": figure_layout,
    }


def _places(
    claims: pd.DataFrame,
    apart: pd.Timedelta,
    metrics: Mapping[str, Metric],
    lang: Language,
) -> tuple[dict[str, int], list[tuple[int, str]], int]:
    """How many pixels below the top each claim and each line of text stands, and where the last row ends."""
    at: dict[str, int] = {}
    texts: list[tuple[int, str]] = []
    below = 0
    for family in dict.fromkeys(row["family"] for row in metrics.values()):
        said = set(claims.loc[claims["family"] == family, "metric"])
        if said:
            texts.append((below + FAMILY_HEIGHT // 2, f"<b>{lang.gettext(codes.FAMILY[family].label)}</b>"))
            below += FAMILY_HEIGHT
        for name in (each for each in metrics if each in said):
            rows = claims[claims["metric"] == name]
            lane = assign_lanes(rows["stated_on"], apart)
            texts.append((below + LABEL_HEIGHT // 2, lang.localised(metrics[name], "name")))
            below += LABEL_HEIGHT
            at |= {
                claim_id: below + LANE_HEIGHT * number + LANE_HEIGHT // 2
                for claim_id, number in zip(rows["claim_id"], lane, strict=True)
            }
            below += LANE_HEIGHT * (max(lane) + 1) + GAP
    return at, texts, below


def _text(y: int, text: str, theme: Theme) -> dict[str, Any]:
    """A line at the left edge, over paper that keeps it apart from the grid."""
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": y,
        "yanchor": "middle",
        "showarrow": False,
        "text": text,
        "font": {"size": 13, "color": theme.ink},
        "bgcolor": theme.paper,
        "borderpad": 0,
    }


def _mark_trace(claims: pd.DataFrame, at: Mapping[str, int], lang: Language) -> dict[str, Any]:
    """The claims of one side; planned ones are hollow."""
    side = str(claims["side"].iloc[0])
    shape, colour = SIDE_SYMBOLS[side], SIDE_COLOURS[side]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": lang.gettext(codes.SIDE[side].label),
        "cliponaxis": False,
        "showlegend": True,
        "x": claims["stated_on"].tolist(),
        "y": claims["claim_id"].map(at).tolist(),
        "marker": {
            "symbol": [f"{shape}-open" if basis == "planned" else shape for basis in claims["basis"]],
            "color": colour,
            "size": MARK,
            "line": {"width": 1.5, "color": colour},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "customdata": claims["claim_id"].tolist(),
        "hoverinfo": "text",
        "hovertext": [marks.hover(claim, lang) for claim in claims_of(claims)],
    }
