"""What visitors see through nginx: they stay on one process, spread over both, and survive the end of theirs."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from time import monotonic

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MARKS, Visit
from tests.support.http_requests import get, until
from tests.support.streamlit_page import CONNECTED, DISCONNECTED

AGREES_AFTER = 5.0
"""So many seconds after a click, link and picture say what was clicked on, whatever happened to the process."""
SOUTH_KOREA = {"name": "South Korea", "exact": True}


def process_of(visit: Visit) -> int:
    """The process on which the visitor's cookie keeps them."""
    return next(int(cookie["value"]) for cookie in visit.page.context.cookies() if cookie["name"] == "kursk_ledger")


def test_a_visitor_sees_pictures_and_clicks_and_stays_on_one_process(served, visitor):
    visit = visitor("a visitor who stays")
    page = visit.open(f"{served.address}/timeline?lang=en")
    before = page.locator(MARKS).count()
    assert before > 0
    page.get_by_role("button", **SOUTH_KOREA).click()
    page.wait_for_function(f"document.querySelectorAll('{MARKS}').length < {before}")
    page.wait_for_function("location.search.includes('sides=south_korea')")
    page.get_by_role("link", name="Map", exact=True).click()
    page.wait_for_function("location.pathname == '/map' && location.search.includes('sides=south_korea')")
    visit.settle()
    own = process_of(visit)
    page.reload()
    visit.settle()
    assert process_of(visit) == own
    assert visit.errors == []
    page.goto("about:blank")
    until(lambda: served.sessions()[own] == 0, "the stream is closed")
    asked = served.asked_by("a visitor who stays")
    assert {process for _, process in asked} == {str(own)}
    for part in (
        "/timeline?lang=en",
        "/_stcore/stream",
        "/_stcore/host-config",
        "/static/",
        "/assets/",
        "/api/pictures/timeline",
    ):
        assert any(part in address for address, _ in asked), part


def test_two_visitors_come_to_two_processes(served, visitor):
    visits = [visitor("one of two"), visitor("two of two")]
    for visit in visits:
        visit.open(f"{served.address}/?lang=en")
    assert {process_of(visit) for visit in visits} == {1, 2}
    assert served.sessions() == {1: 1, 2: 1}
    assert all(served.figure(number, "ledger_runs_total") > 0 for number in served.ports)


def test_a_visitor_comes_by_https_with_a_cookie_that_holds_in_a_frame(served, visitor):
    visit = visitor("a visitor by https")
    page = visit.open(f"{served.secure}/timeline?lang=en")
    assert page.locator(MARKS).count() > 0
    cookie = next(each for each in page.context.cookies() if each["name"] == "kursk_ledger")
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "None")
    assert cookie["partitionKey"]
    assert served.sessions()[process_of(visit)] >= 1


def test_a_visitor_whose_process_dies_goes_on_with_the_other_and_stays_there(served, visitor):
    visit = visitor("a visitor who moves")
    page = visit.open(f"{served.address}/timeline?lang=en&metric=casualties&sides=south_korea&known_on=2025-04-28")
    link, drawn = page.evaluate("location.href"), page.locator(MARKS).count()
    own = process_of(visit)
    other = 3 - own
    served.kill(own)
    # The other serves at once whoever comes.
    assert get(f"{served.address}/health/ready", cookie=f"kursk_ledger={own}").status == 200
    assert get(f"{served.address}/api/claims?page_size=1").status == 200
    # The browser connects again by itself, to the other process, and keeps what it shows.
    until(lambda: served.sessions() == {other: 1}, "the visitor is back")
    visit.settle()
    assert process_of(visit) == other
    expect(page.locator(MARKS)).to_have_count(drawn)
    # The other process learns the view from the link.
    page.reload()
    visit.settle()
    assert page.evaluate("location.href") == link
    expect(page.locator(MARKS)).to_have_count(drawn)
    page.get_by_role("button", name="Ukraine", exact=True).click()
    page.wait_for_function("location.search.includes('ukraine') && location.search.includes('known_on=2025-04-28')")
    visit.settle()
    changed = page.locator(MARKS).count()
    assert changed != drawn
    # The dead process comes back: new visitors reach it, this one stays, because the session is here.
    served.start(own)
    until(
        lambda: re.search(f"kursk_ledger={own}", get(f"{served.address}/").headers["set-cookie"][0]) is not None,
        "nginx knows that it is back",
    )
    page.reload()
    visit.settle()
    assert process_of(visit) == other
    expect(page.locator(MARKS)).to_have_count(changed)


@pytest.fixture
def both_again(served):
    """Whatever a test does to the processes, the next one finds both."""
    yield
    for number in served.ports.keys() - served.processes.keys():
        served.start(number)


@pytest.mark.parametrize("slow", ["", "browser", "server"], ids=["at full speed", "a slow browser", "a slow server"])
@pytest.mark.parametrize("moves", [True, False], ids=["the other process", "the same one, started again"])
def test_the_first_click_holds_on(served, visitor, both_again, moves, slow):
    visit = visitor(f"a visitor who clicks at once, moves: {moves}, slow: {slow}")
    with slowed(served, visit, slow):
        _click_at_once(served, visit, moves, AGREES_AFTER * (4 if slow else 1))


@contextmanager
def slowed(served, visit, who: str) -> Iterator[None]:
    """The browser, or all processes of the dashboard, at a quarter of their speed."""
    chromium = visit.page.context.new_cdp_session(visit.page)
    if who == "browser":
        chromium.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    with served.at_a_quarter() if who == "server" else nullcontext():
        yield
    chromium.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    chromium.detach()


def _click_at_once(served, visit, moves, agrees_after: float):
    page = visit.open(f"{served.address}/timeline?lang=en&metric=casualties&sides=south_korea&known_on=2025-04-28")
    page.get_by_role("button", name="United States", exact=True).click()
    page.wait_for_function("location.search.includes('united_states')")
    visit.settle()
    drawn = page.locator(MARKS).count()
    own = process_of(visit)
    for number in (own,) if moves else (3 - own, own):
        served.kill(number)
    page.wait_for_selector(DISCONNECTED)
    if not moves:
        served.start(own)
    page.wait_for_selector(CONNECTED)
    page.get_by_role("button", name="Ukraine", exact=True).click()
    end = monotonic() + agrees_after
    link = "?lang=en&metric=casualties&sides=ukraine%2Csouth_korea%2Cunited_states&known_on=2025-04-28"
    page.wait_for_function("link => location.search === link", arg=link, timeout=1000 * agrees_after)
    page.wait_for_function(
        f"drawn => document.querySelectorAll('{MARKS}').length > drawn",
        arg=drawn,
        timeout=max(1000 * (end - monotonic()), 1),
    )
    expect(page.get_by_role("button", name="Ukraine", exact=True, pressed=True)).to_be_visible()
    visit.settle()
    assert page.evaluate("location.search") == link
    assert process_of(visit) == (3 - own if moves else own)
