"""The sections that open: their link, their marks, a phone, and eyes that do not see."""

import pytest
from playwright.sync_api import expect

from ledger.question.page_sections import SECTIONS
from tests.browser.conftest import MARKS, serious, sideways

pytestmark = pytest.mark.browser

ALL = ",".join(SECTIONS)
PAGES_WITH_SECTIONS = ("", "map", "comparison")


def test_what_is_open_stands_in_the_link_and_comes_back_from_it(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/comparison?lang=en&metric=casualties&known_on=2025-04-28")
    page.get_by_text(SECTIONS["spread"].title, exact=True).click()
    page.wait_for_function("location.search.includes('sections=spread')")
    expect(page.get_by_text("2 governments and outlets count")).to_be_visible()
    again = visit().open(page.evaluate("location.href"))
    expect(again.get_by_text("2 governments and outlets count")).to_be_visible()
    again.get_by_text(SECTIONS["spread"].title, exact=True).click()
    again.wait_for_function("!location.search.includes('sections=')")


def test_a_mark_in_a_section_opens_its_claim_and_the_section_stays_open(server, visit):
    page = visit().open(f"{server}/comparison?lang=en&metric=casualties&known_on=2025-04-28&sections=spread")
    page.locator("[data-picture=spread]").scroll_into_view_if_needed()
    page.locator(f"[data-picture=spread] {MARKS}").first.click(force=True)
    expect(page.get_by_role("dialog").get_by_text("Stated on", exact=True)).to_be_visible()
    page.wait_for_function(
        "location.search.includes('claim=casualties') && location.search.includes('sections=spread')"
    )


@pytest.mark.parametrize("path", PAGES_WITH_SECTIONS)
def test_open_sections_fit_a_phone_say_nothing_in_the_console_and_can_be_used_without_eyes(server, visit, path):
    visitor = visit(width=390, height=844)
    page = visitor.open(f"{server}/{path}?lang=de&metric=casualties&known_on=2025-04-28&sections={ALL}")
    assert sideways(page) <= 0
    assert serious(page) == {}
    assert visitor.errors == []
