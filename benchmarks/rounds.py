"""Readers beside each other: the same moves for each, in rounds that go from one to the next, so that a noisy minute hits all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import cycle, islice

from playwright.sync_api import Page

from benchmarks.moves import Interaction, Move
from benchmarks.readers import Reader

WARM = 2
"""So many moves come before those that are counted."""
Timings = dict[str, list[float]]
"""Milliseconds of each move, by who made it."""
Turns = Mapping[str, tuple[Page, Callable[[], float]]]
"""For each who is measured, the page that is brought to the front, and what is done there."""


def in_turn(turns: Turns, rounds: int, each: int) -> Timings:
    """So many rounds, in each of which everybody makes so many moves."""
    timings: Timings = defaultdict(list)
    for _ in range(rounds):
        for who, (page, turn) in turns.items():
            page.bring_to_front()
            timings[who] += [turn() for _ in range(each)]
    return timings


def walk(readers: Sequence[Reader], planned: Iterable[Move], rounds: int, each: int) -> Timings:
    """Every move once, the same moves for each; the first ones are not counted."""
    chosen = list(islice(planned, WARM + rounds * each))
    turns = moving(readers, chosen)
    warm_up(turns, WARM)
    return in_turn(turns, rounds, each)


def again(readers: Sequence[Reader], interaction: Interaction) -> Turns:
    """Between two states, each of which every reader has seen so often that its pictures are kept: there and back twice,
    because a picture that comes back for the first time is drawn once more."""
    turns = moving(readers, interaction.again)
    warm_up(turns, 2 * WARM)
    return turns


def moving(readers: Sequence[Reader], chosen: Sequence[Move]) -> Turns:
    """Each makes the moves one after the other, and begins again at their end."""
    return {reader.who: (reader.page, _next(chosen, reader)) for reader in readers}


def warm_up(turns: Turns, times: int) -> None:
    """So many moves of each."""
    for page, turn in turns.values():
        page.bring_to_front()
        for _ in range(times):
            turn()


def _next(chosen: Sequence[Move], reader: Reader) -> Callable[[], float]:
    endless = cycle(chosen)
    return lambda: next(endless)(reader)
