"""Each page in both languages: it runs, it says what it must, and a German page holds no English."""

import re

import pytest

from ledger.cli.messages import extracted
from ledger.i18n.language import Language
from ledger.question.page_sections import SECTIONS
from ledger.record.record import Record

PAGES = ("briefing", "map", "timeline", "comparison", "claims", "method")
TITLES = {
    "de": (
        "Nordkoreas Soldaten in Kursk: was jede Seite sagt",
        "Karte",
        "Zeitverlauf",
        "Vergleich",
        "Angaben",
        "Methode",
    ),
    "en": ("North Korean soldiers in Kursk: what each side says", "Map", "Timeline", "Comparison", "Claims", "Method"),
}
ENGLISH = re.compile(r"\b(the|and|with|from|by|of|or|is|are|not|this|that|which|who|claims?|sources?)\b")
NAMES_IN_CODE = re.compile(r"`[^`]*`|\w+\.csv|\(<.*?>\)")


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_in_its_language(read, record, page, lang):
    reader = read(page, lang=lang)
    lines = reader.words.replace("\\", "").splitlines()
    assert TITLES[lang][PAGES.index(page)] in lines
    footer = {
        "de": "neueste Äußerung vom 28. September 2026, gesucht bis 29. November 2026",
        "en": "newest statement of 28 September 2026, searched until 29 November 2026",
    }[lang]
    assert footer in reader.words
    assert record.version in reader.words


@pytest.fixture(scope="module")
def names(record: Record) -> list[str]:
    """Names that stay as they are in any language: of sources, outlets and native places."""
    tables = (
        (record.sources, "name_de"),
        (record.reports, "outlet_de"),
        (record.control, "outlet_de"),
        (record.presence, "outlet_de"),
    )
    found = {name for frame, column in tables for name in frame[column]}
    return sorted(found, key=len, reverse=True)


@pytest.fixture(scope="module")
def untranslated() -> set[str]:
    """The English of each message that is another in German: where a page shows it, it was not translated."""
    german = Language("de")
    identities = [
        identity
        for message in extracted()
        for identity in ([message.id] if isinstance(message.id, str) else message.id)
    ]
    return {identity for identity in identities if identity and german.gettext(identity) != identity}


LINK = re.compile(r"\?lang=\S+")
"""The address at the foot of a printed page."""
OPEN = {"sections": ",".join(SECTIONS)}
LOOKED_AT = {
    "briefing": OPEN,
    "map": OPEN | {"place": "sudzha"},
    "timeline": {"unlike": "yes", "events": "further", "metric": "casualties"},
    "comparison": OPEN | {"metric": "casualties"},
    "claims": {"claim": "casualties-nis-2026-02-12"},
    "method": {},
}


@pytest.mark.parametrize("known_on", ["2025-04-28", "2026-06-30"])
@pytest.mark.parametrize("page", PAGES)
def test_a_german_page_holds_no_english(read, untranslated, names, page, known_on):
    reader = read(page, lang="de", known_on=known_on, **LOOKED_AT[page])
    assert untranslated & set(reader.words.splitlines()) == set()
    text = NAMES_IN_CODE.sub("", LINK.sub("", reader.words.replace("\\", "")))
    for name in names:
        text = text.replace(name, "")
    assert [line for line in text.splitlines() if ENGLISH.search(line)] == []


@pytest.mark.parametrize(
    "link",
    [
        {"known_on": "2023-09-15"},
        {"sources": "isw", "support": "9"},
        {"metric": "missing"},
        {"metric": "bilateral_trade_usd", "months": "3"},
        {"metric": "troops_planned", "since": "2026-06-01"},
        {"sides": "international", "repeats": "no"},
    ],
    ids=lambda link: ",".join(f"{name}={value}" for name, value in link.items()),
)
@pytest.mark.parametrize("page", ["briefing", "map", "comparison"])
def test_open_sections_bear_any_question(read, page, link):
    words = read(page, lang="en", **OPEN, **link).words
    assert re.search(r"\bnan\b|\binf\b|\{\w*\}", NAMES_IN_CODE.sub("", words)) is None


@pytest.mark.parametrize("page", ["timeline", "comparison"])
def test_filters_that_leave_nothing_say_what_to_loosen(read, page):
    reader = read(page, lang="en", metric="troops_in_kursk", sides="international")
    assert r"Without the filter “sides\: International bodies”" in reader.words


def test_a_map_without_statements_names_the_filters_that_hide_them(read):
    # Nobody of an international body spoke of a settlement, or of North Koreans at one.
    reader = read("map", lang="en", kinds="international", repeats="no")
    assert r"Loosen one of these: kinds of source\: international body." in reader.words


@pytest.mark.parametrize("page", ["timeline", "comparison"])
def test_a_measure_with_unlike_claims_only_says_so(read, page):
    reader = read(page, lang="de", metric="missing")
    assert "Keine Angabe zu dieser Kennzahl gehört zur Reihe." in reader.words
    assert "1 weitere Angabe" in reader.words


def test_before_the_first_statement_every_page_says_so(read):
    for page in PAGES:
        reader = read(page, lang="en", known_on="2023-09-15")
        assert "You are looking at 15 September 2023." in reader.words
    assert "no statement yet, searched until 29 November 2026" in reader.words


def test_the_filters_say_how_many_claims_they_leave(read, record):
    russian = int((record.claims["side"] == "russia").sum())
    reader = read("claims", lang="de", sides="russia")
    assert f"**{russian}** von {len(record.claims)} Angaben" in reader.words


def test_known_on_takes_later_statements_from_pages_numbers_and_counts(read, record):
    reader = read("claims", lang="en", known_on="2025-04-28")
    claims = record.claims
    known = int((claims["stated_on"] <= "2025-04-28").sum())
    assert f"**{known}** of {known} claims" in reader.words
    assert "newest statement of 28 April 2025" in reader.words  # films and pictures of the Russian ministry of that day
    briefing = read("briefing", lang="en", known_on="2025-04-28")
    assert "4,700" not in briefing.words  # NIS said it two days later
    assert "more than 4,500" in briefing.words  # Ukraine's General Staff had said it two days before


def test_a_claim_that_nobody_had_stated_yet_stays_closed(read):
    reader = read("claims", lang="en", known_on="2025-04-28", claim="casualties-nis-2025-04-30")
    assert "This claim was stated on 30 April 2025" in reader.words
    assert "4,700" not in reader.words


def test_the_card_shows_all_that_stands_behind_a_number(read):
    reader = read("claims", lang="en", claim="killed-ru-vesti-2025-08-22")
    for said in (
        "101",
        "Vesti, state television",
        "Treats the portraits shown in Pyongyang as the full number of dead",
        "Repeats",
        "KCNA",
    ):
        assert said.replace("(", "\\(") in reader.words.replace("\\", "")


def test_the_card_names_unfaithful_reports(read):
    words = read("claims", lang="de", claim="casualties-uk-mod-2025-06-15").words.replace("\\", "")
    assert "6.000 Tote" in words
    assert "Aus Toten und Verwundeten wurden Tote." in words
