"""The order of the rows of each table, so that a row has one place and two versions of a table can be compared.

``Table.order`` names the columns. A reference counts by the place of the row that it names: reports stand in the order of
their claims, claims in that of their measures. Numbers within a key count by their size: r2 stands before r10.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import Any

from ledger.i18n.sentence import Sentence
from ledger.record.schema.fields import Table
from ledger.record.schema.relations import Tables, Violation
from ledger.record.schema.tables import TABLES

_DIGITS = re.compile(r"(\d+)")
LAST = float("inf")
"""Where a reference stands that names no row."""


def out_of_order(tables: Tables, faulty: Collection[tuple[str, str]] = ()) -> Iterator[Violation]:
    """Find in each table the first row that stands in a wrong place.

    Parameters
    ----------
    faulty
        Columns of tables in which something else is wrong: an order that rests on them is not judged.
    """
    for table in TABLES.values():
        keys = sort_keys(table, tables, faulty)
        if keys is None:
            continue
        kept = _in_sequence(keys)
        if all(kept):
            continue
        lines, first = tables.frames[table.name].index, kept.index(False)
        staying = [(key, line) for key, line, stays in zip(keys, lines, kept, strict=True) if stays]
        place = bisect_right(staying, keys[first], key=lambda row: row[0])
        where = Sentence("before row {row}", row=staying[place][1]) if place < len(staying) else Sentence("at the end")
        yield Violation(
            table.name,
            int(lines[first]),
            table.order[-1],
            Sentence(
                "the row belongs {where}: the order is {order}; python -m ledger tidy puts the table into it",
                where=where,
                order=", ".join(table.order),
            ),
        )


def sort_keys(table: Table, tables: Tables, faulty: Collection[tuple[str, str]] = ()) -> list[tuple[Any, ...]] | None:
    """What the rows of a table are sorted by; None where a cell that counts could not be read, or is faulty."""
    if not tables.is_complete(table.name, *table.order) or any((table.name, name) in faulty for name in table.order):
        return None
    frame = tables.frames[table.name]
    columns: list[list[Any]] = []
    for name in table.order:
        field = next(each for each in table.fields if each.name == name)
        if field.target:
            target = TABLES[field.target]
            keys = sort_keys(target, tables, faulty)
            if (
                keys is None
                or not tables.is_complete(target.name, *target.key)
                or (target.name, target.key[0]) in faulty
            ):
                return None
            ordered = tables.frames[target.name][target.key[0]].iloc[sorted(range(len(keys)), key=keys.__getitem__)]
            places = {key: place for place, key in enumerate(ordered)}
            columns.append([places.get(text, LAST) for text in frame[name]])
        elif field.kind == "key":
            columns.append([natural(text) for text in frame[name]])
        else:
            if frame[name].isna().any():
                return None
            columns.append(frame[name].tolist())
    return list(zip(*columns, strict=True))


def natural(text: str) -> tuple[Any, ...]:
    """A key in pieces, its numbers."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(text) if part)


def _in_sequence(keys: list[tuple[Any, ...]]) -> list[bool]:
    """Which rows may stay where they are when as few as possible are moved: those of a longest rising sequence."""
    tails: list[tuple[Any, ...]] = []
    lengths = []
    for key in keys:
        place = bisect_right(tails, key)
        tails[place : place + 1] = [key]
        lengths.append(place + 1)
    kept, wanted, following = [False] * len(keys), len(tails), None
    for number in range(len(keys) - 1, -1, -1):
        if lengths[number] == wanted and (following is None or keys[number] <= following):
            kept[number], wanted, following = True, wanted - 1, keys[number]
    return kept


def positions(table: Table, tables: Tables) -> list[int] | None:
    """The rows of a table in their order, by their present places; None where the order cannot be told."""
    keys = sort_keys(table, tables)
    return None if keys is None else sorted(range(len(keys)), key=keys.__getitem__)
