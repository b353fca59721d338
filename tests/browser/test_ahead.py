"""Pictures that change before the rest of their page, which follows when they are painted."""

import re

import pytest
from playwright.sync_api import expect
from streamlit.proto.BackMsg_pb2 import BackMsg

pytestmark = pytest.mark.browser
DRAWN = "() => document.querySelector('[data-picture=timeline] .js-plotly-plot').data.map(({ x }) => x.length)"
SENT = "() => JSON.parse(document.querySelector('[data-picture=timeline]').nextElementSibling.textContent).figure.data.map(({ x }) => x.length)"


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
            return [place.firstChild === seen.chart, figure.data.map(({ x }) => x.length), seen.chart.firstChild.data.map(({ x }) => x.length)];
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


def test_what_was_asked_before_stands_before_the_answer_comes(server, visit):
    visitor = visit()
    visitor.page.add_init_script("""window.WebSocket = class extends WebSocket {
        constructor(...given) {
            super(...given);
            this.addEventListener("message", (event) => {
                if (!window.late) return;
                event.stopImmediatePropagation();
                late.push(event.data);
                if (event.data.byteLength === 2) window.release = () => {
                    const said = late;
                    window.late = undefined;
                    for (const data of said) this.dispatchEvent(new MessageEvent("message", { data }));
                };
            });
        }
    }""")
    page = visitor.open(f"{server}/timeline?lang=en")
    everything = page.evaluate(DRAWN)
    turn(visitor, "South Korea")
    narrowed = page.evaluate(DRAWN)
    turn(visitor, "South Korea")
    assert page.evaluate(DRAWN) == everything != narrowed
    page.evaluate("window.late = []")
    page.get_by_role("button", name="South Korea", exact=True).click()
    # The answer is kept back until it is released below, so that nothing else can draw it.
    page.wait_for_function(f"narrowed => String(({DRAWN})()) === String(narrowed)", arg=narrowed)
    assert page.evaluate(SENT) == everything
    page.wait_for_function("Boolean(window.release)")
    page.evaluate("release()")
    page.wait_for_function("location.search.includes('sides=south_korea')")
    visitor.settle()
    assert page.evaluate(DRAWN) == page.evaluate(SENT) == narrowed
    assert visitor.errors == []


def test_an_answer_has_the_last_word(server, visit):
    visitor = visit()
    visitor.page.add_init_script("""window.WebSocket = class extends WebSocket {
        send(said) {
            window.said = [...said];
            super.send(window.instead ?? said);
        }
    }""")
    page = visitor.open(f"{server}/timeline?lang=en")
    for _ in range(2):
        turn(visitor, "South Korea")
    turn(visitor, "Ukraine")
    other, narrowed = BackMsg.FromString(bytes(page.evaluate("said"))), page.evaluate(DRAWN)
    turn(visitor, "Ukraine")
    # The browser asks what it knows; the server hears what was asked before that.
    del other.rerun_script.cached_message_hashes[:]
    page.evaluate("said => { window.instead = new Uint8Array(said); }", list(other.SerializeToString()))
    turn(visitor, "South Korea")
    assert page.evaluate(DRAWN) == page.evaluate(SENT) == narrowed
    assert visitor.errors == []


def turn(visitor, side):
    """Turn one side on or off, and wait for the whole page."""
    before = visitor.page.evaluate("location.search")
    visitor.page.get_by_role("button", name=side, exact=True).click()
    visitor.page.wait_for_function("before => location.search !== before", arg=before)
    visitor.settle()
