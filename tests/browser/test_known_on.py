"""The day on which the reader is placed, in a browser: pasted, typed with Enter, or by the shortcuts."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("pasted", "day"), [("2025-04-28", "2025-04-28"), (" 28.4.2025 ", "2025-04-28")])
def test_a_pasted_day_is_taken_at_once(server, visit, pasted, day):
    visitor = visit()
    page = visitor.open(f"{server}/claims?lang=en")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", pasted)
    page.get_by_label("Known on", exact=True).focus()
    page.keyboard.press("Control+V")
    page.wait_for_function("day => location.search.includes(`known_on=${day}`)", arg=day)
    visitor.settle()
    expect(page.get_by_text("You are looking at 28 April 2025.")).to_be_visible()
    assert visitor.errors == []


def test_a_day_that_is_typed_counts_with_enter(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/claims?lang=en&known_on=2025-04-28")
    field = page.get_by_label("Known on", exact=True)
    field.focus()
    # One step down in its first part: the month, or the day.
    page.keyboard.press("ArrowDown")
    typed = field.input_value()
    assert typed in ("2025-03-28", "2025-04-27")
    page.keyboard.press("Enter")
    page.wait_for_function("day => location.search.includes(`known_on=${day}`)", arg=typed)
    visitor.settle()
    expect(field).to_be_focused()
    assert visitor.errors == []


def test_two_shortcuts_lead_around_the_confirmation(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/claims?lang=de")
    for button, day in (("Tag vor Pjöngjangs Bestätigung", "2025-04-27"), ("Tag danach", "2025-04-29")):
        page.get_by_role("button", name=button).click()
        page.wait_for_function("day => location.search.includes(`known_on=${day}`)", arg=day)
        visitor.settle()
        expect(page.get_by_label("Wissensstand vom")).to_have_value(day)
        expect(page.get_by_role("button", name=button)).to_be_disabled()
    assert visitor.errors == []
