"""What is wrong with a record: one problem, and the error that carries all of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from ledger.i18n.language import Language
from ledger.i18n.sentence import ENGLISH, Sentence

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
    rule : Sentence
        The rule in plain words.
    new_row : str
        Key of a row that is only to be added, and has no line yet; empty for a row that stands in the file.
    """

    file: str
    row: int | None
    column: str
    value: str | None
    rule: Sentence
    new_row: str = ""

    def __str__(self) -> str:
        return self.text(ENGLISH)

    def text(self, lang: Language) -> str:
        """Where the rule was broken, what stands there, and the rule, in the reader's language."""
        place, rule = self._place(lang), self.rule.text(lang)
        if self.value is None:
            return f"{place}: {rule}"
        quoted = lang.gettext('"{value}" - {rule}').format(value=_on_one_line(self.value), rule=rule)
        return f"{place}: {quoted}"

    def _place(self, lang: Language) -> str:
        """File, row and column, as far as they are known."""
        _, place = lang.gettext, self.file
        if self.new_row:
            place = _("{file}, new row {key}").format(file=self.file, key=self.new_row)
        elif self.row is not None:
            place = _("{file} row {row}").format(file=self.file, row=self.row)
        return _("{place}, column {column}").format(place=place, column=self.column) if self.column else place


class RecordError(Exception):
    """The record breaks its rules; ``problems`` lists every one of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def pluralise(number: int, thing: str) -> str:
    """Give a number with its English noun: ``1 problem``, ``2 problems``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _on_one_line(value: str) -> str:
    """A value on one line, whatever it holds."""
    line = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in value)
    return f"{line[: LONGEST_VALUE - 1]}…" if len(line) > LONGEST_VALUE else line
