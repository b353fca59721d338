"""The briefing's HTML file, opened from disk in a browser without network."""

import re
from datetime import date

import pytest

from ledger.answers.registry import Query
from ledger.documents.contents import briefing
from ledger.documents.html.webpage import html
from ledger.i18n.language import Language
from ledger.question.question import Question
from tests.browser.conftest import Visit, serious_in_view

pytestmark = pytest.mark.browser

DAY = date(2026, 11, 26)
PLOTS = "[...document.querySelectorAll('.plot')]"
WIDER = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def told(record):
    return briefing(Query(record.known_on(DAY), Question(), DAY), Language("de"), accessed=DAY)


@pytest.fixture(scope="module")
def file(told, tmp_path_factory):
    path = tmp_path_factory.mktemp("briefing") / "briefing.html"
    path.write_bytes(html(told))
    return path.as_uri()


@pytest.fixture
def opened(chromium, file):
    """Opens the file without network in a window of a width."""
    contexts = []

    def start(width: int, scheme: str = "light") -> Visit:
        contexts.append(
            chromium.new_context(
                offline=True, viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
            )
        )
        contexts[-1].set_default_timeout(120_000)
        visitor = Visit(contexts[-1].new_page())
        visitor.page.goto(file)
        visitor.page.locator(".plot").first.scroll_into_view_if_needed()
        visitor.page.wait_for_selector(".plot .main-svg")
        return visitor

    yield start
    for context in contexts:
        context.close()


def scroll_through(page) -> None:
    """Bring every picture near the window, until it is drawn."""
    page.evaluate("""async () => {
        for (const plot of document.querySelectorAll(".plot")) {
            plot.scrollIntoView();
            while (!plot.querySelector(".main-svg")) await new Promise((done) => setTimeout(done, 20));
        }
    }""")


def serious(page) -> dict[str, list[str]]:
    """What axe finds in the whole file."""
    page.set_viewport_size(
        {"width": page.viewport_size["width"], "height": page.evaluate("document.documentElement.scrollHeight")}
    )
    return serious_in_view(page)


def test_every_picture_is_drawn_when_it_comes_near_and_nothing_else_is_asked_for(opened, file, told):
    visitor = opened(1280)
    page = visitor.page
    assert page.locator(".plot .main-svg").count() > 0
    assert page.evaluate(f"{PLOTS}.some(plot => !plot.querySelector('.main-svg'))"), (
        "the last pictures wait for the reader"
    )
    scroll_through(page)
    assert page.locator(".plot").count() == sum(part.draw is not None for part in told.parts)
    assert page.locator("#map-picture .point").count() > 0
    assert serious(page) == {}
    assert (set(visitor.requests), visitor.errors) == ({file}, [])
    fonts = page.evaluate("[...document.fonts].map(face => [face.family.replaceAll('\"', ''), face.status])")
    assert fonts == [["Source Sans", "loaded"]] * 2


def test_a_click_on_a_mark_goes_to_its_reference(opened, told):
    page = opened(1280).page
    page.locator("#panels-picture .scatterlayer .point").first.click(force=True)
    page.wait_for_function("location.hash")
    number = re.fullmatch(r"#ref-(\d+)", page.evaluate("location.hash"))
    assert number and told.references[int(number[1]) - 1].key in set(told.parts[1].claims["claim_id"])
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 900


def test_on_a_phone_in_the_dark_nothing_scrolls_sideways(opened):
    visitor = opened(390, "dark")
    scroll_through(visitor.page)
    assert visitor.page.evaluate(WIDER) == 0
    assert serious(visitor.page) == {}
    assert visitor.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 22, 29)"
    assert visitor.errors == []


def test_paper_has_every_picture_in_light_colours(opened):
    visitor = opened(1280, "dark")
    page = visitor.page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(f"{PLOTS}.every(plot => plot.querySelector('.main-svg'))")
    ink = "getComputedStyle(document.querySelector('#map-picture .annotation-text')).fill"
    assert page.evaluate(ink) == "rgb(14, 22, 32)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.wait_for_function(f"{ink} === 'rgb(232, 236, 241)'")
    assert visitor.errors == []
