"""Value axes: from zero or logarithmic, large numbers in words, the unit as title."""

from math import ceil, floor, log10
from typing import Any

import pandas as pd

from ledger.charts.style import Theme, axis
from ledger.i18n.language import Language

FEW = 5
MONTH = 30 * 86_400_000
DAY = pd.Timedelta(days=1)
SPELLED_FROM = 1_000_000
"""From here on tick labels are written as "5 million": plotly has no German words for them."""


def value_axis(
    theme: Theme, lang: Language, largest: float, unit: str, logarithmic: bool = False, **more: Any
) -> dict[str, Any]:
    """An axis of values from zero (or over decades) to beyond the largest number drawn.

    Parameters
    ----------
    largest
        The largest number on the axis; decides how ticks are written.
    unit
        The name of the unit in the reader's language; the title of the axis.
    """
    style = axis(theme, tickformat=",", **more)
    style["title"] = style["title"] | {"text": unit}
    if logarithmic:
        ticks = [factor * 10.0**power for power in range(ceil(log10(max(largest, 10))) + 1) for factor in (1, 2, 5)]
        return style | {"type": "log", "tickvals": ticks, "ticktext": [lang.compact(value, "short") for value in ticks]}
    style["range"] = [-0.03 * largest, 1.1 * largest]
    if largest >= SPELLED_FROM:
        ticks = round_steps(largest)
        return style | {"tickvals": ticks, "ticktext": [lang.compact(value, "short") for value in ticks]}
    if largest <= FEW:
        style["dtick"] = 1
    return style


def day_axis(theme: Theme, lang: Language, **more: Any) -> dict[str, Any]:
    """An axis of days, written as ``Language.short_date`` and ``Language.month`` write them; ``months`` gives plotly their names."""
    more["tickformatstops"] = [
        {"dtickrange": [None, MONTH - 1], "value": {"de": "%-d. %b %Y", "en": "%-d %b %Y"}[lang.code]},
        {"dtickrange": ["M1", "M11"], "value": "%b %Y"},
        {"dtickrange": ["M12", None], "value": "%Y"},
    ]
    return axis(theme, type="date", tickangle=0, **more)


def span_of_days(first: pd.Timestamp, last: pd.Timestamp) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last day of an axis; a single day stands between the days before and after it."""
    return (first, last) if first < last else (first - DAY, last + DAY)


def months(lang: Language) -> dict[str, Any]:
    """The part of plotly's ``config`` that names months in the reader's language: plotly itself knows American ones only."""
    return {
        "locale": lang.code,
        "locales": {lang.code: {"format": {"months": lang.months("wide"), "shortMonths": lang.months("abbreviated")}}},
    }


def round_steps(largest: float, at_most: int = 5) -> list[float]:
    """Zero and up to ``at_most`` round numbers above it, the last at or beyond ``largest``'s step."""
    rough = largest / at_most
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    return [step * n for n in range(ceil(largest / step) + 1)]
