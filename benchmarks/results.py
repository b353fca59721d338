"""What a benchmark gives back: samples of one quantity, their median and p95, and the goal they are held to."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Samples:
    """One quantity, measured several times in one run.

    Attributes
    ----------
    part
        The part of the benchmark: ``interaction``, ``start``, ``users``, ``growth``, ``before``.
    what
        What was done or looked at: ``timeline: toggle a side``.
    who
        Whose figure this is: ``ledger``, or a peer beside it (``dash``, ``floor``, ``ledger without the measures``).
    values
        The samples in ``unit``, in the order in which they were taken; at least one.
    unit
        ``ms``, ``KiB``, ``MiB``, ``users``, ...
    """

    part: str
    what: str
    who: str
    values: Sequence[float]
    unit: str

    @property
    def median(self) -> float:
        """The middle sample."""
        return median(self.values)

    @property
    def p95(self) -> float:
        """The value that 95 of 100 samples stay below; of a single sample: itself."""
        return quantiles(self.values, n=20, method="inclusive")[-1] if len(self.values) > 1 else self.values[0]


@dataclass(frozen=True)
class Goal:
    """A figure that is held to a goal.

    Attributes
    ----------
    what
        The figure in words: ``timeline: toggle a side, median against Dash``.
    value
        What this run found: a ratio where two are compared in the same run, else an amount.
    limit
        At most this (``at_most``), else at least this.
    """

    part: str
    what: str
    value: float
    limit: float
    at_most: bool = True

    @property
    def met(self) -> bool:
        """Whether this run meets the goal."""
        return self.value <= self.limit if self.at_most else self.value >= self.limit


@dataclass(frozen=True)
class Report:
    """What one part of the benchmark found."""

    samples: list[Samples]
    goals: list[Goal]
