"""The Timeline: it opens on three panels; its days are chosen with buttons, mouse, wheel and keys; marks that lie upon each other."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import quiet

pytestmark = pytest.mark.browser

MAIN_TOP = "document.querySelector('[data-testid=stMain]').scrollTop"
WORDS = {
    "en": ("autumn 2024", "Show all days", "one indicator"),
    "de": ("Herbst 2024", "Alle Tage zeigen", "eine Kennzahl"),
}


def days(page: Page, picture: str = "timeline") -> list[str]:
    """The first and the last day in sight."""
    found: list[str] = page.evaluate(
        "picture => document.querySelector(`[data-picture=${picture}] .js-plotly-plot`).layout.xaxis.range.map(end => String(end).slice(0, 10))",
        picture,
    )
    return found


def moved(page: Page, before: list[str]) -> list[str]:
    page.wait_for_function(
        "before => String(document.querySelector('.js-plotly-plot').layout.xaxis.range.map(end => String(end).slice(0, 10))) !== String(before)",
        arg=before,
    )
    quiet(page)
    return days(page)


def middle(page: Page) -> tuple[float, float, float]:
    """The middle of the picture, and its width."""
    box = page.locator("[data-picture=timeline] .nsewdrag").first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + 100, box["width"]


@pytest.mark.parametrize("lang", ["de"])
def test_the_bare_page_opens_on_three_panels_and_one_measure_is_one_choice_away(server, visit, lang):
    visitor = visit()
    page = visitor.open(f"{server}/timeline")
    expect(page.locator("[data-picture=panels]")).to_be_visible()
    page.wait_for_function("location.search.includes('panels=yes')")
    page = visitor.open(f"{server}/?lang={lang}")
    page.locator("[data-testid=stPageLink] a[href*='timeline']").first.click()
    expect(page.locator("[data-picture=panels] .main-svg").first).to_be_visible()
    visitor.settle()
    page.locator("[data-control=metric] select").select_option("killed")
    expect(page.locator("[data-picture=timeline] .main-svg").first).to_be_visible()
    page.wait_for_function("location.search.includes('metric=killed') && !location.search.includes('panels')")
    visitor.settle()
    expect(page.get_by_role("button", name=WORDS[lang][2], exact=True)).to_have_attribute("aria-pressed", "true")
    assert visitor.errors == []


@pytest.mark.parametrize("lang", ["en"])
def test_buttons_bring_a_period_into_sight_and_it_stays_while_sides_change(server, visit, lang):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang={lang}&metric=casualties")
    whole = days(page)
    page.get_by_role("button", name=WORDS[lang][0], exact=True).click()
    autumn = moved(page, whole)
    assert (autumn[0][:7] >= "2024-08", autumn[1][:7]) == (True, "2025-01")
    visitor.settle()
    page.wait_for_function("location.search.includes('span=autumn_2024')")
    page.get_by_role("button", name="2025", exact=True).click()
    assert [end[:7] for end in moved(page, autumn)] == ["2024-12", "2026-01"]
    visitor.settle()
    page.get_by_role("button", name={"en": "South Korea", "de": "Südkorea"}[lang], exact=True).click()
    page.wait_for_function("location.search.includes('sides=south_korea')")
    visitor.settle()
    assert [end[:7] for end in days(page)] == ["2024-12", "2026-01"]
    assert visitor.errors == []


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl_and_a_button_shows_all_again(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en&metric=casualties")
    whole, (x, y, _) = days(page), middle(page)
    page.mouse.move(x, y)
    page.mouse.wheel(0, 200)
    page.wait_for_function(f"{MAIN_TOP} > 0")
    assert days(page) == whole
    x, y, _ = middle(page)
    page.mouse.move(x, y)
    top = page.evaluate(MAIN_TOP)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -400)
    closer = moved(page, whole)
    page.keyboard.up("Control")
    assert whole[0] < closer[0] < closer[1] < whole[1]
    assert page.evaluate(MAIN_TOP) == top
    # What is looked at stays when a side is turned off and on.
    before = page.evaluate("location.search")
    page.get_by_role("button", name="South Korea", exact=True).click()
    page.wait_for_function("before => location.search !== before", arg=before)
    visitor.settle()
    assert days(page) == closer
    reset = page.get_by_role("button", name="Show all days")
    expect(reset).to_be_visible()
    reset.click()
    assert moved(page, closer) == whole
    assert visitor.errors == []


def test_days_table_and_section_are_the_same_after_a_reload(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=de&metric=casualties")
    whole = days(page)
    page.locator("[data-zooms=days]").focus()
    page.keyboard.press("+")
    closer = moved(page, whole)
    page.wait_for_function("location.search.includes('zoom=')")
    page.locator(".st-key-timeline_open label").click()
    page.wait_for_function("location.search.includes('tables=timeline')")
    page.locator(".st-key-timeline_table").wait_for()
    visitor.settle()
    page.reload()
    page.locator(".st-key-timeline_table").wait_for()
    visitor.settle()
    assert days(page) == closer
    page.get_by_role("button", name="Alle Tage zeigen").click()
    page.wait_for_function("!location.search.includes('zoom=')")
    assert days(page) == whole
    assert visitor.errors == []


def test_a_frame_drawn_with_the_mouse_shows_its_days_and_keys_move_them(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en&metric=casualties")
    whole, (x, y, width) = days(page), middle(page)
    page.mouse.move(x - width * 0.25, y)
    page.mouse.down()
    page.mouse.move(x, y + 5, steps=5)
    page.mouse.up()
    framed = moved(page, whole)
    assert whole[0] < framed[0] < framed[1] < whole[1]
    frame = page.locator("[data-zooms=days]")
    frame.focus()
    page.keyboard.press("ArrowRight")
    later = moved(page, framed)
    assert framed[0] < later[0] and framed[1] < later[1]
    page.keyboard.press("0")
    assert moved(page, later) == whole


@pytest.fixture
def coinciding(server, visit):
    """A page on which the reader has clicked where claims of one day and number lie, with their IDs."""
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en&span=autumn_2024")
    found = page.evaluate("""() => {
        const { data } = document.querySelector('.js-plotly-plot'), count = data.find(({ mode }) => mode === 'text');
        const ids = data.filter(({ customdata }) => customdata).flatMap(({ x, y, customdata }) => customdata.filter((_, at) => x[at] === count.x[0] && y[at] === count.y[0]));
        return { ids: [...new Set(ids)], text: count.text[0].replace(/<.?b>/g, '') };
    }""")
    assert found["text"] == str(len(found["ids"]))
    box = (
        page.locator("[data-picture=timeline] .scatterlayer .trace text")
        .filter(has_text=found["text"])
        .first.bounding_box()
    )
    assert box
    # The number stands above its mark, to the right.
    page.mouse.click(box["x"] - 3, box["y"] + box["height"] + 4)
    expect(page.locator(".ledger-coinciding button").first).to_be_focused()
    yield page, found["ids"]
    assert visitor.errors == []


@pytest.mark.parametrize("place", [0, 1])
def test_each_of_two_marks_that_coincide_can_be_opened(coinciding, place):
    page, ids = coinciding
    assert page.locator(".ledger-coinciding button").count() == len(ids) == 2
    for _ in range(place):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] h2")).to_be_visible()
    expect(page.locator(".ledger-coinciding")).to_have_count(0)
    page.wait_for_function("ids => ids.includes(new URLSearchParams(location.search).get('claim'))", arg=[ids[place]])


def test_the_list_of_marks_goes_with_escape_and_opens_nothing(coinciding):
    page, _ = coinciding
    page.keyboard.press("Escape")
    expect(page.locator(".ledger-coinciding")).to_have_count(0)
    assert "claim=" not in page.url
