"""Losses as a share of those sent: a mark a share, those that sources stated and those computed from two figures of one source."""

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
    ("returned_home", "troops_sent"): N_("Returned home among those sent"),
    ("killed", "casualties"): N_("Deaths as a share of casualties"),
})
"""What each share is called."""

STATED = {(share.metric, share.base): share.stated for share in SHARES}
LABEL_HEIGHT, ROW_HEIGHT, GAP, AXIS_HEIGHT = 26, 24, 12, 36
ALL = 100.0


def loss_share(
    shares: pd.DataFrame, stated: pd.DataFrame, claims: Mapping[str, phrases.Row], lang: Language, theme: Theme, most: int | None = None,
) -> dict[str, Any]:
    """Draw every share as a mark in the colour of its side, in groups by what it is a share of; computed ones say from what.

    Parameters
    ----------
    shares, stated
        The answers of ``loss_share.loss_share`` and ``loss_share.stated_shares``; not both empty.
    claims
        The claims behind the computed shares, by claim_id.
    most
        How many kinds of shares are drawn at most.
    """
    groups = dict(list(grouped(shares, stated, claims, lang).items())[:most])
    tops, along = [0], []
    for rows in groups.values():
        first = tops[-1] + LABEL_HEIGHT + ROW_HEIGHT / 2
        along += [first + ROW_HEIGHT * place for place in range(len(rows))]
        tops.append(tops[-1] + LABEL_HEIGHT + ROW_HEIGHT * len(rows) + GAP)
    drawn = pd.concat(groups.values(), ignore_index=True).assign(along=along)
    drawn = drawn.assign(reach=ceiling(drawn), start=floor(drawn))
    largest = min(float(drawn["reach"].max()), ALL)
    x = value_axis(theme, lang, largest, "", fixedrange=True)
    ticks = round_steps(largest)
    x |= {"tickvals": ticks, "ticktext": [phrases.measured(tick, "percent", lang) for tick in ticks], "side": "bottom"}
    return {
        "data": marks.traces(drawn, drawn["along"], lang, "horizontal", size=9, theme=theme, pale=drawn["old"]),
        "layout": layout(
            theme, lang, tops[-1] + AXIS_HEIGHT, margin={"l": 12, "r": 12, "t": 0, "b": AXIS_HEIGHT}, xaxis=x,
            yaxis={"visible": False, "range": [tops[-1], 0], "fixedrange": True}, showlegend=False,
            annotations=_labels(list(groups), tops, lang, theme) + _speakers(drawn, x["range"][1], lang, theme),
            hovermode="closest",
        ),
    }


def grouped(shares: pd.DataFrame, stated: pd.DataFrame, claims: Mapping[str, phrases.Row], lang: Language) -> dict[tuple[str, str], pd.DataFrame]:
    """The shares of each kind, the newest first, as rows of claims in percent with ``from``: what a computed one is computed from."""
    groups = {}
    for key, column in STATED.items():
        own = stated[stated["metric"] == column].assign(**{"from": ""})
        computed = [_as_claim(row, claims, lang) for row in records(shares[(shares["metric"] == key[0]) & (shares["base"] == key[1])])]
        rows = [*records(own), *computed]
        if rows:
            rows.sort(key=lambda row: (row["as_of"], row["claim_id"]), reverse=True)
            groups[key] = pd.DataFrame(rows).astype(dict.fromkeys(("low", "best", "high"), "float64"))
    return groups


def _as_claim(row: Mapping[Any, Any], claims: Mapping[str, phrases.Row], lang: Language) -> dict[Any, Any]:
    """A computed share as a row of a claim on the losses, which it opens."""
    part, whole, nan = claims[row["claim"]], claims[row["base_claim"]], float("nan")
    low, high = row["share_low"], row["share_high"]
    numbers = {
        "at_least": (low, nan, nan), "up_to": (nan, nan, high), "": (nan, low, nan) if low == high else (low, nan, high),
    }[row["bound"]]
    said = dict(zip(("low", "best", "high"), (_rounded(number) for number in numbers), strict=True))
    qualifier = row["bound"] or ("exact" if low == high else "range")
    counted = lang.gettext("{part} of {whole}").format(part=phrases.figure(part, lang), whole=phrases.figure(whole, lang))
    return {
        **part, **said, "qualifier": qualifier, "unit": "percent", "old": row["old"], "from": counted,
        "scope_en": f"computed: {counted}", "scope_de": f"berechnet: {counted}",
    }


def _rounded(share: float) -> float:
    """A share with no more digits than it can bear."""
    return round(share, 0 if share >= 10 else 1 if share >= 1 else 2)


def _labels(groups: list[tuple[str, str]], tops: list[int], lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """Above each group: what it is a share of."""
    return [
        {
            "x": 0, "xref": "paper", "xanchor": "left", "y": top, "yanchor": "top", "showarrow": False, "align": "left",
            "font": {"size": 13, "color": theme.ink}, "text": f"<b>{lang.gettext(NAMES[key])}</b>",
        }
        for key, top in zip(groups, tops, strict=False)
    ]


def _speakers(drawn: pd.DataFrame, largest: float, lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """Beside each share, on its roomier side: its number, who stated it or from what it is computed, and its month."""
    result = []
    for claim in records(drawn):
        right = claim["reach"] <= largest / 2
        result.append({
            "x": claim["reach"] if right else claim["start"], "xanchor": "left" if right else "right", "xshift": 24 if right else -24,
            "y": claim["along"], "yanchor": "middle", "showarrow": False, "font": {"size": 12, "color": theme.muted if claim["old"] else theme.ink},
            "text": beside(claim, lang),
        })
    return result


def beside(claim: phrases.Row, lang: Language) -> str:
    """A share in words: ``31% (Seoul: about 4,700 of about 15,000, April 2025)``, ``40% (Seoul, February 2026)``."""
    _, who, share = lang.gettext, phrases.voice_name(claim, lang), phrases.figure(claim, lang)
    pattern = _("{figure} ({source}: {counted}, {month})") if claim["from"] else _("{figure} ({source}, {month})")
    return pattern.format(figure=share, source=who, counted=claim["from"], month=phrases.month(claim, lang))
