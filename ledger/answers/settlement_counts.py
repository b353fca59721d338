"""Claimed numbers of settlements beside those that statements name, and how long two sides claimed the same one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from ledger.answers.series import highest_named, lowest_named
from ledger.answers.settlement_control import (
    ACCOUNT_OF,
    ACCOUNTS,
    STALE_AFTER_DAYS,
    change_dates,
    latest_per_account,
    statement_intervals,
)
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record.claim import Claim, StatedFigure, claims_of

HOLDER_OF: Mapping[str, str] = MappingProxyType({"settlements_held_ua": "ukraine", "settlements_retaken_ru": "russia"})
"""The measures that count settlements, and who is said to hold what they count."""
COUNT_COLUMNS = ("account", "holder", "named", "named_by_any", "least_difference", "most_difference")
"""What ``claimed_vs_named`` counts for each claim."""
DAY = timedelta(days=1)


@published(N_("How many settlements an account names"))
def count_held(control: pd.DataFrame, places: pd.DataFrame, days: Sequence[date]) -> pd.DataFrame:
    """How many settlements an account names.

    For each account, the settlements of Kursk region that its latest statement names as held by Ukraine are counted,
    and those that it names as held by Russia. Settlements in Ukraine do not count; neither do those that it
    calls fought over, or on which it is divided. A latest statement stands until the next, however old it
    grows; the statements that are at most 90 days old are counted once more by themselves. The number is what
    the statements in the dataset can name, not what was held: nobody lists every settlement.

    Parameters
    ----------
    control
        ``Record.control``, already placed on the day of ``known_on``.
    places
        ``Record.places``.
    days
        The days asked for.

    Returns
    -------
    pandas.DataFrame
        One row for each day and account that had spoken of a settlement by then: ``day``, ``account``,
        ``ukraine`` and ``russia`` (how many it names as held by each), ``ukraine_young`` and
        ``russia_young`` (how many of those by a word at most 90 days old).
    """
    intervals = statement_intervals(kursk_statements(control, places))
    requested = pd.DatetimeIndex(sorted(days)).as_unit("us")
    parts = []
    for account in ACCOUNTS:
        own = intervals[intervals["account"] == account]
        since_first = requested[requested >= own["as_of"].min()]
        counts = {who: _count_active(own[own["controller"] == who], since_first) for who in ("ukraine", "russia")}
        young = {
            f"{who}_young": _count_active(_clip_to_fresh(own[own["controller"] == who]), since_first) for who in counts
        }
        parts.append(pd.DataFrame({"day": since_first, "account": account, **counts, **young}))
    return pd.concat(parts).sort_values(["day", "account"], ignore_index=True)


def _count_active(intervals: pd.DataFrame, days: pd.DatetimeIndex) -> "np.ndarray[Any, Any]":
    """Number of active statement intervals on each day: started minus ended."""
    return np.searchsorted(np.sort(intervals["as_of"]), days, side="right") - np.searchsorted(
        np.sort(intervals["until"]), days
    )


def _clip_to_fresh(intervals: pd.DataFrame) -> pd.DataFrame:
    return intervals.assign(until=np.minimum(intervals["until"], intervals["as_of"] + timedelta(days=STALE_AFTER_DAYS)))


def kursk_statements(control: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The statements on settlements in Russia: all that are spoken of there lie in Kursk region."""
    return control[control["place_id"].isin(places.loc[places["country"] == "RU", "place_id"])]


def count_change_dates(control: pd.DataFrame) -> list[date]:
    """The days on which the counts of ``count_held`` can change, up to the last that a statement is about."""
    days = change_dates(statement_intervals(control))
    outgrown = [day + timedelta(days=STALE_AFTER_DAYS + 1) for day in days]
    return sorted({*days, *(day for day in outgrown if day <= days[-1])})


@published(N_("Settlements claimed and named"))
def claimed_vs_named(control: pd.DataFrame, places: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Claimed and named.

    Each claimed number of settlements stands beside the number that the statements in the dataset name. For a
    claim of what Ukraine held, the settlements are counted whose latest statement, about the day of the claim or an
    earlier one, names Ukraine; for a claim of what Russia retook, those whose latest statement names Russia, and for
    a claim of a period only words about days of the period. They are counted for the account that the claim
    belongs to, and for any account together. The difference is the claimed number less the one that the same
    account names. It is mostly what the dataset cannot name, because no account lists every settlement. It can
    fall below zero where an account also names settlements that Ukraine never took or that changed hands more than once.

    Parameters
    ----------
    control, places
        As for ``count_held``.
    claims
        ``Record.claims``, filtered.

    Returns
    -------
    pandas.DataFrame
        The columns of ``claims``, for those that count settlements with a number and cover all, by as of;
        ``holder``, ``account``, ``named`` and ``named_by_any`` (counts), ``least_difference`` and
        ``most_difference`` (missing where the claim is open to that end).
    """
    counting = claims[claims["metric"].isin(list(HOLDER_OF)) & claims["drawable"]].sort_values(
        ["as_of", "stated_on", "claim_id"]
    )
    counting = counting.assign(
        holder=counting["metric"].map(HOLDER_OF).astype("str"), account=counting["side"].map(ACCOUNT_OF).astype("str")
    )
    intervals = latest_per_account(
        statement_intervals(kursk_statements(control, places)), [day.date() for day in counting["as_of"].unique()]
    )
    about = intervals[["day", "place_id", "account", "controller", "as_of"]].rename(
        columns={"account": "by", "as_of": "about"}
    )
    pairs = counting[["claim_id", "holder", "account", "period_start", "as_of"]].merge(
        about, left_on="as_of", right_on="day"
    )
    pairs = pairs[(pairs["controller"] == pairs["holder"]) & ~(pairs["about"] < pairs["period_start"])]
    own = pairs[pairs["by"] == pairs["account"]]
    counts = {
        name: counting["claim_id"].map(rows.groupby("claim_id")["place_id"].nunique()).fillna(0).astype("int64")
        for name, rows in (("named", own), ("named_by_any", pairs))
    }
    open_up, open_down = (counting["best"].isna() & counting[end].isna() for end in ("high", "low"))
    return counting.assign(
        **counts,
        least_difference=(lowest_named(counting) - counts["named"]).mask(open_down),
        most_difference=(highest_named(counting) - counts["named"]).mask(open_up),
    )


@dataclass(frozen=True)
class CountedClaim:
    """A claimed number of settlements, beside how many its account, and any account, ``named`` as held by the ``holder``."""

    claim: Claim
    holder: str
    account: str
    named: int
    named_by_any: int

    @property
    def difference(self) -> StatedFigure:
        """The claimed number less the one that the same account names, with the hedge of the claim."""
        low, best, high = (
            None if number is None else number - self.named
            for number in (self.claim.low, self.claim.best, self.claim.high)
        )
        return StatedFigure(low, best, high, self.claim.qualifier)

    @property
    def size(self) -> float:
        """How large the difference is; of a range that of its further end."""
        return max(map(abs, self.difference.numbers))


def counted_claims(compared: pd.DataFrame) -> list[CountedClaim]:
    """The rows of the answer of ``claimed_vs_named``, in their order."""
    counted = zip(*(compared[name].tolist() for name in ("holder", "account", "named", "named_by_any")), strict=True)
    return [CountedClaim(claim, *counts) for claim, counts in zip(claims_of(compared), counted, strict=True)]


def largest_difference(compared: pd.DataFrame) -> CountedClaim | None:
    """Of the answer of ``claimed_vs_named``, the claim whose difference is the largest, a range by its larger one; of several the newest.

    None where there is none.
    """
    return max(reversed(counted_claims(compared)), key=lambda counted: counted.size, default=None)


@dataclass(frozen=True)
class OverlappingControl:
    """For how long two sides claimed the same settlement.

    Attributes
    ----------
    spans : pandas.DataFrame
        ``place_id``, ``start``, ``end`` (both included), ``young`` (whether both words were at most 90 days
        old): one row a span of days without a change, by settlement and day.
    settlements : pandas.DataFrame
        ``place_id``, ``days``, ``young_days``, ``first``, ``last``, ``still`` (on the day asked for): the
        most young days first, then the most days.
    days, young_days : int
        The days on which two sides claimed any settlement, and those on which they did with young words.
    of_days : int
        The days from the first that a statement is about to the day asked for, both included.
    """

    spans: pd.DataFrame
    settlements: pd.DataFrame
    days: int
    young_days: int
    of_days: int


@published(N_("Settlements claimed by both sides"))
def overlapping_control(control: pd.DataFrame, day: date) -> OverlappingControl:
    """How long two sides claimed the same settlement.

    Two sides claim a settlement on a day when the latest statement of the Ukrainian account, about that day or an
    earlier one, names Ukraine as its holder, and that of the Russian account names Russia. A latest statement stands until the
    next one of the same account. Days on which one of the two words was more than 90 days old are counted,
    and told apart: an account may not have looked again. All settlements count that anybody spoke of.

    Parameters
    ----------
    control
        ``Record.control``, already placed on the day of ``known_on``.
    day
        The last day that is counted.
    """
    until = pd.Timestamp(day)
    intervals = statement_intervals(control)
    intervals = intervals[intervals["as_of"] <= until]
    of_days = 0 if intervals.empty else (until - intervals["as_of"].min()).days + 1
    spans = _merged(_overlaps(intervals.assign(until=intervals["until"].mask(intervals["until"] > until, until))))
    lengths = (spans["end"] - spans["start"]).dt.days + 1
    grouped = spans.assign(days=lengths, young_days=lengths.where(spans["young"], 0)).groupby("place_id")
    settlements = grouped.agg(
        days=("days", "sum"), young_days=("young_days", "sum"), first=("start", "min"), last=("end", "max")
    ).reset_index()
    settlements = settlements.assign(still=settlements["last"] == until)
    ranked = settlements.sort_values(
        ["young_days", "days", "place_id"], ascending=[False, False, True], ignore_index=True
    )
    return OverlappingControl(spans, ranked, _days_covered(spans), _days_covered(spans[spans["young"]]), of_days)


def _overlaps(intervals: pd.DataFrame) -> pd.DataFrame:
    """Intervals in which both accounts claim a place for their own side, split where either statement turns 90 days old."""
    own_side = intervals[intervals["controller"] == intervals["account"]].sort_values("as_of")
    ukraine, russia = (
        own_side.loc[own_side["account"] == account, ["place_id", "as_of", "until"]]
        for account in ("ukraine", "russia")
    )
    # Each common span begins with a word of the one while a word of the other stands already; on the same day, one of the two finds the other.
    pairs = pd.concat(
        [
            pd.merge_asof(
                ukraine, russia.assign(other=russia["as_of"]), on="as_of", by="place_id", suffixes=("", "_other")
            ),
            pd.merge_asof(
                russia,
                ukraine.assign(other=ukraine["as_of"]),
                on="as_of",
                by="place_id",
                suffixes=("", "_other"),
                allow_exact_matches=False,
            ),
        ]
    )
    pairs = pairs.assign(
        end=pairs[["until", "until_other"]].min(axis=1), young_until=pairs["other"] + timedelta(days=STALE_AFTER_DAYS)
    )
    pairs = pairs[pairs["as_of"] <= pairs["until_other"]].rename(columns={"as_of": "start"})
    young = pairs.assign(end=pairs[["end", "young_until"]].min(axis=1), young=True)
    old = pairs.assign(start=np.maximum(pairs["start"], pairs["young_until"] + DAY), young=False)
    spans = pd.concat([young, old])[["place_id", "start", "end", "young"]]
    return spans[spans["start"] <= spans["end"]].sort_values(["place_id", "start"], ignore_index=True)


def _merged(spans: pd.DataFrame) -> pd.DataFrame:
    """Spans of one settlement that follow on each other, young on young and old on old, as one."""
    before = spans.shift()
    follows = (
        (spans["place_id"] == before["place_id"])
        & (spans["young"] == before["young"])
        & (spans["start"] == before["end"] + DAY)
    )
    joined = spans.groupby((~follows).cumsum()).agg(
        {"place_id": "first", "start": "first", "end": "last", "young": "first"}
    )
    return joined.reset_index(drop=True)


def _days_covered(spans: pd.DataFrame) -> int:
    """How many days lie in at least one of the spans."""
    ordered = spans.sort_values("start")
    fresh = pd.concat([ordered["start"], ordered["end"].cummax().shift() + DAY], axis=1).max(axis=1)
    return int(((ordered["end"] - fresh).dt.days + 1).clip(lower=0).sum())
