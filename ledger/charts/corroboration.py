"""Corroboration: a row a claim, to the right the other sides that corroborate it or are compatible, to the left those that contradict it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from ledger.charts import marks
from ledger.charts.style import SIDE_COLOURS, SIDE_SYMBOLS, Theme, layout
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import Claim, claims_of
from ledger.record.frames import to_records
from ledger.text import claim_text

ROW_HEIGHT, HEAD_HEIGHT = 40, 28
BAR, LABEL_LIFT, HEADING = 0.3, 0.38, 0.8
"""In parts of a row: how thick a bar is, how far above it the label stands, how much room the heading of a group takes."""
COUNTED = ["corroborated", "compatible", "contradicted"]
"""How many other sides stand to a claim in each way."""
LEAST = 4
"""So many voices have room to either side at least: a single one shall not look like a crowd."""
ROOM = 1.14
"""How far the picture reaches beyond its longest bar, for the number there."""


def corroboration(rows: pd.DataFrame, basis: str, lang: Language, theme: Theme) -> dict[str, Any]:
    """Draw one row for each claim, in the order of the rows; both directions have the same scale.

    Claims on different bases stand in groups, the basis that is looked at first.

    Parameters
    ----------
    rows
        Rows of the record's claims with ``corroborated``, ``compatible`` and ``contradicted``, numbers of other sides, and ``day``, the day by which
        the claim was compared.
    basis
        The basis on which the measure is looked at.
    """
    reach = float(max((rows["corroborated"] + rows["compatible"]).max(), rows["contradicted"].max(), LEAST)) * ROOM
    placed, headings = _row_positions(rows, basis)
    end = float(placed["place"].max()) + 0.3
    return {
        "data": [
            _zeros(placed, theme),
            *(_bars(placed, kind, lang, theme) for kind in ("contradicted", "corroborated", "compatible")),
            _labels(placed, -reach, lang, theme),
            _without_pair(placed, lang, theme),
        ],
        "layout": layout(
            theme,
            lang,
            HEAD_HEIGHT + round(ROW_HEIGHT * (end + 0.7)),
            margin={"l": 10, "r": 8, "t": HEAD_HEIGHT, "b": 0},
            showlegend=False,
            barmode="overlay",
            xaxis={"visible": False, "range": [-reach, reach], "fixedrange": True},
            yaxis={"visible": False, "range": [end, -0.7], "fixedrange": True},
            annotations=[*_heads(lang, theme), *_headings(headings, lang, theme)],
            hovermode="closest",
        ),
    }


def _row_positions(rows: pd.DataFrame, basis: str) -> tuple[pd.DataFrame, dict[str, float]]:
    """The rows with ``place``, their way down in rows, and the places of the headings where there is more than one basis."""
    groups = [group for name in dict.fromkeys([basis, *codes.BASIS]) if len(group := rows[rows["basis"] == name])]
    if len(groups) == 1:
        return rows.assign(place=range(len(rows))), {}
    placed, headings, below = [], {}, 0.0
    for group in groups:
        headings[str(group["basis"].iloc[0])] = below - LABEL_LIFT
        below += HEADING
        placed.append(group.assign(place=[below + number for number in range(len(group))]))
        below += len(group)
    return pd.concat(placed), headings


def _headings(places: Mapping[str, float], lang: Language, theme: Theme) -> list[dict[str, Any]]:
    common = {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": -8,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13, "color": theme.ink},
    }
    return [
        common | {"y": place, "text": f"<b>{lang.gettext(codes.BASIS[basis].label)}</b>"}
        for basis, place in places.items()
    ]


def _zeros(rows: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    """Where the bars of each row begin; broken, so that no line runs through the labels."""
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "line": {"color": theme.muted, "width": 1},
        "x": [0, 0, None] * len(rows),
        "y": [y for place in rows["place"] for y in (place - BAR * 0.5, place + BAR * 0.5, None)],
    }


def _bars(rows: pd.DataFrame, kind: str, lang: Language, theme: Theme) -> dict[str, Any]:
    """Corroboration is full and to the right, what is only compatible empty beyond it, contradiction hatched and to the left."""
    counted = rows[rows[kind] > 0]
    looks = {
        "corroborated": {"color": theme.accent, "line": {"width": 1.5, "color": theme.accent}},
        "compatible": {"color": theme.paper, "line": {"width": 1.5, "color": theme.accent}},
        "contradicted": {
            "color": "rgba(0,0,0,0)",
            "line": {"width": 1.5, "color": theme.ink},
            "pattern": {"shape": "/", "size": 6, "solidity": 0.25, "fgcolor": theme.ink, "bgcolor": theme.paper},
        },
    }
    start = counted["corroborated"] if kind == "compatible" else counted["corroborated"] * 0
    numbers = [_number(row, kind, lang) for row in to_records(counted[COUNTED])]
    return {
        "type": "bar",
        "orientation": "h",
        "name": kind,
        "width": BAR,
        "base": start.tolist(),
        "x": ((-1 if kind == "contradicted" else 1) * counted[kind]).tolist(),
        "y": counted["place"].tolist(),
        "text": numbers,
        "textposition": "outside",
        "textangle": 0,
        "cliponaxis": False,
        "outsidetextfont": {"size": 13, "color": theme.ink},
        "marker": looks[kind],
        **_opens(counted, lang),
    }


def _number(row: Mapping[str, Any], kind: str, lang: Language) -> str:
    """What stands at the end of a bar; where an empty one goes on from a full one, both numbers stand at its end."""
    if kind == "corroborated" and row["compatible"]:
        return ""
    if kind == "compatible" and row["corroborated"]:
        return f"{lang.number(row['corroborated'])} + {lang.number(row['compatible'])}"
    return lang.number(row[kind])


def _labels(rows: pd.DataFrame, left: float, lang: Language, theme: Theme) -> dict[str, Any]:
    """Above each bar the claim in a few words, behind the mark of its side; planned ones are hollow."""
    claims = claims_of(rows)
    colours = [SIDE_COLOURS[claim.side] for claim in claims]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "cliponaxis": False,
        "x": [left] * len(claims),
        "y": (rows["place"] - LABEL_LIFT).tolist(),
        "text": [_label(claim, day, lang) for claim, day in zip(claims, rows["day"], strict=True)],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": theme.ink},
        "marker": {
            "symbol": [SIDE_SYMBOLS[claim.side] + ("-open" if claim.is_planned else "") for claim in claims],
            "color": colours,
            "size": 10,
            "line": {"width": 2, "color": colours},
        },
        **_opens(rows, lang),
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": theme.ink}},
    }


def _label(claim: Claim, day: date, lang: Language) -> str:
    return f" <b>{lang.localised(claim, 'short')}</b>: {claim_text.value_text(claim, lang)}, {lang.short_date(day)}"


def _without_pair(rows: pd.DataFrame, lang: Language, theme: Theme) -> dict[str, Any]:
    """Instead of a bar: that nobody else spoke of the same thing near enough."""
    alone = rows[(rows["corroborated"] + rows["compatible"] + rows["contradicted"]) == 0]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(alone),
        "y": alone["place"].tolist(),
        "text": [" " + lang.gettext("no other side")] * len(alone),
        "textposition": "middle right",
        "textfont": {"size": 12, "color": theme.muted},
        "unselected": {"textfont": {"color": theme.muted}},
        "hoverinfo": "skip",
    }


def _opens(rows: pd.DataFrame, lang: Language) -> dict[str, Any]:
    """What all marks of a row share: a click opens the claim, the hover says it whole."""
    return {
        "customdata": rows["claim_id"].tolist(),
        "hoverinfo": "text",
        "hovertext": [
            _hover(claim, counts, lang)
            for claim, counts in zip(claims_of(rows), to_records(rows[COUNTED]), strict=True)
        ],
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _hover(claim: Claim, counts: Mapping[str, Any], lang: Language) -> str:
    _ = lang.gettext
    counted = _("corroborated by {corroborated}, compatible with {compatible}, contradicted by {contradicted}").format(
        **{kind: lang.number(n) for kind, n in counts.items()},
    )
    return "<br>".join([marks.hover(claim, lang), _(codes.BASIS[claim.basis].label), counted])


def _heads(lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """Above the first row, on either side of zero, what a bar to that side means."""
    _ = lang.gettext
    common = {
        "x": 0,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": theme.muted},
    }
    return [
        common | {"xanchor": "right", "xshift": -6, "text": _("← contradicted by")},
        common | {"xanchor": "left", "xshift": 6, "text": _("corroborated by, compatible with →")},
    ]
