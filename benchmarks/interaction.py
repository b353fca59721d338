"""Interaction: from the click to the chart that has changed, in the Ledger, in the same pages built in Dash, and on the floor."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import cycle, islice

from playwright.sync_api import Browser

from benchmarks import moves, player
from benchmarks.moves import Interaction, Move
from benchmarks.peers import floor
from benchmarks.peers.floor import Floor
from benchmarks.processes import DASH, served
from benchmarks.readers import DashReader, LedgerReader, Reader
from benchmarks.results import Goal, Report, Samples
from benchmarks.visitor import chromium, new_page
from tests.serving import LEDGER

PART = "interaction"
PAGES = {"timeline": "timeline", "comparison": "comparison", "map": "map", "": "briefing"}
PEERED = ("timeline", "comparison")
"""The pages that the Dash peer has."""
WARM = 2
Taken = dict[str, list[float]]


def run(quick: bool) -> Report:
    """Every kind of click on every page, in rounds that go from one to the other; then the map's player."""
    rounds, each, fresh = (1, 2, 2) if quick else (4, 5, 5)
    report = Report([], [])
    with served(LEDGER) as ledger, served(DASH) as dash, floor.served() as bare, chromium() as browser:
        session = Session(browser, ledger.address, dash.address, bare)
        session.check()
        for path, page in PAGES.items():
            # An even number of turns between two states leads back to the first one: the page is opened once for all of them.
            session.open(path)
            kinds, floors = moves.interactions(path), {}
            for kind in kinds:
                taken = session.again(path, kind, rounds, each)
                floors[kind.name] = taken["floor"]
                _enter(report, f"{page}: {kind.name}, again", taken)
            _enter(report, f"{page}: open a claim", session.walk(path, moves.claims(), rounds, each))
            for kind in kinds:
                planned = list(islice(kind.fresh(path), WARM + rounds * fresh))
                taken = session.walk(path, planned, rounds, fresh)
                _enter(report, f"{page}: {kind.name}, fresh", taken, {"floor": floors[kind.name]})
                # The same moves once more, on a page that is opened anew: the process has drawn what the page has not seen. To Dash that is all the same.
                drawn = session.walk(path, planned, rounds, fresh, peers=False)
                _enter(report, f"{page}: {kind.name}, drawn", drawn, {"floor": floors[kind.name], **taken})
        player.played(report, session.ledger, session.floor, seconds=2 if quick else 6)
    return report


class Session:
    """One Chromium with a tab for each of those who are measured."""

    def __init__(self, browser: Browser, ledger: str, dash: str, bare: str) -> None:
        self.ledger, self.dash = LedgerReader(new_page(browser), ledger), DashReader(new_page(browser), dash)
        self.floor = Floor(new_page(browser), bare)

    def readers(self, path: str) -> list[Reader]:
        """Who has the page."""
        return [self.ledger, self.dash] if path in PEERED else [self.ledger]

    def check(self) -> None:
        """The peer must draw the very claims that the Ledger draws."""
        for path in PEERED:
            self.open(path)
            drawn = [reader.drawn() for reader in self.readers(path)]
            assert drawn[0] and drawn[0] == drawn[1], f"the peer's {path} does not draw the Ledger's claims: {drawn}"

    def open(self, path: str) -> None:
        """The page as everybody begins with it."""
        for reader in self.readers(path):
            reader.page.bring_to_front()
            moves.opened(reader, path)

    def again(self, path: str, interaction: Interaction, rounds: int, each: int) -> Taken:
        """Between two states that the reader has seen; the floor turns between the very figures of the two."""
        readers = self.readers(path)
        turns = {reader.who: _in_turn(interaction.again, reader) for reader in readers}
        states = []
        # There and back twice: a picture that comes back for the first time is drawn once more.
        for _ in range(2 * WARM):
            for reader in readers:
                reader.page.bring_to_front()
                turns[reader.who]()
            states.append(floor.figures(self.ledger.page))
        self.floor.page.bring_to_front()
        self.floor.load(*states[-2:])
        return self._rounds(turns | {"floor": self.floor.turn}, rounds, each)

    def walk(self, path: str, planned: Iterable[Move], rounds: int, each: int, peers: bool = True) -> Taken:
        """Every move to what this page has not asked before, the same moves for each."""
        chosen = list(islice(planned, WARM + rounds * each))
        readers = self.readers(path) if peers else [self.ledger]
        turns = {reader.who: _in_turn(chosen, reader) for reader in readers}
        for reader in readers:
            reader.page.bring_to_front()
            for _ in range(WARM):
                turns[reader.who]()
        return self._rounds(turns, rounds, each)

    def _rounds(self, turns: dict[str, Callable[[], float]], rounds: int, each: int) -> Taken:
        pages = {"ledger": self.ledger.page, "dash": self.dash.page, "floor": self.floor.page}
        taken: Taken = defaultdict(list)
        for _ in range(rounds):
            for who, turn in turns.items():
                pages[who].bring_to_front()
                taken[who] += [turn() for _ in range(each)]
        return taken


def _in_turn(chosen: Sequence[Move], reader: Reader) -> Callable[[], float]:
    endless = cycle(chosen)
    return lambda: next(endless)(reader)


def _enter(report: Report, what: str, taken: Taken, before: Taken | None = None) -> None:
    """The samples, and the goals that they are held to; what was taken before stands beside them where nothing was taken now."""
    report.samples.extend(Samples(PART, what, who, values, "ms") for who, values in taken.items())
    samples = {who: Samples(PART, what, who, values, "ms") for who, values in ((before or {}) | taken).items()}
    own = samples["ledger"]
    for who, name, limit in (("dash", "Dash", 0.8), ("floor", "the floor", 1.6)):
        if who in samples:
            report.goals.append(Goal(PART, f"{what}: median against {name}", own.median / samples[who].median, limit))
    report.goals.append(Goal(PART, f"{what}: p95 against the own median", own.p95 / own.median, 2))
