"""The tables of a record as text, of today or of an earlier day, whatever columns they had then."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ledger.record.file_encoding import decode_file
from ledger.record.schema import TABLES

DIGITS_OF_VERSION = 12
WITHOUT_VERSION = ("row_history",)
"""Tables that say nothing of what was stated: a version stays the same whatever is in them, and so do the links that cite it."""
COLUMNS_WITHOUT_VERSION: Mapping[str, frozenset[str]] = {"reports": frozenset({"archived_url"})}
"""The same for columns, by table: where a copy of a page is kept says nothing of what stood on it."""
Key = tuple[str, ...]
"""The cells of a row's key."""
Row = Mapping[str, str]
Contents = Mapping[str, tuple[Sequence[str], Sequence[Sequence[str]]]]
"""By table, its columns, and the cells of its rows in their order."""


class UnreadableTableError(ValueError):
    """A table cannot be compared; the message is a sentence that names it."""


@dataclass(frozen=True)
class TableRows:
    """One table as text.

    Attributes
    ----------
    key : tuple of str
        The columns that name a row.
    rows : mapping of key to row
        Every row has all columns.
    """

    key: tuple[str, ...]
    columns: tuple[str, ...]
    rows: Mapping[Key, Row]


@dataclass(frozen=True)
class Snapshot:
    """A record at one time: its tables by name, and the version that pictures, files and citations name."""

    tables: Mapping[str, TableRows]
    version: str


EMPTY = Snapshot({}, "")
"""What there was before the first version."""


def snapshot(contents: Mapping[str, bytes]) -> Snapshot:
    """Read the tables among the files of a record; a table that is not there yet is left out.

    Raises
    ------
    UnreadableTableError
        If a table cannot be read as CSV with its key.
    """
    tables = {name: table_rows(name, contents[table.file]) for name, table in TABLES.items() if table.file in contents}
    return Snapshot(tables, version_of(tables))


def version_of(tables: Mapping[str, TableRows]) -> str:
    """The version of a record with these tables, by the rule of the check; a record without a table has none."""
    contents = {
        name: (table.columns, [[row[column] for column in table.columns] for row in table.rows.values()])
        for name, table in tables.items()
    }
    return version_hash(contents) if contents else ""


def version_hash(contents: Contents) -> str:
    """The version of a record: a hash of every cell that says something of what was stated, in the order of the files,
    however it is quoted."""
    counted = []
    for name, (columns, rows) in sorted(contents.items()):
        left_out = COLUMNS_WITHOUT_VERSION.get(name, frozenset())
        kept = [place for place, column in enumerate(columns) if column not in left_out]
        if name not in WITHOUT_VERSION:
            counted.append([name, [columns[place] for place in kept], [[row[place] for place in kept] for row in rows]])
    return hashlib.sha256(json.dumps(counted).encode()).hexdigest()[:DIGITS_OF_VERSION]


def versioned_columns(tables: Mapping[str, TableRows]) -> dict[str, TableRows]:
    """The tables without the columns that no version counts."""
    return {
        name: _without(table, COLUMNS_WITHOUT_VERSION[name]) if name in COLUMNS_WITHOUT_VERSION else table
        for name, table in tables.items()
    }


def _without(table: TableRows, left_out: frozenset[str]) -> TableRows:
    columns = tuple(column for column in table.columns if column not in left_out)
    rows = {key: {column: row[column] for column in columns} for key, row in table.rows.items()}
    return TableRows(table.key, columns, rows)


def table_rows(name: str, data: bytes) -> TableRows:
    """Read one table.

    Raises
    ------
    UnreadableTableError
        If it is no CSV with the columns of its key, or two rows have one key.
    """
    file, key = TABLES[name].file, TABLES[name].key
    saved = decode_file(data, key)
    if saved is None:
        raise UnreadableTableError(f"{file} is no text.")
    try:
        rows = list(csv.reader(io.StringIO(saved.text, newline="\n"), strict=True, delimiter=saved.separator))
    except csv.Error as error:
        raise UnreadableTableError(f"{file} cannot be read as CSV: {error}.") from None
    columns = tuple(rows[0]) if rows else ()
    if missing := [column for column in key if column not in columns]:
        raise UnreadableTableError(f"{file} has no column {missing[0]}, which names its rows.")
    found: dict[Key, Row] = {}
    for cells in rows[1:]:
        if len(cells) != len(columns):
            raise UnreadableTableError(
                f"{file} has a row with more or fewer cells than the header: {', '.join(cells[:1])}."
            )
        row = dict(zip(columns, cells, strict=True))
        if (of_row := tuple(row[column] for column in key)) in found:
            raise UnreadableTableError(f"{file} has two rows {' '.join(of_row)}; see python -m ledger check.")
        found[of_row] = row
    return TableRows(key, columns, found)
