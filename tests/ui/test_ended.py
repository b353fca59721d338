"""The prisoners: captured is a total, held a state that ended in September 2026; no page says that two are held now."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.app_driver import card, opened, visible_text

ENDED = {
    "en": "No longer so: Zelensky at the UN: both prisoners are in South Korea (23 September 2026).",
    "de": "Inzwischen überholt: Selenskyj vor der UNO: Beide Gefangene sind in Südkorea (23. September 2026).",
}
PAGES = ({"page": "comparison", "metric": "captured"}, {"page": "timeline", "metric": "captured"})


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("link", PAGES, ids=lambda link: link["page"])
def test_a_page_that_shows_who_was_held_says_that_it_ended(link: dict[str, str], lang: str) -> None:
    assert ENDED[lang] in visible_text(opened(**link, lang=lang)).replace("*", "")


@pytest.mark.parametrize("link", PAGES, ids=lambda link: link["page"])
def test_a_reader_of_an_earlier_day_does_not_know_it(link: dict[str, str]) -> None:
    assert "No longer so" not in visible_text(opened(**link, lang="en", known_on="2026-09-22"))


def test_the_total_has_no_end() -> None:
    assert "No longer so" not in visible_text(opened("comparison", lang="en", metric="captured", basis="total"))
    assert "No longer so" not in visible_text(opened("comparison", lang="en", metric="killed"))


@pytest.mark.parametrize(
    ("lang", "total", "end"),
    [
        ("en", "2 prisoners handed over to South Korea", "Zelensky at the UN: both prisoners are in South Korea"),
        ("de", "2 an Südkorea übergebene Gefangene", "Selenskyj vor der UNO: Beide Gefangene sind in Südkorea"),
    ],
)
def test_the_briefing_names_the_total_and_the_end(lang: str, total: str, end: str) -> None:
    words = words_of_html(opened("briefing", lang=lang))
    assert total in words and end in words
    assert "in ukrainischer gefangenschaft" not in words.casefold()


def test_the_briefing_of_an_earlier_day_names_who_was_held() -> None:
    words = words_of_html(opened("briefing", lang="en", known_on="2026-09-22"))
    assert "both prisoners are in South Korea" not in words
    assert "Captured by Ukraine 2 " in words


def words_of_html(app: AppTest) -> str:
    """The words of the page that stand in HTML, in one line."""
    return " ".join(unescape(re.sub("<[^>]+>", " ", " ".join(html.value for html in app.get("html")))).split())


def test_the_card_of_a_claim_about_the_state_says_that_it_ended() -> None:
    assert "No longer so:" in card(opened("claims", lang="en", claim="captured-hrw-2026-02-26"))
    assert "No longer so:" not in card(
        opened("claims", lang="en", claim="captured-hrw-2026-02-26", known_on="2026-06-01")
    )
    assert "No longer so:" not in card(opened("claims", lang="en", claim="captured-ua-president-2026-09-23"))
