"""The shortcuts to the days around Pyongyang's confirmation, in a browser."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_two_shortcuts_lead_around_the_confirmation(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/claims?lang=de")
    for button, day in (("Tag vor Pjöngjangs Bestätigung", "2025-04-27"), ("Tag danach", "2025-04-29")):
        page.get_by_role("button", name=button).click()
        page.wait_for_function("day => location.search.includes(`known_on=${day}`)", arg=day)
        visitor.settle()
        expect(page.get_by_label("Stand der Kenntnis am")).to_have_value(day)
        expect(page.get_by_role("button", name=button)).to_be_disabled()
    assert visitor.errors == []
