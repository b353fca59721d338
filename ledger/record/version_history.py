"""Which rows were added, removed, renamed and changed with each version of the record: what ``changes.json`` beside the tables holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pydantic import TypeAdapter

from ledger.record.differences import Differences, TableDifferences
from ledger.record.snapshot import Key

HISTORY_FILE = "changes.json"
NO_CORRECTION = {"checked_on"}
"""A row of which only this is other was looked at again, and nothing in it was wrong."""


@dataclass(frozen=True)
class TableChanges:
    """The ids of the rows of one table that changed.

    Attributes
    ----------
    renamed : mapping of str to str
        Each old id with the new one.
    changed : mapping of str to tuple of str
        Each other row with its columns that changed; a column that came with this version is none.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class VersionChanges:
    """What changed with one version, by table; nothing for the first version of all."""

    version: str
    day: date
    tables: Mapping[str, TableChanges]


_FILE = TypeAdapter(tuple[VersionChanges, ...])


def read_history(content: bytes) -> tuple[VersionChanges, ...]:
    """The versions, the newest first.

    Raises
    ------
    ValueError
        If the content is not what ``write_history`` makes.
    """
    return _FILE.validate_json(content)


def write_history(versions: Sequence[VersionChanges]) -> bytes:
    """The content of the file, one line a version."""
    lines = [TypeAdapter(VersionChanges).dump_json(each).decode() for each in versions]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def table_changes(found: Differences) -> dict[str, TableChanges]:
    """The ids of the rows that differ, by table."""
    return {name: _of_table(each) for name, each in found.items()}


def _of_table(found: TableDifferences) -> TableChanges:
    columns = {_id(row.new): tuple(c for c in row.cells if c not in found.columns_added) for row in found.changed}
    return TableChanges(
        tuple(map(_id, found.added)),
        tuple(map(_id, found.removed)),
        {_id(row.old): _id(row.new) for row in found.changed if row.renamed},
        {_id(row.new): columns[_id(row.new)] for row in found.changed if not row.renamed and columns[_id(row.new)]},
    )


def _id(key: Key) -> str:
    return " ".join(key)


def corrected_since(history: Sequence[VersionChanges], version: str, table: str) -> frozenset[str] | None:
    """The rows of a table that were corrected after a version, by the ids that they have now.

    A row that came later is none, however often it was corrected since.

    Returns
    -------
    frozenset of str, or None
        None where the version is none of the history.
    """
    places = [place for place, each in enumerate(history) if each.version == version]
    if not places:
        return None
    corrected: set[str] = set()
    later: set[str] = set()
    for each in reversed(history[: places[0]]):
        changes = each.tables.get(table, TableChanges())
        corrected = {changes.renamed.get(row, row) for row in corrected - {*changes.removed}}
        later = {changes.renamed.get(row, row) for row in later - {*changes.removed}} | {*changes.added}
        corrected |= {*changes.renamed.values()}
        corrected |= {row for row, columns in changes.changed.items() if {*columns} - NO_CORRECTION}
    return frozenset(corrected - later)
