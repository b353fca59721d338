"""Who was said to hold a settlement: the last word of each account, and whether the accounts agree."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record import codes
from ledger.record.frames import object_series, to_records
from ledger.record.rows import SettlementStatement

Account = Literal["ukraine", "russia", "others"]
ACCOUNTS: tuple[Account, ...] = get_args(Account)
ACCOUNT_OF: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(codes.SIDE, "others") | {"ukraine": "ukraine", "russia": "russia", "north_korea": "russia"}
)
"""Which account a side belongs to: Russia and North Korea give one, all who are not at war another."""

STALE_AFTER_DAYS = 90
"""From more than this many days on, a statement is old: for itself, and beside a newer one."""

ACCOUNT_COLUMNS = {
    "controller": ("", "object"),
    "as_of": ("_as_of", "datetime64[us]"),
    "stated_on": ("_stated_on", "datetime64[us]"),
    "age": ("_age", "Int64"),
    "ids": ("_ids", "object"),
}
"""What ``control_on_day`` says of an account: what each is called after the account's name, and its kind of column."""
NO_STATEMENT: Mapping[str, Any] = MappingProxyType(
    {"controller": "", "as_of": pd.NaT, "stated_on": pd.NaT, "age": pd.NA, "ids": ()}
)
"""The same where an account was silent."""

DAY = np.timedelta64(1, "D")
_FOREVER = np.datetime64("9999-12-31")


def change_dates(intervals: pd.DataFrame) -> list[date]:
    """The days on which the picture can change: those that a statement on who holds a place is about; from the answer of ``statement_intervals``."""
    days: list[date] = np.unique(intervals["as_of"].to_numpy().astype("datetime64[D]")).tolist()
    return days


@published(N_("Who was said to hold a settlement"))
def latest_per_account(intervals: pd.DataFrame, days: Sequence[date]) -> pd.DataFrame:
    """What each account last said of each settlement, about a day.

    There are three accounts: that of the Ukrainian side, that of the Russian side (Russia and North
    Korea), and that of all others. Of the statements of an account about a settlement, up to the day
    asked for, the one about the latest day counts; of several about the same day, the one stated last.
    If several about the same day were stated on the same day and name different holders, the account is
    divided. A raid says nothing about who holds a place and does not count.

    Parameters
    ----------
    intervals
        The answer of ``statement_intervals``.
    days
        The days asked for.

    Returns
    -------
    pandas.DataFrame
        One row for each day, settlement and account that had said something: ``day``, ``place_id``,
        ``account``, ``controller`` (ukraine, russia, contested, divided), ``as_of``, ``stated_on``
        and ``age`` (days from ``as_of`` to the day).
    """
    requested = pd.DatetimeIndex(sorted(days)).as_unit("us")
    first, after = requested.searchsorted(intervals["as_of"]), requested.searchsorted(intervals["until"], side="right")
    # Each word as often as days fall on it, and beside it the number of each of these days.
    lasts = after - first
    word = np.repeat(np.arange(len(intervals)), lasts)
    day = np.arange(len(word)) - np.repeat(lasts.cumsum() - after, lasts)
    # Within a day in the order of the words: by settlement and account.
    by_day = day.argsort(kind="stable")
    found = intervals.drop(columns="until").take(word[by_day]).reset_index(drop=True).assign(day=requested[day[by_day]])
    return found.assign(age=(found["day"] - found["as_of"]).dt.days)


def statement_intervals(control: pd.DataFrame) -> pd.DataFrame:
    """What each account said of each settlement, and for how long that was its last word, as ``latest_per_account`` counts it.

    All that is said of settlements on a day rests on it.

    Parameters
    ----------
    control
        ``Record.control``, already placed on the day of ``known_on``.

    Returns
    -------
    pandas.DataFrame
        One row for each settlement, account and day that it spoke about, in this order: ``place_id``, ``account``,
        ``as_of``, ``controller``, ``stated_on`` and ``until``, the last day on which it stands;
        far in the future for the word that no other follows.
    """
    held = control["kind"].to_numpy() != "raid"
    place_id, side, as_of, controller, stated_on = (
        control[name].to_numpy()[held] for name in ("place_id", "side", "as_of", "controller", "stated_on")
    )
    # Sorted as whole numbers: text takes longer.
    (place, places), (side, sides) = (pd.factorize(texts, sort=True) for texts in (place_id, side))
    accounts = np.array(sorted(ACCOUNTS), dtype=object)
    who = place * len(accounts) + accounts.searchsorted([ACCOUNT_OF[name] for name in sides])[side]
    order = np.lexsort((stated_on, as_of, who))
    who, as_of, stated_on, controller = (column[order] for column in (who, as_of, stated_on, controller))
    others = _starts_run(who)
    # A word is made of the statements from its start to its end.
    start = np.flatnonzero(others | _starts_run(as_of))
    end = np.append(start[1:], len(order))[: len(start)]
    last, size = end - 1, end - start
    # Of the statements that make a word, those stated on its last day count; they are its last ones.
    counts = stated_on == stated_on[last].repeat(size)
    holder = controller[last]
    divided = np.logical_or.reduceat(counts & (controller != holder.repeat(size)), start)
    holder[divided] = "divided"
    return pd.DataFrame(
        {
            "place_id": object_series(places[who[last] // len(accounts)]),
            "account": object_series(accounts[who[last] % len(accounts)]),
            "as_of": as_of[last],
            "controller": object_series(holder),
            "stated_on": stated_on[last],
            "until": np.append(np.where(others[start[1:]], _FOREVER, as_of[start[1:]] - DAY), _FOREVER)[: len(start)],
        }
    )


def _starts_run(column: "np.ndarray[Any, Any]") -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """For each value, whether it is the first or another than the one before it."""
    return np.append(np.ones(min(len(column), 1), dtype=bool), column[1:] != column[:-1])


@published(N_("Agree or disagree"))
def compare_accounts(latest: pd.DataFrame) -> pd.DataFrame:
    """Whether the accounts agree on a settlement.

    They agree when two or more speak of it and name the same holder. They disagree when two or more
    speak and name different ones, or one of them is divided. When only one has spoken, it stands alone.
    The latest statements that are compared may lie far apart: when there are more than 90 days between the
    oldest and the newest of them, one account may not have looked again since.

    Parameters
    ----------
    latest
        The answer of ``latest_per_account``, in its order.

    Returns
    -------
    pandas.DataFrame
        One row for each ``day`` and ``place_id``: ``agreement`` (agree, disagree, single), ``controller``
        (which all who speak name; empty where they disagree) and ``lag``.
    """
    day, place_id, controller, as_of = (latest[name].to_numpy() for name in ("day", "place_id", "controller", "as_of"))
    start = np.flatnonzero(_starts_run(day) | _starts_run(place_id))
    spoken = np.diff(np.append(start, len(latest)))
    holder = controller[start]
    alone, same = (
        spoken == 1,
        np.logical_and.reduceat(controller == holder.repeat(spoken), start) & (holder != "divided"),
    )
    holder[~(alone | same)] = ""
    return pd.DataFrame(
        {
            "day": day[start],
            "place_id": object_series(place_id[start]),
            "agreement": object_series(np.select([alone, same], ["single", "agree"], "disagree")),
            "controller": object_series(holder),
            "lag": (np.maximum.reduceat(as_of, start) - np.minimum.reduceat(as_of, start)) // DAY,
        }
    )


def control_on_day(
    control: pd.DataFrame, places: pd.DataFrame, day: date, intervals: pd.DataFrame | None = None
) -> pd.DataFrame:
    """What was last said, about a day, of every settlement that anybody ever spoke of.

    Parameters
    ----------
    control
        ``Record.control``, already placed on the day of ``known_on``.
    places
        ``Record.places``.
    intervals
        The answer of ``statement_intervals`` to ``control`` where it is there already.

    Returns
    -------
    pandas.DataFrame
        One row a settlement of ``control``, in the order of ``places`` and with its columns, then the
        answer of ``compare_accounts`` (``agreement`` and ``controller`` empty and ``lag`` 0 where nobody had
        spoken by then), then for each account ``<account>``: its controller, empty where it was silent,
        ``<account>_as_of``, ``<account>_stated_on``, ``<account>_age`` (missing where it was silent) and
        ``<account>_ids`` (the statements that count).
    """
    intervals = latest_per_account(statement_intervals(control) if intervals is None else intervals, [day])
    table = places[places["place_id"].isin(control["place_id"])].reset_index(drop=True)
    compared = compare_accounts(intervals).set_index("place_id").reindex(table["place_id"])
    columns = {
        "agreement": compared["agreement"].fillna("").array,
        "controller": compared["controller"].fillna("").array,
        "lag": compared["lag"].fillna(0).astype("int64").array,
    }
    words_of = {
        (row["place_id"], row["account"]): row
        for row in to_records(intervals.assign(ids=pd.Series(_counting_statements(control, intervals), dtype="object")))
    }
    for account in ACCOUNTS:
        own = [words_of.get((place_id, account), NO_STATEMENT) for place_id in table["place_id"]]
        columns |= {
            f"{account}{end}": pd.Series([word[name] for word in own], dtype=kind)
            for name, (end, kind) in ACCOUNT_COLUMNS.items()
        }
    return table.assign(**columns)


def _counting_statements(control: pd.DataFrame, latest: pd.DataFrame) -> list[tuple[str, ...]]:
    """For each row of the answer of ``latest_per_account``, the statements that count: those about its day that were stated on its day."""
    ids: dict[tuple[Any, ...], list[str]] = {key: [] for key in _keys(latest, latest["account"])}
    held = control[control["as_of"].isin(latest["as_of"]) & control["stated_on"].isin(latest["stated_on"])]
    held = held[held["kind"] != "raid"]
    for key, control_id in zip(_keys(held, held["side"].map(ACCOUNT_OF)), held["control_id"], strict=True):
        if key in ids:
            ids[key].append(control_id)
    return [tuple(sorted(found)) for found in ids.values()]


def _keys(spoken: pd.DataFrame, account: pd.Series) -> Iterable[tuple[Any, ...]]:
    return zip(
        spoken["place_id"], account, *(spoken[name].to_numpy().tolist() for name in ("as_of", "stated_on")), strict=True
    )


class AccountStatement(SettlementStatement):
    """A statement on a settlement, with the account that it belongs to."""

    account: str


@published(N_("The history of a settlement"))
def history(control: pd.DataFrame, place_id: str) -> pd.DataFrame:
    """Every statement on one settlement, raids too, the newest first, with the account that it belongs to."""
    own = control[control["place_id"] == place_id]
    own = own.assign(account=own["side"].map(ACCOUNT_OF).astype("str"))
    return own.sort_values(["as_of", "stated_on", "control_id"], ascending=False, ignore_index=True)
