"""The briefing on a projector: everything fits without scrolling, keys move, and the map plays."""

import pytest
from playwright.sync_api import expect

from ledger.ui.panels.presentation import SLIDES
from tests.browser.conftest import serious
from tests.support.streamlit_page import FRAME

pytestmark = pytest.mark.browser
INSIDE = """() => [...document.querySelectorAll('.st-key-slide h1, .st-key-slide_foot, .st-key-slide_controls button, .st-key-slide .main-svg')]
    .every(part => { const at = part.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight + 1 && at.left >= 0 && at.right <= innerWidth + 1; })"""
APART = """() => {
    const chart = document.querySelector('.st-key-slide .ledger-picture');
    return !chart || chart.getBoundingClientRect().bottom <= document.querySelector('.st-key-slide_foot').getBoundingClientRect().top + 16;
}"""


def assert_fits(page, name: str) -> None:
    assert page.evaluate(INSIDE), name
    assert page.evaluate(APART), name


def test_every_slide_fits_a_projector_and_the_arrow_keys_move(server, visit):
    visitor = visit(width=1280, height=720, scheme="dark")
    page = visitor.open(f"{server}/presentation?lang=en&known_on=2025-04-28")
    for number, name in enumerate(SLIDES):
        assert_fits(page, name)
        assert page.locator(FRAME).count() == 0
        if number < len(SLIDES) - 1:
            title = page.locator("h1").inner_text()
            page.keyboard.press("ArrowRight")
            page.wait_for_function(
                "title => document.querySelector('h1') && document.querySelector('h1').innerText !== title", arg=title
            )
            visitor.settle()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**part=lately*")
    visitor.settle()
    assert serious(page) == {}
    assert visitor.errors == []


def test_the_longest_slides_fit_in_german(server, visit):
    visitor = visit(width=1280, height=720)
    for name in ("map", "loss-share", "arms", "missing"):
        assert_fits(visitor.open(f"{server}/presentation?lang=de&part={name}"), name)
    assert serious(visitor.page) == {}


def test_a_key_leads_to_the_wall_and_back_and_the_map_is_there(server, visit):
    visitor = visit(width=1280, height=720)
    page = visitor.open(f"{server}/map?lang=en&day=2024-09-01")
    page.keyboard.press("p")
    page.wait_for_url("**/presentation?*day=2024-09-01*")
    visitor.settle()
    page.goto(f"{page.url}&part=map")
    visitor.settle()
    expect(page.locator("[data-picture=slide_map] .point").first).to_be_visible()
    page.keyboard.press("e")
    page.wait_for_selector(".st-key-bar")
    visitor.settle()
    assert "part=" not in page.url
    assert visitor.errors == []


def test_it_can_be_led_by_any_key_of_a_clicker_or_keyboard_and_ends_where_it_began(server, visit):
    visitor = visit(width=1280, height=720)
    page = visitor.open(f"{server}/claims?lang=en&search=Reuters&known_on=2025-04-28")
    names = list(SLIDES)
    # The key that is P on an English keyboard writes another letter on a Russian one.
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'з', code: 'KeyP', bubbles: true }))"
    )
    page.wait_for_url("**/presentation?**")
    visitor.settle()
    for key, place in (
        ("PageDown", 1),
        ("Space", 2),
        ("Shift+Space", 1),
        ("PageUp", 0),
        ("End", len(names) - 1),
        ("PageDown", len(names) - 1),
        ("Home", 0),
        ("ArrowRight", 1),
    ):
        page.keyboard.press(key)
        page.wait_for_function(f"new URLSearchParams(location.search).get('part') === '{names[place]}'")
        visitor.settle()
        assert page.locator("h1").inner_text() in page.title(), "each slide is named in the tab"
    page.keyboard.press("Escape")
    page.wait_for_url("**/claims?**")
    visitor.settle()
    for asked in ("search=Reuters", "known_on=2025-04-28"):
        assert asked in page.url
    assert "part=" not in page.url
    assert page.title() == "Claims · Kursk Ledger"
    assert visitor.errors == []
