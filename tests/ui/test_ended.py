"""The prisoners: captured is a total, held a state that ended in September 2026; no page says that two are held now."""

import pytest

from tests.ui.reading import card, opened, said

ENDED = {
    "en": "No longer so: Zelensky at the UN: both prisoners are in South Korea (23 September 2026).",
    "de": "Inzwischen überholt: Selenskyj vor der UNO: Beide Gefangene sind in Südkorea (23. September 2026).",
}
PAGES = ({"page": "briefing"}, {"page": "comparison", "metric": "captured"}, {"page": "timeline", "metric": "captured"})


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("link", PAGES, ids=lambda link: link["page"])
def test_a_page_that_shows_who_was_held_says_that_it_ended(link: dict[str, str], lang: str) -> None:
    assert ENDED[lang] in said(opened(**link, lang=lang)).replace("*", "")


@pytest.mark.parametrize("link", PAGES, ids=lambda link: link["page"])
def test_a_reader_of_an_earlier_day_does_not_know_it(link: dict[str, str]) -> None:
    assert "No longer so" not in said(opened(**link, lang="en", known_on="2026-09-22"))


def test_the_total_has_no_end() -> None:
    assert "No longer so" not in said(opened("comparison", lang="en", metric="captured", basis="total"))
    assert "No longer so" not in said(opened("comparison", lang="en", metric="killed"))


@pytest.mark.parametrize(("lang", "question"), [("en", "How many has Ukraine captured?"), ("de", "Wie viele hat die Ukraine gefangen genommen?")])
def test_the_headline_asks_for_the_total(lang: str, question: str) -> None:
    app = opened("briefing", lang=lang)
    assert question in [heading.value for heading in app.subheader]
    assert not [heading.value for heading in app.subheader if "prisoners" in heading.value or "Gefangenschaft" in heading.value]


def test_the_card_of_a_claim_about_the_state_says_that_it_ended() -> None:
    assert "No longer so:" in card(opened("claims", lang="en", claim="captured-hrw-2026-02-26"))
    assert "No longer so:" not in card(opened("claims", lang="en", claim="captured-hrw-2026-02-26", known_on="2026-06-01"))
    assert "No longer so:" not in card(opened("claims", lang="en", claim="captured-ua-president-2026-09-23"))
