"""The map's player: how many frames a second are painted while it plays, and how many days a second the renderer could draw."""

from itertools import pairwise

from playwright.sync_api import Page

from benchmarks.peers.floor import Floor, figures
from benchmarks.readers import LedgerReader
from benchmarks.results import Goal, Report, Samples

PART, AT_LEAST = "interaction", 20
LISTEN = """chart => {
    const played = window.benchPlayed = { days: [], frames: [] };
    document.querySelector(chart).on("plotly_animatingframe", () => played.days.push(performance.now()));
    const frame = (now) => { played.frames.push(now); requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
}"""
UNPACED = """chart => Plotly.animate(document.querySelector(chart), null, { mode: "immediate", transition: { duration: 0 }, frame: { duration: 0, redraw: false } })"""


def played(report: Report, ledger: LedgerReader, floor: Floor, seconds: int) -> None:
    """Press play on the map for some seconds; then let the bare page draw the same days as fast as it can."""
    ledger.page.bring_to_front()
    ledger.open("map")
    drawn = figures(ledger.page)
    chart = "[data-picture=map] .js-plotly-plot"
    ledger.page.evaluate(LISTEN, chart)
    ledger.page.locator(f"{chart} .updatemenu-button").first.click()
    ledger.page.wait_for_timeout(seconds * 1000)
    days, painted = _played(ledger.page)
    floor.page.bring_to_front()
    floor.load(drawn, drawn)
    floor.page.evaluate(LISTEN, ".js-plotly-plot")
    floor.page.evaluate(UNPACED, ".js-plotly-plot")
    possible, _ = _played(floor.page)
    report.samples.extend([
        Samples(PART, "map: playing, frames painted", "ledger", painted, "a second"),
        Samples(PART, "map: playing, days drawn at the player's own pace", "ledger", days, "a second"),
        Samples(PART, "map: playing, days drawn as fast as the renderer can", "floor", possible, "a second"),
    ])
    # Eight days a second are as many as a reader can follow: the player's own pace is a choice, and no goal.
    for row in (report.samples[-3], report.samples[-1]):
        report.goals.append(Goal(PART, f"{row.what} a second", len(row.values) / sum(1 / rate for rate in row.values), AT_LEAST, at_most=False))


def _played(page: Page) -> tuple[list[float], list[float]]:
    """Days and painted frames a second, from one to the next, while days were being drawn."""
    found = page.evaluate("benchPlayed")
    days = found["days"]
    assert len(days) > 1, "the map did not play"
    frames = [at for at in found["frames"] if days[0] <= at <= days[-1]]
    return _rates(days), _rates(frames)


def _rates(moments: list[float]) -> list[float]:
    return [1000 / (later - earlier) for earlier, later in pairwise(moments) if later > earlier]
