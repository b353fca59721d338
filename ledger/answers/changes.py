"""What changed between two days of "known on"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import pandas as pd

from ledger.answers.control import ACCOUNTS, state
from ledger.answers.narrow import narrow, narrow_statements
from ledger.answers.series import basis_of
from ledger.answers.spread import Claim, ends
from ledger.answers.voices import voices
from ledger.frames import records
from ledger.question import FIRST_DAY, Question
from ledger.record import Record

LOOK_BACK = timedelta(days=90)
"""How far back the earlier day lies when the reader names none."""

_NEEDED = ["claim_id", "metric", "basis", "drawable", "source", "origin_source", "is_repeat", "low", "best", "high", "as_of", "stated_on"]
"""What the spread reads of a claim."""

Why = Literal["new", "lifted", "stands_in", "replaced", "old", "applied"]


class NotEarlierError(ValueError):
    """The day since which changes are asked for is not before the reader's day."""


@dataclass(frozen=True)
class Changes:
    """What is known on the later day and was not on the earlier one.

    Attributes
    ----------
    claims : pandas.DataFrame
        New claims: rows of ``Record.claims``, the newest first.
    reports : pandas.DataFrame
        New reports of claims that were known: rows of ``Record.reports`` that are dated.
    sources : pandas.DataFrame
        Sources heard for the first time: ``source``, ``stated_on`` and ``claim_id`` of the first new claim, which is empty
        where it only made statements on settlements.
    ends : pandas.DataFrame
        Ends of a spread that moved: ``metric``, ``basis``, ``end`` (low, high), ``before``, ``after`` (numbers), ``before_claim``,
        ``after_claim`` (claim_ids, empty where nobody held or holds the end), ``why`` (new, lifted, stands_in, replaced, old,
        applied).
    settlements : pandas.DataFrame
        Last words that changed: ``place_id``, ``account``, ``as_of`` of the later word, ``before``,
        ``after`` (ukraine, russia, contested, divided; empty for silent), the newest first.
    """

    claims: pd.DataFrame
    reports: pd.DataFrame
    sources: pd.DataFrame
    ends: pd.DataFrame
    settlements: pd.DataFrame


def changes(before: Record, after: Record, day_before: date, day_after: date, question: Question) -> Changes:
    """What changed.

    Two days are compared: what a reader knew on the earlier and on the later one. New claims were stated after
    the earlier day; new reports are pages dated after it that carry a claim known before. A source is heard for
    the first time when it had neither made a claim nor spoken of a settlement by then, filters or not. Support is
    counted on the later day for both days, so that a filter by support alone changes nothing.

    An end of the spread moved when its number became another one, or when nobody held it before or holds it now:
    for every measure on its own basis, with the same age limit on both days. Where another claim holds the same number,
    it did not move. It moved outward because a new claim holds it; or because so many figures passed the age limit
    that it is no longer applied and all count again; or because another repeat stands in for its origin. It moved
    inward because whoever held it has since named another figure; or because the claim that held it passed the age
    limit; or because enough figures are young again for the limit to apply, and the claim that held it is older.

    A settlement changed when an account's last word names another holder, or its first.

    Parameters
    ----------
    before, after
        The record as known on each of the two days.
    day_before, day_after
        The two days.
    question
        Its filters narrow both records; its limit is the age limit.

    Raises
    ------
    NotEarlierError
        If `day_before` is not before `day_after`; the message says so in a sentence.
    """
    if day_before >= day_after:
        raise NotEarlierError(f"Nothing can have changed since {day_before}: it is not before {day_after}, the day on which the reader is placed.")
    claims = narrow(after.claims, question)
    old = claims["claim_id"].isin(before.claims["claim_id"])
    new = claims[~old].sort_values(["stated_on", "claim_id"], ascending=[False, True])
    said, said_before = (narrow_statements(each.control, question) for each in (after, before))
    reports = after.reports[after.reports["claim_id"].isin(claims.loc[old, "claim_id"]) & ~after.reports["report_id"].isin(before.reports["report_id"])]
    return Changes(
        new, reports, _heard_first(before, new, said), _moved(claims[_NEEDED].assign(known=old), after.metric_rows, day_before, day_after, question.limit),
        _reworded(state(said_before, after.places, day_before), state(said, after.places, day_after)),
    )


def as_table(found: Changes) -> pd.DataFrame:
    """All that changed as one table.

    Returns
    -------
    pandas.DataFrame
        One row a change: ``kind`` (claim, report, source, low, high, settlement), ``key`` (claim_id, report_id, source,
        measure, place_id), ``day`` (stated on, dated on, as of; missing for ends), ``account`` (of a settlement), ``before``
        and ``after`` (claim_ids of ends, holders of settlements; empty otherwise) and ``why`` (of ends).
    """
    parts = [
        found.claims[["claim_id", "stated_on"]].set_axis(["key", "day"], axis=1).assign(kind="claim"),
        found.reports[["report_id", "dated_on"]].set_axis(["key", "day"], axis=1).assign(kind="report"),
        found.sources[["source", "stated_on"]].set_axis(["key", "day"], axis=1).assign(kind="source"),
        found.ends[["metric", "end", "before_claim", "after_claim", "why"]].set_axis(["key", "kind", "before", "after", "why"], axis=1),
        found.settlements[["place_id", "as_of", "account", "before", "after"]].set_axis(["key", "day", "account", "before", "after"], axis=1).assign(kind="settlement"),
    ]
    columns = ["kind", "key", "day", "account", "before", "after", "why"]
    table = pd.concat([part.reindex(columns=columns) for part in parts], ignore_index=True)
    texts = [name for name in columns if name != "day"]
    return table.assign(day=table["day"].astype("datetime64[us]"), **{name: table[name].fillna("").astype("str") for name in texts})


def usual_since(record: Record, day: date, question: Question) -> date | None:
    """The earlier day when the reader names none.

    It lies 90 days before the reader's day if anything has been stated since, else a day before the newest
    statement that the filters leave, but never before the first day of the record. None where they leave none, or
    where it would not be earlier.
    """
    stated = pd.concat([narrow(record.claims, question)["stated_on"], narrow_statements(record.control, question)["stated_on"]])
    if stated.empty:
        return None
    newest: date = stated.max().date()
    since = max(FIRST_DAY, min(day - LOOK_BACK, newest - timedelta(days=1)))
    return since if since < day else None


def _heard_first(before: Record, new: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    heard = {*before.claims["source"], *before.control["source"]}
    spoken = said[~said["control_id"].isin(before.control["control_id"])].assign(claim_id="")
    columns = ["source", "stated_on", "claim_id"]
    first = pd.concat([new[columns], spoken[columns]]).sort_values(["claim_id"]).sort_values("stated_on", kind="stable")
    first = first[~first["source"].isin(heard)]
    claim_ids = first[first["claim_id"] != ""].groupby("source")["claim_id"].first().to_dict()
    first = first.drop_duplicates("source", ignore_index=True)
    return first.assign(claim_id=[claim_ids.get(source, "") for source in first["source"]])


def _moved(claims: pd.DataFrame, metrics: Mapping[str, Mapping[Any, Any]], day_before: date, day_after: date, limit: int) -> pd.DataFrame:
    """The ends that moved; ``known`` says which claims are of the earlier day."""
    rows: list[dict[str, Any]] = []
    bases = {metric: basis_of(row) for metric, row in metrics.items()}
    like = claims[claims["drawable"] & (claims["basis"] == claims["metric"].map(bases))]
    before, after = _voices(like[like["known"]], day_before, limit), _voices(like, day_after, limit)
    for metric in bases:
        earlier, later = before.get(metric, _NOBODY), after.get(metric, _NOBODY)
        one, other = ends(earlier.counting), ends(later.counting)
        for end, was, became, held, holds in (("low", one.low, other.low, one.lowest, other.lowest), ("high", one.high, other.high, one.highest, other.highest)):
            if was == became or (pd.isna(was) and pd.isna(became)):
                continue
            inward = pd.isna(became) or (became > was if end == "low" else became < was)
            rows.append({
                "metric": metric, "basis": bases[metric], "end": end, "before": was, "after": became, "before_claim": _id(held), "after_claim": _id(holds),
                "why": _why_inward(held, later, limit) if held and inward else _why_outward(holds, earlier),
            })
    return pd.DataFrame(rows, columns=["metric", "basis", "end", "before", "after", "before_claim", "after_claim", "why"])


@dataclass(frozen=True)
class _Voices:
    """The voices of a measure that count in its spread on a day, and those that are too old to."""

    counting: Sequence[Claim]
    old: Sequence[Claim]


_NOBODY = _Voices((), ())


def _voices(claims: pd.DataFrame, day: date, limit: int) -> dict[str, _Voices]:
    """The voices of every measure, as ``spread`` has those of one; all measures at once, because one by one takes ten times as long."""
    apart = claims.assign(**{name: claims["metric"] + " " + claims[name] for name in ("source", "origin_source")})
    spoken: dict[str, list[Claim]] = {}
    for claim in records(voices(apart, day)):
        spoken.setdefault(claim["metric"], []).append(claim)
    return {metric: _parted(now, limit) for metric, now in spoken.items()}


def _parted(now: list[Claim], limit: int) -> _Voices:
    young = [claim for claim in now if claim["age"] <= limit]
    return _Voices(now, ()) if len(young) < 2 else _Voices(young, [claim for claim in now if claim["age"] > limit])


def _id(claim: Claim | None) -> str:
    return "" if claim is None else str(claim["claim_id"])


def _among(claim: Claim | None, others: Sequence[Claim]) -> bool:
    return _id(claim) in {_id(other) for other in others}


def _why_outward(holds: Claim | None, earlier: _Voices) -> Why:
    """Why the end moved outward, or is held for the first time: its holder did not count on the earlier day."""
    if holds is not None and not holds["known"]:
        return "new"
    return "lifted" if _among(holds, earlier.old) else "stands_in"


def _why_inward(held: Claim, later: _Voices, limit: int) -> Why:
    """Why the end moved inward: whoever held it on the earlier day no longer counts."""
    if not _among(held, later.old):
        return "replaced"
    return "old" if held["age"] <= limit else "applied"


def _reworded(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    parts = []
    for account in ACCOUNTS:
        words = after[["place_id", account, f"{account}_as_of"]].rename(columns={account: "after", f"{account}_as_of": "as_of"})
        words = words.merge(before[["place_id", account]].rename(columns={account: "before"}), on="place_id", how="left").fillna({"before": ""})
        parts.append(words[words["after"] != words["before"]].assign(account=account))
    changed = pd.concat(parts)[["place_id", "account", "as_of", "before", "after"]]
    return changed.sort_values(["as_of", "place_id", "account"], ascending=[False, True, True], ignore_index=True)
