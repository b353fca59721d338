"""Reads a folder as a record and checks every rule; nothing is raised for a bad record, all is reported."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from ledger.i18n.language import LANGUAGES
from ledger.i18n.sentence import Sentence
from ledger.record import datapackage
from ledger.record.csv_reader import Cells, read_cells
from ledger.record.problems import Problem
from ledger.record.record_files import BOUNDARIES_FOLDER, PACKAGE_FILE, RecordFiles, record_files
from ledger.record.schema import TABLES, Table
from ledger.record.schema.addresses import fault
from ledger.record.schema.days import impossible_days
from ledger.record.schema.doubts import doubts
from ledger.record.schema.fields import ADDRESS, EMPTY
from ledger.record.schema.location import BOUNDARY_FILES, outside, outside_area, read_units
from ledger.record.schema.order import out_of_order
from ledger.record.schema.relations import Tables, Violation, across_tables
from ledger.record.schema.same_rows import repeated_labels, repeated_rows
from ledger.record.schema.values import parse_table
from ledger.record.snapshot import version_hash
from ledger.record.version_history import HISTORY_FILE, VersionChanges, read_history


@dataclass(frozen=True)
class ValidationResult:
    """What a folder holds, and everything that is wrong with it.

    ``frames`` have the declared types; where there are problems, cells or rows are left out.
    ``warnings`` are what a colleague would ask about; they are looked for where there is no problem.
    """

    frames: dict[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    version: str
    collected_on: date | None
    files: RecordFiles
    warnings: tuple[Problem, ...] = ()
    history: tuple[VersionChanges, ...] = ()


def validate(
    source: RecordFiles | Path, today: date | None = None, sound: RecordFiles | None = None
) -> ValidationResult:
    """Read the tables, ``datapackage.json`` and ``boundaries/`` of a record and check all rules.

    Parameters
    ----------
    source
        Its files, or the folder in which they lie.
    today
        The day up to which something can have been checked or have happened; the real one if not given.
    sound
        Files of a record that keeps its rules: a table that is the same there breaks none of its own, and is not asked again, which
        is most of the work.
    """
    today, files = today or date.today(), record_files(source)
    tables = read_tables(files)
    cells, frames = tables.cells, tables.frames
    version = version_hash({name: (each.columns, each.rows) for name, each in cells.items()})
    collected_on, problems = _read_package(files, today)
    violations = [
        violation
        for name, table in TABLES.items()
        if sound is None or files.contents.get(table.file) != sound.contents.get(table.file)
        for violation in _violations_within(table, frames[name], cells[name])
    ]
    violations += impossible_days(tables, today)
    tables = replace(
        tables,
        faulty={*_unreadable(cells), *(each.cell for each in violations if not each.depends_on or _of_key(each))},
    )
    violations += repeated_rows(tables)
    violations += repeated_labels(frames["sources"])
    violations += across_tables(tables, collected_on)
    units, missing = read_units(files)
    history, unreadable_history = _read_history(files)
    problems += [*missing, *_missing_boundaries(files), *unreadable_history]
    if not missing and collected_on is not None:
        problems += _unknown_region(files)
    if not missing:
        violations += outside(frames["places"], units)
        violations += outside_area(frames["presence"], frames["places"], units)
    unreadable = {(name, column) for name, _, column in _unreadable(cells)}
    violations += out_of_order(tables, unreadable | {(violation.table, violation.column) for violation in violations})
    for violation in _first_causes(violations, cells):
        _report(violation, cells[violation.table])
    for name, each in cells.items():
        order = {column: position for position, column in enumerate(TABLES[name].columns)}
        problems += sorted(each.problems, key=lambda p: (p.row or 0, order.get(p.column, -1)))
    warnings = () if problems else tuple(_problem(doubt, cells[doubt.table]) for doubt in doubts(tables))
    return ValidationResult(
        dict(frames), tuple(dict.fromkeys(problems)), version, collected_on, files, warnings, history
    )


def _of_key(violation: Violation) -> bool:
    """Whether an id is not what the other cells of its row make it; that it stands there twice is no fault of its letters."""
    key = TABLES[violation.table].key
    return violation.column == key[0] and violation.depends_on != key


def _unreadable(cells: Mapping[str, Cells]) -> set[tuple[str, int, str]]:
    return {(name, line, column) for name, each in cells.items() for line, column in each.faulty_cells}


def _first_causes(violations: Sequence[Violation], cells: Mapping[str, Cells]) -> Iterator[Violation]:
    """Leave out what only follows from another fault: of a cell that the rule looks at, or of the whole row."""
    rows = {(each.table, each.line) for each in violations if each.is_whole_row}
    faulty = _unreadable(cells) | {each.cell for each in violations if not each.depends_on}
    for each in violations:
        follows = any((each.table, each.line, column) in faulty for column in each.depends_on)
        if each.is_whole_row or not (follows or (each.table, each.line) in rows):
            yield each


def read_tables(source: RecordFiles | Path) -> Tables:
    """Read the tables of a record with their declared types, as far as they can be read."""
    files = record_files(source)
    cells = {name: read_cells(files, table.file, table.columns) for name, table in TABLES.items()}
    return Tables({name: parse_table(TABLES[name], each) for name, each in cells.items()}, cells)


def _read_package(files: RecordFiles, today: date) -> tuple[date | None, list[Problem]]:
    """Read the data package, and from it the day of collection."""

    def problem(rule: Sentence, column: str = "", value: str | None = None) -> Problem:
        return Problem(PACKAGE_FILE, None, column, value, rule)

    try:
        package = json.loads(files.read(PACKAGE_FILE))
        created = package["created"]
    except FileNotFoundError:
        return None, [problem(Sentence("the file is missing"))]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None, [problem(Sentence("the file is no JSON with the day of collection in created"))]
    try:
        collected_on = date.fromisoformat(str(created)[:10])
    except ValueError:
        return None, [problem(Sentence("a date is written YYYY-MM-DD"), "created", str(created))]
    misfits = [problem(rule) for rule in datapackage.schema_mismatches(package)]
    misfits += [
        problem(
            Sentence("a title is one line of text: the name, a colon, what the record is about"),
            name,
            str(package[name]),
        )
        for name in ("title", *(f"title_{code}" for code in LANGUAGES))
        if name in package and not _is_one_line(package[name])
    ]
    if collected_on > today:
        late = Sentence("the day of collection is after today, {today}", today=today)
        misfits.append(problem(late, "created", str(created)))
    return collected_on, misfits


def _is_one_line(text: Any) -> bool:
    return isinstance(text, str) and bool(text.strip()) and text.isprintable()


def _read_history(files: RecordFiles) -> tuple[tuple[VersionChanges, ...], list[Problem]]:
    """Read what changed with each version; a record need not have it."""
    try:
        return read_history(files.read(HISTORY_FILE)), []
    except FileNotFoundError:
        return (), []
    except (OSError, ValueError):
        rule = Sentence("the file is no history of versions; run python -m ledger changes")
        return (), [Problem(HISTORY_FILE, None, "", None, rule)]


def _unknown_region(files: RecordFiles) -> Iterator[Problem]:
    """Find that the boundaries have no region of the id that the data package names, or of the usual one where it names none."""
    home = files.boundaries.home
    regions = json.loads(files.read(f"{BOUNDARIES_FOLDER}odbl/oblasts.geojson"))["features"]
    if home not in {region["properties"]["id"] for region in regions}:
        rule = Sentence(
            "no region of boundaries/odbl/oblasts.geojson has this id: write the one that the record is about"
        )
        yield Problem(PACKAGE_FILE, None, "region", home, rule)


def _missing_boundaries(files: RecordFiles) -> Iterator[Problem]:
    """Find boundary files that are not there; those that the places are checked against are named already."""
    for _, path, *_ in datapackage.BOUNDARIES:
        name = f"{BOUNDARIES_FOLDER}{path}"
        if name not in BOUNDARY_FILES and name not in files.contents:
            yield Problem(name, None, "", None, Sentence("the file is missing"))


def _violations_within(table: Table, frame: pd.DataFrame, cells: Cells) -> Iterator[Violation]:
    """Let pandera check one table, and say in plain words what it found."""
    try:
        table.schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for error in errors.schema_errors:
            yield from _violations_of_schema(error, table, frame, cells)


def _violations_of_schema(
    error: pa.errors.SchemaError, table: Table, frame: pd.DataFrame, cells: Cells
) -> Iterator[Violation]:
    lines = sorted({int(line) for line in error.failure_cases["index"]})
    check = error.check
    name = check.name if isinstance(check, pa.Check) else str(check)
    rule = table.all_rules.get(str(name))
    if error.reason_code is pa.errors.SchemaErrorReason.DUPLICATES:
        for line in lines:
            if _all_sound(cells, line, table.key):
                first = _first_with_key(table, frame, line)
                taken = Sentence("the key stands already in row {row}", row=first)
                yield Violation(table.name, line, table.key[-1], taken, table.key)
    elif rule is not None:
        for line in lines:
            if _all_sound(cells, line, rule.depends_on):
                yield Violation(table.name, line, rule.column, rule.text, rule.depends_on)
    else:
        column = str(error.schema.name)
        text = check.error if isinstance(check, pa.Check) and isinstance(check.error, Sentence) else EMPTY
        for line in lines:
            yield Violation(
                table.name, line, column, fault(str(frame.at[line, column])) or text if text == ADDRESS else text
            )


def _all_sound(cells: Cells, line: int, columns: Sequence[str]) -> bool:
    """Whether these cells of a row were read without a problem."""
    return not any(column in cells.missing_columns or (line, column) in cells.faulty_cells for column in columns)


def _first_with_key(table: Table, frame: pd.DataFrame, line: int) -> int:
    keys = frame[list(table.key)]
    return int(keys.index[(keys == keys.loc[line]).all(axis=1)][0])


def _report(violation: Violation, cells: Cells) -> None:
    """Add a finding to the table's problems, unless its cell has one of reading already."""
    if violation.column in cells.missing_columns or (violation.line, violation.column) in cells.faulty_cells:
        return
    cells.problems.append(_problem(violation, cells))


def _problem(violation: Violation, cells: Cells) -> Problem:
    row = cells.rows[cells.lines.index(violation.line)]
    return Problem(
        cells.file, violation.line, violation.column, row[cells.columns.index(violation.column)], violation.rule
    )
