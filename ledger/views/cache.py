"""What a process keeps for all readers: the record as known on a day, answers, pictures, documents.

One cache, bounded in bytes, of keys and values together; the least recently used entry goes first. Nothing in it depends on who asks.
"""

from collections.abc import Callable, Hashable
from datetime import date
from functools import cache, wraps
from threading import Condition
from typing import Any, Concatenate, ParamSpec, TypeVar

import cachetools

from ledger.record.record import Record
from ledger.runtime.settings import settings_or_exit
from ledger.views.size import approximate_bytes
from ledger.views.view import View

Value = TypeVar("Value")
Args = ParamSpec("Args")


def record_known_on(full_record: Record, day: date) -> Record:
    """A record as known on a day."""
    return cached_by_key(("record", full_record.fingerprint, day), lambda: full_record.known_on(day))


def cached(view: View, name: str, compute: Callable[[], Value]) -> Value:
    """The value for the question of a view, computed once for all readers who ask the same.

    Parameters
    ----------
    name
        Names the value among those of the same question.
    compute
        Computes it from the view alone; nobody changes the value afterwards.
    """
    return cached_by_key((view.record.fingerprint, view.day, view.cache_key, name), compute)


def for_question(
    *fields: str,
) -> Callable[[Callable[Concatenate[View, Args], Value]], Callable[Concatenate[View, Args], Value]]:
    """Let a function of a view compute its value once for all readers who ask the same.

    The function is given a view that has filters, days, language and these question fields, and no others: it cannot depend
    on what does not stand in its key. Its other arguments belong to the key; nobody changes the value afterwards.
    """

    def decorate(compute: Callable[Concatenate[View, Args], Value]) -> Callable[Concatenate[View, Args], Value]:
        name = f"{compute.__module__}.{compute.__qualname__}"

        @wraps(compute)
        def computed_once(view: View, /, *args: Args.args, **named: Args.kwargs) -> Value:
            scope = view.restricted_to(*fields) if fields else view.filter_scope
            key = (scope.record.fingerprint, scope.day, scope.cache_key, name, args, tuple(named.items()))
            return cached_by_key(key, lambda: compute(scope, *args, **named))

        return computed_once

    return decorate


def cached_by_key(key: tuple[Hashable, ...], compute: Callable[[], Value]) -> Value:
    """The same for what depends on its key alone; readers who ask at the same time wait for one of them."""
    value: Value = _process_cache()(key, compute)[1]
    return value


def cached_bytes() -> int:
    """How many bytes are kept now, about."""
    return int(_process_cache().cache.currsize)


@cache
def _process_cache() -> Any:
    return memoized(settings_or_exit().memory)


def memoized(bound: int) -> Any:
    """A function that computes the value of a key, or gives the one that it has kept; it keeps at most so many bytes."""
    store: cachetools.LRUCache[Hashable, Any] = cachetools.LRUCache(bound, getsizeof=approximate_bytes)

    @cachetools.cached(store, key=lambda key, _compute: key, condition=Condition())
    def pair(key: tuple[Hashable, ...], compute: Callable[[], Any]) -> tuple[Hashable, Any]:
        # Key and value together, so that the bound counts both: a question may name every source.
        return key, compute()

    return pair
