"""Words of a stranger, in a link or in the record, are words: none is run, opens anything, or becomes a link, an icon or a picture."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from ledger.documents.html.webpage import html
from ledger.question.page_sections import SECTIONS
from ledger.question.question import LONGEST_LINK, Question
from ledger.record.load import load
from tests.browser.conftest import Visit
from tests.support.document_query import contents
from tests.support.hostile_record import written_into
from tests.support.server import LEDGER, free_port, stop, until_answered

pytestmark = pytest.mark.browser

ATTACK = "<dialog class=ledger-card open><img src=x onerror=window.ran=1>"
"""So short that it fits into all fields of one link."""
FIELDS = [field for field in Question.parameters() if field != "lang"]


LATER = """() => new Promise((done) => {
    const image = new Image();
    image.onerror = done;
    image.src = "/no-such-image";
})"""
"""Waits until an image that does not load has said so: one of the attack would have been asked for before it."""


def expect_words_alone(visitor: Visit) -> None:
    """Nothing of the attack has become a part of the page."""
    page = visitor.page
    visitor.settle()
    page.evaluate(LATER)
    assert page.evaluate("window.ran ?? null") is None
    assert page.locator("img[src=x]").count() == 0
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert [url for url in visitor.requests if url.endswith("/x")] == []


# What the words would be, if they were read as more than words.
MORE = """() => {
    const all = (css, words) => [...document.querySelectorAll(css)].filter((node) => !words || node.textContent.trim() === words).map((node) => node.outerHTML.slice(0, 300));
    return [
        ...all("[href*='evil.e'], [src*='evil.e'], [href^=mailto], svg a"), ...all("[aria-label='home icon'], img[alt='Streamlit logo']"), ...all(".katex"),
        ...all("code", "code"), ...all("strong, b", "bold"), ...all("del, s", "s"), ...all("b, tspan[style*=bold]", "b"), ...all("dialog[open]:not(.ledger-card)"),
        ...(document.body.innerText.match(/😄|→ —/g) ?? []), ...(window.ran ? [`ran ${window.ran}`] : []),
    ];
}"""


def expect_no_more(visitor: Visit) -> None:
    visitor.settle()
    assert visitor.page.evaluate(MORE) == []
    assert [url for url in visitor.requests if "evil" in url.partition("?")[0]] == []


def to_claims(page: Page) -> None:
    page.get_by_role("link", name="Claims", exact=True).click()
    page.wait_for_function("location.pathname.endsWith('/claims')")
    page.get_by_role("heading", level=1, name="Claims").wait_for()


def test_a_search_in_a_link_runs_nothing_after_a_click(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?{urlencode({'lang': 'en', 'search': ATTACK})}")
    expect_words_alone(visitor)
    to_claims(page)
    expect(page.locator("[data-field=search] input")).to_have_value(ATTACK)
    expect_words_alone(visitor)


@pytest.mark.parametrize("path", ["", "timeline", "presentation", "part"])
def test_no_parameter_of_a_link_runs_anything(server, visit, path):
    visitor = visit()
    link = urlencode({"lang": "en", **dict.fromkeys(FIELDS, ATTACK), ATTACK: ATTACK})
    assert len(link) <= LONGEST_LINK
    visitor.page.goto(f"{server}/{path}?{link}")
    visitor.page.wait_for_selector("[data-ledger=ready]", state="attached")
    expect_words_alone(visitor)
    if path in ("", "timeline"):
        to_claims(visitor.page)
        expect_words_alone(visitor)


def test_words_that_are_typed_run_nothing(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/claims?lang=en")
    page.locator("[data-field=search] input").fill(ATTACK)
    page.locator("[data-field=search] input").press("Enter")
    page.wait_for_function("location.search.includes('search=')")
    expect_words_alone(visitor)


@pytest.mark.parametrize("path", ["timeline", "part"])
def test_no_parameter_of_a_link_becomes_more_than_words(server, visit, path):
    visitor = visit()
    words = "https://evil.example/a www.evil.example x@evil.example :material/home: ![y](//evil.eu) $x^2$ <b>b</b>\n\n    code"
    # A few at a time: a link has a bound.
    for some in (FIELDS[place : place + 13] for place in range(0, len(FIELDS), 13)):
        visitor.page.goto(
            f"{server}/{path}?{urlencode({'lang': 'en', **{field: f'{words} {field}' for field in some}})}"
        )
        visitor.page.wait_for_selector("[data-ledger=ready]", state="attached")
        expect_no_more(visitor)
        if path != "part":
            assert "https://evil.example/a" in visitor.page.locator("[data-testid=stAlert]").first.inner_text()


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """A server whose record has a stranger's words in every text, and its folder."""
    folder = tmp_path_factory.mktemp("spoilt")
    written_into(folder)
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, *LEDGER, str(port)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until_answered(f"http://127.0.0.1:{port}", process)
    yield f"http://127.0.0.1:{port}", folder
    stop(process)


OPEN = [
    "?sections=changes&since=2025-01-01",
    "map?place=sudzha",
    "timeline?metric=casualties&events=further&unlike=yes",
    f"comparison?metric=casualties&sections={','.join(SECTIONS)}",
    "claims?claim=casualties-nis-2025-01-13",
    "method?",
    "presentation?",
    "presentation?part=lately",
    "part?part=map",
    "part?part=comparison",
    "part?part=territory",
    "part?part=silence",
]


@pytest.mark.parametrize("address", OPEN)
def test_no_text_of_the_record_becomes_more_than_words(spoilt, visit, address):
    visitor = visit()
    page = visitor.open(f"{spoilt[0]}/{address}&lang=en")
    page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach((summary) => summary.click())")
    visitor.settle()
    assert "evil" in page.locator("body").inner_text(), "the words are on the page"
    expect_no_more(visitor)


def test_no_text_of_the_record_becomes_more_than_words_in_a_document(spoilt, chromium):
    _, folder = spoilt
    file = folder / "briefing.html"
    file.write_bytes(html(contents(load(folder / "data"))))
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator(".plot .main-svg").first.wait_for()
    assert page.evaluate(MORE) == []
    assert "evil" in page.locator("body").inner_text()
    context.close()
