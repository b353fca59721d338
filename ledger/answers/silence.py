"""Who spoke when, and from whom the record has no newer statement."""

from datetime import date

import pandas as pd

from ledger.answers.filtering import apply_filters, reset_filters
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.question.question import Question

MIN_DAYS_FOR_GAP = 3
"""On how many days a source must have spoken before it has a usual gap."""
GAP_FACTOR = 3
"""How many times its usual gap must lie between a source's newest statement and the day."""
IGNORED_FILTERS = ("as_of_from", "as_of_to", "repeats", "planned", "support")
"""The filters that do not apply here."""


def claims_for_silence(claims: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The claims by which it is judged who has no newer statement: of the filters only sides, kinds of source and sources apply.

    Parameters
    ----------
    claims
        All claims, as known on the reader's day.

    Returns
    -------
    pandas.DataFrame
        Rows of ``claims``, in their order.
    """
    return apply_filters(claims, reset_filters(question, *IGNORED_FILTERS))


@published(N_("No newer statement"))
def silence(claims: pd.DataFrame, day: date, months: int) -> pd.DataFrame:
    """No newer statement.

    The newest statement of a source is the claim of any kind that it stated last; to repeat a figure is to speak
    too. Its usual gap is the median number of days from one day on which it spoke to the next; a source that
    spoke on fewer than three days has none. This dataset has no newer statement from a source when its newest one is older
    than the age limit and than three times its usual gap. That says where the dataset ends, and not that the source has
    said nothing since. Without a usual gap, nothing is said about it. Of the
    filters only sides, kinds of source and sources apply: a claim that another filter hides was spoken all the same.

    Parameters
    ----------
    claims
        The claims of ``claims_for_silence``, of any measures.
    day
        The day on which the reader is placed.
    months
        The age limit.

    Returns
    -------
    pandas.DataFrame
        One row a source, the one that spoke last first: ``source``, ``side``, ``first`` and ``last`` (days of
        statement), ``claims`` (how many), ``claim_id`` (the newest by statement, of several that about the latest
        day), ``silent`` (days), ``usual`` (days; missing without a usual gap) and ``stopped``.
    """
    ordered = _by_statement_date(claims)
    days = ordered.drop_duplicates(["source", "stated_on"]).groupby("source")["stated_on"]
    median_gap = days.diff().dt.days.groupby(ordered["source"]).median()
    table = ordered.groupby("source").agg(
        side=("side", "last"),
        first=("stated_on", "first"),
        last=("stated_on", "last"),
        claims=("claim_id", "size"),
        claim_id=("claim_id", "last"),
    )
    silent = (pd.Timestamp(day) - table["last"]).dt.days
    median_gap = median_gap.where(days.size() >= MIN_DAYS_FOR_GAP)
    table = table.assign(
        silent=silent,
        usual=median_gap,
        stopped=(table["last"] + pd.DateOffset(months=months) < pd.Timestamp(day)) & (silent > GAP_FACTOR * median_gap),
    ).reset_index()
    return table.sort_values(["last", "source"], ascending=[False, True], ignore_index=True)


@published(N_("Who spoke when about what"))
def calendar(claims: pd.DataFrame) -> pd.DataFrame:
    """Who spoke when about what: the claims of each source by the month in which they were stated.

    Returns
    -------
    pandas.DataFrame
        One row for each source and month with a claim: ``source``, ``month`` (its first day), ``side``,
        ``claims`` (how many), ``claim_id`` (the newest, as in ``silence``) and ``measures`` (keys of the measures
        spoken of, in order). Months without a claim have no row.
    """
    ordered = _by_statement_date(claims)
    month = ordered["stated_on"].dt.to_period("M").dt.start_time.astype("datetime64[us]")
    cells = ordered.assign(month=month).groupby(["source", "month"])
    return cells.agg(
        side=("side", "last"),
        claims=("claim_id", "size"),
        claim_id=("claim_id", "last"),
        measures=("metric", lambda spoken: tuple(sorted(set(spoken)))),
    ).reset_index()


def _by_statement_date(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims in the order in which they were stated."""
    return claims.sort_values(["stated_on", "as_of", "claim_id"])
