"""A table as a file that says what it is: CSV for programs, CSV for Excel, JSON."""

from typing import Any

import orjson
import pandas as pd

from ledger.language import Language

_RUN = ("=", "+", "-", "@", "\t", "\r")


def as_csv(frame: pd.DataFrame, stated: list[str]) -> bytes:
    """UTF-8 CSV with commas and decimal points; each line of ``stated`` comes first, behind ``#``.

    ``pandas.read_csv(file, skiprows=len(stated))`` reads it back.
    """
    return (_head(stated) + neutralised(frame).to_csv(index=False)).encode("utf-8")


def for_excel(frame: pd.DataFrame, stated: list[str], lang: Language) -> bytes:
    """The same CSV with the marks that Excel expects in the language, and the mark by which it knows UTF-8.

    A German Excel splits columns at semicolons and reads decimal commas; ``pandas.read_csv(file, sep=";",
    decimal=",", skiprows=len(stated), encoding="utf-8-sig")`` reads that back.
    """
    marks = {"de": (";", ","), "en": (",", ".")}[lang.code]
    return (_head(stated) + neutralised(frame).to_csv(index=False, sep=marks[0], decimal=marks[1])).encode("utf-8-sig")


def as_json(frame: pd.DataFrame, title: str, stated: list[str]) -> bytes:
    """UTF-8 JSON: ``title``, the lines of ``stated`` as ``about``, ``rows`` as objects; days as YYYY-MM-DD, nothing as null."""
    return orjson.dumps({"title": title, "about": stated, "rows": as_rows(frame)}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def as_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row as an object of plain values: days as YYYY-MM-DD, None where nothing was said."""
    rows: list[dict[str, Any]] = orjson.loads(days_written(frame).to_json(orient="records"))
    return rows


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
    return frame.assign(**{name: frame[name].map(harmless) for name in texts}).rename(columns=harmless)


def _head(stated: list[str]) -> str:
    return "".join(f"# {' '.join(line.split())}\n" for line in stated)
