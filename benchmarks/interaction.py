"""Interaction: from the click to the chart that has changed, in the Ledger, in the same pages built in Dash, and on the floor."""

from collections.abc import Iterable
from itertools import islice

from playwright.sync_api import Browser

from benchmarks import moves, player
from benchmarks.moves import Interaction, Move
from benchmarks.peers import floor
from benchmarks.peers.floor import Floor
from benchmarks.processes import DASH, served
from benchmarks.readers import DashReader, LedgerReader, Reader
from benchmarks.results import Goal, Report, Samples
from benchmarks.rounds import WARM, Timings, in_turn, moving, walk
from benchmarks.visitor import chromium, new_page
from tests.support.server import LEDGER

PART = "interaction"
PAGES = {"timeline": "timeline", "comparison": "comparison", "map": "map", "": "briefing"}
PEERED = ("timeline", "comparison")
"""The pages that the Dash peer has."""
AGAIN, FRESH, CARD = 0.8, 0.6, 1.0
"""What a median may be of Dash's: where the reader has been before, where not, and for the card of a claim."""
FLOOR, STEADY = 1.6, 2
"""What a median may be of the floor's, and a p95 of its own median."""


def run(quick: bool, rounds: int = 4) -> Report:
    """Every kind of click on every page, in rounds that go from one to the other; then the map's player."""
    rounds, each = (1, 2) if quick else (rounds, 5)
    report = Report([], [])
    with served(LEDGER) as ledger, served(DASH) as dash, floor.served() as bare, chromium() as browser:
        session = Session(browser, ledger.address, dash.address, bare)
        session.check()
        for path, page in PAGES.items():
            # An even number of turns between two states leads back to the first one: the page is opened once for all of them.
            session.open(path)
            kinds, floors = moves.interactions(path), {}
            for kind in kinds:
                timings = session.again(path, kind, rounds, each)
                floors[kind.name] = timings["floor"]
                _enter(report, f"{page}: {kind.name}, again", timings, AGAIN)
            _enter(report, f"{page}: open a claim", session.walk(path, moves.claims(path), rounds, each), CARD)
            for kind in kinds:
                planned = list(islice(kind.fresh(path), WARM + rounds * each))
                timings = session.walk(path, planned, rounds, each)
                _enter(report, f"{page}: {kind.name}, fresh", timings, FRESH, {"floor": floors[kind.name]})
                # The same moves once more, by a reader who comes anew: the process has drawn what that browser has not
                # seen. To Dash that is all the same.
                drawn = session.walk_anew(planned, rounds, each)
                _enter(report, f"{page}: {kind.name}, drawn", drawn, FRESH, {"floor": floors[kind.name], **timings})
        player.played(report, session.ledger, seconds=2 if quick else 6)
    return report


class Session:
    """One Chromium with a tab for each of those who are measured."""

    def __init__(self, browser: Browser, ledger: str, dash: str, bare: str) -> None:
        self.ledger, self.dash = LedgerReader(new_page(browser), ledger), DashReader(new_page(browser), dash)
        self.floor = Floor(new_page(browser), bare)
        self._browser = browser

    def readers(self, path: str) -> list[Reader]:
        """Who has the page."""
        return [self.ledger, self.dash] if path in PEERED else [self.ledger]

    def check(self) -> None:
        """The peer must draw the very claims that the Ledger draws."""
        for path in PEERED:
            self.open(path)
            drawn = []
            for reader in self.readers(path):
                reader.page.bring_to_front()
                drawn.append(reader.claims_drawn())
            assert drawn[0] and drawn[0] == drawn[1], f"the peer's {path} does not draw the Ledger's claims: {drawn}"

    def open(self, path: str) -> None:
        """The page as everybody begins with it."""
        for reader in self.readers(path):
            reader.page.bring_to_front()
            moves.opened(reader, path)

    def again(self, path: str, interaction: Interaction, rounds: int, each: int) -> Timings:
        """Between two states that the reader has seen; the floor turns between the very figures of the two."""
        turns, states = moving(self.readers(path), interaction.again), []
        # There and back twice: a picture that comes back for the first time is drawn once more.
        for _ in range(2 * WARM):
            for page, turn in turns.values():
                page.bring_to_front()
                turn()
            self.ledger.page.bring_to_front()
            states.append(floor.figures(self.ledger.page))
        self.floor.page.bring_to_front()
        self.floor.load(*states[-2:])
        return in_turn({**turns, "floor": (self.floor.page, self.floor.turn)}, rounds, each)

    def walk(self, path: str, planned: Iterable[Move], rounds: int, each: int) -> Timings:
        """Every move to what these readers have not asked before, the same moves for each."""
        return walk(self.readers(path), planned, rounds, each)

    def walk_anew(self, planned: Iterable[Move], rounds: int, each: int) -> Timings:
        """The same by a reader of the Ledger whose browser is empty."""
        reader = LedgerReader(new_page(self._browser), self.ledger.address)
        timings = walk([reader], planned, rounds, each)
        reader.page.context.close()
        return timings


def _enter(report: Report, what: str, timings: Timings, of_dash: float, before: Timings | None = None) -> None:
    """The samples, and the goals that they are held to; what was taken before stands beside them where nothing was taken now."""
    report.samples.extend(Samples(PART, what, who, values, "ms") for who, values in timings.items())
    samples = {who: Samples(PART, what, who, values, "ms") for who, values in ((before or {}) | timings).items()}
    own = samples["ledger"]
    for who, name, limit in (("dash", "Dash", of_dash), ("floor", "the floor", FLOOR)):
        if who in samples:
            report.goals.append(Goal(PART, f"{what}: median against {name}", own.median / samples[who].median, limit))
    report.goals.append(Goal(PART, f"{what}: p95 against the own median", own.p95 / own.median, STEADY))
