"""The card in a browser: focus, keyboard, closing, eyes that do not see, and that it opens before the page goes on."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serious_in_view

pytestmark = pytest.mark.browser
LINE = "[data-lines=answer_killed] button"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_can_be_used_without_eyes(server, visit, scheme):
    visitor = visit(scheme=scheme)
    page = visitor.open(f"{server}/claims?lang=de&claim=casualties-uk-mod-2025-06-15")
    card = page.get_by_role("dialog", name="Verluste (Tote und Verwundete): mehr als 6.000")
    expect(card).to_be_visible()
    expect(card.get_by_role("heading", level=2)).to_be_focused()
    assert serious_in_view(page) == {}
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
        )


def test_whoever_closes_the_card_is_where_it_was_opened(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/?lang=en")
    line, card = page.locator(LINE).first, page.get_by_role("dialog")

    def beside():
        page.mouse.click(5, 5)

    for close in (
        lambda: page.keyboard.press("Escape"),
        lambda: card.get_by_role("button", name="Close").click(),
        beside,
    ):
        line.focus()
        page.keyboard.press("Enter")
        card.wait_for()
        page.wait_for_function("location.search.includes('claim=')")
        visitor.settle()
        close()
        expect(card).to_be_hidden()
        expect(line).to_be_focused()
        page.wait_for_function("!location.search.includes('claim=')")
    assert visitor.errors == []


def test_the_card_opens_before_the_page_has_it_and_stands_once(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/?lang=en")
    page.evaluate("""new MutationObserver((_, observer) => {
        if (!document.querySelector("dialog[open]")) return;
        observer.disconnect();
        window.ahead = !location.search.includes("claim=");
    }).observe(document.body, { subtree: true, childList: true, attributes: true })""")
    page.locator(LINE).first.click()
    page.wait_for_function("window.ahead !== undefined")
    assert page.evaluate("ahead")
    page.wait_for_function("location.search.includes('claim=')")
    visitor.settle()
    assert page.locator("dialog").count() == page.locator("dialog.ledger-card[open]").count() == 1
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert visitor.errors == []


def test_a_card_that_gave_way_to_another_leads_back_to_where_the_first_was_opened(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/?lang=en&metric=casualties&known_on=2025-02-10")
    line = page.locator("[data-to=casualties-ua-president-2025-02-02]").first
    line.press("Enter")
    page.get_by_role("dialog").get_by_text("Agreement", exact=True).click()
    page.get_by_role("dialog").locator("[data-to=casualties-ua-hur-2025-02-04]:visible").first.click()
    page.wait_for_function("location.search.includes('claim=casualties-ua-hur-2025-02-04')")
    visitor.settle()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.locator("dialog").count() == 1
    page.keyboard.press("Escape")
    page.wait_for_function("!location.search.includes('claim=')")
    expect(line).to_be_focused()
    assert visitor.errors == []
