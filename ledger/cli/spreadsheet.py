"""Rows of a spreadsheet as text, as a table has them: days as ISO days, numbers in plain digits, and no formulas."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Any
from zipfile import BadZipFile

from ledger.i18n.sentence import Sentence

Row = dict[str, str]
DIGITS = 15
"""What a spreadsheet keeps of a number; further digits of the same number are noise of its storage."""


class UnreadableSheetError(ValueError):
    """A spreadsheet cannot be used; ``rule`` goes on after the name of the file."""

    def __init__(self, rule: Sentence) -> None:
        self.rule = rule
        super().__init__(rule)


def rows_of_first_sheet(data: bytes) -> list[Row]:
    """Read the rows below the header of the first sheet of an XLSX file; empty rows are left out.

    Raises
    ------
    UnreadableSheetError
        If it is no XLSX file, its header does not name the columns, or a cell holds what no cell of a table can: a formula, say.
    """
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a sheet may claim to have a million empty cells
        rows = [*enumerate(sheet.iter_rows(), 1)]
    except (BadZipFile, OSError, KeyError, ValueError, TypeError, IndexError, SyntaxError) as error:
        why = " ".join(str(error).split())
        raise UnreadableSheetError(Sentence(" cannot be read as XLSX: {why}.", why=why)) from None
    place = Sentence(", sheet “{title}”", title=sheet.title)
    filled = [(number, cells) for number, cells in rows if any(cell.value not in (None, "") for cell in cells)]
    if not filled:
        return []
    (first, header), *below = filled
    columns = _columns(header, _row_of(place, first))
    return [_row(cells, columns, _row_of(place, number)) for number, cells in below]


def _row_of(place: Sentence, number: int) -> Sentence:
    return Sentence("{place}, row {row}", place=place, row=number)


def _column_of(place: Sentence, column: str | int) -> Sentence:
    return Sentence("{place}, column {column}", place=place, column=column)


def _columns(header: Sequence[Any], place: Sentence) -> list[str]:
    columns = [_text(cell, _column_of(place, index)).strip() for index, cell in enumerate(header, 1)]
    while columns and not columns[-1]:
        columns.pop()
    if "" in columns:
        unnamed = _column_of(place, columns.index("") + 1)
        raise UnreadableSheetError(Sentence("{place}: the first row names every column.", place=unnamed))
    if repeated := [column for column in columns if columns.count(column) > 1]:
        raise UnreadableSheetError(
            Sentence("{place}: the column {column} stands there twice.", place=place, column=repeated[0])
        )
    return columns


def _row(cells: Sequence[Any], columns: Sequence[str], place: Sentence) -> Row:
    if any(cell.value not in (None, "") for cell in cells[len(columns) :]):
        raise UnreadableSheetError(Sentence("{place} has more cells than the header.", place=place))
    found = {column: _text(cell, _column_of(place, column)) for column, cell in zip(columns, cells, strict=False)}
    return {column: found.get(column, "") for column in columns}


def _text(cell: Any, place: Sentence) -> str:
    """A cell as a table has it."""
    value, kind = cell.value, cell.data_type
    if value is None:
        return ""
    if kind == "f":
        raise UnreadableSheetError(
            Sentence("{place}: this cell is a formula; put in what it gives, as a value.", place=place)
        )
    if kind == "e":
        raise UnreadableSheetError(Sentence("{place}: this cell is an error, {value}.", place=place, value=value))
    if isinstance(value, bool):
        raise UnreadableSheetError(
            Sentence("{place}: this cell is TRUE or FALSE; write yes or no, as text.", place=place)
        )
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, str):
        return value
    if not isinstance(value, (int, float)):
        raise UnreadableSheetError(
            Sentence("{place}: this cell has a time of day, {value}; a day stands alone.", place=place, value=value)
        )
    if "%" in cell.number_format:
        raise UnreadableSheetError(
            Sentence("{place}: this cell is shown in percent; write the number itself, 12 for 12 %.", place=place)
        )
    return f"{Decimal(f'{value:.{DIGITS}g}'):f}"
