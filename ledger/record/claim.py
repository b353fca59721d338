"""A claim as a typed row: what ``Record.claims`` has of it, and what follows from its numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

import pandas as pd


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """The numbers that a claim names, and how precise they are meant to be; a number that was not said is None."""

    low: float | None
    best: float | None
    high: float | None
    qualifier: str

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that it names, of ``low``, ``best`` and ``high``; none for words."""
        return tuple(number for number in (self.low, self.best, self.high) if number is not None)

    @property
    def lowest_named(self) -> float | None:
        """The smallest number that it names: ``low``, else ``best``, else ``high``; None for words."""
        return next(iter(self.numbers), None)

    @property
    def highest_named(self) -> float | None:
        """The largest number that it names: ``high``, else ``best``, else ``low``; None for words."""
        return next(reversed(self.numbers), None)

    @property
    def is_verbal(self) -> bool:
        """Whether words stand for the number."""
        return self.qualifier == "verbal"

    @property
    def is_lower_bound(self) -> bool:
        """Whether it names only a lower bound: “at least”, “more than”."""
        return self.low is not None and self.best is None and self.high is None

    @property
    def is_upper_bound(self) -> bool:
        """Whether it names only an upper bound: “up to”."""
        return self.high is not None and self.best is None and self.low is None

    @property
    def is_bound(self) -> bool:
        """Whether it is open at one end."""
        return self.is_lower_bound or self.is_upper_bound

    @property
    def is_range(self) -> bool:
        """Whether it names two ends and no figure between them."""
        return self.low is not None and self.high is not None and self.best is None


@dataclass(frozen=True, slots=True)
class Claim(StatedFigure):
    """One row of ``Record.claims``: its columns, as ``Record.claims`` and the data dictionary describe them.

    Days are ``pandas.Timestamp``, which is a date too and can be set beside a column of days. A number or a day that is not
    there is None, never ``NaN`` or ``NaT``, so two claims are equal where all their cells are. Text and codes that are not
    there are empty.
    """

    claim_id: str
    metric: str
    source: str
    basis: str
    covers: str
    wording_en: str
    wording_de: str
    period_start: pd.Timestamp | None
    as_of: pd.Timestamp
    as_of_precision: str
    stated_on: pd.Timestamp
    stated_on_precision: str
    speaker_en: str
    speaker_de: str
    derived_from: str
    region: str
    scope_en: str
    scope_de: str
    note_en: str
    note_de: str
    caution_en: str
    caution_de: str
    checked_on: pd.Timestamp | None
    side: str
    voice: str
    source_kind: str
    interest: str
    short_en: str
    short_de: str
    family: str
    unit: str
    origin: str
    origin_source: str
    origin_side: str
    origin_short_en: str
    origin_short_de: str
    origin_voice: str
    is_repeat: bool
    drawable: bool
    reports: int

    @property
    def is_planned(self) -> bool:
        """Whether it speaks of what is expected, not of what was."""
        return self.basis == "planned"

    @property
    def repeats_another_source(self) -> bool:
        """Whether its figure is that of another source."""
        return self.source != self.origin_source


COLUMNS: tuple[str, ...] = Claim.__match_args__
DTYPES = {
    **dict.fromkeys(("low", "best", "high"), "float64"),
    **dict.fromkeys(("period_start", "as_of", "stated_on", "checked_on"), "datetime64[us]"),
    **dict.fromkeys(("is_repeat", "drawable"), "bool"),
    "reports": "int64",
}
"""The types of the columns in a frame; all others are text, as plain objects."""
Rows = TypeVar("Rows", bound=StatedFigure)
_cells = attrgetter(*COLUMNS)


def claims_of(frame: pd.DataFrame) -> list[Claim]:
    """The claims of some rows of ``Record.claims``, in their order; columns that an answer has joined stay behind."""
    return _rows(frame, Claim)


def figures_of(frame: pd.DataFrame) -> list[StatedFigure]:
    """Their numbers alone, which is quicker for many."""
    return _rows(frame, StatedFigure)


def claims_by_id(frame: pd.DataFrame) -> dict[str, Claim]:
    """The claims of some rows, by claim_id."""
    return {claim.claim_id: claim for claim in claims_of(frame)}


def claims_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """Claims as rows of a frame again, with the types that ``Record.claims`` has."""
    return pd.DataFrame([_cells(claim) for claim in claims], columns=list(COLUMNS), dtype=object).astype(DTYPES)


def _rows(frame: pd.DataFrame, kind: type[Rows]) -> list[Rows]:
    places = {name: place for place, name in enumerate(frame.columns)}
    cells = frame.to_numpy(dtype=object)[:, [places[name] for name in kind.__match_args__]]
    cells[pd.isna(cells)] = None
    return [kind(*row) for row in cells.tolist()]
