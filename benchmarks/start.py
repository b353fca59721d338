"""Start: from the process to the first painted chart, beside the Dash peer; what is imported for it, and what is sent."""

from collections import defaultdict
from itertools import islice
from time import perf_counter

from playwright.sync_api import Browser, Page

from benchmarks import imports, moves
from benchmarks.interaction import PAGES
from benchmarks.processes import DASH, served
from benchmarks.readers import LedgerReader
from benchmarks.results import Goal, Report, Samples
from benchmarks.visitor import chromium, new_page
from benchmarks.weight import piped
from tests.support.server import LEDGER

PART = "start"
CLICK_KIB, PACKAGES = 50, 10
SERVERS = {"ledger": (LEDGER, f"timeline?lang=en&metric={moves.METRIC}"), "dash": (DASH, "timeline")}
PAINTED = """() => {
    const look = () => document.querySelector(".js-plotly-plot .point")
        ? requestAnimationFrame(() => { window.benchPainted = performance.now(); })
        : requestAnimationFrame(look);
    requestAnimationFrame(look);
}"""
READY, COLD, WARM = (
    "process start to ready",
    "first visit to first painted chart, cold cache",
    "visit to first painted chart, warm cache",
)
SLOWER = {READY: 1.2, COLD: 1.1, WARM: 1.1}
"""What each may be of Dash's."""
VISIT, CLICK = "received on the first visit", "received on a filter click"


def run(quick: bool, rounds: int = 8) -> Report:
    """New processes in turn, each visited twice by a new profile; then imports and filter clicks."""
    taken: dict[tuple[str, str], list[float]] = defaultdict(list)
    with chromium() as browser:
        for _ in range(1 if quick else rounds):
            for who, (program, path) in SERVERS.items():
                began = perf_counter()
                with served(program) as server:
                    taken[READY, who].append(1000 * (perf_counter() - began))
                    page = new_page(browser)
                    page.add_init_script(f"({PAINTED})()")
                    taken[COLD, who].append(_painted(page, f"{server.address}/{path}"))
                    taken[WARM, who].append(_painted(page, f"{server.address}/{path}"))
                    page.context.close()
                    with piped(server.port) as pipe:
                        page = new_page(browser)
                        page.add_init_script(f"({PAINTED})()")
                        _painted(page, f"{pipe.address}/{path}")
                        taken[VISIT, who].append(pipe.bytes_sent())
                        page.context.close()
        clicks = _clicks(browser, 2 if quick else 12)
    report = Report(
        [
            Samples(PART, f"timeline: {what}" if what != READY else what, who, values, "KiB" if what == VISIT else "ms")
            for (what, who), values in taken.items()
        ],
        [],
    )
    for what in (READY, COLD, WARM):
        own, other = (Samples(PART, what, who, taken[what, who], "ms") for who in SERVERS)
        report.goals.append(Goal(PART, f"{what}: median against Dash", own.median / other.median, SLOWER[what]))
    for row in clicks:
        report.samples.append(row)
        report.goals.append(Goal(PART, f"{row.what}: p95 in KiB", row.p95, CLICK_KIB))
    packages = imports.first_page()
    report.samples.append(
        Samples(PART, "imports for the first page, all packages", "ledger", [sum(packages.values())], "ms")
    )
    report.samples.extend(
        Samples(PART, f"imports for the first page: {name}", "ledger", [took], "ms")
        for name, took in islice(packages.items(), PACKAGES)
    )
    return report


def _painted(page: Page, address: str) -> float:
    """Milliseconds from the navigation to the second frame after the first mark of a chart stands."""
    page.goto(address)
    page.wait_for_function("window.benchPainted")
    painted: float = page.evaluate("benchPainted")
    page.wait_for_timeout(1000)
    return painted


def _clicks(browser: Browser, times: int) -> list[Samples]:
    """What one click on a side brings, on each page, where the answer has not been sent before."""
    found = []
    with served(LEDGER) as server, piped(server.port) as pipe:
        reader = LedgerReader(new_page(browser), pipe.address)
        for path, name in PAGES.items():
            moves.opened(reader, path)
            sizes = []
            for side in islice(moves.walk(path), times):
                pipe.bytes_sent()
                reader.side(side)
                sizes.append(pipe.bytes_sent())
            found.append(Samples(PART, f"{name}: {CLICK}", "ledger", sizes, "KiB"))
    return found
