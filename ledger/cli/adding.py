"""New rows of a record: their ids, what is usual where nothing is given, and how they come in, whole or not at all."""

import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ledger.cli.tidy import reordered
from ledger.cli.writing import as_csv, locked, write
from ledger.record.codes import HISTORY_TABLE
from ledger.record.csv_reader import read_cells
from ledger.record.problems import Problem
from ledger.record.record_files import PACKAGE_FILE, read_folder
from ledger.record.schema import TABLES
from ledger.record.schema.order import positions
from ledger.record.validation import read_tables, validate

Row = dict[str, str]
Additions = Mapping[str, Sequence[Row]]
"""New rows by table; cells that are not named are empty."""
DEFAULTS: dict[str, Row] = {
    "claims": {"as_of_precision": "day", "stated_on_precision": "day"},
    "presence": {"as_of_precision": "day", "stated_on_precision": "day", "what": "soldiers", "seen": "page"},
    "reports": {"faithful": "yes"},
    "events": {"seen": "page", "importance": "3"},
}
"""What stands in a cell of a new row where nothing is given."""
OF_FIRST_PAGE = ("outlet_en", "outlet_de", "url", "dated_on")
"""Columns of reports that a new claim may have: they are those of the page on which it was seen first."""
DAYS_OF_STATEMENTS = ("stated_on", "dated_on")


@dataclass(frozen=True)
class Added:
    """What became of new rows.

    Attributes
    ----------
    rows : dict of str to list of dict
        The rows as they stand in the record now, or would stand there.
    problems : tuple of Problem
        Why nothing was written; empty where it was.
    before : bool
        Whether the record had these problems already, without the new rows.
    """

    rows: dict[str, list[Row]]
    problems: tuple[Problem, ...] = ()
    before: bool = False


def add_rows(folder: Path, additions: Additions, today: date, keep: bool = True) -> Added:
    """Add rows to the record in `folder` and put them in their order; nothing is written where the check finds a fault.

    Parameters
    ----------
    keep
        Whether to write; if not, the rows are only tried.
    """
    with locked(folder):
        found = validate(folder, today)
        if found.problems:
            return Added({}, found.problems, before=True)
        present = {name: _rows(folder, name) for name in TABLES}
        rows = completed(additions, present)
        with tempfile.TemporaryDirectory() as scratch:
            trial = Path(shutil.copytree(folder, Path(scratch) / "record"))
            changed = _put(trial, {**rows, **_history(rows, today)}, present, today)
            problems = validate(trial, today).problems
            if problems:
                return Added(rows, tuple(_of_new_row(each, trial, rows) for each in problems))
            if keep:
                write(folder, {name: (trial / name).read_bytes() for name in changed})
    return Added(rows)


def completed(additions: Additions, present: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """The new rows with all their cells: what is given, else what is usual; a key that is not given is proposed.

    The claims come before the reports, so that a first page gets the id of its claim.
    """
    rows: dict[str, list[Row]] = {}
    waiting = {name: list(given) for name, given in additions.items()}
    for name, table in TABLES.items():
        for given in waiting.get(name, []):
            usual = DEFAULTS.get(name, {})
            row = {column: given.get(column, "") or usual.get(column, "") for column in table.columns}
            others = [*present[name], *rows.get(name, [])]
            if name == "reports" and not row["role"]:
                first = any(each["claim_id"] == row["claim_id"] and each["role"] == "primary" for each in others)
                row["role"] = "second" if first else "primary"
            key = table.key[0]
            row[key] = row[key] or proposed(name, row, {each[key] for each in others})
            rows.setdefault(name, []).append(row)
            page = {column: given.get(column, "") for column in OF_FIRST_PAGE}
            if name == "claims" and any(page.values()):
                waiting.setdefault("reports", []).append({"claim_id": row[key], **page})
    return rows


def _history(rows: Mapping[str, Sequence[Row]], today: date) -> dict[str, list[Row]]:
    """The new rows with the day on which they are added."""
    added = [
        {"table": name, "id": row[TABLES[name].key[0]], "added_on": today.isoformat(), "changed_on": ""}
        for name in HISTORY_TABLE
        for row in rows.get(name, ())
    ]
    return {"row_history": added} if added else {}


def proposed(name: str, row: Row, taken: set[str]) -> str:
    """The id that a row of a table should have."""
    if name == "reports":
        return next(key for number in range(1, len(taken) + 2) if (key := f"{row['claim_id']}-r{number}") not in taken)
    stem = {
        "claims": lambda: f"{row['metric'].replace('_', '-')}-{row['source']}-{row['stated_on']}",
        "control": lambda: f"ctl-{row['place_id']}-{row['source']}-{row['stated_on']}",
        "presence": lambda: f"pr-{row['place_id']}-{row['source']}-{row['stated_on']}",
        "events": lambda: f"ev-{_slug(row['title_en'])}",
        "sources": lambda: _slug(row["short_en"]),
        "places": lambda: _slug(row["name_en"]),
    }[name]()
    further = (f"{stem}-{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    return next((key for key in (stem, *further) if key not in taken), stem)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)[:6])


def _rows(folder: Path, name: str) -> list[Row]:
    table = TABLES[name]
    return [
        dict(zip(table.columns, row, strict=True))
        for row in read_cells(read_folder(folder), table.file, table.columns).rows
    ]


def _put(
    trial: Path, rows: Mapping[str, Sequence[Row]], present: Mapping[str, Sequence[Row]], today: date
) -> list[str]:
    """Write the rows into a copy of the record, in their order, and give the files that are other now."""
    changed = []
    for name, new in rows.items():
        table = TABLES[name]
        path = trial / table.file
        path.write_bytes(path.read_bytes() + as_csv([[row[column] for column in table.columns] for row in new]))
        changed.append(table.file)
    tables = read_tables(trial)
    for name in rows:
        order = positions(TABLES[name], tables)
        if order is not None:
            path = trial / TABLES[name].file
            path.write_bytes(reordered(path.read_bytes(), tables.cells[name].lines, order))
    package = json.loads((trial / PACKAGE_FILE).read_bytes())
    newest = max(
        (row[day] for new in rows.values() for row in new for day in DAYS_OF_STATEMENTS if row.get(day)), default=""
    )
    if newest > str(package["created"])[:10]:
        package["created"] = f"{today}T00:00:00Z"
        (trial / PACKAGE_FILE).write_text(
            json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n"
        )
        changed.append(PACKAGE_FILE)
    return changed


def _of_new_row(problem: Problem, trial: Path, rows: Mapping[str, Sequence[Row]]) -> Problem:
    """Name a new row by its key: the curator has not seen on which line it would stand."""
    name = problem.file.removesuffix(".csv")
    if problem.row is None or name not in rows:
        return problem
    cells, key = (
        read_cells(read_folder(trial), problem.file, TABLES[name].columns),
        TABLES[name].columns.index(TABLES[name].key[0]),
    )
    ids = dict(zip(cells.lines, (row[key] for row in cells.rows), strict=True))
    if ids.get(problem.row) in {row[TABLES[name].key[0]] for row in rows[name]}:
        return replace(problem, row=None, new_row=ids[problem.row])
    return problem
