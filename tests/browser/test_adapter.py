"""Without the adapter: the dashboard takes nothing from Streamlit below its public interface, and works."""

import pytest

from tests.browser.conftest import MARKS, open_a_mark
from tests.support.streamlit_page import FRAME

pytestmark = pytest.mark.browser


def test_without_the_adapter_a_page_draws_takes_clicks_and_opens_cards(bare, visit):
    visitor = visit()
    page = visitor.open(f"{bare}/timeline?lang=en&metric=casualties")
    drawn = page.locator(MARKS).count()
    assert drawn > 0
    page.get_by_role("button", name="South Korea", exact=True).click()
    page.wait_for_function(f"document.querySelectorAll('{MARKS}').length < {drawn}")
    page.wait_for_function("location.search.includes('sides=south_korea')")
    visitor.settle()
    open_a_mark(page)
    page.wait_for_function("location.search.includes('claim=')")
    page.keyboard.press("Escape")
    page.wait_for_function("!location.search.includes('claim=')")
    page.get_by_role("link", name="Claims", exact=True).click()
    page.wait_for_function("location.pathname === '/claims' && location.search.includes('sides=south_korea')")
    visitor.settle()
    page.goto(f"{bare}/presentation?lang=en")
    visitor.settle()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("location.search.includes('part=')")
    # Without its word for where the server is, Streamlit looks below the page first.
    assert [error for error in visitor.errors if "/_stcore/" not in error] == []


def test_its_style_finds_what_it_is_about(server, bare, visit) -> None:
    visitor = visit()
    tops = [visitor.open(f"{address}/timeline?lang=en").locator("h1").bounding_box()["y"] for address in (server, bare)]
    assert tops[0] < tops[1], "the page begins closer below its navigation"
    frames = [visitor.open(f"{address}/presentation?lang=en").locator(FRAME).count() for address in (server, bare)]
    assert (frames[0], frames[1] > 0) == (0, True), "a slide has nothing of the frame around it"
