"""Cards at their addresses: HTML without anything that runs, kept as pictures are, and a sentence where none can be had."""

from datetime import date
from html.parser import HTMLParser
from urllib.parse import quote, urlencode

import pytest

from ledger.api.pictures import KEEP_SECONDS
from ledger.i18n.language import LANGUAGES
from ledger.question.question import Question
from ledger.views.addresses import revision
from ledger.views.cards import claim, place
from tests.support.api_client import HOME
from tests.support.made_view import view_of

CLAIM, PLACE = "casualties-nis-2025-01-13", "sudzha"
ADDRESSES = {"claim": f"api/cards/claim?claim={CLAIM}", "place": f"api/cards/place?place={PLACE}"}
HOSTILE = "\"><script>alert('x')</script><img src=x onerror=alert(1)>"
ATTRIBUTES = {
    "lang",
    "id",
    "tabindex",
    "autofocus",
    "type",
    "class",
    "aria-label",
    "title",
    "href",
    "target",
    "rel",
    "data-lines",
    "data-opens",
    "data-to",
}


class Markup(HTMLParser):
    """The elements of a piece of HTML, and the names of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "make"), [("claim", claim.card), ("place", place.card)])
def test_a_card_is_that_of_the_page(get, name, make, lang) -> None:
    answered = get(f"{ADDRESSES[name]}&lang={lang}")
    question = Question(lang=lang, **{name: {"claim": CLAIM, "place": PLACE}[name]})
    assert (answered.status, answered.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answered.headers["X-Content-Type-Options"] == "nosniff"
    assert answered.body.decode() == make(view_of(question), HOME.rstrip("/"))
    assert f'<div lang="{lang}">' in answered.body.decode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_claim_and_every_settlement_has_a_card_without_anything_that_runs(get, record, lang) -> None:
    claims, places = record.claims["claim_id"][::13], record.places["place_id"][::7]
    for address in (*(f"claim?claim={each}" for each in claims), *(f"place?place={each}" for each in places)):
        answered = get(f"api/cards/{address}&lang={lang}")
        assert answered.status == 200, address
        markup = Markup(answered.body.decode())
        assert not {"script", "style", "img", "iframe", "form", "input"} & set(markup.tags)
        assert markup.attributes <= ATTRIBUTES
        assert {link.partition(":")[0] for link in markup.links} <= {"http", "https"}


def test_the_day_of_the_reader_holds_on_a_card(get) -> None:
    later = get(f"{ADDRESSES['claim']}&known_on=2025-01-01").body.decode()
    assert "Not stated yet" in later
    assert "3,000" not in later
    assert Markup(later).links == [f"?{urlencode({'lang': 'en', 'claim': CLAIM})}"]
    assert "Nobody had said anything of this place" in get(f"{ADDRESSES['place']}&known_on=2024-01-01").body.decode()


def test_a_card_is_that_of_its_parameter_whatever_else_is_open(get) -> None:
    both = f"claim={CLAIM}&place={PLACE}"
    assert "Sudzha" in get(f"api/cards/place?{both}").body.decode()
    assert "Sudzha" not in get(f"api/cards/claim?{both}").body.decode()


def test_the_address_of_a_card_leads_to_the_claims_page_on_the_same_day(get) -> None:
    found = get(f"{ADDRESSES['claim']}&known_on=2025-04-28&lang=de&metric=killed&search=x").body.decode()
    assert f"{HOME}claims?lang=de&known_on=2025-04-28&claim={CLAIM}" in Markup(found).links


@pytest.mark.parametrize("name", ADDRESSES)
def test_under_the_present_revision_a_browser_may_keep_it_and_under_no_other(get, record, name) -> None:
    present = revision(record.fingerprint, date.today())
    for given, caching in (
        (f"&revision={present}", f"public, max-age={KEEP_SECONDS}, immutable"),
        ("&revision=older", "no-cache"),
        ("", "no-cache"),
    ):
        answered = get(ADDRESSES[name] + given)
        assert (answered.status, answered.headers["Cache-Control"]) == (200, caching)
        again = get(ADDRESSES[name] + given, headers={"If-None-Match": answered.headers["ETag"]})
        assert (again.status, again.body, again.headers["Cache-Control"]) == (304, b"", caching)


@pytest.mark.parametrize("known_on", ["", "2025-01-01"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_hostile_words_of_a_link_never_come_back_as_markup(get, name, known_on) -> None:
    # A card of the future gives the link back: its words stand in an attribute.
    usual = get(f"{ADDRESSES[name]}&known_on={known_on}" if known_on else ADDRESSES[name])
    answered = get(f"{ADDRESSES[name]}&search={quote(HOSTILE)}" + (f"&known_on={known_on}" if known_on else ""))
    assert (usual.status, answered.status) == (200, 200)
    before, after = Markup(usual.body.decode()), Markup(answered.body.decode())
    assert (after.tags, after.attributes) == (before.tags, before.attributes)
    assert b"<script" not in answered.body and b"<img" not in answered.body and b"onerror=" not in answered.body


@pytest.mark.parametrize("field", [name for name in Question.parameters() if name != "search"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_hostile_value_of_any_other_field_is_a_sentence_and_no_page(get, name, field) -> None:
    refused = get(f"{ADDRESSES[name].partition('?')[0]}?{field}={quote(HOSTILE)}")
    assert (refused.status, refused.headers["Content-Type"], refused.json["parameter"]) == (
        400,
        "application/json",
        field,
    )
    assert refused.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "status", "parameter", "words"),
    [
        ("api/cards/claim", 400, "claim", "The parameter “claim” must name what the card is about."),
        (f"api/cards/claim?place={PLACE}", 400, "claim", "The parameter “claim” must name what the card is about."),
        (f"api/cards/place?claim={CLAIM}", 400, "place", "The parameter “place” must name what the card is about."),
        ("api/cards/claim?claim=", 400, "claim", "claim"),
        (
            "api/cards/claim?claim=nobody",
            400,
            "claim",
            "claim “nobody” cannot be used: it must be the claim_id of a claim in the record.",
        ),
        ("api/cards/place?place=atlantis", 400, "place", "place “atlantis” cannot be used"),
        (f"api/cards/claim?claim={CLAIM}&theme=blue", 400, "theme", "theme “blue” cannot be used"),
        (f"api/cards/claim?claim={CLAIM}&claim={CLAIM}", 400, "claim", "The parameter “claim” is given twice."),
        ("api/cards/source?claim=x", 404, "", "There is no card “source”. There are: claim, place."),
        ("api/cards/%3Cb%3E", 404, "", "There is no card “<b>”."),
        ("api/cards", 404, "", "There is no table “cards”."),
        ("api/cards/", 404, "", "There is nothing at this address."),
    ],
)
def test_what_cannot_be_had_is_a_sentence(get, path, status, parameter, words) -> None:
    refused = get(path)
    assert (refused.status, refused.headers["Content-Type"]) == (status, "application/json")
    assert refused.json["parameter"] == parameter
    assert words in refused.json["error"]
