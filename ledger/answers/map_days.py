"""The days of the map: on which it can change, which one is shown, and which moments it offers to jump to."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from ledger.answers import presence, settlement_control
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record.frames import equals_text

MOST_MOMENTS = 8


def soldier_statements(statements: pd.DataFrame) -> pd.DataFrame:
    """Of the statements on presence those on soldiers: the map draws no arms and no workers."""
    return statements[equals_text(statements, "what", "soldiers")]


def change_dates(intervals: pd.DataFrame, statements: pd.DataFrame) -> list[date]:
    """The days on which a statement on the map begins to count, in order.

    Parameters
    ----------
    intervals
        The answer of ``control.words``.
    statements
        ``Record.presence``, or some of it.
    """
    return sorted({*settlement_control.change_dates(intervals), *presence.change_dates(soldier_statements(statements))})


def ageing_dates(intervals: pd.DataFrame) -> list[date]:
    """The days on which an account's word grows old (``control.FAR_APART``) while it still stands, in order; from the answer of ``control.words``."""
    old = intervals["as_of"] + pd.Timedelta(days=settlement_control.STALE_AFTER_DAYS + 1)
    return sorted(set(old[old <= intervals["until"]].dt.date))


def resolve_map_date(days: Sequence[date], requested: date | None, known_on: date) -> date | None:
    """The day of the map: the one asked for, else the last on which anything changed; never beyond the reader's day.

    None where nobody has said who holds a settlement or where soldiers were.

    Parameters
    ----------
    days
        The answer of ``change_dates``.
    """
    return min(requested or days[-1], known_on) if days else None


@published(N_("Key moments of the map"))
def key_moments(events: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """The key moments of the map.

    A key event is one when a statement says where North Korean soldiers were, or were not, on its day. An event of the
    second rank is one when it lies at a place and a statement puts soldiers at that place on its day. The first denial
    of either rank is one as well. Of several on one day the one of the higher rank stands; of more than eight, those
    of the higher rank, and of these the earliest.

    Parameters
    ----------
    events
        ``Record.events``.
    statements
        ``Record.presence``.

    Returns
    -------
    pandas.DataFrame
        Rows of ``events``, at most eight, in order of date.
    """
    about = soldier_statements(statements)
    there = about[about["kind"] != "denial"]
    key, second = events["importance"] == "1", events["importance"] == "2"
    chosen = key & events["date"].isin(pd.concat([about["as_of"], presence.begin_dates(about)]))
    at_a_place = pd.MultiIndex.from_arrays([events["place_id"], events["date"]])
    chosen |= second & at_a_place.isin([pair for day in ("as_of", "begins") for pair in _at(there, day)])
    denials = events[(events["kind"] == "denial") & (key | second)].sort_values(["date", "event_id"])
    chosen |= events["event_id"].isin(denials["event_id"].head(1))
    ranked = events[chosen].sort_values(["importance", "date", "event_id"], kind="stable")
    return ranked.drop_duplicates("date").head(MOST_MOMENTS).sort_values("date", ignore_index=True)


def _at(statements: pd.DataFrame, day: str) -> list[tuple[str, pd.Timestamp]]:
    """Where statements on one place put soldiers, with the first or the last day that they are about."""
    own = statements[statements["area"] == ""].assign(begins=presence.begin_dates)
    return list(zip(own["place_id"], own[day], strict=True))
