"""Days: typed, pasted and chosen by keyboard, in both languages; what cannot be, and the way back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MARKS

pytestmark = pytest.mark.browser

FIELD = "[data-field=known_on] input[type=date]"
NOTE = "[data-field=known_on] small"
WORDS = {
    "en": ("28 April 2025", "You are looking at 28 April 2025.", "A day from 1 September 2023 to"),
    "de": ("28. April 2025", "Sie sehen den Stand vom 28. April 2025.", "Bitte ein Tag vom"),
}


def typed(page: Page, iso: str) -> str:
    """A day in the order in which this browser's own field asks for day, month and year: it is that of the browser, not of the page."""
    year, month, day = iso.split("-")
    page.evaluate("document.body.append(Object.assign(document.createElement('input'), { type: 'date', id: 'order' }))")
    page.locator("#order").focus()
    page.keyboard.type("05122025")
    found = page.locator("#order").evaluate("each => { each.remove(); return each.value; }")
    return {"2025-05-12": month + day + year, "2025-12-05": day + month + year}[found]


def is_shown(page: Page, lang: str) -> None:
    """The page is that of 28 April 2025: link, banner, field and words below it."""
    page.wait_for_function("location.search.includes('known_on=2025-04-28')")
    expect(page.locator(FIELD)).to_have_value("2025-04-28")
    expect(page.locator(NOTE)).to_have_text(WORDS[lang][0])
    expect(page.get_by_text(WORDS[lang][1]).first).to_be_visible()


@pytest.mark.parametrize("lang", ["en"])
def test_a_day_is_typed_with_enter(server, visit, lang):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang={lang}&metric=casualties")
    everything = page.locator(MARKS).count()
    keys = typed(page, "2025-04-28")
    page.locator(FIELD).focus()
    page.keyboard.type(keys)
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.querySelectorAll('{MARKS}').length < {everything}")
    is_shown(page, lang)
    expect(page.locator(FIELD)).to_be_focused()
    assert page.locator(FIELD).get_attribute("lang") == lang
    assert visitor.errors == []


@pytest.mark.parametrize("lang", ["de"])
def test_a_day_is_pasted_as_it_is_written_in_german(server, visit, lang):
    visitor = visit()
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open(f"{server}/timeline?lang={lang}&metric=casualties")
    page.evaluate("navigator.clipboard.writeText('28.4.2025')")
    page.locator(FIELD).focus()
    page.keyboard.press("Control+v")
    is_shown(page, lang)
    assert visitor.errors == []


@pytest.mark.parametrize("lang", ["de"])
def test_an_impossible_day_says_what_is_possible_and_changes_nothing(server, visit, lang):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang={lang}&metric=casualties&known_on=2025-04-28")
    sent = len(visitor.sent)
    for impossible in ("2031-04-28", "2019-01-01"):
        page.locator(FIELD).fill(impossible)
        expect(page.locator(NOTE)).to_have_text(re.compile(f"^{WORDS[lang][2]}"))
        expect(page.locator(FIELD)).to_have_attribute("aria-invalid", "true")
    page.wait_for_timeout(1000)
    assert (len(visitor.sent), "known_on=2025-04-28" in page.url) == (sent, True)
    page.locator(FIELD).fill("2025-04-27")
    page.wait_for_function("location.search.includes('known_on=2025-04-27')")
    expect(page.locator(FIELD)).not_to_have_attribute("aria-invalid", "true")
    visitor.settle()
    page.get_by_role("button", name={"en": "Back to today", "de": "Zurück zu heute"}[lang]).click()
    page.wait_for_function("!location.search.includes('known_on')")
    assert visitor.errors == []


@pytest.mark.parametrize("lang", ["en"])
def test_a_filter_day_is_set_and_emptied_by_keyboard_alone(server, visit, lang):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang={lang}&metric=casualties")
    page.locator(".st-key-more_filters summary").press("Enter")
    first = page.locator("[data-field=as_of_from] input[type=date]")
    keys = typed(page, "2025-01-15")
    first.focus()
    page.keyboard.type(keys)
    page.keyboard.press("Enter")
    page.wait_for_function("location.search.includes('as_of_from=2025-01-15')")
    visitor.settle()
    expect(first).to_be_focused()
    expect(first).to_have_value("2025-01-15")
    for _ in range(3):
        page.keyboard.press("Backspace")
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_function("!location.search.includes('as_of_from')")
    assert visitor.errors == []
