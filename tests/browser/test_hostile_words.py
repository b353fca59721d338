"""Words of a stranger in a link are words: none of them is run, and none opens anything."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from ledger.question import Question
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

ATTACK = '<dialog class="ledger-card" open><img src=x onerror=window.ran=1></dialog>'
FIELDS = [field for field in Question.model_fields if field != "lang"]


def expect_words_alone(visitor: Visit) -> None:
    """Nothing of the attack has become a part of the page."""
    page = visitor.page
    visitor.settle()
    page.wait_for_timeout(300)  # an image that does not load says so a moment later
    assert page.evaluate("window.ran ?? null") is None
    assert page.locator("img[src=x]").count() == 0
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert [url for url in visitor.requests if url.endswith("/x")] == []


def to_claims(page: Page) -> None:
    page.get_by_role("link", name="Claims", exact=True).click()
    page.wait_for_function("location.pathname.endsWith('/claims')")
    page.get_by_role("heading", level=1, name="Claims").wait_for()


def test_a_search_in_a_link_runs_nothing_after_a_click(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?{urlencode({'lang': 'en', 'search': ATTACK})}")
    expect_words_alone(visitor)
    to_claims(page)
    expect(page.locator("[data-field=search] input")).to_have_value(ATTACK)
    expect_words_alone(visitor)


@pytest.mark.parametrize("path", ["", "timeline", "presentation", "part"])
def test_no_parameter_of_a_link_runs_anything(server, visit, path):
    visitor = visit()
    visitor.page.goto(f"{server}/{path}?{urlencode({'lang': 'en', **dict.fromkeys(FIELDS, ATTACK), ATTACK: ATTACK})}")
    visitor.page.wait_for_selector("[data-ledger=ready]", state="attached")
    expect_words_alone(visitor)
    if path in ("", "timeline"):
        to_claims(visitor.page)
        expect_words_alone(visitor)


def test_words_that_are_typed_run_nothing(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/claims?lang=en")
    page.locator("[data-field=search] input").fill(ATTACK)
    page.locator("[data-field=search] input").press("Enter")
    page.wait_for_function("location.search.includes('search=')")
    expect_words_alone(visitor)
