"""The first screen: the four answers are on it, on a projector and on a phone, in both languages, and nothing is cut."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serious_in_view, sideways

pytestmark = pytest.mark.browser
NUMERALS = ".ledger-numeral"
CUT = """() => [...document.querySelectorAll('.ledger-answers *, .st-key-bar *')]
    .filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === 'hidden' && each.clientWidth > 1)
    .map(each => each.outerHTML.slice(0, 120))"""
SIZES = {"projector": (1280, 720, 40), "phone": (390, 844, 32)}


def boxes(page: Page) -> list[dict[str, float]]:
    return [box for each in page.locator(NUMERALS).all() if (box := each.bounding_box())]


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("size", SIZES)
def test_the_four_answers_are_on_the_first_screen(server, visit, size, lang):
    width, height, letters = SIZES[size]
    visitor = visit(width=width, height=height)
    page = visitor.open(f"{server}/?lang={lang}")
    lower_bar = page.locator(".st-key-pages").bounding_box()
    end = lower_bar["y"] if lower_bar["y"] > height / 2 else height
    assert len(boxes(page)) == 4
    for box in boxes(page):
        assert box["y"] > 44
        assert box["y"] + box["height"] <= end
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert page.locator(NUMERALS).first.evaluate("each => getComputedStyle(each).fontSize") == f"{letters}px"
    assert page.locator(".ledger-answers article").last.bounding_box()["y"] + 100 < end
    assert page.evaluate(CUT) == []
    assert sideways(page) <= 0
    assert serious_in_view(page) == {}
    assert visitor.errors == []


def test_on_a_projector_the_answers_stand_side_by_side_and_the_filters_are_folded_away(server, visit):
    page = visit(width=1280, height=720).open(f"{server}/?lang=en")
    assert len({box["y"] for box in boxes(page)}) == 1
    expect(page.get_by_role("button", name="Ukraine", exact=True)).not_to_be_in_viewport()
    page.get_by_role("button", name="Show filters").click()
    expect(page.get_by_role("button", name="Ukraine", exact=True)).to_be_in_viewport()
    page.get_by_role("link", name="Timeline", exact=True).click()
    page.wait_for_function("location.pathname === '/timeline' && document.title.startsWith('Timeline')")
    expect(page.get_by_role("button", name="Ukraine", exact=True)).to_be_in_viewport()
    expect(page.get_by_role("navigation", name="Pages").get_by_role("link", name="Timeline")).to_have_attribute(
        "aria-current", "page"
    )


def test_a_figure_opens_its_claim(server, visit):
    page = visit(width=1280, height=720).open(f"{server}/?lang=en")
    page.locator(f"{NUMERALS} button").first.click()
    page.wait_for_function("location.search.includes('claim=')")
    page.keyboard.press("Escape")
    page.wait_for_function("!location.search.includes('claim=')")
    page.locator(".ledger-strip").first.locator("b").last.click()
    page.wait_for_function("location.search.includes('claim=')")


def test_on_a_phone_a_page_is_one_tap_away_and_the_lines_of_a_card_open(server, visit):
    visitor = visit(width=390, height=844, touch=True)
    page = visitor.open(f"{server}/?lang=de")
    pages = page.get_by_role("navigation", name="Seiten des Ledgers")
    for link in pages.get_by_role("link").all():
        box = link.bounding_box()
        assert box["y"] + box["height"] <= 844
        assert min(box["width"], box["height"]) >= 24
    lines = page.locator("[data-lines=answer_killed] button")
    expect(lines.first).to_be_hidden()
    page.locator("article").last.locator("summary").first.tap()
    expect(lines.first).to_be_visible()
    pages.get_by_role("link", name="Karte").tap()
    page.wait_for_function("location.pathname === '/map'")


def test_the_home_link_opened_in_a_tab_of_its_own_leads_home(server, visit):
    page = visit().open(f"{server}/map?lang=en")
    home = page.get_by_role("navigation", name="Pages").get_by_role("link", name="Briefing")
    expect(home).to_have_js_property("href", f"{server}/?lang=en")
