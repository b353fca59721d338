"""A table as a file that says what it is: CSV, JSON, a workbook of Excel."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from typing import Any

import orjson
import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

WIDEST_COLUMN = 320
"""Pixels: a key is seen whole, a sentence not."""
_RUN = ("=", "+", "-", "@", "\t", "\r")


def as_csv(frame: pd.DataFrame, about: Mapping[str, str] | None = None) -> bytes:
    """UTF-8 CSV with commas and decimal points that begins with its header: ``pandas.read_csv(file)`` reads it back.

    What it is stands behind each row, in the columns of ``about``. A second file would be lost on the way, and lines before the
    header break readers that know only CSV; a row that is copied elsewhere still says where it comes from. An empty table says nothing.
    """
    told = {name: text for name, text in (about or {}).items() if name not in frame.columns}
    return neutralised(_join_lists(written(frame)).assign(**told)).to_csv(index=False).encode("utf-8")


def commented_csv(frame: pd.DataFrame, comment_lines: list[str]) -> bytes:
    """The same for the terminal: each line of ``comment_lines`` comes first, behind ``#``.

    ``pandas.read_csv(file, skiprows=len(stated))`` reads it back.
    """
    return "".join(f"# {' '.join(line.split())}\n" for line in comment_lines).encode("utf-8") + as_csv(frame)


def as_json(
    frame: pd.DataFrame, title: str, provenance_lines: list[str], computed: pd.DataFrame | None = None
) -> bytes:
    """UTF-8 JSON: ``title``, the lines of ``provenance_lines`` as ``about``, ``rows`` as objects; days as YYYY-MM-DD, nothing as null.

    Where a picture computes something from the rows, that is in ``computed``.
    """
    told = {} if computed is None else {"computed": as_rows(computed)}
    return orjson.dumps(
        {"title": title, "about": provenance_lines, "rows": as_rows(frame), **told},
        option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE,
    )


def as_workbook(frame: pd.DataFrame, about: list[str], computed: pd.DataFrame | None = None) -> bytes:
    """A workbook (.xlsx): the sheet ``data``, where there is something computed the sheet ``computed``, and ``about`` with a line a row.

    Days are days and numbers are numbers, so that Excel and LibreOffice show them as their reader is used to; text is text, and
    never a formula or a link.
    """
    file = BytesIO()
    with Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        day, head = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
        for name, rows in {"data": frame, **({} if computed is None else {"computed": computed})}.items():
            _fill(book.add_worksheet(name), _join_lists(rows), day, head)
        sheet = book.add_worksheet("about")
        sheet.set_column(0, 0, 120)
        for place, line in enumerate(about):
            sheet.write_string(place, 0, line)
    return file.getvalue()


def _fill(sheet: Worksheet, frame: pd.DataFrame, day: Format, head: Format) -> None:
    """One sheet: the header stays in sight and can be filtered by; a cell of which nothing was said stays empty."""
    for column, name in enumerate(frame.columns):
        sheet.write_string(0, column, name, head)
        for row, value in enumerate(frame[name].tolist(), 1):
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            elif isinstance(value, bool):
                sheet.write_boolean(row, column, value)
            elif isinstance(value, date):
                # pandas' NaT is a date too, and says nothing.
                if not pd.isna(value):
                    sheet.write_datetime(row, column, value, day)
            elif value is not None and not pd.isna(value):
                sheet.write_number(row, column, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(frame), max(len(frame.columns) - 1, 0))
    sheet.autofit(WIDEST_COLUMN)


def as_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row as an object of plain values: days as YYYY-MM-DD, whole numbers without a point, None where nothing was said."""
    rows: list[dict[str, Any]] = orjson.loads(written(frame).to_json(orient="records"))
    return rows


def written(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame as files have it: days as YYYY-MM-DD, ``10000`` instead of ``10000.0``."""
    return days_written(frame).assign(
        **{name: _each(frame[name], plain_number) for name in frame.select_dtypes("float").columns}
    )


def _join_lists(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with several keys in one cell joined by semicolons, as the tables of the record have them."""
    texts = [name for name in frame.columns if frame[name].dtype == object]
    return frame.assign(
        **{name: _each(frame[name], lambda cell: ";".join(cell) if isinstance(cell, tuple) else cell) for name in texts}
    )


def _each(column: pd.Series, change: Callable[[Any], Any]) -> pd.Series:
    """A column with each cell changed, as objects: left to itself, pandas would make whole numbers beside empty cells floats again."""
    return pd.Series([change(cell) for cell in column.tolist()], index=column.index, dtype=object)


def plain_number(value: float) -> float | int | None:
    """A whole number without its point, another as it is; None for nothing."""
    if pd.isna(value):
        return None
    return int(value) if float(value).is_integer() else value


def days_written(frame: pd.DataFrame) -> pd.DataFrame:
    """Days as text, YYYY-MM-DD."""
    days = frame.select_dtypes("datetime").columns
    return frame.assign(**{name: frame[name].dt.strftime("%Y-%m-%d") for name in days})


def neutralised(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with an apostrophe before every text that a spreadsheet would run as a formula; numbers stay numbers.

    The rule of OWASP, "CSV Injection": text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a return. A
    return, which pandas would write without quotes, becomes a space.
    """

    def harmless(cell: Any) -> Any:
        if not isinstance(cell, str):
            return cell
        return ("'" if cell.startswith(_RUN) else "") + cell.replace("\r", " ")

    texts = frame.select_dtypes(["object", "string"]).columns
    return frame.assign(**{name: _each(frame[name], harmless) for name in texts}).rename(columns=harmless)
