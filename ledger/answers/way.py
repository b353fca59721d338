"""The way from North Korea to Kursk region: where soldiers left, came, trained and passed through, and the ports of arms."""

from collections.abc import Collection
from datetime import date

import pandas as pd

from ledger.answers.presence import begin_dates
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record.record_files import KURSK_REGION

STAGES = ("departure", "arrival", "training", "transit")
"""The kinds of statements on soldiers that tell of the way, in its order."""


@published(N_("The way from North Korea to Kursk region"))
def way(statements: pd.DataFrame, in_region: Collection[str], day: date, home: str = KURSK_REGION) -> pd.DataFrame:
    """The way from North Korea to Kursk region.

    Statements that soldiers left a place, came to it, trained there or were moved through it belong to the way, as far as the
    place lies outside Kursk region; of the region itself only that they came there, which is one end for all of its places. What
    was said about arms outside the region belongs to the way too, and is kept apart from the soldiers. A denial belongs to it where
    it is about Kursk region as a whole, or about a place of the way. A statement counts from the first day that it is
    about. Statements name places, so no line is drawn from one place to another.

    Parameters
    ----------
    statements
        ``Record.presence``, already placed on the day of ``known_on``.
    in_region
        The places that lie in Kursk region.
    day
        The day asked for.
    home
        The id of that region.

    Returns
    -------
    pandas.DataFrame
        One row for each kind of statement on a place, soldiers before arms, then in the order of the way: ``place_id`` (empty for an
        area), ``area`` (``kursk-oblast`` for the end of the way, else the area that the statements mean, else empty), ``what``
        (soldiers, arms), ``kind``, ``sources`` and ``sides`` (how many different ones speak), ``first`` and ``last`` (the earliest and
        the latest day that a statement is about), ``stated_on`` (the day of the newest statement) and ``ids`` (the
        statements, the newest first).
    """
    begun = statements[(begin_dates(statements) <= pd.Timestamp(day)) & statements["what"].isin(("soldiers", "arms"))]
    inside = begun["place_id"].isin(in_region)
    denied = begun["kind"] == "denial"
    moved = (
        (begun["kind"].isin(STAGES) | (begun["what"] == "arms")) & ~denied & (~inside | (begun["kind"] == "arrival"))
    )
    table = begun.assign(
        area=begun["area"].mask(inside & moved, home),
        begins=begin_dates(begun),
        order=begun["kind"].map(_ORDER).fillna(len(_ORDER)),
    )
    table["place_id"] = table["place_id"].where(table["area"] == "", "")
    where = pd.MultiIndex.from_frame(table[["place_id", "area", "what"]])
    on_way = where.isin(where[moved]) | (begun["area"] == home)
    ordered = table[moved | denied & on_way].sort_values(
        ["as_of", "stated_on", "presence_id"], ascending=False, kind="stable"
    )
    found = ordered.groupby(["what", "order", "kind", "area", "place_id"], as_index=False).agg(
        sources=("source", "nunique"),
        sides=("side", "nunique"),
        first=("begins", "min"),
        last=("as_of", "max"),
        stated_on=("stated_on", "max"),
        ids=("presence_id", tuple),
    )
    found = found.sort_values(
        ["what", "order", "kind", "area", "place_id"], ascending=[False, True, True, True, True], ignore_index=True
    )
    columns = ["place_id", "area", "what", "kind", "sources", "sides", "first", "last", "stated_on", "ids"]
    return found.astype(dict.fromkeys((*columns[:4], "ids"), object))[columns]


_ORDER = {kind: number for number, kind in enumerate(STAGES)} | {"denial": 99}
