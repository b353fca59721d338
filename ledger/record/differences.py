"""In what two versions of the record differ: per table, row and cell. Nothing is read or written here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ledger.record.snapshot import Key, Row, TableRows

Tables = Mapping[str, TableRows]
Renames = Mapping[str, Mapping[Key, Key]]
"""By table, the old key of each renamed row with the new one."""


@dataclass(frozen=True)
class ChangedRow:
    """One row that is in both versions.

    Attributes
    ----------
    old, new
        Its keys; they differ where the row was renamed.
    cells : mapping of column to (str, str)
        What stood there and what stands there now, of each cell that differs; a column that was not there before was empty.
    """

    old: Key
    new: Key
    cells: Mapping[str, tuple[str, str]]

    @property
    def renamed(self) -> bool:
        """Whether the row has another id now."""
        return self.old != self.new


@dataclass(frozen=True)
class TableDifferences:
    """In what one table differs.

    Attributes
    ----------
    table : TableRows
        The table as it is now, without its rows: its key and its columns; None where it is gone.
    successors : mapping of key to key
        For a removed row, the row that stands for it now, where there is one.
    """

    table: TableRows | None
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    added: Mapping[Key, Row] = field(default_factory=dict)
    removed: Mapping[Key, Row] = field(default_factory=dict)
    successors: Mapping[Key, Key] = field(default_factory=dict)
    changed: tuple[ChangedRow, ...] = ()


Differences = Mapping[str, TableDifferences]
"""By table; tables that do not differ are left out."""


def differences(old: Tables, new: Tables, renames: Renames | None = None) -> Differences:
    """Compare two versions of the record; where the rows stand does not count.

    Parameters
    ----------
    renames
        Those of the table of renamed ids of `new`, if not given.
    """
    renames = renamed_keys(old, new) if renames is None else renames
    names = [*new, *(name for name in old if name not in new)]
    found = {name: _of_table(old.get(name), new.get(name), renames.get(name, {})) for name in names}
    return {name: each for name, each in found.items() if each is not None}


def _of_table(old: TableRows | None, new: TableRows | None, renames: Mapping[Key, Key]) -> TableDifferences | None:
    if new is None:
        return TableDifferences(None, removed=old.rows if old else {})
    shape = TableRows(new.key, new.columns, {})
    if old is None:
        return TableDifferences(shape, columns_added=new.columns, added=new.rows)
    kept = _pairs(old, new, renames)
    changed = [ChangedRow(was, now, _cells(old.rows[was], new.rows[now], new.columns)) for was, now in kept.items()]
    removed = {key: row for key, row in old.rows.items() if key not in kept}
    taken = set(kept.values())
    found = TableDifferences(
        shape,
        tuple(column for column in new.columns if column not in old.columns),
        tuple(column for column in old.columns if column not in new.columns),
        {key: row for key, row in new.rows.items() if key not in taken},
        removed,
        {key: renames[key] for key in removed if renames.get(key) in new.rows},
        tuple(each for each in changed if each.cells or each.renamed),
    )
    differs = (found.columns_added, found.columns_removed, found.added, found.removed, found.changed)
    return found if any(differs) or old.key != new.key or old.columns != new.columns else None


def _pairs(old: TableRows, new: TableRows, renames: Mapping[Key, Key]) -> dict[Key, Key]:
    """The old and the new key of each row that is in both; a new id goes to the first row that was renamed to it."""
    kept = {key: key for key in old.rows if key in new.rows}
    taken = set(kept.values())
    for was, now in renames.items():
        if was in old.rows and was not in kept and now in new.rows and now not in taken:
            kept[was] = now
            taken.add(now)
    return {key: kept[key] for key in old.rows if key in kept}


def _cells(old: Row, new: Row, columns: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    return {column: (old.get(column, ""), new[column]) for column in columns if old.get(column, "") != new[column]}


def renamed_keys(old: Tables, new: Tables) -> Renames:
    """Which ids were renamed, by the table of renamed ids of `new`.

    A report goes with its claim, whose id begins its own, unless that claim has become one with another that was there before;
    the days of a row go with the row.
    """
    found: dict[str, dict[Key, Key]] = {}
    listed = new["renamed"].rows.values() if "renamed" in new else ()
    steps = {(row["table"], row["old_id"]): row["new_id"] for row in listed if row["new_id"]}
    for table, old_id in steps:
        found.setdefault(table, {})[(old_id,)] = (_last(table, old_id, steps),)
    before = old["claims"].rows if "claims" in old else {}
    claims = {was: now for was, now in found.get("claims", {}).items() if now not in before}
    for (report_id,), row in old["reports"].rows.items() if "reports" in old else ():
        claim = row.get("claim_id", "")
        if (claim,) in claims and report_id.startswith(claim):
            (now,) = claims[(claim,)]
            found.setdefault("reports", {}).setdefault((report_id,), (now + report_id.removeprefix(claim),))
    for table, row_id in old["row_history"].rows if "row_history" in old else ():
        for now in found.get(table, {}).get((row_id,), ()):
            found.setdefault("row_history", {})[(table, row_id)] = (table, now)
    return found


def _last(table: str, old_id: str, steps: Mapping[tuple[str, str], str]) -> str:
    """The id at the end of several renamings; a circle is left where it closes."""
    seen, now = {old_id}, steps[table, old_id]
    while (table, now) in steps and now not in seen:
        seen.add(now)
        now = steps[table, now]
    return now


def applied(old: Tables, found: Differences) -> Tables:
    """The other version, from one version and in what they differ."""
    tables = {name: table for name, table in old.items() if name not in found or found[name].table is not None}
    for name, each in found.items():
        if each.table is not None:
            tables[name] = _applied(old.get(name), each, each.table)
    return tables


def _applied(old: TableRows | None, found: TableDifferences, shape: TableRows) -> TableRows:
    changed = {each.old: each for each in found.changed}
    rows: dict[Key, Row] = {}
    for key, row in old.rows.items() if old else ():
        if key in found.removed:
            continue
        change = changed.get(key, ChangedRow(key, key, {}))
        now = {column: new for column, (_, new) in change.cells.items()}
        rows[change.new] = {column: now.get(column, row.get(column, "")) for column in shape.columns}
    return TableRows(shape.key, shape.columns, rows | dict(found.added))


def as_json(found: Differences) -> dict[str, Any]:
    """What differs, in lists and mappings that JSON knows; a key is a list of cells."""
    return {name: dict(_table_json(each)) for name, each in found.items()}


def _table_json(found: TableDifferences) -> Iterator[tuple[str, Any]]:
    yield "columns_added", list(found.columns_added)
    yield "columns_removed", list(found.columns_removed)
    yield "added", [{"key": list(key), "row": dict(row)} for key, row in found.added.items()]
    yield (
        "removed",
        [
            {"key": list(key), "row": dict(row), "stands_for_it_now": list(found.successors.get(key, ()))}
            for key, row in found.removed.items()
        ],
    )
    for name, renamed in (("renamed", True), ("changed", False)):
        yield (
            name,
            [
                {
                    **({"old_key": list(row.old)} if renamed else {}),
                    "key": list(row.new),
                    "cells": {column: {"old": old, "new": new} for column, (old, new) in row.cells.items()},
                }
                for row in found.changed
                if row.renamed == renamed
            ],
        )
