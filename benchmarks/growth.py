"""Growth: the record ten, a hundred and a thousand times over: what it takes to load, to hold, to ask and to send.

All servers stand beside each other, and the rounds go from one to the next, so that a noisy minute hits all of them.
"""

from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import psutil
from playwright.sync_api import Browser

from benchmarks import moves
from benchmarks.interaction import PAGES
from benchmarks.moves import Move
from benchmarks.processes import Served, served
from benchmarks.readers import LedgerReader
from benchmarks.results import Goal, Report, Samples
from benchmarks.visitor import chromium, new_page
from benchmarks.weight import Pipe, piped
from ledger.record.load import load
from tests.support.server import OPTIONS
from tests.support.synthetic_record import multiply

PART = "growth"
TIMES = (1, 10, 100, 1000)
KINDS = ("toggle a side", "move known on")
WARM, SLOWER, SECOND = 2, 1.5, 1000.0


def run(quick: bool) -> Report:
    """Multiply, load in a process of its own, then click on every page of every record in turn."""
    sizes = TIMES[:2] if quick else TIMES
    report = Report([], [])
    with TemporaryDirectory() as place, ExitStack() as stack:
        folders = {times: Path(place) / f"x{times}" for times in sizes}
        for times, folder in folders.items():
            multiply(times, folder)
            _loaded(report, times, folder)
        servers = {
            times: stack.enter_context(served(("-m", "benchmarks.peers.multiplied_app", str(folder), *OPTIONS), {0}))
            for times, folder in folders.items()
        }
        browser = stack.enter_context(chromium())
        readers = {
            times: _Visited(browser, server, stack.enter_context(piped(server.port)))
            for times, server in servers.items()
        }
        for path, page in PAGES.items():
            for name, planned in _planned(path):
                _clicked(report, f"{page}: {name}", path, readers, planned, 2 if quick else 4)
        for times, visited in readers.items():
            report.samples.append(
                Samples(PART, "memory of the process after all of these", f"x {times}", [visited.server.memory], "MiB")
            )
    return report


class _Visited:
    """A record's server, and a tab on it behind a pipe that counts what it receives."""

    def __init__(self, browser: Browser, server: Served, pipe: Pipe) -> None:
        self.server, self.pipe, self.reader = server, pipe, LedgerReader(new_page(browser), pipe.address)
        self.reader.page.set_default_timeout(300_000)


def _loaded(report: Report, times: int, folder: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        seconds, held = other.submit(load_alone, folder).result()
    report.samples.append(Samples(PART, "load and check the record", f"x {times}", [seconds], "s"))
    report.samples.append(Samples(PART, "memory for the record", f"x {times}", [held], "MiB"))


def load_alone(folder: Path) -> tuple[float, float]:
    """The seconds that it takes this process to load a record, and the MiB that it holds for it then."""
    before, start = psutil.Process().memory_info().rss, perf_counter()
    record = load(folder)
    took, held = perf_counter() - start, psutil.Process().memory_info().rss - before
    assert len(record.claims)
    return took, held / 2**20


def _planned(path: str) -> Iterator[tuple[str, Iterator[Move]]]:
    """The kinds of click on a page, each once again between two states and once freshly."""
    for kind in moves.interactions(path):
        if kind.name in KINDS:
            yield f"{kind.name}, again", cycle(kind.again)
            yield f"{kind.name}, fresh", kind.fresh(path)


def _clicked(
    report: Report, what: str, path: str, readers: dict[int, _Visited], planned: Iterator[Move], clicks: int
) -> None:
    """The very same clicks on every record; the first ones are not counted."""
    chosen = list(islice(planned, WARM + clicks))
    took: dict[int, list[float]] = defaultdict(list)
    received: dict[int, list[float]] = defaultdict(list)
    for visited in readers.values():
        visited.reader.page.bring_to_front()
        moves.opened(visited.reader, path)
    for number, move in enumerate(chosen):
        for times, visited in readers.items():
            visited.reader.page.bring_to_front()
            visited.pipe.bytes_sent()
            milliseconds = move(visited.reader)
            if number >= WARM:
                took[times].append(milliseconds)
                received[times].append(visited.pipe.bytes_sent())
    found = {times: Samples(PART, what, f"x {times}", values, "ms") for times, values in took.items()}
    report.samples.extend(found.values())
    report.samples.extend(
        Samples(PART, f"{what}, received", f"x {times}", values, "KiB") for times, values in received.items()
    )
    if 100 in found:
        report.goals.append(
            Goal(PART, f"{what}: median of x 100 against x 1", found[100].median / found[1].median, SLOWER)
        )
    if 1000 in found:
        report.goals.append(Goal(PART, f"{what}: median of x 1000 in ms", found[1000].median, SECOND))
