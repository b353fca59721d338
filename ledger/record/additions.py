"""New rows of a record, in memory: their ids, what is usual where nothing is given, their place, and what the check says of them."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from ledger.record.codes import HISTORY_TABLE
from ledger.record.csv_reader import read_cells
from ledger.record.csv_writer import as_csv, reordered
from ledger.record.problems import Problem
from ledger.record.record_files import PACKAGE_FILE, RecordFiles
from ledger.record.schema import TABLES
from ledger.record.schema.fields import KEY_PATTERN
from ledger.record.schema.order import positions
from ledger.record.validation import ValidationResult, read_tables, validate

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
OF_FIRST_PAGE = ("outlet_en", "outlet_de", "url", "archived_url", "dated_on")
"""Columns of reports that a new claim may have: they are those of the page on which it was seen first."""
DAYS_OF_STATEMENTS = ("stated_on", "dated_on")


@dataclass(frozen=True)
class Trial:
    """A record with new rows, and what the check says of it.

    Attributes
    ----------
    rows
        The new rows by table, with all their cells, as they would stand in the record.
    changed
        The new content of each file that would be other.
    checked
        The whole record with them, checked.
    problems, warnings
        What the check finds; of the new rows by their keys, for nobody has seen on which line they would stand.
    """

    rows: Mapping[str, Sequence[Row]]
    changed: Mapping[str, bytes]
    checked: ValidationResult
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def with_rows(files: RecordFiles, additions: Additions, today: date) -> Trial:
    """Add rows to a record that keeps its rules, each in its place, and check the whole; the files themselves stay as they are."""
    rows = completed(additions, {name: _rows(files, name) for name in {*additions, "reports"}})
    changed = _changed(files, {**rows, **_history(rows, today)}, today)
    checked = validate(_with(files, changed), today, sound=files)
    keys = {name: _lines_of_new(checked, name, new) for name, new in rows.items()}
    problems = [_by_key(each, keys) for each in checked.problems]
    unfinished = _unfinished(rows)
    causes = [each for each in problems if each.value not in unfinished]
    warnings = [_by_key(each, keys) for each in checked.warnings]
    return Trial(rows, changed, checked, tuple(causes or problems), tuple(each for each in warnings if each.new_row))


def completed(additions: Additions, present: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """The new rows with all their cells: what is given, else what is usual; a key that is not given is proposed.

    Parameters
    ----------
    present
        The rows that are there, of every table that gets new ones; of reports in any case.

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


def _rows(files: RecordFiles, name: str) -> list[Row]:
    table = TABLES[name]
    cells = read_cells(files, table.file, table.columns)
    return [dict(zip(table.columns, row, strict=True)) for row in cells.rows]


def _history(rows: Mapping[str, Sequence[Row]], today: date) -> dict[str, list[Row]]:
    """The new rows with the day on which they are added."""
    added = [
        {"table": name, "id": row[TABLES[name].key[0]], "added_on": today.isoformat(), "changed_on": ""}
        for name in HISTORY_TABLE
        for row in rows.get(name, ())
    ]
    return {"row_history": added} if added else {}


def _changed(files: RecordFiles, rows: Mapping[str, Sequence[Row]], today: date) -> dict[str, bytes]:
    """The files that are other with the rows: each table with the new ones in their order, and the day of collection."""
    changed = {
        TABLES[name].file: files.read(TABLES[name].file)
        + as_csv([[row[column] for column in TABLES[name].columns] for row in new])
        for name, new in rows.items()
    }
    tables = read_tables(_with(files, changed))
    for name in rows:
        order, file = positions(TABLES[name], tables), TABLES[name].file
        if order is not None:
            changed[file] = reordered(changed[file], tables.cells[name].lines, order)
    package = json.loads(files.read(PACKAGE_FILE))
    newest = max(
        (row[day] for new in rows.values() for row in new for day in DAYS_OF_STATEMENTS if row.get(day)), default=""
    )
    if newest > str(package["created"])[:10]:
        package["created"] = f"{today}T00:00:00Z"
        changed[PACKAGE_FILE] = (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()
    return changed


def _with(files: RecordFiles, changed: Mapping[str, bytes]) -> RecordFiles:
    return replace(files, contents=MappingProxyType({**files.contents, **changed}))


def _lines_of_new(checked: ValidationResult, name: str, rows: Sequence[Row]) -> dict[int, str]:
    """The keys of the new rows by the lines on which they stand."""
    key = TABLES[name].key[0]
    new = {row[key] for row in rows}
    return {int(line): text for line, text in checked.frames[name][key].items() if text in new}  # type: ignore[call-overload]


def _unfinished(rows: Mapping[str, Sequence[Row]]) -> set[str]:
    """Keys that cannot be made yet: what is wrong with the cells that make them is said of these cells."""
    keys = {row[TABLES[name].key[0]] for name, new in rows.items() for row in new}
    return {key for key in keys if key and not re.fullmatch(KEY_PATTERN, key)}


def _by_key(problem: Problem, keys: Mapping[str, Mapping[int, str]]) -> Problem:
    """Name a new row by its key."""
    key = keys.get(problem.file.removesuffix(".csv"), {}).get(problem.row or 0)
    return problem if key is None else replace(problem, row=None, new_row=key)
