"""Who was said to hold a settlement: the last word of each account, and whether the accounts agree."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Literal, get_args

import pandas as pd

from ledger import codes

Account = Literal["ukraine", "russia", "others"]
ACCOUNTS: tuple[Account, ...] = get_args(Account)
ACCOUNT_OF: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(codes.SIDE, "others") | {"ukraine": "ukraine", "russia": "russia", "north_korea": "russia"}
)
"""Which account a side belongs to: Russia and North Korea give one, all who are not at war another."""

FAR_APART = 90
"""From more than this many days on, a statement is old: for itself, and beside a newer one."""

WORDS = {
    "place_id": "str", "account": "str", "as_of": "datetime64[us]", "controller": "str", "stated_on": "datetime64[us]",
    "control_ids": "object",
}
"""Columns of the answer of ``words``, beside ``until``."""
COMPARED = {"day": "datetime64[us]", "place_id": "str", "agreement": "str", "controller": "str", "lag": "int64"}
"""Columns of the answer of ``compare``."""

DAY = 86_400_000_000
"""A day in microseconds."""
_PLACE = ["day", "place_id"]
_FOREVER = pd.Timestamp("9999-12-31")


def changes(control: pd.DataFrame) -> list[date]:
    """The days on which the picture can change: those that a statement on who holds a place is about."""
    return [day.date() for day in sorted(_on_holding(control)["as_of"].unique())]


def day_shown(control: pd.DataFrame, asked: date | None, reader: date) -> date | None:
    """The day of the map: the one asked for, else the last on which anything changed; never beyond the reader's day.

    None where nobody has said who holds a settlement.
    """
    days = changes(control)
    return min(asked or days[-1], reader) if days else None


def last_said(control: pd.DataFrame, days: Sequence[date]) -> pd.DataFrame:
    """What each account last said of each settlement, about a day.

    There are three accounts: that of the Ukrainian side, that of the Russian side (Russia and North
    Korea), and that of all others. Of the statements of an account about a settlement, up to the day
    asked for, the one about the latest day counts; of several about the same day, the one stated last.
    If several about the same day were stated on the same day and name different holders, the account is
    divided. A raid says nothing about who holds a place and does not count.

    Parameters
    ----------
    control
        ``Record.control``, already placed on the day of ``known_on``.
    days
        The days asked for.

    Returns
    -------
    pandas.DataFrame
        One row for each day, settlement and account that had said something: ``day``, ``place_id``,
        ``account``, ``controller`` (ukraine, russia, contested, divided), ``as_of``, ``stated_on``,
        ``age`` (days from ``as_of`` to the day) and ``control_ids`` (the statements that count).
    """
    said = words(control)
    asked = pd.DatetimeIndex(sorted(days)).as_unit("us")
    first, after = asked.searchsorted(said["as_of"]), asked.searchsorted(said["until"], side="right")
    found = said.loc[said.index.repeat(after - first)].drop(columns="until")
    found = found.assign(day=asked[[number for start, stop in zip(first, after, strict=True) for number in range(start, stop)]])
    found = found.sort_values([*_PLACE, "account"], ignore_index=True)
    return found.assign(age=(found["day"] - found["as_of"]).dt.days)


def _on_holding(control: pd.DataFrame) -> pd.DataFrame:
    return control[control["kind"] != "raid"]


def words(control: pd.DataFrame) -> pd.DataFrame:
    """What each account said of each settlement, and for how long that was its last word, as ``last_said`` counts it.

    Returns
    -------
    pandas.DataFrame
        One row for each settlement, account and day that it spoke about, in this order: ``place_id``, ``account``,
        ``as_of``, ``controller``, ``stated_on``, ``control_ids`` and ``until``, the last day on which it stands;
        far in the future for the word that no other follows.
    """
    spoken = _on_holding(control)
    accounts = spoken["side"].map(ACCOUNT_OF)
    # Days as whole numbers: thousands of timestamps would each be an object.
    days = (spoken[name].astype("datetime64[us]").astype("int64") for name in ("as_of", "stated_on"))
    columns = (spoken["place_id"], accounts, *days, spoken["control_id"], spoken["controller"])
    found: dict[tuple[str, str, int], tuple[str, int, tuple[str, ...]]] = {}
    for place_id, account, as_of, stated_on, control_id, controller in sorted(zip(*(column.tolist() for column in columns), strict=True), key=itemgetter(3, 4)):
        key = place_id, account, as_of
        named, last, beside = found.get(key, ("", None, ()))
        if stated_on == last:
            found[key] = named if named == controller else "divided", stated_on, (*beside, control_id)
        else:
            found[key] = controller, stated_on, (control_id,)
    lines = [(*key, *found[key]) for key in sorted(found)]
    said = pd.DataFrame({name: pd.Series([line[at] for line in lines], dtype=kind) for at, (name, kind) in enumerate(WORDS.items())})
    following = said.groupby(["place_id", "account"])["as_of"].shift(-1)
    return said.assign(until=(following - pd.Timedelta(days=1)).fillna(_FOREVER))


def compare(said: pd.DataFrame) -> pd.DataFrame:
    """Whether the accounts agree on a settlement.

    They agree when two or more speak of it and name the same holder. They disagree when two or more
    speak and name different ones, or one of them is divided. When only one has spoken, it stands alone.
    The last words that are compared may lie far apart: when there are more than 90 days between the
    oldest and the newest of them, one account may not have looked again since.

    Parameters
    ----------
    said
        The answer of ``last_said``, in its order.

    Returns
    -------
    pandas.DataFrame
        One row for each ``day`` and ``place_id``: ``agreement`` (agree, disagree, single), ``controller``
        (which all who speak name; empty where they disagree) and ``lag``.
    """
    days = (said[name].astype("datetime64[us]").astype("int64").tolist() for name in ("day", "as_of"))
    lines = []
    for (day, place_id), words_of in groupby(zip(*days, said["place_id"], said["controller"], strict=True), key=itemgetter(0, 2)):
        _, about, _, named = zip(*words_of, strict=True)
        alone, same = len(named) == 1, set(named) == {named[0]} and named[0] != "divided"
        agreement = "single" if alone else "agree" if same else "disagree"
        lines.append((day, place_id, agreement, named[0] if alone or same else "", (max(about) - min(about)) // DAY))
    return pd.DataFrame({name: pd.Series([line[at] for line in lines], dtype=kind) for at, (name, kind) in enumerate(COMPARED.items())})


def state(control: pd.DataFrame, places: pd.DataFrame, day: date) -> pd.DataFrame:
    """What was last said, about a day, of every settlement that anybody ever spoke of.

    Returns
    -------
    pandas.DataFrame
        One row a settlement of ``control``, in the order of ``places`` and with its columns, then the
        answer of ``compare`` (``agreement`` and ``controller`` empty and ``lag`` 0 where nobody had
        spoken by then), then for each account ``<account>``: its controller, empty where it was silent,
        ``<account>_as_of``, ``<account>_stated_on``, ``<account>_age`` (missing where it was silent) and
        ``<account>_ids``.
    """
    said = last_said(control, [day])
    table = places[places["place_id"].isin(control["place_id"])].reset_index(drop=True)
    compared = compare(said).set_index("place_id").reindex(table["place_id"])
    table = table.assign(
        agreement=compared["agreement"].fillna("").array, controller=compared["controller"].fillna("").array,
        lag=compared["lag"].fillna(0).astype("int64").array,
    )
    for account in ACCOUNTS:
        own = said[said["account"] == account].set_index("place_id").reindex(table["place_id"])
        table = table.assign(**{
            account: own["controller"].fillna("").array, f"{account}_as_of": own["as_of"].array, f"{account}_stated_on": own["stated_on"].array,
            f"{account}_age": own["age"].astype("Int64").array,
            f"{account}_ids": [ids if isinstance(ids, tuple) else () for ids in own["control_ids"]],
        })
    return table


def history(control: pd.DataFrame, place_id: str) -> pd.DataFrame:
    """Every statement on one settlement, raids too, the newest first, with the account that it belongs to."""
    own = control[control["place_id"] == place_id]
    own = own.assign(account=own["side"].map(ACCOUNT_OF).astype("str"))
    return own.sort_values(["as_of", "stated_on", "control_id"], ascending=False, ignore_index=True)


def jumps(events: pd.DataFrame, control: pd.DataFrame) -> pd.DataFrame:
    """The events that the map offers to jump to, in order of date.

    They are the key and further events at one settlement, and the key events of a day that a statement
    on who holds a place is about.

    Parameters
    ----------
    events
        ``Record.events``.
    control
        ``Record.control``; nothing outside the days that its statements are about is offered.
    """
    days = _on_holding(control)["as_of"]
    at_a_place = (events["importance"].isin(["1", "2"])) & (events["place_id"] != "")
    spoken_of = (events["importance"] == "1") & events["date"].isin(days)
    chosen = events[(at_a_place | spoken_of) & events["date"].between(days.min(), days.max())]
    return chosen.sort_values(["date", "event_id"], ignore_index=True)
