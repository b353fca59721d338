"""A connection that is lost and found: what was pressed meanwhile holds, the reader is told, and the page goes on by itself.

The way is cut by a proxy between browser and server, so that the browser knows no more of it than it would elsewhere.
"""

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from ledger.i18n.language import Language
from ledger.record.codes import SIDE as SIDE_CODES
from tests.browser.conftest import MARKS, Visit
from tests.support.proxy import Proxy, Way, proxy
from tests.support.server import free_port, start, stop

pytestmark = pytest.mark.browser

LONG = pytest.mark.skipif(not os.environ.get("LEDGER_SLOW_TESTS"), reason="takes minutes: LEDGER_SLOW_TESTS=1")
LOST = "Your last choice has not reached the server yet. It is kept, and sent again."
SIDE = {"en": "Ukraine", "de": "Ukraine"}
MEASURE = {"en": "Indicator", "de": "Kennzahl"}
CLAIMS = """() => {
    const drawn = document.querySelector('[data-picture=timeline] .js-plotly-plot')?.data.flatMap(({ customdata }) => customdata ?? []) ?? [];
    return [...new Set(drawn.map(mark => [mark].flat()[0]).filter(Boolean))].sort();
}"""


def api(server: str, path: str) -> dict:
    with urlopen(f"{server}/api/{path}", timeout=60) as answer:
        return json.load(answer)


def press(page: Page, lang: str, metric: str) -> None:
    page.get_by_label(MEASURE[lang], exact=True).select_option(metric)
    page.get_by_role("button", name=SIDE[lang], exact=True).click(no_wait_after=True)


def expect_agreement(page: Page, server: str, lang: str, metric: str, sides: str) -> None:
    """Control, link, picture and count say the same, which is what the data interface says."""
    question = f"metric={metric}&sides={sides}"
    drawn = sorted(row["claim_id"] for row in api(server, f"answers/series?{question}&page_size=1000")["rows"])
    left = api(server, f"claims?sides={sides}&page_size=1")["total"]

    page.wait_for_function(
        "asked => Object.entries(asked).every(([field, value]) => new URLSearchParams(location.search).get(field) === value)",
        arg={"lang": lang, "metric": metric, "sides": sides},
    )
    page.wait_for_function(
        "pressed => [...document.querySelectorAll('[data-field=sides] button')].map(({ ariaPressed }) => ariaPressed === 'true').join() === pressed.join()",
        arg=[side in sides.split(",") for side in SIDE_CODES],
    )
    expect(page.get_by_label(MEASURE[lang], exact=True)).to_have_value(metric)
    page.wait_for_function(f"ids => JSON.stringify(({CLAIMS})()) === JSON.stringify(ids)", arg=drawn)
    count = {"en": f"{left} of", "de": f"{left} von"}[lang]
    expect(page.get_by_text(re.compile(f"^{count} ")).first).to_be_visible()
    expect(page.locator(".ledger-notice")).to_be_hidden()
    assert page.locator(f"[data-picture=timeline] {MARKS}").count() > 0


@pytest.fixture(scope="module")
def own() -> Iterator[tuple[int, list]]:
    """A server of one's own, which may be killed: its port, and the process that is there now."""
    port = free_port()
    processes = [start(port)]
    yield port, processes
    stop(processes[-1])


@pytest.fixture
def ways(own) -> Iterator[Callable[[], Proxy]]:
    """Proxies before the own server."""
    opened = []

    def make() -> Proxy:
        opened.append(proxy(own[0]))
        return opened[-1].__enter__()

    yield make
    for each in opened:
        each.__exit__(None, None, None)


def come(visit: Callable[..., Visit], way: Proxy, lang: str) -> Page:
    page = visit().open(f"{way.address}/timeline?lang={lang}&metric=troops_sent")
    expect(page.locator(".ledger-notice")).to_be_hidden()
    return page


def expect_told(page: Page, lang: str) -> None:
    expect(page.locator(".ledger-notice")).to_have_text(Language(lang).gettext(LOST))
    expect(page.locator(".ledger-notice")).to_be_visible()


BOTH: list[tuple[Way, str]] = [("dropped", "de"), ("stalled", "en")]


@pytest.mark.parametrize(
    ("seconds", "kinds"),
    [
        pytest.param(1, BOTH[:1], id="shorter than a second try"),
        pytest.param(3, BOTH[1:], id="longer"),
        pytest.param(10, BOTH, marks=LONG, id="ten seconds"),
        pytest.param(60, BOTH, marks=LONG, id="a minute"),
    ],
)
def test_what_was_pressed_while_the_way_was_cut_holds_afterwards(own, ways, visit, seconds, kinds):
    cuts = [(ways(), cut, lang) for cut, lang in kinds]
    pages = [(come(visit, way, lang), lang) for way, _, lang in cuts]
    began = time.monotonic()
    for way, cut, _ in cuts:
        way.turn(cut)
    for page, lang in pages:
        press(page, lang, "casualties")
    if seconds > 2:
        for page, lang in pages:
            expect_told(page, lang)
    time.sleep(max(began + seconds - time.monotonic(), 0))
    for way, _, _ in cuts:
        way.turn("open")
    server = f"http://127.0.0.1:{own[0]}"
    for page, lang in pages:
        expect_agreement(page, server, lang, "casualties", "ukraine")
    for page, lang in pages:
        page.get_by_role("button", name={"en": "Russia", "de": "Russland"}[lang], exact=True).click()
        expect_agreement(page, server, lang, "casualties", "ukraine,russia")


def test_what_was_pressed_when_the_server_was_killed_holds_when_it_is_there_again(own, visit):
    port, processes = own
    server = f"http://127.0.0.1:{port}"
    with proxy(port) as way:
        pages = [(come(visit, way, lang), lang) for lang in ("de", "en")]
        for page, lang in pages:
            page.get_by_label(MEASURE[lang], exact=True).select_option("casualties")
        # The first choice is on its way or answered, the second finds nobody: what is told does not hang on who was quicker.
        processes[-1].kill()
        for page, lang in pages:
            page.get_by_role("button", name=SIDE[lang], exact=True).click(no_wait_after=True)
        processes[-1].wait()
        for page, lang in pages:
            expect_told(page, lang)
        processes.append(start(port))
        for page, lang in pages:
            expect_agreement(page, server, lang, "casualties", "ukraine")
        for page, lang in pages:
            page.get_by_role("button", name={"en": "Russia", "de": "Russland"}[lang], exact=True).click()
            expect_agreement(page, server, lang, "casualties", "ukraine,russia")
