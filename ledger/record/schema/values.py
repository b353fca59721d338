"""Cells of text to typed columns: days, numbers and text, each written in one way only."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

import pandas as pd

from ledger.i18n.sentence import Sentence
from ledger.record.csv_reader import Cells
from ledger.record.schema.fields import Field, Table

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)
_INTEGER = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
# What Germans write as 11.000 and others as 11,000 or 11 000: never a decimal part in this record.
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,' \xa0\u202f]\d{3})+", re.ASCII)
_MARKS = re.compile(r"\D")
MOST_DIGITS = 15
"""Of a number before its decimal mark, and behind it: with more, two numbers would be stored as one, or none at all."""

Parser = Callable[[str], object]


class UnreadableError(ValueError):
    """A cell is not written as its kind wants it; ``rule`` says how it is."""

    def __init__(self, rule: Sentence) -> None:
        self.rule = rule
        super().__init__(rule)


def _day(text: str) -> datetime:
    if _DAY.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise UnreadableError(Sentence("there is no such day in the calendar")) from None
    raise UnreadableError(Sentence("a date is written YYYY-MM-DD"))


def _countable(text: str) -> str:
    if any(len(digits) > MOST_DIGITS for digits in text.removeprefix("-").split(".")):
        raise UnreadableError(
            Sentence(
                "a number has at most {n} digits, and as many behind its decimal mark: look for a key that stuck",
                n=MOST_DIGITS,
            )
        )
    return text


def _coordinate(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise UnreadableError(Sentence("a number is written in plain digits; a dot is the decimal mark"))
    return float(_countable(text))


def _figure(text: str) -> float:
    if _GROUPED.fullmatch(text):
        plain = _MARKS.sub("", text)
        raise UnreadableError(
            Sentence("a number is written in plain digits: write {plain}; a dot is the decimal mark", plain=plain)
        )
    return _coordinate(text)


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise UnreadableError(Sentence("a whole number is written in plain digits"))
    return int(_countable(text))


PARSERS: dict[str, Parser] = {"date": _day, "coordinate": _coordinate, "figure": _figure, "integer": _integer}


def parse_table(table: Table, cells: Cells) -> pd.DataFrame:
    """Give the table as a frame with the declared types; its index are the line numbers.

    A cell that cannot be read is reported and stays empty. Empty text is ``""``, never missing.
    """
    columns = zip(*cells.rows, strict=True) if cells.rows else [()] * len(table.fields)
    lines = pd.Index(cells.lines, dtype="int64")
    return pd.DataFrame(
        {each.name: _column(each, column, cells, lines) for each, column in zip(table.fields, columns, strict=True)},
        index=lines,
    )


def _column(field: Field, column: tuple[str, ...], cells: Cells, lines: pd.Index) -> pd.Series:
    parse = PARSERS.get(field.kind)
    values: Sequence[object] = column
    if parse is not None:
        rows = zip(cells.lines, column, strict=True)
        values = [_value(parse, text, field, cells, line) for line, text in rows]
    return pd.Series(values, index=lines, dtype=field.pandas_dtype)


def _value(parse: Parser, text: str, field: Field, cells: Cells, line: int) -> object:
    if not text:
        return None
    try:
        return parse(text)
    except UnreadableError as error:
        cells.report(error.rule, line, field.name, text)
        return None
