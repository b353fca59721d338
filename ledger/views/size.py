"""How many bytes a cached value takes: near enough to keep a bound, quick enough to be computed for each."""

import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pandas as pd

from ledger.answers.registry import Query
from ledger.record.record import Record

CELL = 8
"""Bytes of a figure, of a day, and of the reference to a text."""


def approximate_bytes(entry: Any) -> int:
    """About how many bytes it takes.

    Text and bytes count whole, frames by their cells (their text is the record's own), anything else by its parts. A query fills its
    cached properties later, so it is charged for the maximum: two full copies of claims and control. A record or a query inside
    another value is not counted: it has a cache entry of its own, which is used whenever that of the other value is.
    """
    if isinstance(entry, Query):
        return 2 * (_cells(entry.record.claims) + _cells(entry.record.control))
    if isinstance(entry, pd.DataFrame | pd.Series):
        return _cells(entry)
    if isinstance(entry, Record):
        return sum(map(_cells, vars(entry)["_frames"].values()))
    if isinstance(entry, Mapping):
        return sys.getsizeof(entry) + sum(
            approximate_bytes(key) + approximate_bytes(value) for key, value in entry.items()
        )
    if isinstance(entry, list | tuple | set | frozenset):
        return sys.getsizeof(entry) + sum(map(approximate_bytes, entry))
    if is_dataclass(entry):
        return sys.getsizeof(entry) + sum(
            approximate_bytes(part) for part in _parts(entry) if not isinstance(part, Record | Query)
        )
    return sys.getsizeof(entry)


def _parts(entry: Any) -> list[Any]:
    """What an object holds; one with slots has no ``__dict__``, and nothing but its fields."""
    if hasattr(entry, "__dict__"):
        return list(vars(entry).values())
    return [getattr(entry, field.name) for field in fields(entry)]


def _cells(frame: pd.DataFrame | pd.Series) -> int:
    return CELL * frame.size
