"""Every page in a real Chromium: it opens, asks nobody else, fits a phone, and can be used without eyes."""

import pytest

from tests.browser.conftest import PAGES, serious, sideways

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_without_errors_and_asks_no_other_host(server, visit, path, lang):
    visitor = visit()
    page = visitor.open(f"{server}/{path}?lang={lang}")
    assert page.locator("[data-testid=stException]").count() == 0
    assert visitor.errors == []
    outside = [url for url in visitor.requests if not url.startswith((server, "data:", "blob:", server.replace("http", "ws")))]
    assert outside == []
    page.wait_for_function(f"document.documentElement.lang === '{lang}'")


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scroll(server, visit, path):
    page = visit(width=390, height=844).open(f"{server}/{path}?lang=de")
    assert sideways(page) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(server, visit, path, scheme):
    # High enough to hold the whole page: axe judges the contrast only of what is in view.
    page = visit(height=5000, scheme=scheme).open(f"{server}/{path}?lang=de")
    assert serious(page) == {}
