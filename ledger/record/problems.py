"""What is wrong with a record: one problem, and the error that carries all of them."""

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_VALUE = 80


@dataclass(frozen=True)
class Problem:
    """One broken rule and where it was broken.

    Attributes
    ----------
    file : str
        Name of the file inside the record's folder.
    row : int or None
        Line number as an editor shows it; the header is row 1.
    column : str
        Column of the table; empty when the problem is not one of a single column.
    value : str or None
        What stands there; ``None`` when there is nothing to show.
    rule : str
        The rule in plain words.
    """

    file: str
    row: int | None
    column: str
    value: str | None
    rule: str

    def __str__(self) -> str:
        place = self.file if self.row is None else f"{self.file} row {self.row}"
        if self.column:
            place += f", column {self.column}"
        shown = "" if self.value is None else f"{_quoted(self.value)} - "
        return f"{place}: {shown}{self.rule}"


class RecordError(Exception):
    """The record breaks its rules; ``problems`` lists every one of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def pluralise(number: int, thing: str) -> str:
    """Give a number with its English noun: ``1 problem``, ``2 problems``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _quoted(value: str) -> str:
    """Show a value on one line, whatever it holds."""
    line = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in value)
    if len(line) > LONGEST_VALUE:
        line = line[: LONGEST_VALUE - 1] + "…"
    return f'"{line}"'
