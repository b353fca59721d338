"""Raw bytes of one table to cells of text, with everything that is wrong on the way.

A table is read as far as it can be: a fault in one row or cell never hides the next one. Cells and
columns with a fault are remembered, so that no later rule complains about the same thing again.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ledger.i18n.sentence import Counted, Sentence, joined
from ledger.record.characters import fault
from ledger.record.file_encoding import HOW_TO_SAVE, decode_file
from ledger.record.problems import Problem
from ledger.record.record_files import RecordFiles

_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
_BREAKING = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")


@dataclass
class Cells:
    """The cells of one table as text, and how far they can be trusted.

    Attributes
    ----------
    lines : list of int
        Line number of each row of ``rows``, as an editor shows it.
    faulty_cells : set of (line, column)
        Cells that have a problem already.
    missing_columns : set of str
        Columns that are missing from the file; their cells are empty here.
    unreadable_keys : set of str
        First cells of rows that could not be read: they exist, but cannot be judged.
    is_complete : bool
        Whether every row and column of the table was read.
    separator : str
        What stands between the cells in the file.
    """

    file: str
    columns: tuple[str, ...]
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    faulty_cells: set[tuple[int, str]] = field(default_factory=set)
    missing_columns: set[str] = field(default_factory=set)
    unreadable_keys: set[str] = field(default_factory=set)
    is_complete: bool = True
    separator: str = ","

    def report(self, rule: Sentence, row: int | None = None, column: str = "", value: str | None = None) -> None:
        """Add a problem; a problem of one cell marks the cell as bad."""
        self.problems.append(Problem(self.file, row, column, value, rule))
        if row is not None and column:
            self.faulty_cells.add((row, column))

    def abort(self, rule: Sentence, row: int | None = None) -> None:
        """Add a problem after which nothing more can be read."""
        self.report(rule, row)
        self.is_complete = False


def read_cells(files: RecordFiles, name: str, columns: Sequence[str]) -> Cells:
    """Read the CSV file of that name, whose header must be `columns`."""
    cells = Cells(name, tuple(columns))
    text = _text(files, cells)
    if text is not None:
        _fill(cells, text)
        if not cells.rows and cells.is_complete:
            cells.abort(Sentence("the table has a header, but no row"))
    if not cells.rows:
        cells.missing_columns.update(columns)
    return cells


def _text(files: RecordFiles, cells: Cells) -> str | None:
    """Decode the file, and say in one line how it was saved where it was saved wrongly.

    A few bytes that are not UTF-8 survive as lone surrogates for `_clean` to find.
    """
    try:
        data = files.read(cells.file)
    except FileNotFoundError:
        cells.abort(Sentence("the file is missing"))
        return None
    except OSError as error:
        cells.abort(Sentence("the file cannot be read: {why}", why=error.strerror))
        return None
    if not data:
        cells.abort(Sentence("the file is empty: not even a header"))
        return None
    saved = decode_file(data, cells.columns)
    if saved is None:
        first = data[: data.index(b"\0")].count(b"\n") + 1
        cells.abort(Sentence("the file holds NUL bytes: it is no UTF-8 text"), first)
        return None
    if saved.faults:
        cells.report(Sentence("the file is saved {how}; {remedy}", how=joined(saved.faults), remedy=HOW_TO_SAVE), 1)
    cells.separator = saved.separator
    if not saved.text.endswith("\n"):
        cells.report(Sentence("the last line does not end with a line break"), saved.text.count("\n") + 1)
    return saved.text


def _fill(cells: Cells, text: str) -> None:
    """Split the text into rows and put their cells under the declared columns."""
    rows = _rows(cells, text)
    _, header = next(rows, (1, []))
    header = [_clean(cells, 1, name, name) for name in header]
    positions = _positions(cells, header)
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            cells.report(Sentence("the row is empty: remove the line"), line)
            continue
        if len(row) != len(header):
            found = Counted("{n} cell", "{n} cells", len(row))
            rule = Sentence("the row has {found}, the header has {wanted}", found=found, wanted=len(header))
            cells.report(rule, line, value=row[0])
            cells.unreadable_keys.add(row[0])
            cells.is_complete = False
            continue
        cells.lines.append(line)
        cells.rows.append(
            ["" if position is None else _clean(cells, line, column, row[position]) for column, position in positions]
        )


def _rows(cells: Cells, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line it starts on."""
    reader = csv.reader(io.StringIO(text, newline="\n"), strict=True, delimiter=cells.separator)
    start = 1
    try:
        for row in reader:
            yield start, row
            start = reader.line_num + 1
    except csv.Error as error:
        rule = Sentence("the quotes of this row do not close properly ({error}); reading stopped here", error=error)
        cells.abort(rule, start)


def _positions(cells: Cells, header: list[str]) -> list[tuple[str, int | None]]:
    """Compare the header with the declared columns and find each of them."""
    for name in cells.columns:
        if name not in header:
            cells.report(Sentence("the column is missing"), 1, name)
            cells.missing_columns.add(name)
            cells.is_complete = False
    for name in dict.fromkeys(header):
        if name not in cells.columns:
            cells.report(Sentence("the table has no such column"), 1, name, name)
        elif header.count(name) > 1:
            cells.report(Sentence("the column stands there twice"), 1, name, name)
    if sorted(header) == sorted(cells.columns) and header != list(cells.columns):
        cells.report(Sentence("the columns stand in another order; it is {order}", order=",".join(cells.columns)), 1)
    return [(name, header.index(name) if name in header else None) for name in cells.columns]


def _clean(cells: Cells, line: int, column: str, value: str) -> str:
    """Report what no cell may hold and give the value back without it."""
    if not value.isascii() and _ESCAPED_BYTE.search(value):
        value = _ESCAPED_BYTE.sub(lambda match: chr(ord(match[0]) - 0xDC00), value)
        cells.report(Sentence("these bytes are not UTF-8; save the file as UTF-8"), line, column, value)
    if not value.isprintable() and _BREAKING.search(value):
        rule = Sentence("a cell holds no line break, tab or other control character")
        cells.report(rule, line, column, value)
        value = " ".join(_BREAKING.sub(" ", value).split())
    if value != value.strip():
        cells.report(Sentence("a cell neither starts nor ends with a blank"), line, column, value)
        value = value.strip()
    if not value.isascii() and (line, column) not in cells.faulty_cells and (odd := fault(column, value)):
        cells.report(odd, line, column, value)
    return value
