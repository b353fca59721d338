"""The map of one day: moved, played, zoomed and asked by mouse, finger and keyboard; its page at the size of a laptop."""

import re

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

pytestmark = pytest.mark.browser

SLIDER, DAY, PLAY = "[data-form=timeline] input", "[data-form=timeline] output", "[data-form=timeline] .play"
PICTURE = "[data-picture=map]"
PLOT = f"document.querySelector('{PICTURE} .js-plotly-plot')"
RANGES = (
    f"(({{ xaxis, yaxis }}) => [...xaxis.range, ...yaxis.range].map(end => Math.round(10 * end) / 10))({PLOT}.layout)"
)
WIDTH = f"({PLOT}.layout.xaxis.range[1] - {PLOT}.layout.xaxis.range[0])"
MARKED = f"JSON.stringify({PLOT}.data.filter(({{ customdata }}) => customdata).map(({{ marker, customdata }}) => [marker, customdata]))"
MAIN_TOP = "document.querySelector('[data-testid=stMain]').scrollTop"
WORDS = {
    "en": ("13 March 2025", "14 March 2025", "One day forward"),
    "de": ("13. März 2025", "14. März 2025", "Einen Tag vor"),
}


def box(page: Page) -> dict[str, float]:
    found = page.locator(f"{PICTURE} .nsewdrag").first.bounding_box()
    assert found
    return dict(found)


def rests(page: Page, day: str, words: str) -> None:
    """The link, the line of days, the picture and the sentence are of the day."""
    page.wait_for_function("day => new URLSearchParams(location.search).get('day') === day", arg=day)
    expect(page.locator(DAY)).to_have_text(words)
    expect(page.locator(PICTURE)).to_have_attribute("aria-label", re.compile(re.escape(words)))
    expect(page.locator("[data-testid=stMarkdown]").filter(has_text=words).first).to_be_visible()


@pytest.mark.parametrize("lang", ["de"])
def test_keys_and_buttons_move_the_day_and_all_that_is_said_of_it(server, visit, lang):
    visitor, (before, after, forward) = visit(), WORDS[lang]
    page = visitor.open(f"{server}/map?lang={lang}&day=2025-03-13")
    expect(page.locator(DAY)).to_have_text(before)
    history = page.evaluate("history.length")
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowRight")
    rests(page, "2025-03-14", after)
    visitor.settle()
    expect(page.locator(SLIDER)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    rests(page, "2025-03-13", before)
    visitor.settle()
    page.get_by_role("button", name=forward).click()
    rests(page, "2025-03-14", after)
    assert page.evaluate("history.length") == history + 3
    page.go_back()
    rests(page, "2025-03-13", before)
    assert visitor.errors == []


def test_a_key_that_is_held_is_one_step_of_the_history(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/map?lang=en&day=2025-03-01")
    history = page.evaluate("history.length")
    page.locator(SLIDER).focus()
    for _ in range(12):
        page.keyboard.down("ArrowRight")
    page.keyboard.up("ArrowRight")
    rests(page, "2025-03-13", "13 March 2025")
    assert page.evaluate("history.length") == history + 1
    assert visitor.errors == []


def test_one_button_plays_the_days_at_two_speeds_and_stops_on_the_day_that_is_seen(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/map?lang=en&day=2024-08-06")
    history, marked = page.evaluate("history.length"), page.evaluate(MARKED)
    play = page.locator(PLAY)
    play.click()
    expect(play).to_have_text("Faster")
    page.wait_for_function(f"before => {MARKED} !== before", arg=marked)
    play.click()
    expect(play).to_have_text("Stop")
    # The sentence goes with the days that are played, and the link waits.
    said = page.locator("[data-testid=stMarkdown]").filter(has_text=re.compile(r"\b20\d\d\b")).first
    first = said.text_content()
    page.wait_for_function(
        "([first]) => ![...document.querySelectorAll('[data-testid=stMarkdown]')].some(({ textContent }) => textContent === first)",
        arg=[first],
    )
    assert "day=2024-08-06" in page.url
    play.click()
    expect(play).to_have_text("Play")
    stopped = page.locator(DAY).text_content()
    visitor.settle()
    iso = page.evaluate("text => new Date(`${text} UTC`).toISOString().slice(0, 10)", stopped)
    rests(page, iso, stopped)
    assert page.evaluate("history.length") == history + 1
    # What hangs there is the picture of that day, with all that can be pointed at.
    shown = page.evaluate(MARKED)
    visitor.open(f"{server}/map?lang=en&day={iso}")
    assert page.evaluate(MARKED) == shown
    assert visitor.errors == []


def test_a_map_that_plays_stops_when_its_page_is_left_and_is_there_again(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/map?lang=en&day=2024-08-06")
    page.locator(PLAY).click()
    page.wait_for_function(f"document.querySelector('{DAY}').textContent !== '6 August 2024'")
    page.get_by_role("link", name="Claims", exact=True).click()
    page.get_by_role("heading", name="Claims").wait_for()
    visitor.settle()
    page.get_by_role("link", name="Map", exact=True).click()
    page.locator(f"{PICTURE} .point").first.wait_for(state="attached")
    visitor.settle()
    stands = page.locator(DAY).text_content()
    page.wait_for_timeout(600)
    assert page.locator(DAY).text_content() == stands
    assert visitor.errors == []


def test_a_day_that_passes_after_the_click_on_another_page_calls_nobody_back(server, visit):
    """Streamlit sends the page that it shows along with each change, and the server may take its time for the other page."""
    visitor = visit()
    held: list[tuple[WebSocketRoute, str | bytes]] = []
    holds: list[bool] = []

    def route(socket: WebSocketRoute) -> None:
        behind = socket.connect_to_server()
        behind.on_message(lambda message: held.append((socket, message)) if holds else socket.send(message))

    visitor.changed = True
    visitor.page.route_web_socket("**", route)
    visitor.page.expose_function("hold", lambda: holds.append(True))
    page = visitor.open(f"{server}/map?lang=en&day=2024-08-06")
    page.evaluate("""async () => {
        const address = performance.getEntriesByType("resource").map(({ name }) => name).find((name) => name.endsWith("/question.js"));
        const { question } = await import(address);
        await hold();
        [...document.querySelectorAll("a")].find(({ textContent }) => textContent.endsWith("Claims")).click();
        question.change({ day: "2024-08-07" }, { passing: true });
    }""")
    page.wait_for_timeout(500)
    holds.clear()
    for socket, message in held:
        socket.send(message)
    page.get_by_role("heading", name="Claims").wait_for()
    visitor.settle()
    assert "/claims" in page.url
    assert visitor.errors == []


def test_a_key_moment_is_one_press_away(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/map?lang=en")
    page.get_by_role("button", name="6 Dec 2024: Military bloggers: North Koreans take Plekhovo").click()
    rests(page, "2024-12-06", "6 December 2024")
    assert visitor.errors == []


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl(server, visit):
    visitor = visit(height=720)
    page = visitor.open(f"{server}/map?lang=en&day=2025-03-13")
    whole, at = page.evaluate(RANGES), box(page)
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.wheel(0, 200)
    page.wait_for_function(f"{MAIN_TOP} > 100")
    assert page.evaluate(RANGES) == whole
    page.mouse.wheel(0, -400)
    page.wait_for_function(f"{MAIN_TOP} === 0")
    width = page.evaluate(WIDTH)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function(f"width => {WIDTH} < .7 * width", arg=width)
    assert page.evaluate(MAIN_TOP) == 0
    # What its reader sees of it stays on another day.
    seen = page.evaluate(RANGES)
    page.locator(SLIDER).press("ArrowRight")
    rests(page, "2025-03-14", "14 March 2025")
    visitor.settle()
    assert page.evaluate(RANGES) == pytest.approx(seen, abs=0.2)
    assert visitor.errors == []


def test_keys_buttons_and_the_mouse_move_the_map_and_it_is_whole_again(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/map?lang=en&day=2025-03-13")
    whole, width = page.evaluate(RANGES), page.evaluate(WIDTH)
    page.locator(f"{PICTURE} .ledger-chart").focus()
    page.keyboard.press("+")
    page.wait_for_function(f"width => {WIDTH} < .7 * width", arg=width)
    page.keyboard.press("-")
    page.wait_for_function(f"width => {WIDTH} > .95 * width", arg=width)
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function(f"width => {WIDTH} < .7 * width", arg=width)
    near, at = page.evaluate(RANGES), box(page)
    page.mouse.move(at["x"] + 300, at["y"] + 200)
    page.mouse.down()
    page.mouse.move(at["x"] + 200, at["y"] + 200, steps=4)
    page.mouse.up()
    page.wait_for_function(f"near => {PLOT}.layout.xaxis.range[0] > near + 1", arg=near[0])
    page.get_by_role("button", name="Show the whole map").click()
    page.wait_for_function(f"width => {WIDTH} > .95 * width", arg=width)
    assert page.evaluate(RANGES) == pytest.approx(whole, abs=0.2)
    assert visitor.errors == []


def test_a_laptop_has_the_map_in_sight(server, visit):
    visitor = visit(width=1280, height=720)
    page = visitor.open(f"{server}/map?lang=en")
    at = box(page)
    assert at["y"] < 220
    assert at["height"] >= 420
    # Its days stand above it, and all of it is in the window.
    days = page.locator(SLIDER).bounding_box()
    assert days and days["y"] < at["y"] and at["y"] + at["height"] <= 720
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visitor.errors == []


@pytest.mark.parametrize("lang", ["de"])
def test_a_phone_scrolls_over_the_map_and_a_tap_opens_a_card(server, visit, lang):
    visitor = visit(width=390, height=844, touch=True)
    page = visitor.open(f"{server}/map?lang={lang}&day=2025-03-13")
    assert page.locator(f"{PICTURE} .ledger-chart").evaluate("each => getComputedStyle(each).touchAction") == "pan-y"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    mark = page.evaluate(f"""() => {{
        const marks = [...document.querySelectorAll('{PICTURE} .point')].map(each => each.getBoundingClientRect());
        const {{ x, y, width, height }} = marks.at(-1);
        return [x + width / 2, y + height / 2];
    }}""")
    page.touchscreen.tap(*mark)
    page.get_by_role("dialog").get_by_text({"en": "newest first", "de": "die neueste zuerst"}[lang]).first.wait_for()
    page.wait_for_function("location.search.includes('place=')")
    assert visitor.errors == []


def test_a_mark_says_at_once_who_says_what(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/map?lang=en&day=2025-03-13")
    page.locator(f"{PICTURE} .point").last.hover(force=True)
    expect(page.locator(f"{PICTURE} .hoverlayer .hovertext").first).to_be_visible()
    assert visitor.errors == []
