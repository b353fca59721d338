"""Losses as a share of those sent: an interval a row, and below it the shares that sources stated themselves."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from ledger import phrases
from ledger.answers.loss_share import SHARES
from ledger.answers.series import ceiling, floor
from ledger.charts import marks
from ledger.charts.axes import round_steps, value_axis
from ledger.charts.palette import Theme, layout
from ledger.codes import N_
from ledger.frames import records
from ledger.language import Language

NAMES: Mapping[tuple[str, str], str] = MappingProxyType({
    ("casualties", "troops_sent"): N_("Killed and wounded among those sent"),
    ("killed", "troops_sent"): N_("Killed among those sent"),
    ("wounded", "troops_sent"): N_("Wounded among those sent"),
    ("captured", "troops_sent"): N_("Captured among those sent"),
    ("returned_home", "troops_sent"): N_("Back home among those sent"),
    ("killed", "casualties"): N_("Killed among the killed and wounded"),
})
"""What each share is called."""

STATED = {(share.metric, share.base): share.stated for share in SHARES}
LABEL_HEIGHT, BAR_HEIGHT, STATED_HEIGHT, GAP, AXIS_HEIGHT = 40, 20, 22, 14, 36
ALL, BEYOND = 100.0, 112.0
"""The axis ends soon after 100 percent; what lies beyond is drawn at its end, as a pointer, with its number in words."""


def loss_share(shares: pd.DataFrame, stated: pd.DataFrame, claims: Mapping[str, phrases.Row], lang: Language, theme: Theme) -> dict[str, Any]:
    """Draw every share as a bar between its ends, and the stated shares as ordinary marks below it.

    Parameters
    ----------
    shares, stated
        The answers of ``loss_share.loss_share`` and ``loss_share.stated_shares``.
    claims
        The claims behind the shares, by claim_id.
    """
    rows = records(shares)
    own = [stated[stated["metric"] == STATED[row["metric"], row["base"]]] for row in rows]
    own = [each.assign(reach=ceiling(each), start=floor(each)).sort_values(["reach", "start", "claim_id"]) for each in own]
    tops = _tops([len(each) for each in own])
    bars = [top + LABEL_HEIGHT + BAR_HEIGHT / 2 for top in tops[:-1]]
    beside = pd.concat([each.assign(along=[bar + STATED_HEIGHT * (n + 1) for n in range(len(each))]) for bar, each in zip(bars, own, strict=True)])
    numbers = [row[end] for row in rows for end in ("share_low", "share_high") if pd.notna(row[end])]
    largest = max([*numbers, *beside["reach"]], default=1.0)
    ticks = round_steps(min(largest, ALL))
    x = value_axis(theme, lang, min(largest, BEYOND), "", fixedrange=True)
    x |= {"tickvals": ticks, "ticktext": [phrases.measured(tick, "percent", lang) for tick in ticks], "side": "bottom"}
    return {
        "data": [_lines(rows, bars, theme), _ends(rows, bars, claims, lang, theme), *marks.traces(beside, beside["along"], lang, "horizontal", size=9)],
        "layout": layout(
            theme, lang, tops[-1] + AXIS_HEIGHT, margin={"l": 12, "r": 12, "t": 0, "b": AXIS_HEIGHT}, xaxis=x,
            yaxis={"visible": False, "range": [tops[-1], 0], "fixedrange": True}, showlegend=False,
            annotations=_labels(rows, tops, lang, theme) + _speakers(beside, x["range"][1], lang, theme),
            hovermode="closest",
        ),
    }


def percent(share: float, lang: Language) -> str:
    """A share with no more digits than it can bear: 55 %, 6.7 %, 0.02 %."""
    return phrases.measured(round(share, 0 if share >= 10 else 1 if share >= 1 else 2), "percent", lang)


def said_end(row: phrases.Row, end: str, lang: Language) -> str:
    """One end (low or high) of a share in words; empty where it is not firm."""
    if pd.isna(row[f"share_{end}"]):
        return ""
    share = percent(row[f"share_{end}"], lang)
    if not row[f"{end}_open"]:
        return share
    return {"low": lang.gettext("{share} or less"), "high": lang.gettext("{share} or more")}[end].format(share=share)


def interval(row: phrases.Row, lang: Language) -> str:
    """The interval of a share in words, its open and missing ends named."""
    _ = lang.gettext
    low, high = said_end(row, "low", lang), said_end(row, "high", lang)
    if low and high:
        return _("{share} at both ends").format(share=low) if low == high else _("{low} to {high}").format(low=low, high=high)
    if high:
        return _("{share} at the high end, no firm lower end").format(share=high)
    return _("{share} at the low end, no firm upper end").format(share=low) if low else _("no firm end, low or high")


def _tops(stated: list[int]) -> list[int]:
    """Where each row begins, in pixels from the top, and where the last one ends."""
    tops = [0]
    for count in stated:
        tops.append(tops[-1] + LABEL_HEIGHT + BAR_HEIGHT + STATED_HEIGHT * count + GAP)
    return tops


def _lines(rows: list[dict[Any, Any]], bars: list[float], theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": {"color": theme.muted, "width": 5},
        "x": [end for row in rows for end in (min(row["share_low"], BEYOND), min(row["share_high"], BEYOND), None)],
        "y": [place for bar in bars for place in (bar, bar, None)],
    }


def _ends(rows: list[dict[Any, Any]], bars: list[float], claims: Mapping[str, phrases.Row], lang: Language, theme: Theme) -> dict[str, Any]:
    """The ends of the bars; a click opens the claim of the losses behind the end."""
    drawn = [(row, bar, end) for row, bar in zip(rows, bars, strict=True) for end in ("low", "high") if pd.notna(row[f"share_{end}"])]
    opened = [{"low": "←", "high": "→"}[end] if row[f"{end}_open"] else "" for row, _, end in drawn]
    return {
        "type": "scatter", "mode": "markers+text", "cliponaxis": False,
        "x": [min(row[f"share_{end}"], BEYOND) for row, _, end in drawn], "y": [bar for _, bar, _ in drawn],
        "text": opened, "textposition": ["middle left" if end == "low" else "middle right" for *_, end in drawn],
        "textfont": {"size": 16, "color": theme.ink},
        "marker": {"symbol": [_symbol(row, end) for row, _, end in drawn], "color": theme.ink, "size": 12, "line": {"width": 2.5, "color": theme.ink}},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": theme.ink}},
        "customdata": [row[f"{end}_claim"] for row, _, end in drawn],
        "hovertext": [_hover(row, end, claims, lang) for row, _, end in drawn], "hoverinfo": "text",
    }


def _symbol(row: Mapping[Any, Any], end: str) -> str:
    """A tick; a pointer beyond the axis; hollow where the other end is missing."""
    if row[f"share_{end}"] > BEYOND:
        return "triangle-right"
    return "circle-open" if pd.isna(row["share_high" if end == "low" else "share_low"]) else "line-ns-open"


def _hover(row: Mapping[Any, Any], end: str, claims: Mapping[str, phrases.Row], lang: Language) -> str:
    part, whole = claims[row[f"{end}_claim"]], claims[row[f"{end}_base"]]
    name = lang.gettext(NAMES[row["metric"], row["base"]])
    over = lang.gettext("{part}<br>over {whole}").format(part=phrases.named(part, lang), whole=phrases.named(whole, lang))
    return f"<b>{name}: {percent(row[f'share_{end}'], lang)}</b><br>{over}"



def _labels(rows: list[dict[Any, Any]], tops: list[int], lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """Above each bar: what it is a share of, and the interval in words."""
    return [
        {
            "x": 0, "xref": "paper", "xanchor": "left", "y": top, "yanchor": "top", "showarrow": False, "align": "left",
            "font": {"size": 13, "color": theme.ink},
            "text": f"<b>{lang.gettext(NAMES[row['metric'], row['base']])}</b><br>{interval(row, lang)}",
        }
        for row, top in zip(rows, tops, strict=False)
    ]


def _speakers(stated: pd.DataFrame, largest: float, lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """Beside each stated share, on its roomier side: who stated it, and how old it is."""
    result = []
    for claim in records(stated):
        right = claim["reach"] <= largest / 2
        result.append({
            "x": claim["reach"] if right else claim["start"], "xanchor": "left" if right else "right", "xshift": 24 if right else -24,
            "y": claim["along"], "yanchor": "middle", "showarrow": False, "font": {"size": 12, "color": theme.muted},
            "text": f"{lang.pick(claim, 'short')}  {lang.age(int(claim['age']), 'short')}",
        })
    return result
