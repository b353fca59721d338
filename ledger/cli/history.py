"""``python -m ledger history``: when each row was added and last changed, from version control."""

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ledger.cli import folder_option
from ledger.cli.revisions import NoRevisionError, require_whole_history, run_git
from ledger.cli.writing import locked, write
from ledger.record.codes import HISTORY_TABLE
from ledger.record.csv_writer import as_csv
from ledger.record.problems import pluralise
from ledger.record.schema import TABLES
from ledger.record.schema.order import natural
from ledger.record.snapshot import COLUMNS_WITHOUT_VERSION

OK, BROKEN = 0, 1
HISTORY = TABLES["row_history"]
Rows = dict[str, dict[str, str]]
"""The rows of a table by their keys, each with its cells by column."""
Days = dict[str, tuple[str, str]]
"""When each row was added, and last changed; the second is empty where it never was."""


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser(
        "history", help=f"write {HISTORY.file}: when each row was added and last changed, from version control"
    )
    folder_option.add(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the table anew, and say how many rows it has."""
    try:
        with locked(chosen.folder):
            rows = history(chosen.folder, date.today())
            path = chosen.folder / HISTORY.file
            path.touch()
            write(chosen.folder, {HISTORY.file: as_csv([HISTORY.columns, *sorted(rows, key=in_order)])})
    except (OSError, NoRevisionError) as error:
        print(f"The days of {chosen.folder} cannot be read from version control (git): {error}", file=sys.stderr)
        return BROKEN
    print(f"Wrote {path}: {pluralise(len(rows), 'row')}.")
    return OK


def in_order(row: Sequence[str]) -> list[Any]:
    """What the rows are sorted by: table, and id with its numbers by their size."""
    return [row[0], natural(row[1])]


def history(folder: Path, today: date) -> list[list[str]]:
    """The rows of the table: for each row of the folder the day of the commit that brought it, and of the last that changed it.

    A row that no commit has is of `today`, and one that is other than in the last commit was changed today. A row whose id was
    corrected was added when the row was that had the old id.

    Raises
    ------
    NoRevisionError
        If the folder is not under version control, or the clone does not hold the whole history.
    """
    require_whole_history(folder)
    corrected = {(row["table"], row["new_id"]): row["old_id"] for row in _rows(folder, "renamed") if row["new_id"]}
    found = []
    for name in HISTORY_TABLE:
        now = by_key(name, _rows(folder, name))
        days = days_of([*_committed(folder, name), (today.isoformat(), now)])
        for key in now:
            added, changed = days[key]
            old = corrected.get((name, key))
            if old in days:
                added, changed = days[old][0], changed or added
            found.append([name, key, added, changed])
    return found


def days_of(versions: Iterable[tuple[str, Rows]]) -> Days:
    """When each row of any version was added and last changed.

    A column that came later, or went, is no change of a row; one that left and came back was added when it came back.

    Parameters
    ----------
    versions
        Each with its day, the first one first.
    """
    days: Days = {}
    before: Rows = {}
    for day, rows in versions:
        for key, row in rows.items():
            if key not in before:
                days[key] = day, ""
            elif any(row[column] != before[key][column] for column in row.keys() & before[key].keys()):
                days[key] = days[key][0], day
        before = rows
    return days


def by_key(name: str, rows: Iterable[dict[str, str]]) -> Rows:
    """The rows of a table by their keys, without the columns that no version counts; rows without a key are none."""
    key, left_out = TABLES[name].key[0], COLUMNS_WITHOUT_VERSION.get(name, frozenset())
    counted = ({column: row[column] for column in row if column not in left_out} for row in rows)
    return {row[key]: row for row in counted if row.get(key)}


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    return _read((folder / TABLES[name].file).read_bytes())


def _read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _committed(folder: Path, name: str) -> Iterator[tuple[str, Rows]]:
    """Every committed version of a table with the day of its commit, the first one first."""
    file = TABLES[name].file
    commits = run_git(folder, "log", "--reverse", "--format=%H %cs", "--", file).decode().split()
    for commit, day in zip(commits[::2], commits[1::2], strict=True):
        # Where the commit took the table away there is nothing to read.
        if run_git(folder, "ls-tree", "--name-only", commit, file):
            yield day, by_key(name, _read(run_git(folder, "show", f"{commit}:./{file}")))
