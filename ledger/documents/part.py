"""A part of the briefing: one thing, with its picture, its sentence and the claims behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ledger.charts.style import Theme
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.record import Record
from ledger.text.claim_text import source_names

Figure = dict[str, Any]
NOTHING = N_("No claim in the dataset on this day and with these filters.")
"""What a part says that has no claim."""


@dataclass(frozen=True)
class ListItem:
    """A line of a list, as Markdown, and the keys of the claims that it names."""

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    """The answer to one headline question, as it stands on the first page; plain text in the reader's language.

    Attributes
    ----------
    number
        The range in large type; the last comparable one, and so pale, where no figure is current.
    holders
        Whose it is, and of when.
    figures
        The newest figure of each side, the newest first.
    without
        The governments that never gave a figure; empty where there is none.
    """

    label: str
    number: str
    pale: bool
    holders: str
    figures: tuple[ListItem, ...]
    without: str


@dataclass(frozen=True)
class Part:
    """One thing that the briefing says; everything in the reader's language.

    Attributes
    ----------
    name
        Names the part in links and files, the same in both languages.
    title
        Its heading.
    sentence
        What it says in short, as Markdown in which only weight is marked.
    claims
        The claims that it shows, as rows of the record's claims; empty where it shows something else.
    as_of
        The days that it is about; empty where nothing is shown.
    sources
        The names of the sources that it rests on.
    draw
        Draws its picture in a theme; None where it has none.
    paper
        Draws it for a sheet of A4, where that is another drawing.
    draw_for_presentation
        Draws as much of it as can be read on a wall; None where that is all of it.
    alt
        What the picture shows, in one sentence.
    note
        What is to be known of this picture beside how marks are read; empty where there is nothing.
    credit
        Whose the ground of its picture is; empty where it is nobody else's.
    cards
        The answers that it gives in large type.
    lines
        What it lists below the picture, or instead of one.
    numbered
        Whether its lines begin with numbers of their own.
    statements
        The statements on presence and on settlements that it shows, as rows of the record; None where it shows none.
    """

    name: str
    title: str
    sentence: str
    claims: pd.DataFrame
    as_of: str = ""
    sources: tuple[str, ...] = ()
    draw: Callable[[Theme], Figure] | None = None
    draw_for_presentation: Callable[[Theme], Figure] | None = None
    paper: Callable[[Theme], Figure] | None = None
    alt: str = ""
    note: str = ""
    credit: str = ""
    cards: tuple[Card, ...] = ()
    lines: tuple[ListItem, ...] = ()
    numbered: bool = False
    statements: pd.DataFrame | None = None

    @property
    def as_list(self) -> str:
        """Its lines as a list in Markdown."""
        return "\n".join(line.text if self.numbered else f"- {line.text}" for line in self.lines)


def days_of(claims: pd.DataFrame, lang: Language) -> str:
    """The days that claims are about, from the first to the last; empty without a claim."""
    if claims.empty:
        return ""
    first, last = claims["as_of"].min(), claims["as_of"].max()
    if first == last:
        return lang.gettext("As of {day}").format(day=lang.date(last))
    return lang.gettext("As of {start} to {end}").format(start=lang.date(first), end=lang.date(last))


def sources_of(claims: pd.DataFrame, lang: Language) -> tuple[str, ...]:
    """The names of the sources of claims, each once, in the order of the rows."""
    return tuple(source_names(dict(zip(claims["source"], claims[f"short_{lang.code}"], strict=True))).values())


def unit_name(record: Record, metric: str, lang: Language) -> str:
    """The name of a measure's unit in the reader's language."""
    return lang.gettext(codes.UNIT[record.metric_rows[metric]["unit"]].label)
