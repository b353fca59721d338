"""How far apart the current figures are: lowest, highest and their ratio, on a day and through time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby, pairwise
from math import inf, isnan, nan
from typing import Any, Literal

import pandas as pd

from ledger.answers.current import current, current_until
from ledger.answers.independence import independent_claims
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record.claim import Claim, claims_of

COLUMNS = ("start", "end", "voices", "low", "low_claim", "high", "high_claim", "factor", "bound", "peak")
Kind = Literal["between", "equal", "one", "upward", "downward", "newest", "alone", "none"]
"""What a range is: from one number to another; a number that nobody contradicts; bounds that one and the same figure can meet; lower
bounds only; upper bounds only; one total, above all older ones; the figure of a single voice; or no current figure."""
BOUND_REACH = {"more_than": 2, "at_least": 1}
"""How far a lower bound reaches beyond its number, where numbers are equal; all other figures do not."""


@dataclass(frozen=True)
class Extremes:
    """The claims that hold the lowest and the highest figure; None where nobody does.

    Only where bounds allow one and the same figure, the lowest lies above the highest. ``low`` and ``high`` are their numbers (NaN where nobody holds the end). ``factor`` is high over low, at
    least 1; None where an end is missing or the lowest is zero. ``bound`` says that an open end holds one of
    them, so that the factor is a least one.
    """

    lowest: Claim | None
    highest: Claim | None
    low: float
    high: float
    factor: float | None
    bound: bool

    @property
    def claims(self) -> list[Claim]:
        """The claims that hold an end, each once."""
        return [
            claim
            for place, claim in enumerate((self.lowest, self.highest))
            if claim is not None and (place == 0 or claim != self.lowest)
        ]


NO_EXTREMES = Extremes(None, None, nan, nan, None, False)
"""No figure at either end."""


@dataclass(frozen=True)
class ComparableRange:
    """A range that was comparable once: its ends, and the last day on which two voices were current in it."""

    extremes: Extremes
    day: date

    @property
    def month(self) -> pd.Timestamp:
        """The day that the newer of its two figures is about."""
        day: pd.Timestamp = max(claim.as_of for claim in self.extremes.claims)
        return day


@dataclass(frozen=True)
class Spread:
    """The range of the current figures on one day: sentence and picture both read it here.

    Attributes
    ----------
    day : date
        The day on which the reader is placed.
    months : int
        The age limit.
    newest : pandas.DataFrame
        The newest figure of each voice, as ``current.current`` gives it, with ``overtaken``: a total that is current
        and lies below a newer one of anybody.
    extremes : Ends
        Lowest and highest among those that count.
    series : pandas.DataFrame
        The claims among which they were found.
    """

    day: date
    months: int
    newest: pd.DataFrame
    extremes: Extremes
    series: pd.DataFrame

    @property
    def voices(self) -> pd.DataFrame:
        """The figures that count: neither old nor overtaken."""
        return self.newest[~(self.newest["old"] | self.newest["overtaken"])]

    @property
    def old(self) -> pd.DataFrame:
        """The newest figures of those voices of whom none is current."""
        return self.newest[self.newest["old"]]

    @property
    def overtaken(self) -> pd.DataFrame:
        """The current totals that lie below a newer one."""
        return self.newest[self.newest["overtaken"]]

    @property
    def kind(self) -> Kind:
        """What there is to say: see ``Kind``."""
        voices, by = len(self.voices), self.extremes
        if voices < 2:
            return "none" if voices == 0 else "newest" if len(self.overtaken) else "alone"
        if by.lowest is None or by.highest is None:
            return "upward" if by.highest is not None else "downward"
        return "between" if by.low < by.high or _reaches(by) else "one" if by.low > by.high else "equal"

    @property
    def comparable(self) -> bool:
        """Whether at least two voices are current."""
        return bool((~self.newest["old"]).sum() > 1)

    @cached_property
    def last_comparable(self) -> ComparableRange | None:
        """The last range that was comparable, where none is now; None where there was none."""
        return None if self.comparable else last_comparable(self.series, self.day, self.months)


def lower_candidate(claim: Claim) -> float:
    """The number with which a claim can hold the lowest end; NaN for one that is open upward."""
    return nan if claim.is_lower_bound or claim.lowest_named is None else claim.lowest_named


def upper_candidate(claim: Claim) -> float:
    """The number with which a claim can hold the highest end; NaN for one that is open downward."""
    return nan if claim.is_upper_bound or claim.highest_named is None else claim.highest_named


@published(N_("Lowest and highest"))
def extremes(claims: Iterable[Claim]) -> Extremes:
    """Lowest and highest.

    An open end is a bound, not a value. “At least 3,000” does not say that the figure is as low as that, so
    it can hold the highest end but not the lowest; “up to 3,000” can hold the lowest end but not the highest.
    A range enters with both its numbers. The ratio is the highest number over the lowest; where a bound
    holds one of the two ends, the ratio is a minimum. Where there are only bounds and the
    lowest “up to” lies above the highest “at least”, they allow one and the same figure, and the ratio is 1.
    Of equal numbers the bound that reaches further is named: “more than 3,000” tops “about 3,000”, however old
    it is. Where neither reaches further, it is the newer claim.

    Parameters
    ----------
    claims
        Rows of claims of one series, at most one a voice; words are passed over.
    """
    ordered = sorted(claims, key=_rank, reverse=True)
    lows = [claim for claim in ordered if not isnan(lower_candidate(claim))]
    highs = [claim for claim in ordered if not isnan(upper_candidate(claim))]
    lowest = min(lows, key=lambda claim: (lower_candidate(claim), not claim.is_upper_bound), default=None)
    highest = max(highs, key=lambda claim: (upper_candidate(claim), BOUND_REACH.get(claim.qualifier, 0)), default=None)
    low = nan if lowest is None else lower_candidate(lowest)
    high = nan if highest is None else upper_candidate(highest)
    if lowest is None or highest is None:
        return Extremes(lowest, highest, low, high, None, False)
    bound = low <= high and (lowest.is_upper_bound or highest.is_lower_bound)
    return Extremes(lowest, highest, low, high, max(1.0, high / low) if low > 0 else None, bound)


def _reaches(by: Extremes) -> bool:
    """Whether an end with the same number as the other is a bound that reaches further, held by another claim."""
    return by.low == by.high and by.lowest != by.highest and by.bound


@published(N_("Overtaken totals"))
def overtaken(claims: Iterable[Claim]) -> set[str]:
    """Overtaken totals.

    A total so far cannot fall. An older total that lies below a newer one of anybody is therefore not “the lowest”
    figure of today: it is of its day, and is named with its month. Below means that even its highest number is
    less than the lowest that the newer claim names; “up to” names none. Nothing else is ever overtaken: soldiers
    who are in a region can become fewer.

    Parameters
    ----------
    claims
        At most one claim a voice, all current.

    Returns
    -------
    set of str
        The claim_ids.
    """
    totals = sorted(
        (claim for claim in claims if claim.basis == "total" and not claim.is_verbal),
        key=lambda claim: claim.as_of,
        reverse=True,
    )
    newer, found = -inf, set[str]()
    for _, same_day in groupby(totals, key=lambda claim: claim.as_of):
        rows = list(same_day)
        found |= {claim.claim_id for claim in rows if max(claim.numbers) < newer}
        newer = max(newer, *(-inf if claim.is_upper_bound else min(claim.numbers) for claim in rows))
    return found


@published(N_("The range"))
def spread(series: pd.DataFrame, day: date, months: int) -> Spread:
    """The range.

    The range runs from the lowest to the highest current figure among the voices: governments speak with one voice
    each, outlets and bodies each for themselves. Only the newest figure of each voice counts, while it is not older
    than the age limit, and a total only if no newer one lies above it. Old figures never fill the range up: where
    fewer than two voices are current, there is one figure alone, or none, and the last range that was comparable is
    named with the month of its newer figure. So no range changes because a day has passed, except that a figure
    grew old, and that is said.

    Parameters
    ----------
    series
        Claims of one series, as ``series.series`` gives it.
    day
        The day on which the reader is placed.
    months
        The age limit.

    Examples
    --------
    Casualties for a reader of 29 November 2026, 12 months: Seoul about 6,000 (12 February 2026) is current;
    Kyiv about 5,000 (13 August 2025) and London more than 6,000 (15 June 2025) are old. So: about 6,000 (Seoul),
    nobody else within 12 months. The last comparable range ended on 15 June 2026, when London's figure grew old:
    6,000 (Seoul) to more than 6,000 (London), February 2026. Kyiv's figure was no longer the lowest by then, because
    Seoul's newer total lies above it.
    """
    newest = current(independent_claims(series), day, months)
    return _spread(with_overtaken(newest), series, day, months)


def spreads(claims: pd.DataFrame, day: date, months: int) -> dict[str, Spread]:
    """The same for several measures, by measure; quicker than one by one.

    Parameters
    ----------
    claims
        Claims of one series a measure.
    """
    newest = current(independent_claims(claims), day, months, ["metric", "voice"])
    series = dict(list(claims.groupby("metric", sort=False)))
    return {
        str(metric): _spread(rows, series[metric], day, months)
        for metric, rows in with_overtaken(newest).groupby("metric", sort=False)
    }


def with_overtaken(newest: pd.DataFrame) -> pd.DataFrame:
    """The newest figures of voices on one or more measures, with ``overtaken``: current totals below a newer one."""
    by_metric: dict[str, list[Claim]] = {}
    for claim in claims_of(newest[~newest["old"] & (newest["basis"] == "total")]):
        by_metric.setdefault(claim.metric, []).append(claim)
    beyond = {claim_id for claims in by_metric.values() for claim_id in overtaken(claims)}
    return newest.assign(overtaken=newest["claim_id"].isin(beyond))


def _spread(newest: pd.DataFrame, series: pd.DataFrame, day: date, months: int) -> Spread:
    return Spread(day, months, newest, extremes(claims_of(newest[~(newest["old"] | newest["overtaken"])])), series)


def stale_totals_above_max(found: Spread) -> pd.DataFrame:
    """The totals that do not count because of their age, and lie above the highest that counts."""
    if found.extremes.highest is None:
        return found.old.iloc[:0]
    above = [upper_candidate(claim) > found.extremes.high for claim in claims_of(found.old)]
    return found.old[pd.Series(above, index=found.old.index, dtype="bool") & (found.old["basis"] == "total")]


def as_row(found: Spread) -> pd.DataFrame:
    """The range of one day as a table of one row.

    Returns
    -------
    pandas.DataFrame
        ``day``, ``months``, ``voices``, the ends as ``through_time`` names them, ``old`` and ``overtaken`` (how many
        voices), and ``last_low``, ``last_high`` and ``last_month``: the last comparable range where fewer than two
        voices are current (missing otherwise).
    """
    last = found.last_comparable
    return pd.DataFrame(
        [
            {
                "day": pd.Timestamp(found.day),
                "months": found.months,
                "voices": len(found.voices),
                **_extreme_columns(found.extremes),
                "old": len(found.old),
                "overtaken": len(found.overtaken),
                "last_low": last.extremes.low if last else nan,
                "last_high": last.extremes.high if last else nan,
                "last_month": f"{last.month:%Y-%m}" if last else "",
            }
        ]
    )


@published(N_("The range over time"))
def through_time(series: pd.DataFrame, day: date, months: int) -> pd.DataFrame:
    """The range over time, as readers knew it on each day.

    On every day the range is what a reader knew on it: only claims count that had been stated by then,
    and of each voice the newest while it is current. A single voice has no ratio. Days on which nobody's figure
    was current are left out.

    Returns
    -------
    pandas.DataFrame
        One row a span of days without a change, in order: ``start`` and ``end`` (both included), ``voices``
        (how many), ``low`` and ``high`` with ``low_claim`` and ``high_claim`` (claim_ids; empty where nobody
        holds that end), ``factor`` and ``bound`` as in ``Extremes``, and ``peak``, the highest number that anybody
        had stated by then, however old.
    """
    spans: list[dict[str, Any]] = []
    for start, end, claims, peak in _change_dates(series, day, months):
        counting = _counting_claims(claims)
        if counting:
            found = _extreme_columns(extremes(counting)) | (
                {"factor": nan, "bound": False} if len(counting) == 1 else {}
            )
            _append_span(spans, start, end, {"voices": len(counting), **found, "peak": peak})
    return pd.DataFrame(spans, columns=list(COLUMNS)).astype({"bound": "bool"})


def last_comparable(series: pd.DataFrame, day: date, months: int) -> ComparableRange | None:
    """The range on the last day, up to a day, on which two voices counted and both ends were held; None without one."""
    found = None
    for _, end, claims, _peak in _change_dates(series, day, months):
        counting = _counting_claims(claims)
        if len(counting) > 1 and (now := extremes(counting)).lowest and now.highest:
            found = ComparableRange(now, end.date())
    return found


def _counting_claims(claims: list[Claim]) -> list[Claim]:
    beyond = overtaken(claims)
    return [claim for claim in claims if claim.claim_id not in beyond]


def _change_dates(
    series: pd.DataFrame, day: date, months: int
) -> Iterator[tuple[pd.Timestamp, pd.Timestamp, list[Claim], float]]:
    """Spans of days, both ends included, the current claim of each voice in them, and the highest number stated by then."""
    own = independent_claims(series)
    ordered = own.assign(until=current_until(own, months)).sort_values(["stated_on", "as_of", "claim_id"])
    rows = list(zip(claims_of(ordered), ordered["until"].tolist(), strict=True))
    after, one_day = pd.Timestamp(day) + timedelta(days=1), timedelta(days=1)
    turns = sorted(
        {
            turn
            for claim, until in rows
            for turn in (claim.stated_on, max(claim.stated_on, until + one_day))
            if turn < after
        }
    )
    newest: dict[str, tuple[Claim, pd.Timestamp]] = {}
    peak, place = nan, 0
    for turn, following in pairwise([*turns, after]):
        while place < len(rows) and rows[place][0].stated_on <= turn:
            (claim, until), place = rows[place], place + 1
            if claim.voice not in newest or _rank(claim) > _rank(newest[claim.voice][0]):
                newest[claim.voice] = claim, until
            peak = max(filter(pd.notna, (peak, upper_candidate(claim))), default=peak)
        yield turn, following - one_day, [claim for claim, until in newest.values() if turn <= until], peak


def _rank(claim: Claim) -> tuple[Any, ...]:
    return (claim.as_of, claim.stated_on, claim.claim_id)


def _extreme_columns(found: Extremes) -> dict[str, Any]:
    factor = nan if found.factor is None else found.factor
    return {
        "low": found.low,
        "high": found.high,
        "low_claim": claim_id_or_empty(found.lowest),
        "high_claim": claim_id_or_empty(found.highest),
        "factor": factor,
        "bound": found.bound,
    }


def claim_id_or_empty(claim: Claim | None) -> str:
    """The claim_id of who holds an end; empty where nobody does."""
    return "" if claim is None else claim.claim_id


def _append_span(spans: list[dict[str, Any]], start: pd.Timestamp, end: pd.Timestamp, found: dict[str, Any]) -> None:
    """Add a span, or lengthen the one before it where nothing changed."""
    if (
        spans
        and spans[-1]["end"] == start - timedelta(days=1)
        and all(_is_same_range(spans[-1][name], value) for name, value in found.items())
    ):
        spans[-1]["end"] = end
    else:
        spans.append({"start": start, "end": end, **found})


def _is_same_range(one: Any, other: Any) -> bool:
    return bool(one == other or (pd.isna(one) and pd.isna(other)))
