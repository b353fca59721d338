"""A headline question answered: the range, the newest figure of every voice, and who never gave one."""

from dataclasses import dataclass
from typing import Literal

from ledger.answers.no_figure import NoFigure
from ledger.answers.spread import Spread
from ledger.record.claim import Claim, claims_of

Standing = Literal["current", "overtaken", "old"]


@dataclass(frozen=True)
class Figure:
    """The newest figure of one voice, and whether it is in the range (``current``), or pale for one of two reasons."""

    claim: Claim
    standing: Standing

    @property
    def pale(self) -> bool:
        """Whether it stands outside the range."""
        return self.standing != "current"


@dataclass(frozen=True)
class Headline:
    """The answer to one headline question: numeral, lines of sides, picture and sentence all come from here.

    Attributes
    ----------
    metric, basis
        The measure that answers it, and how it is counted.
    spread
        The range, with ``ends`` (claims and numbers; None where nobody holds an end), ``kind``, and ``last``, the last comparable
        range where fewer than two voices are current.
    no_figure
        The governments that never gave a figure, each with what it said or showed instead.
    """

    metric: str
    basis: str
    spread: Spread
    no_figure: tuple[NoFigure, ...]

    @property
    def figures(self) -> list[Figure]:
        """The newest figure of each voice, the newest first."""
        newest = self.spread.newest[::-1]
        return [
            Figure(claim, "old" if old else "overtaken" if overtaken else "current")
            for claim, old, overtaken in zip(claims_of(newest), newest["old"], newest["overtaken"], strict=True)
        ]
