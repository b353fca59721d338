"""What the range hangs on: the full range, and below it the range without one voice or one side."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ledger.answers.spread import Spread, claim_id_or_empty
from ledger.charts import marks
from ledger.charts.axes import value_axis
from ledger.charts.style import SIDE_COLOURS, SIDE_SYMBOLS, Theme, layout
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import Claim, claims_by_id
from ledger.record.frames import to_records
from ledger.text import claim_text

ROW_HEIGHT, AXIS_HEIGHT = 72, 50
LABEL = 0.3
"""How far above its bar a label stands, in rows; the numbers hang below the bar by themselves."""


def leave_one_out(
    found: Spread,
    rows: pd.DataFrame,
    names: Mapping[str, str],
    unit: str,
    lang: Language,
    theme: Theme,
    logarithmic: bool = False,
) -> dict[str, Any]:
    """Draw the full spread as a thick bar and each row as a thin one; an end that moved bears the shape of its new holder.

    Parameters
    ----------
    found
        The answer of ``spread.spread``.
    rows
        Those rows of ``leave_one_out.leave_one_out`` that are to be drawn, in their order.
    names
        What each voice is called.
    unit
        Name of the unit in the reader's language; the title of the axis.
    """
    claims = claims_by_id(found.voices)
    bars: list[dict[str, Any]] = [_full(found), *to_records(rows)]
    everybody = lang.gettext("With all {n}").format(n=lang.number(len(found.voices)))
    texts = [everybody, *(label(row, names, lang) for row in bars[1:])]
    numbers = [bar[end] for bar in bars for end in ("low", "high") if pd.notna(bar[end])]
    x = value_axis(theme, lang, max(numbers, default=1.0), unit, logarithmic, fixedrange=True)
    y = {"visible": False, "range": [0.5 - len(bars), 0.5], "fixedrange": True}
    return {
        "data": [
            _lines(bars[:1], 0, 8, theme),
            _lines(bars[1:], 1, 3, theme),
            _trails(bars, theme),
            _marks(bars, claims, lang, theme),
        ],
        "layout": layout(
            theme,
            lang,
            AXIS_HEIGHT + ROW_HEIGHT * len(bars),
            margin={"l": 46, "r": 46, "t": 4, "b": AXIS_HEIGHT},
            xaxis=x,
            yaxis=y,
            annotations=_labels(bars, texts, lang, theme),
            showlegend=False,
            hovermode="closest",
        ),
    }


def label(row: Mapping[str, Any], names: Mapping[str, str], lang: Language) -> str:
    """What is left out in a row, in words."""
    if row["kind"] == "voice":
        return lang.gettext("Without {voice}").format(voice=names[row["key"]])
    return lang.gettext("Without the side “{side}”").format(side=lang.gettext(codes.SIDE[row["key"]].label))


def factor(row: Mapping[str, Any], lang: Language) -> str:
    """The factor of a row in words, or which end is missing."""
    _ = lang.gettext
    missing = pd.isna(row["low"]), pd.isna(row["high"])
    if any(missing):
        return {
            (True, True): _("no figure left"),
            (True, False): _("no lowest figure"),
            (False, True): _("no highest figure"),
        }[missing]
    if pd.isna(row["factor"]):
        return _("no ratio")
    return _("ratio {factor}").format(factor=claim_text.ratio_text(row["factor"], row["bound"], lang))


def _full(found: Spread) -> dict[str, Any]:
    """The full spread as a row; both its ends are marked."""
    return {
        "low": found.extremes.low,
        "low_claim": claim_id_or_empty(found.extremes.lowest),
        "high": found.extremes.high,
        "high_claim": claim_id_or_empty(found.extremes.highest),
        "factor": found.extremes.factor,
        "bound": found.extremes.bound,
        "moved": "both",
    }


def _lines(bars: list[dict[str, Any]], first: int, width: int, theme: Theme) -> dict[str, Any]:
    places = range(first, first + len(bars))
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "line": {"color": theme.muted, "width": width},
        "x": [value for bar in bars for value in (bar["low"], bar["high"], None)],
        "y": [value for place in places for value in (-place, -place, None)],
    }


def _trails(bars: list[dict[str, Any]], theme: Theme) -> dict[str, Any]:
    """A dotted line from where each end was to where it is now."""
    moved = [
        (end, place, bar)
        for place, bar in enumerate(bars)
        if place
        for end in ("low", "high")
        if bar["moved"] in (end, "both")
    ]
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "line": {"color": theme.muted, "width": 2, "dash": "dot"},
        "x": [value for end, _, bar in moved for value in (bars[0][end], bar[end], None)],
        "y": [value for _, place, _ in moved for value in (-place, -place, None)],
    }


def _marks(bars: list[dict[str, Any]], claims: Mapping[str, Claim], lang: Language, theme: Theme) -> dict[str, Any]:
    """Every end: a tick where it stays, the shape and colour of its holder's side where it moved, with its number."""
    held = [
        (end, place, bar[end], claims[bar[f"{end}_claim"]], bar["moved"] in (end, "both"))
        for place, bar in enumerate(bars)
        for end in (("low",) if bar["low"] == bar["high"] else ("low", "high"))
        if bar[f"{end}_claim"]
    ]
    colours = [SIDE_COLOURS[claim.side] if moved else theme.muted for *_, claim, moved in held]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "cliponaxis": False,
        "x": [value for _, _, value, *_ in held],
        "y": [-place for _, place, *_ in held],
        "text": [_number(end, claim, value, lang) if moved else "" for end, _, value, claim, moved in held],
        "textposition": ["bottom left" if end == "low" else "bottom right" for end, *_ in held],
        "textfont": {"size": 13, "color": theme.ink},
        "marker": {
            "symbol": [SIDE_SYMBOLS[claim.side] if moved else "line-ns-open" for *_, claim, moved in held],
            "color": colours,
            "size": 12,
            "line": {"width": 2, "color": colours},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": theme.ink}},
        "customdata": [claim.claim_id for *_, claim, _ in held],
        "hovertext": [marks.hover(claim, lang) for *_, claim, _ in held],
        "hoverinfo": "text",
    }


def _number(end: str, claim: Claim, value: float, lang: Language) -> str:
    """The number of an end, with the arrow of an open one."""
    number = (
        claim_text.quantity_text(value, claim.unit, lang) if claim.unit == "percent" else lang.compact(value, "short")
    )
    if end == "low" and claim.is_upper_bound:
        return f"← {number}"
    if end == "high" and claim.is_lower_bound:
        return f"{number} →"
    return number


def _labels(bars: list[dict[str, Any]], texts: list[str], lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """Above each bar: what is left out at the left, the factor at the right."""
    common = {"xref": "paper", "yanchor": "middle", "showarrow": False, "font": {"size": 13, "color": theme.ink}}
    return [
        common | {"y": LABEL - place, **part}
        for place, (bar, text) in enumerate(zip(bars, texts, strict=True))
        for part in (
            {"x": 0, "xanchor": "left", "xshift": -40, "text": f"<b>{text}</b>"},
            {"x": 1, "xanchor": "right", "xshift": 40, "text": factor(bar, lang)},
        )
    ]
