"""What each source says now: its newest figure, and how old it is."""

from datetime import date

import pandas as pd


def current(claims: pd.DataFrame, day: date, by: str | list[str] = "source") -> pd.DataFrame:
    """The current claim of each source.

    The current claim is the one about the latest day; of several about the same day, the
    one stated last. A claim that looks back therefore never replaces a newer figure.

    Parameters
    ----------
    claims
        Claims of one series (or words instead of a number): one measure, one basis.
    day
        The day on which the reader is placed.
    by
        The column that says whose claim it is: ``source``, or ``origin_source`` for voices; or several columns, to answer
        for many series at once.

    Returns
    -------
    pandas.DataFrame
        One row a source, ordered by as of, stated on and claim_id, with the columns of ``claims`` and ``age``: days from ``as_of`` to ``day``; for a
        planned figure, whose ``as_of`` may lie ahead, from ``stated_on``.
    """
    newest = latest(claims, by).sort_values(["as_of", "stated_on", "claim_id"]).drop_duplicates(by, keep="last")
    return newest.assign(age=(pd.Timestamp(day) - ages_from(newest)).dt.days)


def latest(claims: pd.DataFrame, by: str | list[str]) -> pd.DataFrame:
    """The claims of each source about its latest day, in their order: one of them is the current one."""
    return claims[claims["as_of"] == claims.groupby(by)["as_of"].transform("max")]


def ages_from(claims: pd.DataFrame) -> pd.Series:
    """The day from which each claim grows old: the day that it is about; for a planned figure, the day it was stated."""
    return claims["as_of"].where(claims["basis"] != "planned", claims["stated_on"])


def newest_by_side(current_claims: pd.DataFrame) -> pd.DataFrame:
    """Of the current claims, the newest of each side.

    Parameters
    ----------
    current_claims
        The answer of ``current``, in its order.
    """
    return current_claims.drop_duplicates("side", keep="last")
