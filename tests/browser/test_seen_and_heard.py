"""What is seen by whoever uses a keyboard, heard by whoever does not see, and spared whoever wants no motion."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
RING = """each => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 || boxShadow !== 'none';
}"""


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


def test_the_focus_is_seen_on_navigation_links_and_buttons(server, visit):
    visitor = visit()
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
