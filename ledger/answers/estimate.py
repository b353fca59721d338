"""One combined estimate, for readers who want to assume that all voices speak of one number."""

from dataclasses import dataclass, field
from math import exp, inf, log
from typing import Any

import numpy as np
import pandas as pd

from ledger.answers.interval import interval
from ledger.answers.spread import Spread
from ledger.frames import records

Numbers = np.ndarray[tuple[Any, ...], np.dtype[np.float64]]

MIN_VOICES, MIN_BOUNDED = 5, 3
"""How many voices a fit needs, and how many of them must not be open upward."""
DAYS_APART = 90
"""Figures about days further apart are not one number, whatever the age limit."""
SEED, RESAMPLES = 20_250_428, 1_000
PERCENTILES = (5, 95)
WIDEST = log(10)
"""Where a voice usually lies more than ten times off the middle, one number says nothing."""
ROUNDS = 300
REASONS = ("window", "share", "few", "old", "bounds", "one-side", "zero", "agree", "fit")
"""Why nothing is estimated: figures of unlike windows, shares, too few voices, of different times, too many bounds, one side
only, a figure of zero, voices that agree, a fit that fails."""


@dataclass(frozen=True)
class Estimate:
    """The combined estimate, or why there is none.

    Attributes
    ----------
    voices
        The voices that count, with ``lower`` and ``upper``: the numbers that each allows (the upper may be infinite).
    refused
        One of ``REASONS``; empty where there is an estimate.
    median, factor
        Median of the fitted distribution, and the factor by which a voice usually lies off it; NaN where refused.
    low, high
        Bootstrap band of the median; NaN where refused.
    resamples
        How many resamples could be fitted.
    without
        One row a side: ``side``, ``voices`` that are left without it, ``median`` (NaN where they do not carry a fit);
        the side that moves the median most comes first. No rows where refused.
    """

    voices: pd.DataFrame
    refused: str
    median: float = float("nan")
    factor: float = float("nan")
    low: float = float("nan")
    high: float = float("nan")
    resamples: int = 0
    without: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["side", "voices", "median"]))

    @property
    def common(self) -> tuple[float, float]:
        """The numbers that all voices allow; the lower end lies above the upper one where there are none."""
        return float(self.voices["lower"].max()), float(self.voices["upper"].min())


def estimate(found: Spread) -> Estimate:
    """One number is estimated from the current figures only under an assumption: that all voices mean the same
    number on the same day, and miss it independently of each other, as often above as below. That is not known.
    Statements are not samples: sources hear of each other, choose what they publish and have an interest in it,
    and those of whom the record has nothing are missing. The estimate says what follows if one assumes it all the same, not
    where the truth lies.

    Each voice that counts in the spread has the same weight and enters as the numbers that it allows: a number
    without a hedge as itself, a rounded one or a range as an interval, “at least” as a lower bound, “up to” as
    an upper bound. A log-normal distribution is fitted to them by maximum likelihood, which takes intervals and
    bounds for what they are; the estimate is its median. The usual factor is the one by which about two thirds
    of such voices would miss it at most.

    The band is a bootstrap: as many voices are drawn at random, with replacement, 1,000 times over, always with
    the same seed, and the fit is made anew; 5 % of the medians lie below the band and 5 % above. Where all
    voices that were drawn allow the same numbers, the geometric middle of those stands for the median; draws of
    bounds in one direction only are left out. The band says how much the estimate hangs on single voices. For
    each side the fit is made once more without it; at least three voices that are not open upward must be left.

    Nothing is estimated from fewer than five voices, fewer than three that are not open upward, or one side
    alone; where the age limit was not applied or the figures are about days more than 90 days apart, because
    figures of different times are not one number; for planned figures, periods and rates, each with a window of
    its own, and for shares in percent; where a voice says zero; where all voices allow the same numbers, because
    they agree already; and where the fit fails or voices usually miss by more than a factor of ten.

    Parameters
    ----------
    found
        The answer of ``spread.spread``.
    """
    ends = pd.DataFrame([interval(claim) for claim in records(found.voices)], columns=["lower", "upper"], index=found.voices.index)
    # The draws must not depend on the order of rows.
    voices = pd.concat([found.voices, ends], axis=1).sort_values(["lower", "upper", "side", "claim_id"])
    if reason := _refused(found, voices):
        return Estimate(voices, reason)
    try:
        median, factor = _fit(voices)
    except (ArithmeticError, ValueError, RuntimeError):
        return Estimate(voices, "fit")
    if not 0 < log(factor) < WIDEST:
        return Estimate(voices, "fit")
    medians = _resampled(voices, median, factor)
    low, high = np.percentile(medians, PERCENTILES)
    return Estimate(voices, "", median, factor, float(low), float(high), len(medians), _without(voices, median, factor))


def as_row(found: Estimate) -> pd.DataFrame:
    """The estimate as a table of one row.

    Returns
    -------
    pandas.DataFrame
        ``voices`` (how many), ``refused``, ``median``, ``factor``, ``low``, ``high`` and ``resamples`` as in
        ``Estimate``, and ``without_side`` and ``without_median``: the side that moves the median most (empty where
        none leaves a fit), and the median without it.
    """
    moved = records(found.without.dropna(subset="median"))
    return pd.DataFrame([{
        "voices": len(found.voices), "refused": found.refused, "median": found.median, "factor": found.factor, "low": found.low, "high": found.high,
        "resamples": found.resamples, "without_side": moved[0]["side"] if moved else "", "without_median": moved[0]["median"] if moved else float("nan"),
    }])


def _refused(found: Spread, voices: pd.DataFrame) -> str:
    lower, upper = voices["lower"], voices["upper"]
    checks = {
        "window": voices["basis"].isin(["planned", "period", "rate"]).any(),
        "share": (voices["unit"] == "percent").any(),
        "few": len(voices) < MIN_VOICES,
        "old": found.limit is None or (voices["as_of"].max() - voices["as_of"].min()).days > DAYS_APART,
        "bounds": (upper < inf).sum() < MIN_BOUNDED,
        "one-side": voices["origin_side"].nunique() < 2,
        "zero": (upper == 0).any() or ((lower == 0) & (voices["low"] == 0)).any(),
        "agree": lower.max() <= upper.min(),
    }
    return next((reason for reason, holds in checks.items() if holds), "")


def _fit(voices: pd.DataFrame) -> tuple[float, float]:
    """Median and usual factor of the log-normal distribution, its location fixed at zero."""
    # Half a second that only those wait for who switch the assumption on.
    from scipy import stats

    lower, upper = voices["lower"].to_numpy(), voices["upper"].to_numpy()
    exact, right, left = lower == upper, np.isinf(upper), lower == 0
    between = ~(exact | right | left)
    data = stats.CensoredData(uncensored=lower[exact], left=upper[left], right=lower[right], interval=np.column_stack([lower, upper])[between])
    start = float(np.exp(np.log(np.where(right, lower, upper)).mean()))
    with np.errstate(divide="ignore"):  # on its way the search tries widths that give a voice no chance at all
        sigma, _zero, median = stats.lognorm.fit(data, 0.5, floc=0, scale=start)
    return float(median), exp(float(sigma))


def _resampled(voices: pd.DataFrame, median: float, factor: float) -> Numbers:
    """The medians of the resamples that could be fitted."""
    drawn = np.random.default_rng(SEED).integers(0, len(voices), (RESAMPLES, len(voices)))
    counts = (drawn[:, :, None] == np.arange(len(voices))).sum(axis=1).astype("float64")
    low, high = _logs(voices)
    common_low = np.where(counts > 0, low, -inf).max(axis=1)
    common_high = np.where(counts > 0, high, inf).min(axis=1)
    agreed = common_low <= common_high
    medians = np.where(agreed, (common_low + common_high) / 2, _medians(low, high, counts, median, factor))
    return np.asarray(np.exp(medians[np.isfinite(medians)]))


def _without(voices: pd.DataFrame, median: float, factor: float) -> pd.DataFrame:
    """The median without each side; the one that moves it most comes first."""
    sides = sorted(voices["origin_side"].unique())
    left = np.array([(voices["origin_side"] != side).to_numpy(dtype="float64") for side in sides])
    low, high = _logs(voices)
    medians = np.exp(_medians(low, high, left, median, factor))
    bounded = (left * np.isfinite(high)).sum(axis=1)
    agreed = np.where(left > 0, low, -inf).max(axis=1) <= np.where(left > 0, high, inf).min(axis=1)
    carried = np.where((bounded >= MIN_BOUNDED) & ~agreed, medians, np.nan)
    table = pd.DataFrame({"side": sides, "voices": left.sum(axis=1).astype("int64"), "median": carried})
    moved = np.abs(np.log(table["median"] / median))
    return table.assign(moved=moved).sort_values("moved", ascending=False, kind="stable", ignore_index=True).drop(columns="moved")


def _logs(voices: pd.DataFrame) -> tuple[Numbers, Numbers]:
    with np.errstate(divide="ignore"):
        return np.log(voices["lower"].to_numpy()), np.log(voices["upper"].to_numpy())


def _medians(low: Numbers, high: Numbers, weights: Numbers, median: float, factor: float) -> Numbers:
    """The same maximum likelihood for many weightings at once, as logarithms: expectation and maximisation in turn.

    scipy fits one at a time, which would take minutes for all resamples.

    Parameters
    ----------
    low, high
        Logarithms of the ends, one a voice.
    weights
        One row a fit, one column a voice.
    median, factor
        The fit of all voices, where each one starts.
    """
    share = weights / weights.sum(axis=1, keepdims=True)
    middle, width = np.full((len(weights), 1), log(median)), np.full((len(weights), 1), log(factor))
    for _round in range(ROUNDS):
        mean, square = _moments((low - middle) / width, (high - middle) / width)
        shift = (share * mean).sum(axis=1, keepdims=True)
        variance = (share * square).sum(axis=1, keepdims=True) - shift**2
        middle, width = middle + width * shift, width * np.sqrt(np.maximum(variance, 1e-8))
        width = np.maximum(width, 1e-4)
    return np.asarray(middle[:, 0])


def _moments(a: Numbers, b: Numbers) -> tuple[Numbers, Numbers]:
    """Mean and mean square of a standard normal value that is known to lie between a and b."""
    from scipy.special import ndtr

    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        # In the upper tail the difference of two numbers near one would lose all digits.
        mass = np.where(a > 0, ndtr(-a) - ndtr(-b), ndtr(b) - ndtr(a))
        at_a, at_b = (np.exp(-end**2 / 2) / np.sqrt(2 * np.pi) for end in (a, b))
        mean = (at_a - at_b) / mass
        square = 1 + (np.where(np.isfinite(a), a, 0) * at_a - np.where(np.isfinite(b), b, 0) * at_b) / mass
    nearest = np.where(a > 0, a, b)
    lost = (a == b) | (mass < 1e-200)
    return np.where(lost, nearest, mean), np.where(lost, nearest**2, square)
