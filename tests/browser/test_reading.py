"""What only a browser shows: clicks, marks, links."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MARKS, open_a_mark
from tests.support.streamlit_page import TABLE

pytestmark = pytest.mark.browser


def marks(page) -> int:
    """How many marks are drawn, once at least one is."""
    page.locator(MARKS).first.wait_for(state="attached")
    return page.locator(MARKS).count()


def test_a_filter_click_changes_the_marks_and_the_link(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en")
    before = marks(page)
    page.evaluate("window.chart = document.querySelector('.js-plotly-plot')")
    page.get_by_role("button", name="South Korea", exact=True).click()
    page.wait_for_function(f"document.querySelectorAll('{MARKS}').length < {before}")
    assert page.evaluate("chart.isConnected"), "the picture is drawn over, not taken away and built anew"
    page.wait_for_function("location.search.includes('sides=south_korea')")
    expect(page.get_by_text(re.compile(r"of 454 claims"))).to_be_visible()


def test_a_picture_that_cannot_be_drawn_leaves_its_words_and_is_tried_again(server, visit):
    page = visit().page
    page.route("**/plotly-*", lambda route: route.abort())
    page.goto(f"{server}/timeline?lang=de&metric=casualties")
    place = page.get_by_role("figure")
    expect(place).to_have_text(
        "Zeitverlauf der Angaben zu „Verluste (Tote und Verwundete)“: Jedes Zeichen ist eine Angabe an ihrem Tag."
    )
    page.unroute("**/plotly-*")
    page.get_by_role("button", name="Südkorea", exact=True).click()
    page.locator(MARKS).first.wait_for(state="attached")
    expect(place).not_to_contain_text("Jedes Zeichen")


def test_a_click_on_the_map_brings_no_outline_again(server, visit):
    page = visit().page
    fetched = []
    page.on("request", lambda request: fetched.append(request.url) if "/outlines-" in request.url else None)
    page.goto(f"{server}/map?lang=en")
    ground = "document.querySelector('[data-picture=map] .js-plotly-plot').data.filter(trace => trace.meta).map(trace => trace.x.length)"
    page.wait_for_function("document.querySelector('[data-picture=map] .point')")
    before = page.evaluate(ground)
    page.get_by_role("button", name="Russia", exact=True).click()
    page.wait_for_function("location.search.includes('sides=russia')")
    page.get_by_role("button", name="whole region").click()
    page.wait_for_function("location.search.includes('window=region')")
    assert page.evaluate(ground) == before
    assert min(before) > 10
    assert len(before) > 30
    assert len(fetched) == 1


def test_a_pasted_link_restores_the_view(server, visit):
    first = visit()
    page = first.open(
        f"{server}/timeline?lang=de&metric=casualties&sides=south_korea,ukraine&axis=log&known_on=2025-04-28"
    )
    link, drawn = page.evaluate("location.href"), marks(page)
    assert "known_on=2025-04-28" in link
    again = visit().open(link)
    expect(again.locator(MARKS)).to_have_count(drawn)
    expect(again.get_by_role("heading", name="Zeitverlauf")).to_be_visible()
    expect(again.get_by_text("Sie sehen den Stand vom 28. April 2025.").first).to_be_visible()


def test_the_filters_go_along_to_the_next_page(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en&sides=russia&known_on=2025-01-31")
    page.get_by_role("link", name="Claims", exact=True).click()
    page.wait_for_function(
        "location.pathname == '/claims' && location.search.includes('sides=russia') && location.search.includes('known_on=2025-01-31')"
    )


def test_a_click_on_a_mark_opens_its_claim_and_again_after_closing(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en")
    for _ in range(2):
        page.locator(MARKS).first.hover(force=True)
        open_a_mark(page)
        card = page.get_by_role("dialog")
        page.wait_for_function("location.search.includes('claim=troops-in-kursk')")
        expect(card.get_by_role("link").first).to_be_visible()
        card.get_by_role("button", name="Close").click()
        page.wait_for_function("!location.search.includes('claim=')")
        visitor.settle()


def test_the_card_has_an_address_of_its_own(server, visit):
    page = visit().open(f"{server}/claims?lang=de&claim=casualties-uk-mod-2025-06-15")
    card = page.get_by_role("dialog")
    card.get_by_text("mehr als 6.000").first.wait_for()
    expect(card.get_by_role("link", name="Permalink")).to_have_attribute(
        "href", re.compile("casualties-uk-mod-2025-06-15")
    )


def test_a_bad_link_is_named_and_the_rest_of_it_holds(server, visit):
    page = visit().open(f"{server}/timeline?lang=en&metric=casualties&known_on=2025-02-30&sides=mars,ukraine")
    notice = page.get_by_text("Part of the link could not be used")
    expect(notice).to_contain_text("2025-02-30")
    expect(notice).to_contain_text("mars")
    page.wait_for_function("location.search.includes('sides=ukraine') && location.search.includes('metric=casualties')")


def test_back_goes_back(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en")
    before = marks(page)
    page.get_by_role("button", name="Ukraine", exact=True).click()
    page.wait_for_function("location.search.includes('sides=ukraine')")
    visitor.settle()
    page.go_back()
    page.wait_for_function("!location.search.includes('sides=')")
    visitor.settle()
    expect(page.locator(MARKS)).to_have_count(before)


def test_a_click_on_a_settlement_opens_its_history(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/map?lang=de&place=sudzha&day=2025-03-13")
    card = page.get_by_role("dialog")
    card.get_by_text("Суджа").wait_for()
    card.get_by_role("button", name="Schließen").click()
    page.wait_for_function("!location.search.includes('place=')")
    visitor.settle()
    page.locator(".js-plotly-plot .scatterlayer .trace:last-child .point").last.click(force=True)
    page.get_by_role("dialog").get_by_text("die neueste zuerst").first.wait_for()
    page.wait_for_function("location.search.includes('place=')")


def test_a_row_of_the_table_below_a_picture_opens_its_claim_from_the_keyboard(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en&metric=casualties")
    page.get_by_text("Table", exact=True).click()
    visitor.settle()
    page.locator(TABLE).first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    page.wait_for_function("location.search.includes('claim=casualties-')")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_button_in_the_card_turns_to_the_claim_that_it_names(server, visit):
    page = visit().open(f"{server}/claims?lang=en&claim=casualties-us-pentagon-2024-12-30")
    page.get_by_role("dialog").get_by_role("button", name="White House, 27 December 2024").click()
    page.wait_for_function("location.search.includes('claim=casualties-us-white-house-2024-12-27')")
    page.get_by_role("dialog").get_by_text("more than 1,000").first.wait_for()


def test_a_link_can_be_followed_a_second_time(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/?lang=en")
    for name, path in (("To the timeline", "timeline"), ("To the map", "map"), ("To the timeline", "timeline")):
        page.get_by_role("link", name=name).click()
        page.wait_for_function(f"location.pathname === '/{path}'")
        visitor.settle()
        page.get_by_role("link", name="Briefing", exact=True).click()
        page.wait_for_function("location.pathname === '/'")
        visitor.settle()


def test_words_in_a_link_are_shown_and_never_run(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/claims?lang=en&search=%21%5Bx%5D%28http%3A%2F%2Fevil.example%2Fy.png%29")
    expect(page.get_by_text("![x](http://evil.example/y.png)")).to_be_visible()
    assert [url for url in visitor.requests if url.startswith("http://evil.example")] == []


@pytest.mark.parametrize("key", ["timeline", "map"])
def test_a_finger_scrolls_the_page_over_pictures_and_the_map(server, visit, key):
    page = visit(width=390, height=844, touch=True).open(f"{server}/{key}?lang=de")
    page.locator(f"[data-picture={key}] .nsewdrag").first.wait_for(state="attached")
    taken = page.evaluate(
        """key => {
        const ground = document.querySelector(`[data-picture=${key}] .nsewdrag`);
        const box = ground.getBoundingClientRect();
        const finger = new Touch({identifier: 1, target: ground, clientX: box.x + 60, clientY: box.y + 60});
        ground.dispatchEvent(new TouchEvent('touchstart', {touches: [finger], changedTouches: [finger], bubbles: true, cancelable: true}));
        const further = new Touch({identifier: 1, target: ground, clientX: box.x + 60, clientY: box.y + 20});
        const move = new TouchEvent('touchmove', {touches: [further], changedTouches: [further], bubbles: true, cancelable: true});
        ground.dispatchEvent(move);
        return move.defaultPrevented;
    }""",
        key,
    )
    assert not taken


def test_a_line_opens_its_claim_again_and_again_and_by_keyboard(server, visit):
    page = visit().open(f"{server}/?lang=en")
    line = page.locator("[data-lines=answer_killed] button").first
    for press in (line.click, line.click, lambda: line.press("Enter")):
        press()
        card = page.get_by_role("dialog")
        card.get_by_text("Stated on").wait_for()
        page.wait_for_function("location.search.includes('claim=')")
        page.keyboard.press("Escape")
        card.wait_for(state="detached")
        page.wait_for_function("!location.search.includes('claim=')")


def test_a_tap_on_a_mark_opens_its_claim(server, visit):
    page = visit(width=390, height=844, touch=True).open(f"{server}/timeline?lang=de")
    open_a_mark(page, touch=True)
    page.wait_for_function("location.search.includes('claim=troops-in-kursk')")
