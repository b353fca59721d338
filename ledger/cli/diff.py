"""``python -m ledger diff OLD [NEW]``: in what two versions of a record differ, per table, row and cell."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ledger.cli.revisions import NoRevisionError, read_version
from ledger.record.differences import Differences, TableDifferences, as_json, differences
from ledger.record.problems import pluralise
from ledger.record.schema import TABLES
from ledger.record.snapshot import Key, Snapshot, UnreadableTableError
from ledger.record.store import record_folder

TOLD, UNREADABLE, MISUSED = 0, 1, 2
KEPT_BY_COMMAND = {"row_history"}
"""Tables that only say again which rows were added and changed: counted, not listed."""


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser(
        "diff",
        help="say in what two versions of a record differ",
        description="Say in what two versions of a record differ: rows added, removed, renamed and changed, and of these each cell.",
    )
    parser.add_argument(
        "old",
        metavar="OLD",
        help="a folder, a revision of version control, or a version of the data as citations name it",
    )
    parser.add_argument("new", metavar="NEW", nargs="?", help="the same; the record as it stands where it is left out")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument(
        "--record",
        dest="folder",
        type=Path,
        default=record_folder(),
        metavar="DIR",
        help="the record whose revisions are meant",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the differences; that there are some is no fault."""
    try:
        old = read_version(chosen.old, chosen.folder)
        new = read_version(chosen.new or str(chosen.folder), chosen.folder)
    except NoRevisionError as error:
        print(error, file=sys.stderr)
        return MISUSED
    except UnreadableTableError as error:
        print(error)
        return UNREADABLE
    found = differences(old.tables, new.tables)
    if chosen.json:
        both = {"old_version": old.version, "new_version": new.version, "tables": as_json(found)}
        print(json.dumps(both, ensure_ascii=False, indent=2))
    else:
        print("\n".join(in_words(old, new, found)))
    return TOLD


def in_words(old: Snapshot, new: Snapshot, found: Differences) -> Iterator[str]:
    """The differences as lines of English."""
    if old.version == new.version and not found:
        yield f"Both are version {new.version}: nothing differs."
        return
    yield f"From version {old.version} to version {new.version}:"
    if not found:
        yield "The rows are the same; they stand in another order."
    for name, table in found.items():
        yield f"{TABLES[name].file}: {summary(table)}"
        if name not in KEPT_BY_COMMAND:
            yield from (f"  {line}" for line in _rows(table))


def summary(table: TableDifferences) -> str:
    """How many rows and which columns of a table differ, in a few words."""
    renamed = sum(row.renamed for row in table.changed)
    counts = {
        "added": len(table.added),
        "removed": len(table.removed),
        "renamed": renamed,
        "changed": len(table.changed) - renamed,
    }
    parts = [f"{pluralise(number, 'row')} {what}" for what, number in counts.items() if number]
    if table.table and table.columns_added == table.table.columns:
        return ", ".join([*parts, "the table is new"])
    for what, columns in (("new", table.columns_added), ("gone", table.columns_removed)):
        if columns:
            parts.append(f"{'column' if len(columns) == 1 else 'columns'} {', '.join(columns)} {what}")
    if table.table is None:
        parts.append("the table is gone")
    return ", ".join(parts) or "the columns stand in another order"


def row_name(key: Key) -> str:
    """A row by its key."""
    return " ".join(key)


def _rows(table: TableDifferences) -> Iterator[str]:
    for key in table.added:
        yield f"added {row_name(key)}"
    for key in table.removed:
        now = table.successors.get(key)
        yield f"removed {row_name(key)}" + (f"; {row_name(now)} stands for it now" if now else "")
    for row in table.changed:
        yield f"renamed {row_name(row.old)} to {row_name(row.new)}" if row.renamed else f"changed {row_name(row.new)}"
        for column, (old, new) in row.cells.items():
            if not (row.renamed and table.table and column in table.table.key):
                yield f"  {column}: {_shown(old)} is now {_shown(new)}"


def _shown(cell: str) -> str:
    """A cell on one line, whatever it holds."""
    line = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in cell)
    return f'"{line}"' if cell else "(empty)"
