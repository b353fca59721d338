"""Who repeats whom: every claim a small mark in the row of its source, an arrow from each repeat to what it repeats."""

from typing import Any

import pandas as pd

from ledger.charts import marks
from ledger.charts.axes import day_axis
from ledger.charts.style import SIDE_COLOURS, SIDE_SYMBOLS, Theme, axis, layout
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.claim import Claim, claims_by_id, claims_of
from ledger.text import claim_text

ROW_HEIGHT, AXIS_HEIGHT = 24, 68
LARGE, SMALL, HEAD = 11, 6, 10
STEPS = 12
"""Of how many pieces an arrow's curve is made."""

LINES = {
    "plain": (N_("repeats another claim"), "solid", ""),
    "doubtful": (N_("doubtful repeat"), "dash", "?"),
    "circular": (N_("circular chain"), "dot", "↻"),
}
"""How each kind of repeat is drawn: its name in the legend, its dash and the sign on its arrow."""

BEYOND = {"measure": N_("other indicator"), "filtered": N_("left out by the filters")}
"""Why a claim that is repeated is not among the claims of the picture."""

Row = tuple[str, str, str]
"""A row of the picture: its side, its source (empty for the heading of the side), and a key of ``BEYOND`` or nothing."""

Placed = tuple[Claim, float]
"""A claim with the row in which it stands."""


def repeats_chart(
    claims: pd.DataFrame, repeated_claims: pd.DataFrame, repeats: pd.DataFrame, lang: Language, theme: Theme
) -> dict[str, Any]:
    """Draw the claims by source through time, with an arrow for each repeat.

    Parameters
    ----------
    claims
        The claims of the measure, words too.
    repeated_claims
        Claims that are repeated and not among ``claims``: each in a row of its own below its source, which says why.
    repeats
        The answer of ``origins.repeats_of`` for ``claims``; not empty.
    """
    beyond = repeated_claims["metric"].isin(claims["metric"]).map({True: "filtered", False: "measure"})
    drawn = pd.concat([claims.assign(beyond=""), repeated_claims.assign(beyond=beyond)], ignore_index=True)
    drawn["taking_part"] = drawn["claim_id"].isin({*repeats["claim_id"], *repeats["model_id"]})
    rows = _rows(drawn)
    drawn = _placed(drawn, rows)
    first, last = drawn["stated_on"].min(), drawn["stated_on"].max()
    reach = max(last - first, pd.Timedelta(days=30))
    figure_layout = layout(theme, lang, AXIS_HEIGHT + ROW_HEIGHT * len(rows), hovermode="closest")
    figure_layout["margin"] |= {"b": 32}
    figure_layout["xaxis"] = day_axis(
        theme, lang, nticks=3, range=[first - 0.06 * reach, last + 0.06 * reach], fixedrange=True
    )
    figure_layout["yaxis"] = axis(
        theme,
        tickvals=list(range(len(rows))),
        ticktext=_names(rows, drawn, lang, theme),
        range=[len(rows) - 0.4, -0.9],
        automargin=True,
        fixedrange=True,
    )
    figure_layout["yaxis"]["tickfont"] = {"size": 13, "color": theme.ink}
    return {
        "data": [*_arrows(repeats, drawn, reach, lang, theme), *_points(drawn, repeats, lang)],
        "layout": figure_layout,
    }


def _rows(drawn: pd.DataFrame) -> list[Row]:
    """From top to bottom: a heading for each side, then its sources, who spoke first on top."""
    spoke = drawn.groupby(["side", "source"])["stated_on"].min().reset_index().sort_values(["stated_on", "source"])
    beyond = drawn[drawn["beyond"] != ""].groupby("source")["beyond"].agg(lambda kinds: sorted(set(kinds))).to_dict()
    found: list[Row] = []
    for side in codes.SIDE:
        sources = [str(source) for source in spoke.loc[spoke["side"] == side, "source"]]
        found += [(side, "", "")] if sources else []
        found += [(side, source, kind) for source in sources for kind in ("", *beyond.get(source, []))]
    return found


def _names(rows: list[Row], drawn: pd.DataFrame, lang: Language, theme: Theme) -> list[str]:
    """Sides are bold; sources that neither repeat nor are repeated stand back."""
    shorts = dict(zip(drawn["source"], drawn[f"short_{lang.code}"], strict=True))
    taking_part = set(drawn.loc[drawn["taking_part"], "source"])
    quiet = f"<span style='color:{theme.muted}'>{{}}</span>"
    return [
        f"<b>{lang.gettext(codes.SIDE[side].label)}</b>"
        if not source
        else quiet.format(f"<i>{lang.gettext(BEYOND[kind])}</i>")
        if kind
        else shorts[source]
        if source in taking_part
        else quiet.format(shorts[source])
        for side, source, kind in rows
    ]


def _placed(drawn: pd.DataFrame, rows: list[Row]) -> pd.DataFrame:
    """With ``row``, the place of each claim; several of one source and day stand above each other."""
    places = {(source, kind): place for place, (_, source, kind) in enumerate(rows)}
    ordered = drawn.sort_values(["source", "stated_on", "claim_id"])
    same_day = ordered.groupby(["source", "beyond", "stated_on"])
    number, count = same_day.cumcount(), same_day["claim_id"].transform("size")
    lift = (number - (count - 1) / 2) * 0.6 / (count - 1).clip(lower=1)
    return ordered.assign(row=[places[key] for key in zip(ordered["source"], ordered["beyond"], strict=True)] + lift)


def _points(drawn: pd.DataFrame, repeats: pd.DataFrame, lang: Language) -> list[dict[str, Any]]:
    """One trace a side; a click on a mark opens its claim."""
    repeated_claims = dict(zip(repeats["claim_id"], repeats["model_id"], strict=True))
    by_id = claims_by_id(drawn)
    result = []
    for side in codes.SIDE:
        rows = drawn[drawn["side"] == side]
        if rows.empty:
            continue
        shape = SIDE_SYMBOLS[side]
        result.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": lang.gettext(codes.SIDE[side].label),
                "showlegend": False,
                "x": rows["stated_on"].tolist(),
                "y": rows["row"].tolist(),
                "marker": {
                    "symbol": [f"{shape}-open" if basis == "planned" else shape for basis in rows["basis"]],
                    "size": rows["taking_part"].map({True: LARGE, False: SMALL}).tolist(),
                    "color": SIDE_COLOURS[side],
                    "opacity": 1,
                    "line": {"width": 1.5, "color": SIDE_COLOURS[side]},
                },
                "unselected": {"marker": {"opacity": 1}},
                "cliponaxis": False,
                "customdata": rows["claim_id"].tolist(),
                "hoverinfo": "text",
                "hovertext": [
                    _hover(by_id[claim_id], by_id.get(repeated_claims.get(claim_id, "")), lang)
                    for claim_id in rows["claim_id"]
                ],
            }
        )
    return result


def _hover(claim: Claim, repeated_claim: Claim | None, lang: Language) -> str:
    if repeated_claim is None:
        return marks.hover(claim, lang)
    repeated = lang.gettext("repeats {source}, {figure}, stated on {day}").format(
        source=lang.localised(repeated_claim, "short"),
        figure=claim_text.value_text(repeated_claim, lang),
        day=claim_text.stated_on(repeated_claim, lang),
    )
    return f"{marks.hover(claim, lang)}<br><i>{repeated}</i>"


def _arrows(
    repeats: pd.DataFrame, drawn: pd.DataFrame, reach: pd.Timedelta, lang: Language, theme: Theme
) -> list[dict[str, Any]]:
    """One trace of curves for each kind of repeat, one of all heads, one of all signs."""
    places = dict(zip(drawn["claim_id"], zip(claims_of(drawn), drawn["row"], strict=True), strict=True))
    curves = [_curve(places[row.claim_id], places[row.model_id], reach) for row in repeats.itertuples()]
    kinds = (
        repeats["doubts"]
        .map(bool)
        .map({True: "doubtful", False: "plain"})
        .mask(repeats["circular"], "circular")
        .tolist()
    )
    colours = {kind: theme.ink if sign else theme.muted for kind, (_, _, sign) in LINES.items()}
    common = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
    lines = [
        common
        | {
            "mode": "lines",
            "name": lang.gettext(LINES[kind][0]),
            "line": {"color": colours[kind], "width": 1.5, "dash": LINES[kind][1]},
            "x": [day for curve in own for day in (*(day for day, _ in curve), None)],
            "y": [row for curve in own for row in (*(row for _, row in curve), None)],
        }
        for kind in LINES
        if (own := [curve for curve, named in zip(curves, kinds, strict=True) if named == kind])
    ]
    ends = [point for curve in curves for point in curve[-2:]]
    heads = common | {
        "mode": "markers",
        "showlegend": False,
        "x": [day for day, _ in ends],
        "y": [row for _, row in ends],
        "marker": {
            # A head points away from the point before it, which itself is not drawn.
            "symbol": "arrow",
            "angleref": "previous",
            "standoff": LARGE / 2,
            "size": [0, HEAD] * len(curves),
            "opacity": 1,
            "color": [colours[kind] for kind in kinds for _ in range(2)],
            "line": {"width": 0},
        },
        "unselected": {"marker": {"opacity": 1}},
    }
    middles = [curve[STEPS // 2] for curve in curves]
    signs = common | {
        "mode": "text",
        "showlegend": False,
        "x": [day for day, _ in middles],
        "y": [row for _, row in middles],
        "text": [LINES[kind][2] for kind in kinds],
        "textposition": "middle right",
        "textfont": {"size": 15, "color": theme.ink},
        "unselected": {"textfont": {"color": theme.ink}},
    }
    return [*lines, heads, signs]


def _curve(repeat: Placed, repeated: Placed, reach: pd.Timedelta) -> list[tuple[pd.Timestamp, float]]:
    """From the repeat along its own row and then over to what it repeats; an arc above the row from claim to claim of one source."""
    (claim, row), (repeated_claim, other_row), start = repeat, repeated, repeat[0].stated_on
    across, rise = repeated_claim.stated_on - start, other_row - row
    if claim.source != repeated_claim.source:
        upright = abs(across) < 0.04 * reach and abs(rise) > 2
        # An upright arrow swings out, so that it does not run through the marks between.
        bend, lift = 0.7 * across - (0.05 * reach if upright else pd.Timedelta(0)), 0.3 * rise
    elif across:
        bend, lift = across / 2, -1.8
    else:
        bend, lift = 0.2 * reach, rise / 2
    shares = [step / STEPS for step in range(STEPS + 1)]
    return [
        (
            (start + 2 * share * (1 - share) * bend + share**2 * across).round("s"),
            row + 2 * share * (1 - share) * lift + share**2 * rise,
        )
        for share in shares
    ]
