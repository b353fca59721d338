"""Before: the same moves in turn in this checkout and in an older one (``--against DIR``), each with a server of its own.

The older one is served from its folder by the Python that runs the benchmark, so with the same packages. It is one from
before pictures had addresses: ``OlderLedgerReader`` knows its controls.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import moves
from benchmarks.interaction import PAGES
from benchmarks.processes import served
from benchmarks.readers import LedgerReader, OlderLedgerReader, Reader
from benchmarks.results import Goal, Report, Samples
from benchmarks.rounds import WARM, Timings, again, in_turn, walk
from benchmarks.visitor import chromium, new_page
from tests.support.server import LEDGER

PART = "before"
HELD = ("map", "")
"""The pages that may not be slower than they were: the Map and the Briefing, of which there is no other peer."""
SLOWER = 1.1


def run(quick: bool, against: Path, rounds: int = 4) -> Report:
    """Every kind of click on every page, again, fresh and drawn."""
    rounds, each = (1, 2) if quick else (rounds, 5)
    pages = {path: PAGES[path] for path in ("timeline", "")} if quick else PAGES
    older = f"older ({_commit(against)})"
    report = Report([], [])
    with served(LEDGER) as ours, served(LEDGER, folder=against) as theirs, chromium() as browser:
        addresses = (ours.address, theirs.address)
        for path, page in pages.items():
            with _readers(browser, addresses) as readers:
                for reader in readers:
                    reader.page.bring_to_front()
                    moves.opened(reader, path)
                kinds = moves.interactions(path)
                for kind in kinds:
                    _enter(
                        report, path, f"{page}: {kind.name}, again", in_turn(again(readers, kind), rounds, each), older
                    )
                _enter(report, path, f"{page}: open a claim", walk(readers, moves.claims(path), rounds, each), older)
                for kind in kinds:
                    planned = list(islice(kind.fresh(path), WARM + rounds * each))
                    _enter(report, path, f"{page}: {kind.name}, fresh", walk(readers, planned, rounds, each), older)
                    with _readers(browser, addresses) as anew:
                        _enter(report, path, f"{page}: {kind.name}, drawn", walk(anew, planned, rounds, each), older)
    return report


@contextmanager
def _readers(browser: Browser, addresses: tuple[str, str]) -> Iterator[list[Reader]]:
    """A reader of each, with an empty browser; closed in the end."""
    ours, theirs = addresses
    readers: list[Reader] = [LedgerReader(new_page(browser), ours), OlderLedgerReader(new_page(browser), theirs)]
    yield readers
    for reader in readers:
        reader.page.context.close()


def _enter(report: Report, path: str, what: str, timings: Timings, older: str) -> None:
    own, other = (
        Samples(PART, what, "ledger", timings["ledger"], "ms"),
        Samples(PART, what, older, timings["older"], "ms"),
    )
    report.samples.extend((own, other))
    if path in HELD:
        report.goals.append(Goal(PART, f"{what}: median against the older one", own.median / other.median, SLOWER))


def _commit(folder: Path) -> str:
    described = subprocess.run(
        ["git", "-C", folder, "describe", "--always"], capture_output=True, text=True, check=False
    )
    return described.stdout.strip() or "no commit"
