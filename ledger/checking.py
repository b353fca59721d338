"""Reads a folder as a record and checks every rule; nothing is raised for a bad record, all is reported."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from ledger.cells import Cells, read_cells
from ledger.problems import Problem
from ledger.schema import TABLES, Table
from ledger.schema.fields import EMPTY
from ledger.schema.location import outside, outside_area, read_units
from ledger.schema.order import out_of_order
from ledger.schema.relations import Finding, Tables, across_tables
from ledger.schema.values import typed

PACKAGE = "datapackage.json"
DIGITS_OF_VERSION = 12


@dataclass(frozen=True)
class Checked:
    """What a folder holds, and everything that is wrong with it.

    ``frames`` have the declared types; where there are problems, cells or rows are left out.
    """

    frames: dict[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    version: str
    collected_on: date | None
    package: bytes


def check(folder: Path) -> Checked:
    """Read the tables, ``datapackage.json`` and ``boundaries/`` of `folder` and check all rules."""
    tables = read_tables(folder)
    cells, frames = tables.cells, tables.frames
    version = _version(cells)
    package, collected_on, problems = _read_package(folder)
    findings = [finding for name in TABLES for finding in _within(TABLES[name], frames[name], cells[name])]
    findings += across_tables(tables, collected_on)
    units, missing = read_units(folder)
    problems += missing
    if not missing:
        findings += outside(frames["places"], units)
        findings += outside_area(frames["presence"], frames["places"], units)
    findings += out_of_order(tables, {(finding.table, finding.column) for finding in findings})
    for finding in findings:
        _report(finding, cells[finding.table])
    for name, each in cells.items():
        order = {column: position for position, column in enumerate(TABLES[name].columns)}
        problems += sorted(each.problems, key=lambda p: (p.row or 0, order.get(p.column, -1)))
    return Checked(dict(frames), tuple(dict.fromkeys(problems)), version, collected_on, package)


def read_tables(folder: Path) -> Tables:
    """Read the tables of `folder` with their declared types, as far as they can be read."""
    cells = {name: read_cells(folder / table.file, table.columns) for name, table in TABLES.items()}
    return Tables({name: typed(TABLES[name], each) for name, each in cells.items()}, cells)


def _version(cells: Mapping[str, Cells]) -> str:
    """Hash the content of all tables: every cell in the order of the files, however it is quoted."""
    content = [[name, cells[name].columns, cells[name].rows] for name in sorted(cells)]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:DIGITS_OF_VERSION]


def _read_package(folder: Path) -> tuple[bytes, date | None, list[Problem]]:
    """Read the data package, and from it the day of collection."""
    content = b""
    try:
        content = (folder / PACKAGE).read_bytes()
        created = json.loads(content)["created"]
    except FileNotFoundError:
        return content, None, [Problem(PACKAGE, None, "", None, "the file is missing")]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        rule = "the file is no JSON with the day of collection in created"
        return content, None, [Problem(PACKAGE, None, "", None, rule)]
    try:
        return content, date.fromisoformat(str(created)[:10]), []
    except ValueError:
        return content, None, [Problem(PACKAGE, None, "created", str(created), "a date is written YYYY-MM-DD")]


def _within(table: Table, frame: pd.DataFrame, cells: Cells) -> Iterator[Finding]:
    """Let pandera check one table, and say in plain words what it found."""
    try:
        table.schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for error in errors.schema_errors:
            yield from _findings(error, table, frame, cells)


def _findings(
    error: pa.errors.SchemaError, table: Table, frame: pd.DataFrame, cells: Cells
) -> Iterator[Finding]:
    lines = sorted({int(line) for line in error.failure_cases["index"]})
    check = error.check
    name = check.name if isinstance(check, pa.Check) else str(check)
    rule = table.all_rules.get(str(name))
    if error.reason_code is pa.errors.SchemaErrorReason.DUPLICATES:
        for line in lines:
            if _sound(cells, line, table.key):
                first = _first_with_key(table, frame, line)
                yield Finding(table.name, line, table.key[-1], f"the key stands already in row {first}")
    elif rule is not None:
        for line in lines:
            if _sound(cells, line, rule.reads):
                yield Finding(table.name, line, rule.column, rule.text)
    else:
        text = str(check.error) if isinstance(check, pa.Check) else EMPTY
        for line in lines:
            yield Finding(table.name, line, str(error.schema.name), text)


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
    row = cells.rows[cells.lines.index(finding.line)]
    value = row[cells.columns.index(finding.column)]
    cells.problems.append(Problem(cells.file, finding.line, finding.column, value, finding.rule))
