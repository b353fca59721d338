"""Reads a folder as a record and checks every rule; nothing is raised for a bad record, all is reported."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from ledger.record import datapackage
from ledger.record.csv_reader import Cells, read_cells
from ledger.record.problems import Problem
from ledger.record.schema import TABLES, Table
from ledger.record.schema.addresses import fault
from ledger.record.schema.days import impossible_days
from ledger.record.schema.doubts import doubts
from ledger.record.schema.fields import ADDRESS, EMPTY
from ledger.record.schema.location import BOUNDARY_FILES, outside, outside_area, read_units
from ledger.record.schema.order import out_of_order
from ledger.record.schema.relations import Finding, Tables, across_tables
from ledger.record.schema.same_rows import repeated_labels, repeated_rows
from ledger.record.schema.values import typed
from ledger.record.snapshot import content_hash

PACKAGE = "datapackage.json"


@dataclass(frozen=True)
class Checked:
    """What a folder holds, and everything that is wrong with it.

    ``frames`` have the declared types; where there are problems, cells or rows are left out.
    ``warnings`` are what a colleague would ask about; they are looked for where there is no problem.
    """

    frames: dict[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    version: str
    collected_on: date | None
    package: bytes
    warnings: tuple[Problem, ...] = ()


def check(folder: Path, today: date | None = None) -> Checked:
    """Read the tables, ``datapackage.json`` and ``boundaries/`` of `folder` and check all rules.

    Parameters
    ----------
    today
        The day up to which something can have been checked or have happened; the real one if not given.
    """
    today = today or date.today()
    tables = read_tables(folder)
    cells, frames = tables.cells, tables.frames
    version = _version(cells)
    package, collected_on, problems = _read_package(folder, today)
    findings = [finding for name in TABLES for finding in _within(TABLES[name], frames[name], cells[name])]
    findings += impossible_days(tables, today)
    tables = replace(
        tables, faulty={*_unreadable(cells), *(each.cell for each in findings if not each.reads or _of_key(each))}
    )
    findings += repeated_rows(tables)
    findings += repeated_labels(frames["sources"])
    findings += across_tables(tables, collected_on)
    units, missing = read_units(folder)
    problems += [*missing, *_missing_boundaries(folder)]
    if not missing:
        findings += outside(frames["places"], units)
        findings += outside_area(frames["presence"], frames["places"], units)
    unreadable = {(name, column) for name, _, column in _unreadable(cells)}
    findings += out_of_order(tables, unreadable | {(finding.table, finding.column) for finding in findings})
    for finding in _first_causes(findings, cells):
        _report(finding, cells[finding.table])
    for name, each in cells.items():
        order = {column: position for position, column in enumerate(TABLES[name].columns)}
        problems += sorted(each.problems, key=lambda p: (p.row or 0, order.get(p.column, -1)))
    warnings = () if problems else tuple(_problem(doubt, cells[doubt.table]) for doubt in doubts(tables))
    return Checked(dict(frames), tuple(dict.fromkeys(problems)), version, collected_on, package, warnings)


def _of_key(finding: Finding) -> bool:
    """Whether an id is not what the other cells of its row make it; that it stands there twice is no fault of its letters."""
    key = TABLES[finding.table].key
    return finding.column == key[0] and finding.reads != key


def _unreadable(cells: Mapping[str, Cells]) -> set[tuple[str, int, str]]:
    return {(name, line, column) for name, each in cells.items() for line, column in each.bad}


def _first_causes(findings: Sequence[Finding], cells: Mapping[str, Cells]) -> Iterator[Finding]:
    """Leave out what only follows from another fault: of a cell that the rule looks at, or of the whole row."""
    rows = {(each.table, each.line) for each in findings if each.row}
    faulty = _unreadable(cells) | {each.cell for each in findings if not each.reads}
    for each in findings:
        follows = any((each.table, each.line, column) in faulty for column in each.reads)
        if each.row or not (follows or (each.table, each.line) in rows):
            yield each


def read_tables(folder: Path) -> Tables:
    """Read the tables of `folder` with their declared types, as far as they can be read."""
    cells = {name: read_cells(folder / table.file, table.columns) for name, table in TABLES.items()}
    return Tables({name: typed(TABLES[name], each) for name, each in cells.items()}, cells)


def _version(cells: Mapping[str, Cells]) -> str:
    """The version of what was read, whether or not there is a fault in it."""
    return content_hash([[name, cells[name].columns, cells[name].rows] for name in sorted(cells)])


def _read_package(folder: Path, today: date) -> tuple[bytes, date | None, list[Problem]]:
    """Read the data package, and from it the day of collection."""
    content = b""

    def problem(rule: str, column: str = "", value: str | None = None) -> Problem:
        return Problem(PACKAGE, None, column, value, rule)

    try:
        content = (folder / PACKAGE).read_bytes()
        package = json.loads(content)
        created = package["created"]
    except FileNotFoundError:
        return content, None, [problem("the file is missing")]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return content, None, [problem("the file is no JSON with the day of collection in created")]
    try:
        collected_on = date.fromisoformat(str(created)[:10])
    except ValueError:
        return content, None, [problem("a date is written YYYY-MM-DD", "created", str(created))]
    misfits = [problem(rule) for rule in datapackage.misfits(package)]
    if collected_on > today:
        misfits.append(problem(f"the day of collection is after today, {today}", "created", str(created)))
    return content, collected_on, misfits


def _missing_boundaries(folder: Path) -> Iterator[Problem]:
    """Find boundary files that are not there; those that the places are checked against are named already."""
    for _, path, *_ in datapackage.BOUNDARIES:
        name = f"boundaries/{path}"
        if name not in BOUNDARY_FILES and not (folder / name).is_file():
            yield Problem(name, None, "", None, "the file is missing")


def _within(table: Table, frame: pd.DataFrame, cells: Cells) -> Iterator[Finding]:
    """Let pandera check one table, and say in plain words what it found."""
    try:
        table.schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for error in errors.schema_errors:
            yield from _findings(error, table, frame, cells)


def _findings(error: pa.errors.SchemaError, table: Table, frame: pd.DataFrame, cells: Cells) -> Iterator[Finding]:
    lines = sorted({int(line) for line in error.failure_cases["index"]})
    check = error.check
    name = check.name if isinstance(check, pa.Check) else str(check)
    rule = table.all_rules.get(str(name))
    if error.reason_code is pa.errors.SchemaErrorReason.DUPLICATES:
        for line in lines:
            if _sound(cells, line, table.key):
                first = _first_with_key(table, frame, line)
                yield Finding(table.name, line, table.key[-1], f"the key stands already in row {first}", table.key)
    elif rule is not None:
        for line in lines:
            if _sound(cells, line, rule.reads):
                yield Finding(table.name, line, rule.column, rule.text, rule.reads)
    else:
        column = str(error.schema.name)
        text = str(check.error) if isinstance(check, pa.Check) else EMPTY
        for line in lines:
            yield Finding(
                table.name, line, column, fault(str(frame.at[line, column])) or text if text == ADDRESS else text
            )


def _sound(cells: Cells, line: int, columns: Sequence[str]) -> bool:
    """Whether these cells of a row were read without a problem."""
    return not any(column in cells.bad_columns or (line, column) in cells.bad for column in columns)


def _first_with_key(table: Table, frame: pd.DataFrame, line: int) -> int:
    keys = frame[list(table.key)]
    return int(keys.index[(keys == keys.loc[line]).all(axis=1)][0])


def _report(finding: Finding, cells: Cells) -> None:
    """Add a finding to the table's problems, unless its cell has one of reading already."""
    if finding.column in cells.bad_columns or (finding.line, finding.column) in cells.bad:
        return
    cells.problems.append(_problem(finding, cells))


def _problem(finding: Finding, cells: Cells) -> Problem:
    row = cells.rows[cells.lines.index(finding.line)]
    return Problem(cells.file, finding.line, finding.column, row[cells.columns.index(finding.column)], finding.rule)
