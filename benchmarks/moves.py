"""What is done on each page: again and again between two states, and freshly, to a state that the process has never drawn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import count
from random import Random

from benchmarks.readers import Reader
from ledger.answers.series import basis_of, series
from ledger.record.store import default_record

Move = Callable[[Reader], float]
SEED = 20_250_428
METRIC, LATE, EARLY = "casualties", date(2026, 1, 31), date(2025, 4, 28)
COMMON_SIDES = ("ukraine", "south_korea", "western", "united_states")
"""The sides that have claims on the measure: turning one of them on or off always changes the picture."""
SIDES = {"map": ("russia", "ukraine", "independent", "western", "united_states"), "": (*COMMON_SIDES, "independent")}
"""Those of pages whose pictures do not depend on the measure: enough that no set of them comes twice."""


@dataclass(frozen=True)
class Interaction:
    """One kind of click.

    Attributes
    ----------
    name
        What the reader does.
    again
        Two moves, each of which leads back from the other.
    fresh
        Gives moves without end for a reader on the page with this path; each asks what was not asked before. The first one of a walk opens
        the page anew where that is needed, before what is timed.
    """

    name: str
    again: Sequence[Move]
    fresh: Callable[[str], Iterator[Move]]


_questions = count(1)
_days: set[date] = set()


def opened(reader: Reader, path: str, number: int = 0) -> None:
    """The page on the measure that is looked at; another search draws the same, but is another question."""
    reader.open(path, metric=METRIC, search=f"n{number}")


def interactions(path: str) -> list[Interaction]:
    """The kinds of click that a page has."""
    found = [
        Interaction("toggle a side", [lambda reader: reader.side("ukraine")] * 2, _sides),
        Interaction(
            "move known on", [lambda reader: reader.known_on(EARLY), lambda reader: reader.known_on(LATE)], _known_on
        ),
        Interaction(
            "switch language", [lambda reader: reader.language("de"), lambda reader: reader.language("en")], _languages
        ),
    ]
    if path in ("timeline", "comparison"):
        found.insert(
            1,
            Interaction(
                "switch the metric",
                [lambda reader: reader.metric("killed"), lambda reader: reader.metric(METRIC)],
                _metrics,
            ),
        )
    return found


def claims(path: str) -> Iterator[Move]:
    """Open one claim after another, none of which this reader has seen: where the marks come again, the page is opened
    with another search, which draws the same, but is another question, whose cards have other addresses."""
    return (partial(_claim, path, number) for number in count())


def _claim(path: str, number: int, reader: Reader) -> float:
    times, place = divmod(number, len(reader.marks()))
    if times and place == 0:
        opened(reader, path, -times)
    return reader.claim(number)


def walk(path: str) -> list[str]:
    """Which side to turn next on the page with this path so that no set of sides comes twice (a Gray code)."""
    sides = SIDES.get(path, COMMON_SIDES)
    return [sides[(step & -step).bit_length() - 1] for step in range(1, 2 ** len(sides))]


def _sides(path: str) -> Iterator[Move]:
    return _anew(path, walk(path), lambda reader, _, side: reader.side(side))


def _languages(path: str) -> Iterator[Move]:
    def act(reader: Reader, number: int, side: str) -> float:
        # What is shown must be new in the other language too: a side is turned first, which is not timed.
        reader.side(side)
        return reader.language(("de", "en")[number % 2])

    return _anew(path, walk(path), act)


def _metrics(path: str) -> Iterator[Move]:
    claims, rows = default_record().claims, default_record().metric_rows
    shown = [metric for metric, row in rows.items() if len(series(claims, metric, basis_of(row))) and metric != METRIC]
    return _anew(path, shown, lambda reader, _, metric: reader.metric(metric))


def _anew(path: str, steps: Sequence[str], act: Callable[[Reader, int, str], float]) -> Iterator[Move]:
    """Walk through the steps; each walk begins on the page opened with a question that nobody has asked."""

    def click(question: int, number: int, step: str, reader: Reader) -> float:
        if number == 0:
            opened(reader, path, question)
        return act(reader, number, step)

    return (partial(click, question, number, step) for question in _questions for number, step in enumerate(steps))


def _known_on(path: str) -> Iterator[Move]:
    """Days from all over the record, between each two of which something was stated: every move changes the picture."""
    record = default_record()
    statements = (
        record.control if path == "map" else series(record.claims, METRIC, basis_of(record.metric_rows[METRIC]))
    )
    days = sorted(set(statements["stated_on"].dt.date))[1:]
    # In disorder, the same each time: in their order, the first ones hold next to nothing.
    spans = Random(SEED).sample(list(zip(days, [*days[1:], date.today()], strict=True)), len(days))
    first_path: str | None = path
    for later in count():
        for first, end in spans:
            day = first + timedelta(days=later)
            if day < end and day not in _days:
                # The moves before may have left another measure or few sides, of which nothing new was said on these days.
                yield partial(_known_on_day, day, first_path)
                first_path = None
                _days.add(day)


def _known_on_day(day: date, path: str | None, reader: Reader) -> float:
    if path is not None:
        opened(reader, path)
    return reader.known_on(day)
