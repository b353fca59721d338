"""The axes of a native chart, read from a picture's figure: from where to where, in which steps, days as serial numbers of a spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import floor, log10
from typing import Any

import pandas as pd

from ledger.charts.axes import round_steps

FIRST_SERIAL = pd.Timestamp("1899-12-30")
STEPS = (7, 14, 30, 61, 91, 182, 365)
"""Days between two ticks, of which the first is taken that leaves at most six of them."""


@dataclass(frozen=True)
class Axis:
    """An axis of numbers or days; ``ticks`` holds number and text where the picture writes them itself."""

    low: float
    high: float
    step: float | None = None
    title: str = ""
    dated: bool = False
    logarithmic: bool = False
    hidden: bool = False
    ticks: tuple[tuple[float, str], ...] = ()

    def at(self, share: float) -> float:
        """The value at a share of the length of the axis."""
        if self.logarithmic:
            return float(10 ** (log10(self.low) + share * (log10(self.high) - log10(self.low))))
        return self.low + share * (self.high - self.low)

    def share(self, value: float) -> float:
        """Where a value lies on the axis: 0 at its low end, 1 at its high end."""
        if self.logarithmic:
            return (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return (value - self.low) / (self.high - self.low)


def number(value: Any) -> float:
    """A number as it is, a day as a serial number."""
    if isinstance(value, int | float):
        return float(value)
    return (pd.Timestamp(value) - FIRST_SERIAL).total_seconds() / 86_400


def day_axis(figure: Mapping[str, Any]) -> Axis:
    """The axis of days, from the first of a month to beyond the last day that is drawn."""
    flagged = [shape["x0"] for shape in figure["layout"].get("shapes", ()) if shape["xref"] == "x"]
    days = [number(day) for trace in figure["data"] for day in trace["x"] if day is not None] + [
        number(day) for day in flagged
    ]
    first, last = min(days), max(days)
    low = number((FIRST_SERIAL + timedelta(days=first - 0.03 * (last - first))).to_period("M").to_timestamp())
    high = last + max(0.03 * (last - first), 5)
    step = next((step for step in STEPS if (high - low) / step <= 6), 730)
    return Axis(low, high, step, dated=True)


def value_axis(axis: Mapping[str, Any], values: Sequence[float]) -> Axis:
    """An axis of values; a linear one begins at zero, because its ticks are counted from its low end."""
    title = str(axis.get("title", {}).get("text", ""))
    ticks = tuple(zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True))
    if axis.get("type") == "log":
        positive = [value for value in values if value > 0] or [1.0]
        return Axis(10.0 ** floor(log10(min(positive))), 2 * max(*positive, 5.0), title=title, logarithmic=True)
    low, high = axis["range"]
    if axis.get("visible") is False:
        return Axis(min(low, high), max(low, high), hidden=True)
    if axis.get("automargin"):
        # Its ticks are names, which stand beside the picture as text.
        return Axis(low, high, hidden=True, ticks=ticks)
    steps = [tick for tick, _ in ticks] or round_steps(high / 1.1)
    return Axis(0.0, high, axis.get("dtick") or steps[1] - steps[0], title, ticks=ticks)
