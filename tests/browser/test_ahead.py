"""Pictures that change before the rest of their page, which follows when they are painted."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_picture_changes_before_the_page_does(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en")
    for _ in range(3):  # there, back, and there again: the last two are sent as hashes only
        page.evaluate("""() => {
            const place = document.querySelector("[data-picture=timeline]"), chart = place.firstChild, drawn = () => chart.querySelectorAll(".point").length;
            const before = drawn();
            window.seen = { place, chart };
            new MutationObserver((_, observer) => {
                if (drawn() === before || seen.ahead !== undefined) return;
                observer.disconnect();
                seen.ahead = place.isConnected;
            }).observe(document.body, { subtree: true, childList: true });
        }""")
        page.get_by_role("button", name="South Korea", exact=True).click()
        page.wait_for_function("seen.ahead !== undefined && !seen.place.isConnected")
        assert page.evaluate("seen.ahead"), "the framework put a new place first"
        visitor.settle()
        now, sent, drawn = page.evaluate("""() => {
            const place = document.querySelector("[data-picture=timeline]"), figure = JSON.parse(place.nextElementSibling.textContent).figure;
            return [place.firstChild === seen.chart, figure.data.map(({ x }) => x.length), seen.chart.data.map(({ x }) => x.length)];
        }""")
        assert now
        assert sent == drawn
    assert visitor.errors == []


def test_a_page_is_told_when_the_answer_has_ended_and_not_at_the_latest_time(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en")
    page.evaluate("{ const later = setTimeout; window.setTimeout = (then, wait, ...rest) => wait === 250 ? 1e9 : later(then, wait, ...rest); }")
    page.get_by_role("button", name="South Korea", exact=True).click()
    page.wait_for_function("location.search.includes('sides=south_korea')")
    page.get_by_role("button", name="South Korea", exact=True).click()
    page.wait_for_function("!location.search.includes('sides=south_korea')")
    assert visitor.errors == []


def test_a_page_does_not_wait_for_an_answer_that_does_not_end(server, visit):
    visitor = visit()
    visitor.page.add_init_script("""window.WebSocket = class extends WebSocket {
        constructor(...given) {
            super(...given);
            this.addEventListener("message", (event) => {
                if (window.endless && event.data.byteLength === 2) event.stopImmediatePropagation();
            });
        }
    }""")
    page = visitor.open(f"{server}/timeline?lang=en")
    page.evaluate("window.endless = true")
    page.get_by_role("button", name="South Korea", exact=True).click()
    page.wait_for_function("location.search.includes('sides=south_korea')")
    expect(page.get_by_text(re.compile(r"of 390 claims"))).to_be_visible()
