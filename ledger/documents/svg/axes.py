"""The axes of a plotly figure on a drawing: where a value stands, in pixels, and which values are named."""

from dataclasses import dataclass
from datetime import date
from math import log10
from typing import Any

import pandas as pd
from matplotlib.dates import AutoDateLocator, date2num, num2date
from matplotlib.ticker import LogLocator, MaxNLocator, MultipleLocator

from ledger.i18n.language import Language

Axis = dict[str, Any]
MARGIN = 0.05
"""How far an axis without a range of its own reaches beyond its values, as a share of their extent."""
MONTH = 28


def number(value: Any) -> float:
    """A value of a trace as a number: days count from 1970, nothing is NaN."""
    if isinstance(value, (date, str)):  # pandas' Timestamp is a date
        return float(date2num(pd.Timestamp(value)))
    return float("nan") if value is None else float(value)


@dataclass(frozen=True)
class Scale:
    """One axis: from ``low`` at the pixel ``start`` to ``high`` at the pixel ``end``; logarithms of base 10 where ``log``."""

    axis: Axis
    low: float
    high: float
    start: float
    end: float

    @property
    def log(self) -> bool:
        """Whether it runs over decades."""
        return bool(self.axis.get("type") == "log")

    def at(self, value: Any) -> float:
        """The pixel of a value."""
        place = number(value)
        if self.log:
            place = log10(place) if place > 0 else float("nan")
        return self.start + (place - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self, lang: Language) -> list[tuple[float, str]]:
        """Where the named values stand, and their names."""
        if "tickvals" in self.axis:
            named = list(zip(self.axis["tickvals"], self.axis["ticktext"], strict=True))
        elif self.axis.get("type") == "date":
            named = self._days(lang)
        else:
            named = [(value, lang.number(round(value, 6))) for value in self._numbers()]
        places = [(self.at(value), text) for value, text in named]
        lowest, highest = sorted((self.start, self.end))
        return [(place, text) for place, text in places if lowest - 0.5 <= place <= highest + 0.5]

    def _numbers(self) -> list[float]:
        if self.log:
            return [float(value) for value in LogLocator().tick_values(10**self.low, 10**self.high)]
        if step := self.axis.get("dtick"):
            return [float(value) for value in MultipleLocator(step).tick_values(self.low, self.high)]
        locator = MaxNLocator(nbins=self.axis.get("nticks", 6), steps=[1, 2, 5, 10])
        return [float(value) for value in locator.tick_values(self.low, self.high)]

    def _days(self, lang: Language) -> list[tuple[date, str]]:
        """Round days, named as exactly as they lie apart."""
        found = AutoDateLocator(minticks=3, maxticks=self.axis.get("nticks", 7)).tick_values(
            num2date(self.low), num2date(self.high)
        )
        days = [num2date(value).date() for value in found]
        apart = min(((later - earlier).days for earlier, later in zip(days, days[1:], strict=False)), default=0)
        return [(day, lang.short_date(day) if apart < MONTH else lang.month(day)) for day in days]


def scale(axis: Axis, values: list[float], start: float, end: float) -> Scale:
    """The scale of an axis: its own range, or one that leaves room around the values."""
    low, high = (number(bound) for bound in axis.get("range", (None, None)))
    if "range" not in axis:
        found = [
            log10(value) if axis.get("type") == "log" else value
            for value in values
            if value == value and (axis.get("type") != "log" or value > 0)
        ]
        low, high = min(found, default=0.0), max(found, default=1.0)
        room = MARGIN * (high - low) or 0.5
        low, high = low - room, high + room
    return Scale(axis, low, high, start, end)
