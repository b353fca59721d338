"""Losses as a share of those sent: a mark a share, those that sources stated and those computed from two figures of one source."""

from typing import Any

import pandas as pd

from ledger.answers.series import highest_named
from ledger.charts import marks
from ledger.charts.axes import round_steps, value_axis
from ledger.charts.style import Theme, layout
from ledger.i18n.language import Language
from ledger.record.claim import claims_frame
from ledger.text import claim_text
from ledger.text.sentences.loss_share import NAMES, Claims, ShownShare, grouped, mark_label

LABEL_HEIGHT, ROW_HEIGHT, GAP, AXIS_HEIGHT = 26, 24, 12, 36
ALL = 100.0


def loss_share(
    shares: pd.DataFrame,
    stated: pd.DataFrame,
    claims: Claims,
    lang: Language,
    theme: Theme,
    most: int | None = None,
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
    tops, along = [0], list[float]()
    for rows in groups.values():
        first = tops[-1] + LABEL_HEIGHT + ROW_HEIGHT / 2
        along += [first + ROW_HEIGHT * place for place in range(len(rows))]
        tops.append(tops[-1] + LABEL_HEIGHT + ROW_HEIGHT * len(rows) + GAP)
    shown = [share for found in groups.values() for share in found]
    drawn = claims_frame(share.claim for share in shown)
    largest = min(float(highest_named(drawn).max()), ALL)
    x = value_axis(theme, lang, largest, "", fixedrange=True)
    ticks = round_steps(largest)
    x |= {
        "tickvals": ticks,
        "ticktext": [claim_text.quantity_text(tick, "percent", lang) for tick in ticks],
        "side": "bottom",
    }
    return {
        "data": marks.traces(
            drawn,
            pd.Series(along),
            lang,
            "horizontal",
            size=9,
            pale=pd.Series([share.old for share in shown]),
        ),
        "layout": layout(
            theme,
            lang,
            tops[-1] + AXIS_HEIGHT,
            margin={"l": 12, "r": 12, "t": 0, "b": AXIS_HEIGHT},
            xaxis=x,
            yaxis={"visible": False, "range": [tops[-1], 0], "fixedrange": True},
            showlegend=False,
            annotations=_labels(list(groups), tops, lang, theme) + _speakers(shown, along, x["range"][1], lang, theme),
            hovermode="closest",
        ),
    }


def _labels(groups: list[tuple[str, str]], tops: list[int], lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """Above each group: what it is a share of."""
    return [
        {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": top,
            "yanchor": "top",
            "showarrow": False,
            "align": "left",
            "font": {"size": 13, "color": theme.ink},
            "text": f"<b>{lang.gettext(NAMES[key])}</b>",
        }
        for key, top in zip(groups, tops, strict=False)
    ]


def _speakers(
    shown: list[ShownShare], along: list[float], largest: float, lang: Language, theme: Theme
) -> list[dict[str, Any]]:
    """Beside each share, on its roomier side: its number, who stated it or from what it is computed, and its month."""
    result = []
    for share, place in zip(shown, along, strict=True):
        start, reach = min(share.claim.numbers), max(share.claim.numbers)
        right = reach <= largest / 2
        result.append(
            {
                "x": reach if right else start,
                "xanchor": "left" if right else "right",
                "xshift": 24 if right else -24,
                "y": place,
                "yanchor": "middle",
                "showarrow": False,
                "font": {"size": 12, "color": theme.muted if share.old else theme.ink},
                "text": mark_label(share, lang),
            }
        )
    return result
