"""The cards of a claim and of a settlement: what stands on them, as text, in both languages."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pandas as pd
import pytest
from markupsafe import escape

from ledger.answers.settlement_control import history
from ledger.i18n.language import Language
from ledger.question.question import Question
from ledger.record.record import Record
from ledger.text.claim_text import value_text
from ledger.views.archived_pages import search_address
from ledger.views.cards.claim import card as claim_card
from ledger.views.cards.place import card as place_card
from ledger.views.html import bold_html, external_link
from ledger.views.view import View
from tests.support.app_driver import card, card_html, click, components, lines, opened
from tests.support.made_view import view_of

TAGS = {
    "div",
    "header",
    "p",
    "h2",
    "h3",
    "button",
    "dl",
    "dt",
    "dd",
    "ul",
    "li",
    "a",
    "br",
    "strong",
    "details",
    "summary",
    "span",
}


def test_words_of_the_record_are_no_markup() -> None:
    hostile = '<b onclick="x">&'
    assert bold_html(f"**a** {hostile}") == f"<strong>a</strong> {escape(hostile)}"
    assert external_link(hostile, 'https://a.example/"><b>') == (
        f'<a href="https://a.example/&#34;&gt;&lt;b&gt;" target="_blank" rel="noopener noreferrer">{escape(hostile)}</a>'
    )


@pytest.mark.parametrize("code", ["de", "en"])
def test_a_claim_stands_on_its_card_with_all_that_is_behind_it(record: Record, code: str) -> None:
    lang = Language(code)
    retold = record.reports[record.reports["faithful"] == "no"]
    claims = record.claims[record.claims["claim_id"].isin(retold["claim_id"]) & (record.claims["caution_en"] != "")]
    claim = record.claim(claims["claim_id"].iloc[0])
    app = opened("timeline", lang=code, claim=claim.claim_id)
    shown_text, html = card(app), card_html(app)
    assert set(re.findall("<([a-z0-9]+)", html)) <= TAGS
    source = record.source_rows[claim.source]
    for words in (
        value_text(claim, lang),
        lang.localised(claim, "note"),
        lang.localised(claim, "caution"),
        lang.localised(source, "name"),
        lang.localised(claim, "scope"),
    ):
        assert words in shown_text
    for report in record.reports[record.reports["claim_id"] == claim.claim_id].to_dict("records"):
        assert escape(report["url"]) in html
        assert lang.localised(report, "outlet") in shown_text
        assert report["faithful"] != "no" or lang.localised(report, "as_reported") in shown_text
    assert f'aria-label="{ {"de": "Schließen", "en": "Close"}[code] }"' in html


def links(html: str, words: str) -> list[str]:
    """Where the links of some words lead."""
    return [unescape(address) for address in re.findall(f'<a href="([^"]+)"[^>]*noreferrer[^>]*>{words}</a>', html)]


def with_report(record: Record, claim: str, **cells: str) -> Record:
    """The record with other cells in the reports of a claim."""
    reports = record.reports
    changed = reports.assign(
        **{name: reports[name].mask(reports["claim_id"] == claim, cell) for name, cell in cells.items()},
        carries=record._frames["reports"]["carries"],
    )
    return replace(record, _frames={**record._frames, "reports": changed})


@pytest.mark.parametrize(
    ("code", "search", "copy"),
    [
        ("en", "look for it in a public archive", "archived page"),
        ("de", "in einem öffentlichen Archiv suchen", "archivierte Fassung"),
    ],
)
def test_behind_each_page_stands_its_archived_copy_or_where_to_look_for_one(
    record: Record, code: str, search: str, copy: str
) -> None:
    claim = "casualties-uk-mod-2025-06-15"
    pages = record.reports[record.reports["claim_id"] == claim]["url"].tolist()
    view = view_of(Question(claim=claim, lang=code), record=record)
    html = claim_card(view, "https://ledger.example")
    assert len(pages) > 1 and set(links(html, search)) == {f"https://web.archive.org/web/*/{page}" for page in pages}
    assert links(html, copy) == []
    known = with_report(record, claim, archived_url="https://archive.example/2025/copy?a=1&b=2")
    html = claim_card(view_of(Question(claim=claim, lang=code), record=known), "https://ledger.example")
    assert set(links(html, copy)) == {"https://archive.example/2025/copy?a=1&b=2"}
    assert len(links(html, copy)) == len(pages) + 1  # the first page stands above too
    assert links(html, search) == []


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("http://world.kbs.example/view.htm?lang=e&Seq=188550", "http://world.kbs.example/view.htm?lang=e&Seq=188550"),
        ("https://a.example/kursk-entre-as-vítimas#top", "https://a.example/kursk-entre-as-v%C3%ADtimas"),
        ("https://a.example/%D0%BA?q=a%20b", "https://a.example/%D0%BA?q=a%20b"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
    ],
)
def test_the_archive_is_asked_for_the_whole_address_and_nothing_else(page: str, asked: str) -> None:
    assert search_address(page) == f"https://web.archive.org/web/*/{asked}"


def first_screen(html: str) -> str:
    """The words of a card that are seen before anything on it is opened, and its headings that open something."""
    return unescape(
        "\n".join(re.findall(">([^<]+)<", re.sub("</summary>.*?</details>(?=<)", "</summary></details>", html)))
    )


@pytest.mark.parametrize(
    ("code", "seen", "behind"),
    [
        (
            "en",
            [
                "Casualties (killed and wounded): ",
                "more than 6,000",
                "Ministry of Defence",
                "Stated on",
                "15 June 2025",
                "Source page",
            ],
            ["Details", "Agreement"],
        ),
        (
            "de",
            ["Verluste (Tote und Verwundete): ", "mehr als 6.000", "Geäußert am", "15. Juni 2025", "Fundstelle"],
            ["Einzelheiten", "Übereinstimmung"],
        ),
    ],
)
def test_figure_who_when_and_source_page_come_first_and_the_rest_is_folded(
    record: Record, code: str, seen: list[str], behind: list[str]
) -> None:
    view = view_of(Question(claim="casualties-uk-mod-2025-06-15", lang=code), record=record)
    html = claim_card(view, "https://ledger.example")
    words = first_screen(html).splitlines()
    places = [next(place for place, shown_text in enumerate(words) if each in shown_text) for each in (*seen, *behind)]
    assert places == sorted(places)
    first = record.reports[
        (record.reports["claim_id"] == "casualties-uk-mod-2025-06-15") & (record.reports["role"] == "primary")
    ].iloc[0]
    assert escape(first["url"]) in html.split("<details", maxsplit=1)[0]
    folded = re.findall("<details([^>]*)>", html)
    assert len(folded) >= 3
    assert not any("open" in each for each in folded)


def test_the_only_page_is_not_named_twice(record: Record) -> None:
    alone = record.claims[record.claims["reports"] == 1].iloc[0]["claim_id"]
    [report] = record.reports[record.reports["claim_id"] == alone].to_dict("records")
    html = claim_card(view_of(Question(claim=alone), record=record), "https://ledger.example")
    assert html.count(f'href="{escape(report["url"])}"') == (
        1 if report["faithful"] == "yes" and not report["note_en"] else 2
    )


@pytest.mark.parametrize(
    ("claim", "absent", "present"),
    [
        # Basis and coverage are those of the measure, the day is that of the statement, the figure needs no word beside it.
        (
            "casualties-uk-mod-2025-06-15",
            ["As of", "Scope", "In words", "Repeats", "Cumulative up to"],
            ["Precision", "Counted as", "more than. A lower bound that is exceeded."],
        ),
        (
            "captured-ua-president-2025-01-11",
            ["As of", "Precision", "Scope", "In words", "Region"],
            ["Counted as", "Interest", "Speaker"],
        ),
    ],
)
def test_no_row_only_repeats_a_default(record: Record, claim: str, absent: list[str], present: list[str]) -> None:
    html = claim_card(view_of(Question(claim=claim), record=record), "https://ledger.example")
    words = unescape("\n".join(re.findall(">([^<]+)<", html))).splitlines()
    assert [
        name for name in absent if name in words or any(name in shown_text for shown_text in words if len(name) > 12)
    ] == []
    assert [name for name in present if not any(shown_text.startswith(name) for shown_text in words)] == []
    assert all(said.strip() for said in re.findall("<dd>(.*?)</dd>", html))


def test_a_page_that_misreported_is_counted_where_it_is_folded(record: Record) -> None:
    retold = record.reports[record.reports["faithful"] == "no"].iloc[0]["claim_id"]
    reports = record.reports[record.reports["claim_id"] == retold]
    wrong = int((reports["faithful"] == "no").sum())
    for code, shown_text in (
        ("en", f"{len(reports)} reports · ⚠ {wrong} misreported it"),
        ("de", f"{len(reports)} Berichte · ⚠ {wrong} falsch wiedergegeben"),
    ):
        assert shown_text in first_screen(
            claim_card(view_of(Question(claim=retold, lang=code), record=record), "https://ledger.example")
        )


def test_the_chain_leads_to_the_origin_and_back(record: Record) -> None:
    repeat = record.claims[record.claims["derived_from"] != ""].iloc[0]
    assert [to for _, to in lines(opened("claims", lang="en", claim=repeat["claim_id"]), "repeats")][0] == repeat[
        "derived_from"
    ]
    assert repeat["claim_id"] in [
        to for _, to in lines(opened("claims", lang="en", claim=repeat["derived_from"]), "repeated_by")
    ]


def test_a_claim_that_nobody_had_made_yet_leads_back_to_today() -> None:
    app = opened("claims", lang="de", claim="casualties-uk-mod-2025-06-15", known_on="2025-01-01")
    assert "Noch nicht geäußert" in card(app)
    assert "6.000" not in card(app)
    assert '<a href="?lang=de&amp;claim=casualties-uk-mod-2025-06-15">Zurück zu heute</a>' in card_html(app)


@pytest.mark.parametrize(
    ("code", "count"), [("de", "Aussagen, die neueste zuerst"), ("en", "statements, newest first")]
)
def test_a_settlement_has_its_history(record: Record, code: str, count: str) -> None:
    statements: pd.DataFrame = history(record.control, "sudzha")
    shown_text = card(opened("map", lang=code, place="sudzha"))
    assert f"{len(statements)} {count}" in shown_text
    for statement in statements.to_dict("records"):
        assert Language(code).localised(statement, "note") in shown_text
        assert Language(code).localised(statement, "outlet") in shown_text


def test_no_card_stands_where_none_is_asked_for() -> None:
    assert card(opened("timeline", lang="en")) == ""


HOSTILE = "\"><script>alert('x')</script><img src=x onerror=alert(1)> **bold** [link](javascript:alert(1)) &lt;"
KEYS = {
    "claim_id",
    "metric",
    "source",
    "basis",
    "covers",
    "qualifier",
    "region",
    "side",
    "source_kind",
    "interest",
    "derived_from",
    "origin",
    "origin_source",
    "origin_side",
    "as_of_precision",
    "stated_on_precision",
    "unit",
    "family",
    "place_id",
    "kind",
    "controller",
    "account",
    "country",
    "faithful",
    "report_id",
    "control_id",
}
"""Columns that hold a code or the key of a row."""


def spoilt(record: Record) -> Record:
    """The record with hostile words wherever somebody's words can stand."""
    frames = dict(record._frames)
    for name in ("claims", "reports", "sources", "metrics", "control", "places"):
        frame = frames[name]
        frames[name] = frame.assign(
            **{column: HOSTILE for column in frame.select_dtypes("object") if column not in KEYS}
        )
    return replace(record, fingerprint="spoilt", _frames=frames)


@pytest.mark.parametrize(
    ("make", "question"),
    [
        (claim_card, Question(claim="casualties-nis-2025-01-13")),
        (claim_card, Question(claim="casualties-uk-mod-2025-06-15", lang="de")),
        (claim_card, Question(claim="casualties-nis-2025-01-13", search=HOSTILE[:100], known_on=date(2025, 1, 1))),
        (place_card, Question(place="sudzha")),
        (place_card, Question(place="sudzha", lang="de", known_on=date(2024, 9, 1))),
    ],
)
def test_no_word_of_record_or_link_becomes_markup(
    record: Record, make: Callable[[View, str], str], question: Question
) -> None:
    usual, html = (make(view_of(question, record=each), "https://ledger.example") for each in (record, spoilt(record)))
    found, names = tags(html), {name for _, attributes in tags(html) for name in attributes}
    assert {tag for tag, _ in found} <= TAGS
    assert names == {name for _, attributes in tags(usual) for name in attributes}
    if not question.known_on or question.place:
        assert "alert(" in html


def tags(html: str) -> list[tuple[str, list[str]]]:
    """The elements of a piece of HTML with the names of their attributes, as a browser reads them."""
    found: list[tuple[str, list[str]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, [name for name, _ in attrs]))

    Reader().feed(html)
    return found


def test_the_page_holds_the_place_of_the_card_and_not_the_card() -> None:
    app = opened("timeline", lang="en", claim="casualties-nis-2025-01-13", place="sudzha")
    assert not [html for html in app.get("html") if 'ledger-card-title"' in html.value]
    told = components(app)["dialog"]
    assert (told["path"], told["fixed"]["theme"]) == ("/api/cards", "light")
    assert "Casualties" in card(app), "the card of a claim stands above that of a place"
    assert "Sudzha" in card(opened("timeline", lang="en", place="sudzha"))


def test_a_card_that_is_closed_is_gone_from_the_link() -> None:
    app = opened("timeline", lang="en", claim="casualties-nis-2025-01-13")
    click(app, "claim", "")
    assert (dict(app.query_params), card(app)) == ({"lang": "en"}, "")


def test_a_place_of_the_map_opens_its_card_by_a_click_and_another_takes_its_stead() -> None:
    app = opened("map", lang="en")
    click(app, "place", "sudzha")
    assert "Sudzha" in card(app)
    click(app, "place", "gornal")
    assert app.query_params["place"] == "gornal"
    assert "Gornal" in card(app)
    click(app, "place", "atlantis")
    assert card(app) == ""
