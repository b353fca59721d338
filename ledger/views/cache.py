"""What a process keeps for all readers: the record as known on a day, answers, pictures, documents.

One cache, bounded in bytes, of keys and values together; the least recently used entry goes first. Nothing in it depends on who asks.
"""

from collections.abc import Callable, Hashable
from datetime import date
from threading import Condition
from typing import Any, TypeVar

import cachetools

from ledger.record.load import shared
from ledger.record.record import Record
from ledger.runtime.settings import given
from ledger.views.size import approximate_bytes
from ledger.views.view import View

Value = TypeVar("Value")
CACHE: cachetools.LRUCache[Hashable, Any] = cachetools.LRUCache(given().memory, getsizeof=approximate_bytes)


def full_record() -> Record:
    """The record, read once in the life of the process."""
    return shared()


def record_known_on(version: str, day: date) -> Record:
    """The record as known on a day; the version keeps answers of an older record apart."""
    return cached_by_key(("record", version, day), lambda: full_record().known_on(day))


def cached(view: View, name: str, compute: Callable[[], Value]) -> Value:
    """The value for the question of a view, computed once for all readers who ask the same.

    Parameters
    ----------
    name
        Names the value among those of the same question.
    compute
        Computes it from the view alone; nobody changes the value afterwards.
    """
    return cached_by_key((view.record.version, view.day, view.cache_key, name), compute)


def cached_by_key(key: tuple[Hashable, ...], compute: Callable[[], Value]) -> Value:
    """The same for what depends on its key alone; readers who ask at the same time wait for one of them."""
    value: Value = _cached(key, compute)[1]
    return value


@cachetools.cached(CACHE, key=lambda key, _compute: key, condition=Condition())
def _cached(key: tuple[Hashable, ...], compute: Callable[[], Any]) -> tuple[Hashable, Any]:
    # Key and value together, so that the bound counts both: a question may name every source.
    return key, compute()
