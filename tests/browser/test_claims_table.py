"""The table of claims in a browser: all columns in sight, a click on a row opens it, and the keyboard does too."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serious, sideways

pytestmark = pytest.mark.browser
HEADS = """count => {
    const box = document.querySelector('.ledger-table-box').getBoundingClientRect();
    return [...document.querySelectorAll('.ledger-table thead th')].slice(0, count).every(head => head.getBoundingClientRect().right <= Math.min(box.right, innerWidth) + 1);
}"""


@pytest.mark.parametrize(("width", "height", "columns"), [(1280, 720, 6), (390, 844, 3)])
def test_who_said_what_when_is_in_sight(server, visit, width, height, columns):
    visitor = visit(width=width, height=height)
    # In German, whose words are longer.
    page = visitor.open(f"{server}/claims?lang=de")
    assert page.evaluate(HEADS, columns)
    assert sideways(page) == 0
    assert visitor.errors == []


def test_a_click_anywhere_on_a_row_opens_its_claim_and_closing_it_leads_back(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/claims?lang=en&metric=casualties")
    row = page.locator(".ledger-table tbody tr").nth(2)
    claim = row.get_attribute("data-to")
    row.locator("td").nth(1).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_function("claim => location.search.includes(`claim=${claim}`)", arg=claim)
    visitor.settle()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(row.locator("button")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_function(
        "claim => !location.search.includes(`claim=${claim}`) && location.search.includes('claim=')", arg=claim
    )
    assert visitor.errors == []


def test_figures_are_sorted_as_numbers(server, visit):
    page = visit().open(f"{server}/claims?lang=de&search=11000")
    page.get_by_role("button", name="Zahl", exact=True).click()
    expect(page.get_by_role("columnheader", name="Zahl", exact=True)).to_have_attribute("aria-sort", "descending")
    figures = page.locator(".ledger-table tbody th button").all_inner_texts()
    assert "11.000" in figures
    assert page.locator(".ledger-table tbody mark").first.inner_text().replace(".", "").isdecimal()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(server, visit, scheme):
    visitor = visit(scheme=scheme)
    page = visitor.open(f"{server}/claims?lang=de&search=KCNA")
    assert serious(page) == {}
    page.locator("[data-lines=found_events] button").first.click()
    page.wait_for_function("location.search.includes('known_on=')")
    visitor.settle()
    assert visitor.errors == []
