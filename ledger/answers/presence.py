"""Where North Koreans were reported, and where that was denied: places and whole areas apart."""

from datetime import date

import pandas as pd

from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record.frames import equals_text

REPORTED, DENIED, BOTH = "reported", "denied", "both"
COMBAT = ("fighting", "losses", "captured")
"""What North Koreans are said to have done where they fought; a mark of such a place is filled."""


@published(N_("Where North Koreans were reported"))
def presence(statements: pd.DataFrame, day: date, what: str = "soldiers") -> pd.DataFrame:
    """Where North Koreans were reported.

    A statement counts from the first day that it is about. That they were at a place is not taken to last: the day of
    the newest statement stands beside it. A place is reported where somebody said that they were there,
    denied where somebody said that they were not there or had not been seen, and both where both was said. A denial is
    no presence and takes none away. A statement about a whole district or region belongs to that area alone: its mark
    is the area, never a point in it. The mark of a place is filled where at least one statement speaks of fighting, losses
    or capture, and an outline where all speak of something else, from training to work. Soldiers, arms and workers are never counted together. What is counted are
    statements and sources, not people, and three statements about one night can be one event told three times.

    Parameters
    ----------
    statements
        ``Record.presence``, already placed on the day of ``known_on``.
    day
        The day asked for.
    what
        soldiers, arms or workers.

    Returns
    -------
    pandas.DataFrame
        One row a place, then one an area, by key: ``place_id`` (empty for an area), ``area`` (empty for a place),
        ``said`` (reported, denied, both), ``reported`` and ``denied`` (statements of each kind), ``combat`` (those of the
        reported that speak of fighting, losses or capture), ``sources`` and
        ``sides`` (how many different ones speak), ``first`` and ``last`` (the earliest and the latest day that a
        statement is about), ``stated_on`` (the day of the newest statement) and ``ids`` (the statements, in the
        order of their days).
    """
    spoken = begun_by(statements, day, what)
    denial = spoken["kind"] == "denial"
    whole = spoken["area"] != ""
    table = spoken.assign(
        place_id=spoken["place_id"].where(~whole, ""),
        begins=begin_dates(spoken),
        denied=denial,
        reported=~denial,
        combat=spoken["kind"].isin(COMBAT),
    ).sort_values(["as_of", "stated_on", "presence_id"], kind="stable")
    found = table.groupby(["area", "place_id"], as_index=False).agg(
        reported=("reported", "sum"),
        denied=("denied", "sum"),
        combat=("combat", "sum"),
        sources=("source", "nunique"),
        sides=("side", "nunique"),
        first=("begins", "min"),
        last=("as_of", "max"),
        stated_on=("stated_on", "max"),
        ids=("presence_id", tuple),
    )
    said = pd.Series(BOTH, index=found.index).mask(found["denied"] == 0, REPORTED).mask(found["reported"] == 0, DENIED)
    columns = [
        "place_id",
        "area",
        "said",
        "reported",
        "denied",
        "combat",
        "sources",
        "sides",
        "first",
        "last",
        "stated_on",
        "ids",
    ]
    return found.assign(said=said).astype(dict.fromkeys(("place_id", "area", "said"), object))[columns]


def begin_dates(statements: pd.DataFrame) -> pd.Series:
    """The first day that each statement is about."""
    return statements["period_start"].fillna(statements["as_of"])


def change_dates(statements: pd.DataFrame) -> list[date]:
    """The days on which the answer of ``presence`` can change, in order."""
    return sorted(set(begin_dates(statements).dt.date))


def begun_by(statements: pd.DataFrame, day: date, what: str = "soldiers") -> pd.DataFrame:
    """The statements that count on a day: what ``presence`` rests on."""
    return statements[equals_text(statements, "what", what) & (begin_dates(statements) <= pd.Timestamp(day))]


def statements_at(statements: pd.DataFrame, place_id: str = "", area: str = "") -> pd.DataFrame:
    """Every statement on one place, or on one area: soldiers, arms and workers, denials too, the newest first."""
    own = statements["area"] == area if area else (statements["place_id"] == place_id) & (statements["area"] == "")
    return statements[own].sort_values(["as_of", "stated_on", "presence_id"], ascending=False, ignore_index=True)
