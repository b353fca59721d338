"""What changed between two days of "known on"."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import pandas as pd

from ledger.answers.filtering import apply_filters, apply_statement_filters
from ledger.answers.series import basis_of
from ledger.answers.settlement_control import ACCOUNTS, control_on_day
from ledger.answers.spread import NO_EXTREMES, Spread, claim_id_or_empty, spreads
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.question.question import FIRST_DAY, Question
from ledger.record.claim import Claim
from ledger.record.record import Record
from ledger.record.rows import Metric

DEFAULT_INTERVAL = timedelta(days=90)
"""How far back the earlier day lies when the reader names none."""

MoveReason = Literal["new", "restored", "superseded", "overtaken", "old"]


class InvalidIntervalError(ValueError):
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
    extremes : pandas.DataFrame
        Ends of a spread that moved: ``metric``, ``basis``, ``end`` (low, high), ``before``, ``after`` (numbers), ``before_claim``,
        ``after_claim`` (claim_ids, empty where nobody held or holds the end), ``why`` (new, restored, superseded, overtaken,
        old).
    settlements : pandas.DataFrame
        Last words that changed: ``place_id``, ``account``, ``as_of`` of the later word, ``before``,
        ``after`` (ukraine, russia, contested, divided; empty for silent), the newest first.
    """

    claims: pd.DataFrame
    reports: pd.DataFrame
    sources: pd.DataFrame
    extremes: pd.DataFrame
    settlements: pd.DataFrame


@published(N_("What changed"))
def changes(before: Record, after: Record, day_before: date, day_after: date, question: Question) -> Changes:
    """What changed.

    Two days are compared: what a reader knew on the earlier and on the later one. New claims were stated after
    the earlier day; new reports are pages dated after it that carry a claim known before. A source is heard for
    the first time when it had neither made a claim nor spoken of a settlement by then, filters or not. Corroboration is
    counted on the later day for both days, so that a filter by it alone changes nothing.

    An end of a range moved when its number became another one, or when nobody held it before or holds it now:
    for every indicator in its own way of counting, by the range of each of the two days. Where another claim holds the same number,
    it did not move. It moved outward because a new claim holds it; or because a total counts again, since whoever had
    given a newer and higher one has corrected that. It moved inward because whoever held it has since named another figure; or
    because a newer total lies above it; or because the claim that held it grew older than the age limit. Without a
    new statement an end only moves because a figure grew old.

    A settlement changed when an account's latest statement names another holder, or its first.

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
        raise InvalidIntervalError(
            f"Nothing can have changed since {day_before}: it is not before {day_after}, the day on which the reader is placed."
        )
    claims = apply_filters(after.claims, question)
    old = claims["claim_id"].isin(before.claims["claim_id"])
    new = claims[~old].sort_values(["stated_on", "claim_id"], ascending=[False, True])
    statements, statements_before = (apply_statement_filters(each.control, question) for each in (after, before))
    reports = after.reports[
        after.reports["claim_id"].isin(claims.loc[old, "claim_id"])
        & ~after.reports["report_id"].isin(before.reports["report_id"])
    ]
    return Changes(
        new,
        reports,
        _first_statements(before, new, statements),
        _moved_extremes(claims, old, after.metric_rows, (day_before, day_after), question.max_age_months),
        _changed_control(
            control_on_day(statements_before, after.places, day_before),
            control_on_day(statements, after.places, day_after),
        ),
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
        found.extremes[["metric", "end", "before_claim", "after_claim", "why"]].set_axis(
            ["key", "kind", "before", "after", "why"], axis=1
        ),
        found.settlements[["place_id", "as_of", "account", "before", "after"]]
        .set_axis(["key", "day", "account", "before", "after"], axis=1)
        .assign(kind="settlement"),
    ]
    columns = ["kind", "key", "day", "account", "before", "after", "why"]
    table = pd.concat([part.reindex(columns=columns) for part in parts], ignore_index=True)
    texts = [name for name in columns if name != "day"]
    return table.assign(
        day=table["day"].astype("datetime64[us]"), **{name: table[name].fillna("").astype("str") for name in texts}
    )


@published(N_("Since when, if no day is asked for"))
def default_since(record: Record, day: date, question: Question) -> date | None:
    """The earlier day when the reader names none.

    It lies 90 days before the reader's day if anything has been stated since, else a day before the newest
    statement that the filters leave, but never before the first day of the dataset. None where they leave none, or
    where it would not be earlier.
    """
    stated = pd.concat(
        [
            apply_filters(record.claims, question)["stated_on"],
            apply_statement_filters(record.control, question)["stated_on"],
        ]
    )
    if stated.empty:
        return None
    newest: date = stated.max().date()
    since = max(FIRST_DAY, min(day - DEFAULT_INTERVAL, newest - timedelta(days=1)))
    return since if since < day else None


def _first_statements(before: Record, new: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    known_sources = {*before.claims["source"], *before.control["source"]}
    spoken = statements[~statements["control_id"].isin(before.control["control_id"])].assign(claim_id="")
    columns = ["source", "stated_on", "claim_id"]
    first = pd.concat([new[columns], spoken[columns]]).sort_values(["claim_id"]).sort_values("stated_on", kind="stable")
    first = first[~first["source"].isin(known_sources)]
    claim_ids = first[first["claim_id"] != ""].groupby("source")["claim_id"].first().to_dict()
    first = first.drop_duplicates("source", ignore_index=True)
    return first.assign(claim_id=[claim_ids.get(source, "") for source in first["source"]])


def _moved_extremes(
    claims: pd.DataFrame, old: "pd.Series[bool]", metrics: Mapping[str, Metric], days: tuple[date, date], months: int
) -> pd.DataFrame:
    """The ends that moved between two days; ``old`` says which claims are of the earlier one."""
    rows: list[dict[str, Any]] = []
    bases = {metric: basis_of(row) for metric, row in metrics.items()}
    alike = claims["drawable"] & (claims["basis"] == claims["metric"].map(bases))
    before, after = spreads(claims[alike & old], days[0], months), spreads(claims[alike], days[1], months)
    known = set(claims.loc[old, "claim_id"])
    for metric in (metric for metric in bases if metric in after):
        later, one = after[metric].extremes, before[metric].extremes if metric in before else NO_EXTREMES
        for end, was, became, held, holds in (
            ("low", one.low, later.low, one.lowest, later.lowest),
            ("high", one.high, later.high, one.highest, later.highest),
        ):
            if was == became or (pd.isna(was) and pd.isna(became)):
                continue
            inward = pd.isna(became) or (became > was if end == "low" else became < was)
            rows.append(
                {
                    "metric": metric,
                    "basis": bases[metric],
                    "end": end,
                    "before": was,
                    "after": became,
                    "before_claim": claim_id_or_empty(held),
                    "after_claim": claim_id_or_empty(holds),
                    "why": move_reason(held if inward else None, holds, known, after[metric]),
                }
            )
    return pd.DataFrame(
        rows, columns=["metric", "basis", "end", "before", "after", "before_claim", "after_claim", "why"]
    )


def move_reason(left: Claim | None, holds: Claim | None, known: Collection[str], later: Spread) -> MoveReason:
    """Why an end moved.

    ========  ==========================================================  ==========
    moved     the claim that made it move, on the later day                reason
    ========  ==========================================================  ==========
    outward   holds the end, and was stated after the earlier day          new
    outward   holds the end, and was known: it was overtaken then          restored
    inward    held the end, and is not the newest of its voice any more    superseded
    inward    held the end, and is older than the age limit                old
    inward    held the end, and a newer total lies above it                overtaken
    ========  ==========================================================  ==========

    Parameters
    ----------
    left
        The claim that held the end before, where it moved inward; None where it moved outward or nobody held it.
    holds
        The claim that holds the end now; None where nobody does.
    known
        The claim_ids of what had been stated by the earlier day.
    """
    if left is None:
        return "new" if holds is not None and holds.claim_id not in known else "restored"
    newest = later.newest.set_index("claim_id")
    if left.claim_id not in newest.index:
        return "superseded"
    return "old" if newest.at[left.claim_id, "old"] else "overtaken"


def _changed_control(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    parts = []
    for account in ACCOUNTS:
        words = after[["place_id", account, f"{account}_as_of"]].rename(
            columns={account: "after", f"{account}_as_of": "as_of"}
        )
        words = words.merge(
            before[["place_id", account]].rename(columns={account: "before"}), on="place_id", how="left"
        ).fillna({"before": ""})
        parts.append(words[words["after"] != words["before"]].assign(account=account))
    changed = pd.concat(parts)[["place_id", "account", "as_of", "before", "after"]]
    return changed.sort_values(["as_of", "place_id", "account"], ascending=[False, True, True], ignore_index=True)
