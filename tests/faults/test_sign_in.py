"""Sign-in with a real provider in a process of its own: closed to strangers, open to whoever has signed in, closed again after."""

import json
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, READY, chromium
from tests.faults.provider import Signing, signing_in

__all__ = ["chromium"]
pytestmark = pytest.mark.long
CLOSED = (
    "/api",
    "/api/claims",
    "/api/claims?format=csv",
    "/api/pictures/timeline",
    "/api/pictures/timeline?format=png",
    "/api/cards/claim",
    "/api/answers/current",
    "/api/feed.json",
    "/api/datapackage.json",
    "/api/openapi.json",
    "/media/0123456789abcdef.pdf",
    "/api/no-such-thing",
)
OPEN = ("/_stcore/health", "/health/ready")


@pytest.fixture(scope="module")
def both() -> Iterator[Signing]:
    with signing_in() as there:
        yield there


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def get(address: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
    try:
        with urlopen(Request(address, method=method, headers=headers), timeout=20) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        return error.code, error.read()


def sign_in(page: Page, name: str = "ada@example.org") -> None:
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.locator("input[name=sub]").fill(name)
    page.get_by_role("button", name="Authorize").click()


@pytest.mark.parametrize("path", CLOSED)
def test_a_stranger_gets_nothing_of_the_record(both: Signing, path: str) -> None:
    status, body = get(both.address + path)
    assert status == 401
    assert json.loads(body)["error"].startswith("This copy of Kursk Ledger is for those who have signed in")
    assert get(both.address + path, Cookie="_streamlit_user=forged.by.hand")[0] == 401
    assert get(both.address + path, "HEAD") == (401, b"")


@pytest.mark.parametrize("path", OPEN)
def test_health_stays_open(both: Signing, path: str) -> None:
    assert get(both.address + path)[0] == 200


@pytest.mark.parametrize(("lang", "words"), [("en", "Sign in"), ("de", "Anmelden")])
@pytest.mark.parametrize("path", ["", "map", "timeline", "comparison", "claims", "method", "presentation", "part"])
def test_every_page_asks_a_stranger_in_both_languages(
    both: Signing, page: Page, path: str, lang: str, words: str
) -> None:
    page.goto(f"{both.address}/{path}?lang={lang}")
    page.wait_for_selector(READY)
    expect(page.get_by_role("button", name=words)).to_be_visible()
    assert (
        page.locator(".js-plotly-plot, .ledger-picture, [data-testid=stSidebar], [data-testid=stPageLink]").count() == 0
    )
    assert "South Korea" not in page.content()
    assert "Südkorea" not in page.content()


def test_whoever_signs_in_comes_back_to_the_view_and_reads_everything_until_they_leave(
    both: Signing, page: Page
) -> None:
    page.goto(f"{both.address}/timeline?lang=en&metric=casualties&sides=south_korea")
    sign_in(page)
    page.wait_for_selector(f"{READY}:has-text('Timeline')")
    assert "/timeline?" in page.url
    assert "sides=south_korea" in page.url
    page.wait_for_selector(".js-plotly-plot")
    answer = page.request.get(f"{both.address}/api/claims")
    assert (answer.status, answer.json()["total"] > 400) == (200, True)
    assert answer.headers["cache-control"].startswith("private")
    assert "Cookie" in answer.headers["vary"]
    assert page.request.get(f"{both.address}/api/pictures/timeline").status == 200
    cookie = {each["name"]: each for each in page.context.cookies()}
    assert "ledger_back" not in cookie
    assert cookie["_streamlit_user"]["httpOnly"]
    forged = cookie["_streamlit_user"]["value"][:-2] + "xx"
    assert get(f"{both.address}/api/claims", Cookie=f"_streamlit_user={forged}")[0] == 401
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/oauth2/end_session**")  # the provider is told too, and asks
    page.goto(f"{both.address}/timeline?lang=en")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert page.request.get(f"{both.address}/api/claims").status == 401
