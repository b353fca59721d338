"""The map while its days are played at the faster speed: how many days a second are painted, how many of the pictures that they change."""

from itertools import pairwise

from benchmarks.readers import LedgerReader
from benchmarks.results import Goal, Report, Samples
from benchmarks.visitor import settle

PART, AT_LEAST, FIRST = "interaction", 10, "2024-08-06"
LISTEN = """([line, chart]) => {
    const played = window.benchPlayed = { days: [], pictures: [] };
    // What was written or drawn is painted with the next frame.
    const note = (list) => requestAnimationFrame(() => list.push(performance.now()));
    new MutationObserver(() => note(played.days)).observe(document.querySelector(`${line} output`), { childList: true });
    document.querySelector(chart).on("plotly_afterplot", () => note(played.pictures));
}"""
DAY = "document.querySelector('[data-form=timeline] output').textContent"


def played(report: Report, ledger: LedgerReader, seconds: int) -> None:
    """Press play twice on the map, which is the faster speed, from its first day on; after some seconds stop it."""
    ledger.page.bring_to_front()
    ledger.open("map", day=FIRST)
    line = "[data-form=timeline]"
    ledger.page.evaluate(LISTEN, [line, "[data-picture=map] .js-plotly-plot"])
    play = ledger.page.locator(f"{line} .play")
    play.click()
    play.click()
    ledger.page.wait_for_timeout(seconds * 1000)
    play.click()
    settle(ledger.page, ledger.idle)
    label = ledger.page.locator("[data-picture=map]").get_attribute("aria-label") or ""
    assert ledger.page.evaluate(DAY) in label, "the picture is not of the day on which it stopped"
    found = ledger.page.evaluate("benchPlayed")
    rates = {
        name: [1000 / (later - earlier) for earlier, later in pairwise(moments) if later > earlier]
        for name, moments in found.items()
    }
    assert rates["days"] and rates["pictures"], "the map did not play"
    days = Samples(PART, "map: playing fast, days painted", "ledger", rates["days"], "a second")
    report.samples.extend(
        [days, Samples(PART, "map: playing fast, pictures drawn", "ledger", rates["pictures"], "a second")]
    )
    report.goals.append(
        Goal(
            PART,
            f"{days.what} a second",
            len(days.values) / sum(1 / rate for rate in days.values),
            AT_LEAST,
            at_most=False,
        )
    )
