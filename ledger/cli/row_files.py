"""Files of new rows: CSV, YAML, and the first sheet of an XLSX file."""

import csv
import io
from pathlib import Path

from ledger.cli.spreadsheet import UnreadableSheetError, rows_of_first_sheet
from ledger.i18n.sentence import Sentence
from ledger.record.additions import OF_FIRST_PAGE, Additions, Row
from ledger.record.file_encoding import decode_file
from ledger.record.schema import TABLES

KINDS = {
    "claim": "claims",
    "report": "reports",
    "control": "control",
    "presence": "presence",
    "event": "events",
    "source": "sources",
    "place": "places",
}
AFTER_PATH = "{path}{rule}"
"""How a sentence is put together that goes on after the name of the file."""
OTHER_SPREADSHEETS = {".xls", ".xlsm", ".xlsb", ".ods", ".numbers"}


class UnusableError(ValueError):
    """A file of rows cannot be used; ``sentence`` says why."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def read_rows(path: Path, table: str) -> Additions:
    """Read the rows of a file.

    Raises
    ------
    UnusableError
        If it cannot be read, or names a table or column that there is not.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnusableError(Sentence("{path} cannot be read: {why}.", path=path, why=error.strerror)) from None
    kind = path.suffix.lower()
    if kind in OTHER_SPREADSHEETS:
        raise UnusableError(
            Sentence("{path} is a kind of spreadsheet that is not read: save it as XLSX or CSV.", path=path)
        )
    if kind in (".yaml", ".yml"):
        found = _from_yaml(path, data, table)
    else:
        found = {table: _from_spreadsheet(path, data) if kind == ".xlsx" else _from_csv(path, data)}
    if not any(found.values()):
        raise UnusableError(Sentence("{path} holds no row.", path=path))
    for name, rows in found.items():
        columns = TABLES[name].columns + (OF_FIRST_PAGE if name == "claims" else ())
        for column in dict.fromkeys(column for row in rows for column in row):
            if column not in columns:
                raise UnusableError(
                    Sentence(
                        "{path}: {table}.csv has no column {column}; it has {columns}.",
                        path=path,
                        table=name,
                        column=column,
                        columns=", ".join(columns),
                    )
                )
    return found


def _from_csv(path: Path, data: bytes) -> list[Row]:
    saved = decode_file(data, ())
    if saved is None:
        raise UnusableError(Sentence("{path} is no text.", path=path))
    head = saved.text.partition("\n")[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    try:
        rows = list(csv.DictReader(io.StringIO(saved.text, newline="\n"), strict=True, delimiter=separator))
    except csv.Error as error:
        raise UnusableError(Sentence("{path} cannot be read as CSV: {why}.", path=path, why=error)) from None
    if any(None in row or None in row.values() for row in rows):
        raise UnusableError(Sentence("{path} has a row with more or fewer cells than the header.", path=path))
    return [row for row in rows if any(row.values())]


def _from_spreadsheet(path: Path, data: bytes) -> list[Row]:
    try:
        return rows_of_first_sheet(data)
    except UnreadableSheetError as error:
        raise UnusableError(Sentence(AFTER_PATH, path=path, rule=error.rule)) from None


def _from_yaml(path: Path, data: bytes, table: str) -> dict[str, list[Row]]:
    import yaml

    try:
        found = yaml.load(data, Loader=yaml.BaseLoader)  # plain text: a day stays a day, and yes stays yes  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise UnusableError(Sentence("{path} cannot be read as YAML: {why}.", path=path, why=why)) from None
    named = KINDS | {name: name for name in KINDS.values()}
    tables = (
        found
        if isinstance(found, dict) and set(found) <= set(named)
        else {table: found if isinstance(found, list) else [found]}
    )
    for rows in tables.values():
        if not isinstance(rows, list) or not all(
            isinstance(row, dict) and all(isinstance(cell, str) for cell in row.values()) for row in rows
        ):
            raise UnusableError(Sentence("{path}: rows are written as a list of “column: value”.", path=path))
    return {named[name]: rows for name, rows in tables.items()}
