"""What each voice says now: its newest figure, how old that is, and whether it still counts as current."""

from datetime import date

import pandas as pd

from ledger.answers.independence import independent_claims, is_own_figure
from ledger.i18n.messages import N_
from ledger.i18n.published import published


@published(N_("The newest figure of a voice, and how long it is current"))
def current(claims: pd.DataFrame, day: date, months: int, by: str | list[str] = "voice") -> pd.DataFrame:
    """The newest figure of each voice.

    A newer statement of the same voice about the same indicator and way of counting supersedes its older ones: the newest is
    the one about the latest day; of several about the same day, the one stated last. A statement that looks back
    therefore supersedes nothing newer. A figure is current until it is older than the age limit, 12 months
    unless you choose 3, 6 or 24, counted from the day that it is about; a planned one from the day on which it
    was stated. A figure about 28 April is current through 28 April of the next year, with 12 months. An older
    one stays on the page, pale and with its month, and enters no range.

    Parameters
    ----------
    claims
        Claims of one series (or words instead of a number): one measure, one basis.
    day
        The day on which the reader is placed.
    months
        The age limit.
    by
        The column that says whose claim it is: ``voice``, or ``source`` for the offices of a voice one by one; or
        several columns, to answer for many series at once.

    Returns
    -------
    pandas.DataFrame
        One row a voice, ordered by as of, stated on and claim_id, with the columns of ``claims``, ``age``: days from
        ``as_of`` to ``day`` (for a planned figure, whose ``as_of`` may lie ahead, from ``stated_on``), and ``old``:
        older than the age limit.
    """
    newest = latest(claims, by).sort_values(["as_of", "stated_on", "claim_id"]).drop_duplicates(by, keep="last")
    return newest.assign(age=(pd.Timestamp(day) - ageing_start(newest)).dt.days, old=is_old(newest, day, months))


def latest(claims: pd.DataFrame, by: str | list[str]) -> pd.DataFrame:
    """The claims of each voice about its latest day, in their order: one of them is its newest."""
    return claims[claims["as_of"] == claims.groupby(by)["as_of"].transform("max")]


def ageing_start(claims: pd.DataFrame) -> pd.Series:
    """The day from which each claim grows old: the day that it is about; for a planned figure, the day it was stated."""
    return claims["as_of"].where(claims["basis"] != "planned", claims["stated_on"])


def current_until(claims: pd.DataFrame, months: int) -> pd.Series:
    """The last day on which each claim is current."""
    return ageing_start(claims) + pd.DateOffset(months=months)


def is_old(claims: pd.DataFrame, day: date, months: int) -> "pd.Series[bool]":
    """For each claim, whether it is older than the age limit on the day."""
    return current_until(claims, months) < pd.Timestamp(day)


def by_source(claims: pd.DataFrame, day: date, months: int) -> pd.DataFrame:
    """The newest figure of each source, one by one, also where it is only one office of a voice.

    Returns
    -------
    pandas.DataFrame
        As ``current`` gives it by source, with ``pale``: it counts in no range, because it is older than the age limit,
        superseded by another office of its voice, or repeats another voice.
    """
    rows = current(claims, day, months, "source")
    counting = current(independent_claims(claims), day, months)["claim_id"]
    return rows.assign(pale=rows["old"] | ~rows["claim_id"].isin(counting))


@published(N_("The newest figure of a side"))
def newest_by_side(current_claims: pd.DataFrame) -> pd.DataFrame:
    """Of the current claims, the newest of each side.

    Parameters
    ----------
    current_claims
        The answer of ``current``, in its order.
    """
    return current_claims.drop_duplicates("side", keep="last")


@published(N_("Pale marks"))
def pale(claims: pd.DataFrame, day: date, months: int) -> "pd.Series[bool]":
    """Which marks are pale.

    A mark is pale and hollow where its figure is older than the age limit, or passes on a figure of another
    voice. It stands in the picture, but in no range.
    """
    return is_old(claims, day, months) | ~is_own_figure(claims)
