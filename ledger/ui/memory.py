"""What a process keeps in memory for all readers: the record as known on a day, answers, pictures, documents.

Everything is kept in one place, which is bounded in bytes: what has not been asked for longest goes first. Nothing in
it depends on who asks.
"""

from collections.abc import Callable, Hashable
from datetime import date
from threading import Condition
from typing import Any, TypeVar

from cachetools import LRUCache, cached

from ledger.record import Record, shared
from ledger.settings import given
from ledger.ui.reading import View
from ledger.ui.weight import weight

Kept = TypeVar("Kept")
MEMORY: LRUCache[Hashable, Any] = LRUCache(given().memory, getsizeof=weight)


def record() -> Record:
    """The record, read once in the life of the process."""
    return shared()


def record_known_on(version: str, day: date) -> Record:
    """The record as known on a day; the version keeps answers of an older record apart."""
    return kept_under(("record", version, day), lambda: record().known_on(day))


def kept(view: View, name: str, compute: Callable[[], Kept]) -> Kept:
    """The answer to the view's question, computed once for all readers who ask the same.

    Parameters
    ----------
    name
        Names the answer among those to the same question.
    compute
        Gives the answer; it may depend on nothing but the view, and nobody changes the answer afterwards.
    """
    return kept_under((view.record.version, view.day, view.asked, name), compute)


def kept_under(key: tuple[Hashable, ...], compute: Callable[[], Kept]) -> Kept:
    """The same for what depends on nothing but its key; readers who ask at the same time wait for one of them."""
    found: Kept = _kept(key, compute)
    return found


@cached(MEMORY, key=lambda key, _compute: key, condition=Condition())
def _kept(_key: tuple[Hashable, ...], compute: Callable[[], Any]) -> Any:
    return compute()
