"""How far apart the current figures are: lowest, highest and their ratio, on a day and through time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from ledger.answers.current import ages_from
from ledger.answers.series import open_downward, open_upward
from ledger.answers.voices import voices
from ledger.frames import records

Claim = Mapping[Any, Any]
COLUMNS = ("start", "end", "voices", "low", "low_claim", "high", "high_claim", "factor", "bound", "peak")


@dataclass(frozen=True)
class Ends:
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


@dataclass(frozen=True)
class Spread:
    """The spread on one day: the voices that count, those that are older than the age limit, and the ends.

    ``limit`` is None where the age limit was not applied because it would have left fewer than two voices; the
    old ones are then among those that count.
    """

    day: date
    limit: int | None
    voices: pd.DataFrame
    old: pd.DataFrame
    ends: Ends


def said_low(claim: Claim) -> float:
    """The number with which a claim can hold the lowest end; NaN for one that is open upward."""
    return float("nan") if open_upward(claim) else _first(claim, "low", "best", "high")


def said_high(claim: Claim) -> float:
    """The number with which a claim can hold the highest end; NaN for one that is open downward."""
    return float("nan") if open_downward(claim) else _first(claim, "high", "best", "low")


def ends(claims: Iterable[Claim]) -> Ends:
    """Lowest and highest.

    An open end is a bound, not a value. “At least 3,000” does not say that the figure is as low as that, so
    it can hold the highest end but not the lowest; “up to 3,000” can hold the lowest end but not the highest.
    A range enters with both its numbers. The factor is the highest number over the lowest; where a bound
    holds one of the two ends, the factor is a least one. Where there are only bounds and the
    lowest “up to” lies above the highest “at least”, they allow one and the same figure, and the factor is 1.
    Of equal numbers an origin is named before a repeat, and then the newer claim.

    Parameters
    ----------
    claims
        Rows of claims of one series, at most one a source or voice; words are passed over.
    """
    ordered = sorted(claims, key=_order, reverse=True)
    lows = [claim for claim in ordered if pd.notna(said_low(claim))]
    highs = [claim for claim in ordered if pd.notna(said_high(claim))]
    lowest, highest = min(lows, key=said_low, default=None), max(highs, key=said_high, default=None)
    low = float("nan") if lowest is None else said_low(lowest)
    high = float("nan") if highest is None else said_high(highest)
    if lowest is None or highest is None:
        return Ends(lowest, highest, low, high, None, False)
    bound = low <= high and (open_downward(lowest) or open_upward(highest))
    return Ends(lowest, highest, low, high, max(1.0, high / low) if low > 0 else None, bound)


def _order(claim: Claim) -> tuple[Any, ...]:
    return (not claim["is_repeat"], claim["as_of"], claim["stated_on"], claim["claim_id"])


def _first(claim: Claim, *names: str) -> float:
    return next((float(claim[name]) for name in names if pd.notna(claim[name])), float("nan"))


def spread(series: pd.DataFrame, day: date, limit: int) -> Spread:
    """The spread of the current figures.

    The spread runs from the lowest to the highest current figure among independent voices. A figure is
    current until it is older than the age limit. Where the limit would leave fewer than two voices, it is not
    applied: all count, however old they are, and that is said. A cumulative figure that is older than the
    limit is simply old, not withdrawn: a total cannot fall.

    Parameters
    ----------
    series
        Claims of one series, as ``series.series`` gives it.
    day
        The day on which the reader is placed.
    limit
        Days.
    """
    now = voices(series, day)
    young = now["age"] <= limit
    if young.sum() < 2:
        return Spread(day, None, now, now[~young], ends(records(now)))
    return Spread(day, limit, now[young], now[~young], ends(records(now[young])))


def outgrown(found: Spread) -> pd.DataFrame:
    """The voices that do not count because of their age, and whose cumulative figure lies above the highest that counts."""
    if found.limit is None or found.ends.highest is None:
        return found.old.iloc[:0]
    above = [said_high(claim) > found.ends.high for claim in records(found.old)]
    return found.old[pd.Series(above, index=found.old.index, dtype="bool") & (found.old["basis"] == "total")]


def as_row(found: Spread) -> pd.DataFrame:
    """The spread of one day as a table of one row.

    Returns
    -------
    pandas.DataFrame
        ``day``, ``limit`` (missing where it was not applied), ``voices``, the ends as ``through_time`` names them,
        and ``old``: how many voices are older than the limit.
    """
    return pd.DataFrame([{
        "day": pd.Timestamp(found.day), "limit": found.limit, "voices": len(found.voices), **_named(found.ends), "old": len(found.old),
    }]).astype({"limit": "Int64"})


def through_time(series: pd.DataFrame, day: date, limit: int) -> pd.DataFrame:
    """The spread through time, as readers knew it on each day.

    On every day only the claims count that had been stated by then, and of each voice the current one
    while it is no older than the age limit, which always applies here: a single voice has no factor. Days on
    which nobody's figure was that young are left out.

    Returns
    -------
    pandas.DataFrame
        One row a span of days without a change, in order: ``start`` and ``end`` (both included), ``voices``
        (how many), ``low`` and ``high`` with ``low_claim`` and ``high_claim`` (claim_ids; empty where nobody
        holds that end), ``factor`` and ``bound`` as in ``Ends``, and ``peak``, the highest number that anybody
        had stated by then, however old.
    """
    rows = records(series.assign(since=ages_from(series)).sort_values(["stated_on", "as_of", "claim_id"]))
    expiry = pd.Timedelta(days=limit + 1)
    after = pd.Timestamp(day) + timedelta(days=1)
    turns = sorted({moment for row in rows for moment in (row["stated_on"], max(row["stated_on"], row["since"] + expiry)) if moment < after})
    newest: dict[tuple[str, str], Claim] = {}
    spans: list[dict[str, Any]] = []
    peak, told = float("nan"), 0
    for turn, following in pairwise([*turns, after]):
        while told < len(rows) and rows[told]["stated_on"] <= turn:
            _hear(newest, rows[told])
            peak = max(filter(pd.notna, (peak, said_high(rows[told]))), default=peak)
            told += 1
        speaking = [claim for claim in _voices(newest.values()) if turn < claim["since"] + expiry]
        if speaking:
            found = _named(ends(speaking)) | ({"factor": float("nan"), "bound": False} if len(speaking) == 1 else {})
            _append(spans, turn, following - timedelta(days=1), {"voices": len(speaking), **found, "peak": peak})
    return pd.DataFrame(spans, columns=list(COLUMNS)).astype({"bound": "bool"})


def _hear(newest: dict[tuple[str, str], Claim], claim: Claim) -> None:
    """Let a claim become the current one of whoever says it, for the voice that it goes back to."""
    key = (claim["origin_source"], claim["source"])
    if key not in newest or _rank(claim) > _rank(newest[key]):
        newest[key] = claim


def _voices(newest: Iterable[Claim]) -> Iterable[Claim]:
    """The same as ``voices.voices``, for a handful of rows: it is asked for on every day."""
    claims = sorted(newest, key=_rank)
    own = {claim["source"]: claim for claim in claims if claim["source"] == claim["origin_source"]}
    standing_in = {claim["origin_source"]: claim for claim in claims if claim["origin_source"] not in own and claim["source"] not in own}
    return (own | standing_in).values()


def _rank(claim: Claim) -> tuple[Any, ...]:
    return (claim["as_of"], claim["stated_on"], claim["claim_id"])


def _named(found: Ends) -> dict[str, Any]:
    ids = {f"{end}_claim": "" if claim is None else claim["claim_id"] for end, claim in (("low", found.lowest), ("high", found.highest))}
    factor = float("nan") if found.factor is None else found.factor
    return {"low": found.low, "high": found.high, **ids, "factor": factor, "bound": found.bound}


def _append(spans: list[dict[str, Any]], start: pd.Timestamp, end: pd.Timestamp, found: dict[str, Any]) -> None:
    """Add a span, or lengthen the one before it where nothing changed."""
    if spans and spans[-1]["end"] == start - timedelta(days=1) and all(_same(spans[-1][name], value) for name, value in found.items()):
        spans[-1]["end"] = end
    else:
        spans.append({"start": start, "end": end, **found})


def _same(one: Any, other: Any) -> bool:
    return bool(one == other or (pd.isna(one) and pd.isna(other)))
