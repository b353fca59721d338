"""Every page in a real Chromium: it opens, asks nobody else, fits a phone, and can be used without eyes."""

import pytest

from tests.browser.conftest import PAGES, serious, sideways
from tests.support.streamlit_page import EXCEPTION

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("lang", "scheme"), [("en", "light"), ("de", "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_quietly_asks_nobody_else_and_can_be_used_without_eyes(server, visit, path, lang, scheme):
    visitor = visit(scheme=scheme)
    page = visitor.open(f"{server}/{path}?lang={lang}")
    assert page.locator(EXCEPTION).count() == 0
    page.wait_for_function(f"document.documentElement.lang === '{lang}'")
    assert serious(page) == {}
    assert visitor.errors == []
    outside = [
        url for url in visitor.requests if not url.startswith((server, "data:", "blob:", server.replace("http", "ws")))
    ]
    assert outside == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scroll(server, visit, path):
    page = visit(width=390, height=844).open(f"{server}/{path}?lang=de")
    assert sideways(page) <= 0
