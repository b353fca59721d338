"""``python -m ledger changes``: what changed with each version of the record, written from version control."""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ledger.cli import folder_option
from ledger.cli.diff import KEPT_BY_COMMAND, row_name, summary
from ledger.cli.revisions import DatedVersion, NoRevisionError, read_folder, versions
from ledger.cli.writing import write
from ledger.record.differences import ChangedRow, Differences, TableDifferences, differences
from ledger.record.problems import pluralise
from ledger.record.schema import TABLES
from ledger.record.snapshot import EMPTY, Snapshot, UnreadableTableError, snapshot, versioned_columns
from ledger.record.version_history import HISTORY_FILE, VersionChanges, table_changes, write_history

CHANGES = "CHANGES.md"
WRITTEN, OUT_OF_DATE, MISUSED = 0, 1, 2
LISTED = 50
"""More rows of one kind than this are counted, not listed."""
SHORT = 20
"""A cell of at most so many characters is shown with what it was and what it is."""
HEAD = f"""# What changed in the record

Every version of the tables, the newest first: `python -m ledger changes` writes this file from version control. A
version is the one that pictures, files and citations name. More than {LISTED} rows of a kind are counted; each row and
cell between two of these versions: `python -m ledger diff OLD NEW`.
"""
_SECTION = re.compile("^## Version ([0-9a-f]+), ", re.MULTILINE)


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser("changes", help=f"write {CHANGES}: what changed with each version of the record")
    folder_option.add(parser)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if the record as it stands is not the newest in it"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the file where it has changed; with ``--check`` only say whether it names the record as it stands."""
    path = chosen.folder / CHANGES
    try:
        present = snapshot(read_folder(chosen.folder))
        if chosen.check:
            return _is_newest(path, present)
        dated = versions(chosen.folder, present)
    except NoRevisionError as error:
        print(error, file=sys.stderr)
        return MISUSED
    except UnreadableTableError as error:
        print(error)
        return OUT_OF_DATE
    contents = {
        CHANGES: "\n".join([HEAD, *_sections(dated)]).encode(),
        HISTORY_FILE: write_history([*_history(dated)]),
    }
    if all(
        (chosen.folder / name).is_file() and (chosen.folder / name).read_bytes() == contents[name] for name in contents
    ):
        print(f"{path} is up to date.")
        return WRITTEN
    for name in contents:
        (chosen.folder / name).touch()
    write(chosen.folder, contents)
    print(f"Wrote {path} and {HISTORY_FILE}.")
    return WRITTEN


def newest_version(text: str) -> str | None:
    """The version that the newest section is about; None where there is no section."""
    found = _SECTION.search(text)
    return found[1] if found else None


def _is_newest(path: Path, present: Snapshot) -> int:
    if path.is_file() and newest_version(path.read_text(encoding="utf-8")) == present.version:
        print(f"{path} is up to date.")
        return WRITTEN
    print(f"{path} does not name version {present.version}: run python -m ledger changes.")
    return OUT_OF_DATE


def _history(dated: Sequence[DatedVersion]) -> Iterator[VersionChanges]:
    """The same for programs, the newest first."""
    before = [EMPTY, *(each.snapshot for each in dated)]
    for old, each in reversed([*zip(before, dated, strict=False)]):
        found = {} if old == EMPTY else table_changes(_counted(old, each.snapshot))
        tables = {name: changes for name, changes in found.items() if name not in KEPT_BY_COMMAND}
        yield VersionChanges(each.snapshot.version, each.day, tables)


def _counted(old: Snapshot, new: Snapshot) -> Differences:
    """In what two versions differ: of a column that no version counts, nobody knows with which one it changed."""
    return differences(versioned_columns(old.tables), versioned_columns(new.tables))


def _sections(dated: Sequence[DatedVersion]) -> Iterator[str]:
    """One section a version, the newest first; the first version of all is counted only."""
    before = [EMPTY, *(each.snapshot for each in dated)]
    for old, each in reversed([*zip(before, dated, strict=False)]):
        yield f"## Version {each.snapshot.version}, {each.day}\n"
        if old == EMPTY:
            for name, table in each.snapshot.tables.items():
                yield f"- {TABLES[name].file}: {pluralise(len(table.rows), 'row')}"
            yield ""
            continue
        for name, table_differences in _counted(old, each.snapshot).items():
            yield f"{TABLES[name].file}: {summary(table_differences)}.\n"
            if name not in KEPT_BY_COMMAND and (lines := [*_rows(table_differences)]):
                yield "\n".join([*(f"- {line}" for line in lines), ""])


def _rows(table: TableDifferences) -> Iterator[str]:
    renamed = [row for row in table.changed if row.renamed]
    changed = [row for row in table.changed if not row.renamed]
    if 0 < len(table.added) <= LISTED:
        yield f"added: {', '.join(f'`{row_name(key)}`' for key in table.added)}"
    for key in table.removed if len(table.removed) <= LISTED else ():
        now = table.successors.get(key)
        yield f"removed: `{row_name(key)}`" + (f"; `{row_name(now)}` stands for it now" if now else "")
    for row in renamed if len(renamed) <= LISTED else ():
        yield f"renamed: `{row_name(row.old)}` to `{row_name(row.new)}`{_cells(row, table)}"
    if len(changed) <= LISTED:
        for row in changed:
            yield f"changed: `{row_name(row.new)}`{_cells(row, table)}"
    else:
        yield f"changed: {_by_column(changed)}"


def _by_column(rows: Iterable[ChangedRow]) -> str:
    """How many rows have another cell in each column, the most first."""
    counts = Counter(column for row in rows for column in row.cells)
    return ", ".join(f"{column} in {pluralise(number, 'row')}" for column, number in counts.most_common())


def _cells(row: ChangedRow, table: TableDifferences) -> str:
    """The cells of a row that differ: short ones with their values, long ones by their column."""
    keys = table.table.key if table.table and row.renamed else ()
    parts = [
        f"{column} {_code(old)} is now {_code(new)}" if len(old) <= SHORT and len(new) <= SHORT else column
        for column, (old, new) in row.cells.items()
        if column not in keys
    ]
    return f": {', '.join(parts)}" if parts else ""


def _code(cell: str) -> str:
    """A short cell that Markdown cannot take for markup."""
    return f"`{''.join(sign if sign.isprintable() and sign != '`' else ' ' for sign in cell)}`" if cell else "empty"
