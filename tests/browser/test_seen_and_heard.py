"""What is seen by whoever uses a keyboard, heard by whoever does not see, and spared whoever wants no motion."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PAGES

pytestmark = pytest.mark.browser
TITLES = {
    "de": ["Überblick", "Karte", "Zeitverlauf", "Vergleich", "Angaben", "Methode"],
    "en": ["Briefing", "Map", "Timeline", "Comparison", "Claims", "Method"],
}
RING = """each => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 || boxShadow !== 'none';
}"""
SMALL = """() => [...document.querySelectorAll('a[href], button, select, summary, input:not([type=hidden]), [role=button], [role=switch]')].filter(each => {
    if (each.getBoundingClientRect().right <= 0 || !each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || each.closest('p, li, dd, [aria-hidden=true], .js-plotly-plot')) return false;
    const held = each.closest('label, tr[data-to]') ?? each, { width, height } = held.getBoundingClientRect();
    return width && height && (width < 23.5 || height < 23.5);
}).map(each => `${each.tagName} ${each.className} ${each.textContent.slice(0, 40)} ${JSON.stringify((each.closest('label') ?? each).getBoundingClientRect())}`)"""
"""What can be pressed and is smaller than 24 px; links within sentences are exempt (WCAG 2.5.8)."""


@pytest.mark.parametrize("lang", ["de", "en"])
def test_each_page_has_a_title_of_its_own(server, visit, lang):
    visitor = visit()
    titles = [visitor.open(f"{server}/{path}?lang={lang}").title() for path in PAGES]
    assert titles == [f"{title} · Kursk Ledger" for title in TITLES[lang]]
    part = visitor.open(f"{server}/part?lang={lang}&part=casualties")
    assert part.title() == f"{part.locator('h1').inner_text()} · Kursk Ledger"


def test_a_new_count_is_announced_once_and_politely(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/claims?lang=de")
    region = page.locator(".ledger-unseen[role=status]")
    expect(region).to_have_count(1)
    expect(region).to_have_text("")
    page.get_by_role("button", name="Nordkorea", exact=True).click()
    left = page.locator(".ledger-table table")
    page.wait_for_function("document.querySelector('.ledger-unseen[role=status]').textContent")
    rows = int(left.get_attribute("aria-rowcount")) - 1
    assert region.inner_text() == f"{rows} Angaben"
    assert region.get_attribute("lang") == "de"
    page.get_by_label("Angaben, Ereignisse und Orte durchsuchen").fill("nobodysaidthis")
    page.keyboard.press("Enter")
    expect(region).to_have_text("0 Angaben")
    visitor.settle()
    assert visitor.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_navigation_links_and_buttons(server, visit, scheme):
    visitor = visit(scheme=scheme)
    page = visitor.open(f"{server}/claims?lang=en")
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and not focused.evaluate(RING):
            unseen.append(
                focused.evaluate(
                    "each => `${each.tagName} ${each.textContent.slice(0, 30)} ${each.outerHTML.slice(0, 120)}`"
                )
            )
    assert unseen == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "touch"), [(1280, False), (390, True)])
def test_what_can_be_pressed_is_large_enough(server, visit, path, width, touch):
    page = visit(width=width, height=844, touch=touch).open(f"{server}/{path}?lang=de")
    assert page.evaluate(SMALL) == []


def test_nothing_glides_for_whoever_wants_no_motion(server, visit):
    visitor = visit()
    page = visitor.page
    page.emulate_media(reduced_motion="reduce")
    visitor.open(f"{server}/map?lang=en")
    lasting = page.evaluate("""() => [...document.querySelectorAll('body *')].filter(each => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(each);
        const longest = Math.max(...`${transitionDuration}, ${animationDuration}`.split(', ').map(parseFloat));
        return longest > .001 || scrollBehavior === 'smooth';
    }).length""")
    page.emulate_media(reduced_motion="no-preference")
    assert lasting == 0
