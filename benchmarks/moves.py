"""What is done on each page: again and again between two states, and freshly, to a state that the process has never drawn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, cycle

from benchmarks.readers import Reader
from ledger.answers.series import basis_of, series
from ledger.record import shared

Move = Callable[[Reader], float]
METRIC, LATE, EARLY = "casualties", date(2026, 1, 31), date(2025, 4, 28)
SIDES = {"map": ("russia", "ukraine", "independent")}
USUAL_SIDES = ("ukraine", "south_korea", "western", "united_states")
"""The sides that have claims on the measure: turning one of them on or off always changes the picture."""


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
        Gives moves without end for a reader on the page with this path; each asks what was not asked before.
    """

    name: str
    again: Sequence[Move]
    fresh: Callable[[str], Iterator[Move]]


_limits = count(91)
_days: set[date] = set()


def opened(reader: Reader, path: str, limit: int = 90) -> None:
    """The page on the measure that is looked at; another age limit draws the same, but is another question."""
    reader.open(path, metric=METRIC, limit=str(limit))


def interactions(path: str) -> list[Interaction]:
    """The kinds of click that a page has."""
    found = [
        Interaction("toggle a side", [lambda reader: reader.side("ukraine")] * 2, _sides),
        Interaction("move known on", [lambda reader: reader.known_on(EARLY), lambda reader: reader.known_on(LATE)], _known_on),
        Interaction("switch language", [lambda reader: reader.language("de"), lambda reader: reader.language("en")], _languages),
    ]
    if path in ("timeline", "comparison"):
        found.insert(1, Interaction("switch the metric", [lambda reader: reader.metric("killed"), lambda reader: reader.metric(METRIC)], _metrics))
    return found


def claims() -> Iterator[Move]:
    """Open one claim after another."""
    return (lambda reader, number=number: reader.claim(number) for number in count())  # type: ignore[misc]


def walk(path: str) -> Iterator[str]:
    """Which side to turn next on the page with this path so that no set of sides comes twice (a Gray code)."""
    sides = SIDES.get(path, USUAL_SIDES)
    return (sides[(step & -step).bit_length() - 1] for step in range(1, 2 ** len(sides)))


def _sides(path: str) -> Iterator[Move]:
    for limit in _limits:
        for number, side in enumerate(walk(path)):
            def move(reader: Reader, side: str = side, start: int = 0 if number else limit) -> float:
                if start:
                    opened(reader, path, start)
                return reader.side(side)
            yield move


def _languages(path: str) -> Iterator[Move]:
    for code, turned in zip(cycle(("de", "en")), _sides(path), strict=False):
        def move(reader: Reader, code: str = code, turned: Move = turned) -> float:
            turned(reader)
            return reader.language(code)
        yield move


def _metrics(path: str) -> Iterator[Move]:
    claims, rows = shared().claims, shared().metric_rows
    shown = [metric for metric, row in rows.items() if len(series(claims, metric, basis_of(row))) and metric != METRIC]
    for limit in _limits:
        for number, metric in enumerate(shown):
            def move(reader: Reader, metric: str = metric, start: int = 0 if number else limit) -> float:
                if start:
                    opened(reader, path, start)
                return reader.metric(metric)
            yield move


def _known_on(path: str) -> Iterator[Move]:
    """Days on each of which something had been stated since the one before: every move changes the picture."""
    record = shared()
    told = record.control if path == "map" else series(record.claims, METRIC, basis_of(record.metric_rows[METRIC]))
    stated = sorted(set(told["stated_on"].dt.date))[1:]
    for later in count():
        for first, end in zip(stated, [*stated[1:], date.today()], strict=True):
            day = first + timedelta(days=later)
            if day < end and day not in _days:
                _days.add(day)
                yield lambda reader, day=day: reader.known_on(day)  # type: ignore[misc]
