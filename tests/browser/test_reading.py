"""What only a browser shows: clicks, marks, links, the playing map."""

import re

import pytest

from tests.browser.conftest import running_server

pytestmark = pytest.mark.browser

MARKS = ".js-plotly-plot .scatterlayer .point"


def marks(page) -> int:
    return page.locator(MARKS).count()


def test_a_filter_click_changes_the_marks_and_the_link(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en")
    before = marks(page)
    page.get_by_role("button", name="South Korea", exact=True).click()
    page.wait_for_function(f"document.querySelectorAll('{MARKS}').length < {before}")
    page.wait_for_function("location.search.includes('sides=south_korea')")
    assert page.get_by_text(re.compile(r"of 390 claims")).is_visible()


def test_a_pasted_link_restores_the_view(server, visit):
    first = visit()
    page = first.open(f"{server}/timeline?lang=de&metric=casualties&sides=south_korea,ukraine&axis=log&known_on=2025-04-28")
    link, drawn = page.evaluate("location.href"), marks(page)
    assert "known_on=2025-04-28" in link
    again = visit(locale="en-GB").open(link)
    assert marks(again) == drawn
    assert again.get_by_role("heading", name="Zeitverlauf").is_visible()
    assert again.get_by_text("Wissensstand 28. April 2025").first.is_visible()


def test_the_filters_go_along_to_the_next_page(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en&sides=russia&known_on=2025-01-31")
    page.get_by_role("link", name="Claims", exact=True).click()
    page.wait_for_function("location.pathname == '/claims' && location.search.includes('sides=russia')")
    assert "known_on=2025-01-31" in page.evaluate("location.search")


def test_a_click_on_a_mark_opens_its_claim_and_again_after_closing(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en")
    for _ in range(2):
        page.locator(MARKS).first.hover(force=True)
        page.locator(MARKS).first.click(force=True)
        card = page.get_by_role("dialog")
        card.wait_for()
        page.wait_for_function("location.search.includes('claim=troops-in-kursk')")
        assert card.get_by_text("Stated on:").is_visible()
        card.get_by_role("button", name="Close").click()
        page.wait_for_function("!location.search.includes('claim=')")
        visitor.settle()


def test_the_card_has_an_address_of_its_own(server, visit):
    page = visit().open(f"{server}/claims?lang=de&claim=casualties-uk-mod-2025-06-15")
    card = page.get_by_role("dialog")
    card.get_by_text("mehr als 6.000").first.wait_for()
    assert card.get_by_role("link", name=re.compile("Adresse")).get_attribute("href").count("casualties-uk-mod-2025-06-15")


def test_a_bad_link_is_named_and_the_rest_of_it_holds(server, visit):
    page = visit().open(f"{server}/timeline?lang=en&metric=casualties&known_on=2025-02-30&sides=mars,ukraine")
    notice = page.get_by_text("Part of the link could not be used")
    assert "2025-02-30" in notice.inner_text()
    assert "mars" in notice.inner_text()
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
    assert marks(page) == before


def test_deep_links_work_on_a_fresh_process(visit):
    with running_server() as fresh:
        page = visit().open(f"{fresh}/comparison?lang=de&metric=killed&known_on=2025-02-28")
        assert page.get_by_role("heading", name="Vergleich").is_visible()
        assert page.get_by_text("Wissensstand 28. Februar 2025").first.is_visible()
        assert page.get_by_role("link", name="Methode", exact=True).is_visible()


def test_the_map_plays_without_asking_the_server(server, visit):
    visitor = visit()
    sent = []
    visitor.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(len(frame))))
    page = visitor.open(f"{server}/map?lang=en&day=2024-08-06")
    label = page.locator(".js-plotly-plot .slider-label").first
    assert label.text_content() == "As of 6 Aug 2024"
    before = len(sent)
    page.locator(".js-plotly-plot .updatemenu-button", has_text="Play").click()
    page.wait_for_function("document.querySelector('.js-plotly-plot .slider-label').textContent !== 'As of 6 Aug 2024'")
    colours = "[...document.querySelectorAll('.js-plotly-plot .scatterlayer .trace:last-child .point')].map(p => p.style.fill).join()"
    first = page.evaluate(colours)
    page.wait_for_function(f"{colours} !== {first!r}")
    assert len(sent) == before


def test_a_click_on_a_settlement_opens_its_history(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/map?lang=de&place=sudzha&day=2025-03-13")
    card = page.get_by_role("dialog")
    card.get_by_text("Суджа").wait_for()
    card.get_by_role("button", name="Close").click()
    page.wait_for_function("!location.search.includes('place=')")
    visitor.settle()
    page.locator(".js-plotly-plot .scatterlayer .trace:last-child .point").last.click(force=True)
    page.get_by_role("dialog").get_by_text("die neueste zuerst").wait_for()
    assert "place=" in page.evaluate("location.search")
