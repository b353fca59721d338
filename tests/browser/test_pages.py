"""Every page in a real Chromium: its title, that it opens, asks nobody else, fits a phone, and can be used by hand and without eyes."""

import pytest

from tests.browser.conftest import PAGES, serious, sideways
from tests.support.streamlit_page import EXCEPTION

pytestmark = pytest.mark.browser
TITLES = {
    "de": ["Überblick", "Karte", "Zeitverlauf", "Vergleich", "Angaben", "Methode"],
    "en": ["Briefing", "Map", "Timeline", "Comparison", "Claims", "Method"],
}
SMALL = """() => [...document.querySelectorAll('a[href], button, select, summary, input:not([type=hidden]), [role=button], [role=switch]')].filter(each => {
    if (each.getBoundingClientRect().right <= 0 || !each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || each.closest('p, li, dd, [aria-hidden=true], .js-plotly-plot')) return false;
    const held = each.closest('label, tr[data-to]') ?? each, { width, height } = held.getBoundingClientRect();
    return width && height && (width < 23.5 || height < 23.5);
}).map(each => `${each.tagName} ${each.className} ${each.textContent.slice(0, 40)} ${JSON.stringify((each.closest('label') ?? each).getBoundingClientRect())}`)"""
"""What can be pressed and is smaller than 24 px; links within sentences are exempt (WCAG 2.5.8)."""


@pytest.mark.parametrize(("lang", "scheme"), [("en", "light"), ("de", "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_quietly_asks_nobody_else_and_can_be_used_without_eyes(server, visit, path, lang, scheme):
    visitor = visit(scheme=scheme)
    page = visitor.open(f"{server}/{path}?lang={lang}")
    assert page.locator(EXCEPTION).count() == 0
    assert page.title() == f"{TITLES[lang][PAGES.index(path)]} · Kursk Ledger"
    page.wait_for_function(f"document.documentElement.lang === '{lang}'")
    assert page.evaluate(SMALL) == []
    assert serious(page) == {}
    assert visitor.errors == []
    outside = [
        url for url in visitor.requests if not url.startswith((server, "data:", "blob:", server.replace("http", "ws")))
    ]
    assert outside == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scroll_and_no_thin_finger(server, visit, path):
    page = visit(width=390, height=844, touch=True).open(f"{server}/{path}?lang=de")
    assert sideways(page) <= 0
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_part_alone_has_its_heading_for_a_title(server, visit, lang):
    page = visit().open(f"{server}/part?lang={lang}&part=casualties")
    heading = page.locator("h1").inner_text()
    assert heading
    assert page.title() == f"{heading} · Kursk Ledger"
