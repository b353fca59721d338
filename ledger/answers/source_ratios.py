"""Who gives higher figures: two sources against each other over all their claims about the same thing at the same time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations
from typing import Any, Literal

import numpy as np
import pandas as pd

from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record import codes
from ledger.record.frames import day_numbers
from ledger.record.rows import Metric

PAIR_DAYS_APART = 30
MIN_PAIRS = 5
"""Nothing is said of two sources with fewer pairs of claims."""
SEED, RESAMPLES = 20_250_428, 2_000
PERCENTILES = (5, 95)
PAIR_COLUMNS = ("first", "second", "metric", "basis", "first_claim", "second_claim", "days", "ratio")
RATIO_COLUMNS = ("first", "second", "n", "lower", "equal", "higher", "ratio", "low", "high")


@dataclass(frozen=True)
class SourceRatios:
    """Who gives higher figures.

    Attributes
    ----------
    table
        One row for each two sources with a pair of claims: ``first``, ``second``; ``n`` pairs, in how many of
        them the first is ``lower``, ``equal`` or ``higher``; ``ratio`` (median of first over second) with its
        interval ``low`` to ``high``, NaN below ``MIN_PAIRS``.
    pairs
        One row a pair of claims: ``first``, ``second``, ``metric``, ``basis``, ``first_claim``, ``second_claim``
        (claim_ids), ``days`` between them, ``ratio``.
    without_value
        How many claims were left out because they name only a bound, or zero.
    """

    table: pd.DataFrame
    pairs: pd.DataFrame
    without_value: int

    @property
    def reportable(self) -> pd.DataFrame:
        """The rows of ``table`` of which something is said."""
        return self.table[self.table["n"] >= MIN_PAIRS]


def in_scope(claims: pd.DataFrame, metric: Metric, scope: Literal["all", "family", "metric"]) -> pd.DataFrame:
    """The claims that are compared.

    Parameters
    ----------
    metric
        A row of the record's metrics.
    scope
        ``all`` measures, those of the ``family`` of the measure, or this ``metric`` alone.
    """
    return claims if scope == "all" else claims[claims[scope] == metric[scope]]


@published(N_("Who gives higher figures"))
def source_ratios(claims: pd.DataFrame) -> SourceRatios:
    """Two sources are compared wherever both have a claim of the same indicator and way of counting about days at most 30
    days apart. Only what a source says itself counts, not its repeats of another source.

    The value of a claim is its number; of a range without one it is the geometric middle of the two ends (the
    root of their product). A claim that names only a bound (“at least”, “up to”), or zero, has no such value
    and is left out. So are planned figures and rates, and claims whose day is known only to the quarter or
    year. Figures for a period are compared only when both have the very same period.

    Within an indicator and way of counting the two claims nearest in time make the first pair, then the nearest of the
    rest, and so on; each claim is used once for each other source. Of equally near ones the pair that was
    stated later goes first, then the one whose claim IDs come first in the alphabet.

    Each pair has a ratio: the first source's value over the second's. The middle one of all ratios is the
    median; of an even number it is the geometric middle of the two in the middle. Its interval is a bootstrap:
    as many ratios are drawn at random, with replacement, 2,000 times over; 5 % of the medians lie below the
    interval and 5 % above. The draws begin with the same seed for any two sources, so the same dataset gives the
    same numbers. With five or six pairs the interval is little more than the smallest and the largest ratio.
    Fewer than five pairs are not shown. The pairs are not chosen at random and may rest on the same event: the
    interval says how much the median depends on single pairs, not who is right.

    Parameters
    ----------
    claims
        Claims of any measures, as ``Record.claims`` has them.

    Returns
    -------
    Pairs
        ``first`` and ``second`` in the order of sides, then of keys.
    """
    own = _comparable(claims)
    valued = own[own["value"] > 0]
    found = [pair for _, rows in valued.groupby(["metric", "basis", "window"]) for pair in _matched_pairs(rows)]
    rank = {source: (place, source) for source, place in zip(own["source"], own["rank"], strict=True)}
    ordered = sorted(found, key=lambda pair: (rank[pair[0]], rank[pair[1]], pair[2:]))
    ratios: dict[tuple[str, str], list[float]] = {}
    for first, second, *_, ratio in ordered:
        ratios.setdefault((first, second), []).append(ratio)
    table = pd.DataFrame([(*sources, *_summarise(own)) for sources, own in ratios.items()], columns=list(RATIO_COLUMNS))
    return SourceRatios(table, pd.DataFrame(ordered, columns=list(PAIR_COLUMNS)), len(own) - len(valued))


def _comparable(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims that may be set against others, with ``value`` (NaN for a bound) and ``window`` of a period."""
    chosen = claims[
        claims["drawable"]
        & (claims["source"] == claims["origin_source"])
        & ~claims["basis"].isin(["planned", "rate"])
        & ~claims["as_of_precision"].isin(["quarter", "year"])
    ]
    window = chosen["period_start"].astype("str") + chosen["as_of"].astype("str")
    return chosen.assign(
        value=chosen["best"].fillna((chosen["low"] * chosen["high"]) ** 0.5),
        window=window.where(chosen["basis"] == "period", ""),
        rank=chosen["side"].map(codes.SIDE_ORDER),
    )


def _matched_pairs(rows: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """The couples of one measure and basis, each claim once for each other source."""
    first_stated = rows.sort_values(["stated_on", "claim_id"], ascending=[True, False])
    spoken: dict[str, dict[int, list[Any]]] = {}
    for claim, day in zip(first_stated.itertuples(), day_numbers(first_stated["as_of"]).tolist(), strict=True):
        spoken.setdefault(str(claim.source), {}).setdefault(day, []).append(claim)
    rank = {source: (next(iter(days.values()))[0].rank, source) for source, days in spoken.items()}
    for one, other in combinations(sorted(spoken, key=rank.__getitem__), 2):
        for first, second, days in _nearest_pairs(spoken[one], spoken[other]):
            yield (
                one,
                other,
                first.metric,
                first.basis,
                first.claim_id,
                second.claim_id,
                days,
                first.value / second.value,
            )


def _nearest_pairs(one: Mapping[int, list[Any]], other: Mapping[int, list[Any]]) -> Iterator[tuple[Any, Any, int]]:
    """The couples of two sources, the nearest first, from what each said about each day, the last stated at the end.

    Of two days that are equally far apart, the last claims about each make the couple that goes first. So it is enough to hold
    one couple of days ready where there are many couples of claims.
    """
    one, other = ({day: claims.copy() for day, claims in days.items()} for days in (one, other))
    for apart in range(PAIR_DAYS_APART + 1):
        ready = [
            (_pair_order(one[day], other[then]), day, then)
            for day in one
            for then in {day - apart, day + apart}
            if then in other
        ]
        heapify(ready)
        while ready:
            order, day, then = heappop(ready)
            firsts, seconds = one.get(day), other.get(then)
            if not firsts or not seconds:
                continue
            now = _pair_order(firsts, seconds)
            if now == order:
                yield firsts.pop(), seconds.pop(), apart
                if not firsts or not seconds:
                    continue
                now = _pair_order(firsts, seconds)
            heappush(ready, (now, day, then))
        one, other = ({day: claims for day, claims in days.items() if claims} for days in (one, other))


def _pair_order(firsts: list[Any], seconds: list[Any]) -> tuple[Any, ...]:
    """Which of several couples goes first: the one that was stated later, then the one whose claim IDs come first."""
    one, other = firsts[-1], seconds[-1]
    return (*sorted((-one.stated_on.value, -other.stated_on.value)), *sorted((one.claim_id, other.claim_id)))


def _summarise(ratios: list[float]) -> tuple[float, ...]:
    """What is told of two sources: how many pairs, lower, equal, higher, the median and its interval."""
    logs = np.sort(np.log(ratios))
    equal = np.isclose(logs, 0, atol=1e-9)
    counts = (len(logs), int((logs[~equal] < 0).sum()), int(equal.sum()), int((logs[~equal] > 0).sum()))
    if len(logs) < MIN_PAIRS:
        return (*counts, np.nan, np.nan, np.nan)
    drawn = np.random.default_rng(SEED).integers(0, len(logs), (RESAMPLES, len(logs)))
    low, high = np.percentile(np.median(logs[drawn], axis=1), PERCENTILES)
    return (*counts, *np.exp([np.median(logs), low, high]).tolist())


def rank_by_ratio(found: SourceRatios) -> SourceRatios:
    """The same, each two sources turned so that the first is the one that says more, the largest ratio on top.

    Those of which nothing is said are left out, in both tables.
    """
    told, pairs = found.reportable, found.pairs
    less = {key for key, ratio in zip(_sources(told), told["ratio"], strict=True) if ratio < 1}
    table = _inverted(told, less, ("first", "second"), ("lower", "higher"), ("low", "high"))
    table = table.sort_values(
        ["ratio", "n", "first", "second"], ascending=[False, False, True, True], ignore_index=True
    )
    pairs = pairs[_among(pairs, set(_sources(told)))]
    return SourceRatios(
        table, _inverted(pairs, less, ("first", "second"), ("first_claim", "second_claim")), found.without_value
    )


def _sources(rows: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(rows["first"], rows["second"], strict=True))


def _among(rows: pd.DataFrame, which: set[tuple[str, str]]) -> "pd.Series[bool]":
    return pd.Series([key in which for key in _sources(rows)], index=rows.index, dtype="bool")


def _inverted(rows: pd.DataFrame, which: set[tuple[str, str]], *swapped: tuple[str, str]) -> pd.DataFrame:
    """The rows, those of some two sources seen from the other one: columns swapped, ratios inverted."""
    mask, turned = _among(rows, which), rows.copy()
    for name in ("ratio", "low", "high"):
        if name in rows:
            turned[name] = rows[name].mask(mask, 1 / rows[name])
    for one, other in swapped:
        turned[one], turned[other] = turned[one].mask(mask, turned[other]), turned[other].mask(mask, turned[one])
    return turned
