"""The cards of a claim and of a settlement: what stands on them, as text, in both languages."""

import re
from html import escape

import pandas as pd
import pytest

from ledger.answers.control import history
from ledger.language import Language
from ledger.phrases import figure
from ledger.record import Record
from ledger.ui.html import inline, outward
from tests.ui.reading import card, card_html, lines, opened

TAGS = {"dialog", "div", "header", "p", "h2", "h3", "button", "dl", "dt", "dd", "ul", "li", "a", "br", "strong", "details", "summary"}


def test_words_of_the_record_are_no_markup() -> None:
    hostile = '<b onclick="x">&'
    assert inline(f"**a** {hostile}") == f"<strong>a</strong> {escape(hostile)}"
    assert outward(hostile, 'https://a.example/"><b>') == (
        f'<a href="https://a.example/&quot;&gt;&lt;b&gt;" target="_blank" rel="noopener noreferrer">{escape(hostile)}</a>'
    )


@pytest.mark.parametrize("code", ["de", "en"])
def test_a_claim_stands_on_its_card_with_all_that_is_behind_it(record: Record, code: str) -> None:
    lang = Language(code)
    retold = record.reports[record.reports["faithful"] == "no"]
    claims = record.claims[record.claims["claim_id"].isin(retold["claim_id"]) & (record.claims["caution_en"] != "")]
    claim = claims.iloc[0]
    app = opened("timeline", lang=code, claim=claim["claim_id"])
    said, html = card(app), card_html(app)
    assert set(re.findall("<([a-z0-9]+)", html)) <= TAGS
    source = record.source_rows[claim["source"]]
    for words in (figure(claim, lang), lang.pick(claim, "note"), lang.pick(claim, "caution"), lang.pick(source, "name"), lang.pick(claim, "scope")):
        assert words in said
    for report in record.reports[record.reports["claim_id"] == claim["claim_id"]].to_dict("records"):
        assert escape(report["url"]) in html
        assert lang.pick(report, "outlet") in said
        assert report["faithful"] != "no" or lang.pick(report, "as_reported") in said
    assert f'aria-label="{ {"de": "Schließen", "en": "Close"}[code] }"' in html


def test_the_chain_leads_to_the_origin_and_back(record: Record) -> None:
    repeat = record.claims[record.claims["derived_from"] != ""].iloc[0]
    assert [to for _, to in lines(opened("claims", lang="en", claim=repeat["claim_id"]), "repeats")][0] == repeat["derived_from"]
    assert repeat["claim_id"] in [to for _, to in lines(opened("claims", lang="en", claim=repeat["derived_from"]), "repeated_by")]


def test_a_claim_that_nobody_had_made_yet_leads_back_to_today() -> None:
    app = opened("claims", lang="de", claim="casualties-uk-mod-2025-06-15", known_on="2025-01-01")
    assert "Noch nicht geäußert" in card(app)
    assert "6.000" not in card(app)
    assert '<a href="?lang=de&amp;claim=casualties-uk-mod-2025-06-15">Zurück zu heute</a>' in card_html(app)


@pytest.mark.parametrize(("code", "count"), [("de", "Aussagen, die neueste zuerst"), ("en", "statements, newest first")])
def test_a_settlement_has_its_history(record: Record, code: str, count: str) -> None:
    statements: pd.DataFrame = history(record.control, "sudzha")
    said = card(opened("map", lang=code, place="sudzha"))
    assert f"{len(statements)} {count}" in said
    for statement in statements.to_dict("records"):
        assert Language(code).pick(statement, "note") in said
        assert Language(code).pick(statement, "outlet") in said


def test_no_card_stands_where_none_is_asked_for() -> None:
    assert card(opened("timeline", lang="en")) == ""
