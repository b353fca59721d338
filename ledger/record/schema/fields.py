"""The parts that tables are declared with: fields, rules within a row, and the table itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeAlias

import pandas as pd
import pandera.pandas as pa

from ledger.i18n.sentence import Sentence
from ledger.record.codes import CODE_LISTS
from ledger.record.frames import TEXT
from ledger.record.schema import addresses

Kind = Literal["text", "key", "reference", "references", "code", "url", "date", "figure", "coordinate", "integer"]
BoolSeries: TypeAlias = "pd.Series[bool]"
DTYPES: dict[Kind, str] = {
    "date": "datetime64[us]",
    "figure": "float64",
    "coordinate": "float64",
    "integer": "Int64",
}
KEY_PATTERN = r"[a-z0-9]+([_-][a-z0-9]+)*"
URL_PATTERN = r"https?://[^\s/]+\S*"
SEPARATOR = ";"
ADDRESS = Sentence("the address is faulty")
EMPTY = Sentence("this cell must not be empty")


@dataclass(frozen=True)
class Field:
    """One column of a table.

    Attributes
    ----------
    name, kind, description
        Name in the header, what its cells hold, and an English message id that says so.
    required : bool
        Whether a cell may be empty.
    codes : str
        Name of the code list, for kind ``code``.
    target : str
        Table whose key a ``reference`` (or each of the ``references``) names.
    unit : str
        Unit of a number.
    longest : int or None
        Most characters of a text.
    lowest, highest : float or None
        Limits of a number, included.
    """

    name: str
    kind: Kind
    description: str
    required: bool = True
    codes: str = ""
    target: str = ""
    unit: str = ""
    longest: int | None = None
    lowest: float | None = None
    highest: float | None = None

    @property
    def dtype(self) -> str:
        """Type of the column in a frame; all that is no date and no number is text."""
        return DTYPES.get(self.kind, "str")

    @property
    def pandas_dtype(self) -> "str | pd.StringDtype[Any]":
        """The same as pandas is told it: text in Python's own strings."""
        return TEXT if self.dtype == "str" else self.dtype

    def column(self) -> pa.Column:
        """Give the pandera column of this field."""
        nullable = self.dtype != "str" and not self.required
        return pa.Column(
            self.pandas_dtype,
            checks=self._checks(),
            nullable=nullable,
            description=self.description,
        )

    def _checks(self) -> list[pa.Check]:
        checks = []
        if self.dtype == "str" and self.required:
            checks.append(pa.Check(lambda cells: cells != "", name="filled", error=EMPTY))
        if self.kind == "code":
            allowed = [*CODE_LISTS[self.codes], ""]
            checks.append(pa.Check(lambda cells: cells.isin(allowed), name="code", error=none_of(self.codes)))
        if self.kind == "key":
            text = Sentence("a key has only small letters a-z, digits and single hyphens or underscores")
            checks.append(_matching(KEY_PATTERN, text))
        if self.kind == "url":
            checks.append(
                pa.Check(
                    lambda cells: cells.map(lambda url: not url or addresses.fault(url) is None).astype(bool),
                    name="address",
                    error=ADDRESS,
                )
            )
        if self.kind == "text":
            text = Sentence("a text holds no <: the letters of pictures know a little HTML")
            checks.append(pa.Check(lambda cells: ~cells.str.contains("<", regex=False), name="words", error=text))
        if self.longest is not None:
            longest = self.longest
            text = Sentence("this has more than {n} characters", n=self.longest)
            checks.append(pa.Check(lambda cells: cells.str.len() <= longest, name="length", error=text))
        if self.lowest is not None:
            text = Sentence("the number is lower than {limit}", limit=f"{self.lowest:g}")
            checks.append(pa.Check.ge(self.lowest, error=text))
        if self.highest is not None:
            text = Sentence("the number is higher than {limit}", limit=f"{self.highest:g}")
            checks.append(pa.Check.le(self.highest, error=text))
        return checks


def none_of(codes: str) -> Sentence:
    """What is said of a cell that holds no code of a list."""
    return Sentence("this is none of the codes {codes}", codes=", ".join(CODE_LISTS[codes]))


def _matching(pattern: str, text: Sentence) -> pa.Check:
    return pa.Check(lambda cells: (cells == "") | cells.str.fullmatch(pattern), name="pattern", error=text)


@dataclass(frozen=True)
class Rule:
    """A rule across the columns of one table.

    Attributes
    ----------
    column : str
        Column that a problem names.
    depends_on : sequence of str
        Columns that the rule looks at; it says nothing about rows where one of them is bad already.
    text : Sentence
        The rule in plain words.
    predicate : callable
        Gives for a frame a series of booleans: whether the rule holds in each row.
    """

    column: str
    depends_on: Sequence[str]
    text: Sentence
    predicate: Callable[[pd.DataFrame], BoolSeries]


@dataclass(frozen=True)
class Table:
    """One table of the record: its fields, its key, the order of its rows and the rules within it."""

    name: str
    description: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...] = field(default=())
    order: tuple[str, ...] = field(default=())

    @property
    def file(self) -> str:
        """Name of the table's file."""
        return f"{self.name}.csv"

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The header of the table."""
        return tuple(each.name for each in self.fields)

    @cached_property
    def all_rules(self) -> dict[str, Rule]:
        """Rules of the table by name: its own, and for each text that it comes in both languages."""
        rules = [*self.rules, *_both_languages(self.fields)]
        return {f"rule {number}": rule for number, rule in enumerate(rules)}

    @cached_property
    def schema(self) -> pa.DataFrameSchema:
        """The pandera schema of the table."""
        return pa.DataFrameSchema(
            columns={each.name: each.column() for each in self.fields},
            checks=[
                pa.Check(rule.predicate, name=name, error=rule.text, ignore_na=False)
                for name, rule in self.all_rules.items()
            ],
            unique=list(self.key),
            report_duplicates="exclude_first",
            strict=True,
            ordered=True,
            name=self.name,
            description=self.description,
        )


def _both_languages(fields: Sequence[Field]) -> list[Rule]:
    """Give one rule for each optional text in two languages; required ones are never empty anyway."""
    optional = {each.name for each in fields if not each.required}
    stems = [name.removesuffix("_en") for name in optional if name.endswith("_en")]
    rules = []
    for stem in sorted(stem for stem in stems if f"{stem}_de" in optional):
        english, german = f"{stem}_en", f"{stem}_de"
        rules.append(_filled_together(german, english))
    return rules


def _filled_together(column: str, other: str) -> Rule:
    return Rule(
        column,
        (column, other),
        Sentence("{other} and {column} are filled both or empty both", other=other, column=column),
        lambda frame: (frame[column] == "") == (frame[other] == ""),
    )
