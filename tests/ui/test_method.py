"""The Method page: what it says, in both languages, and what it leaves out for a reader of an earlier day."""

import inspect
import json
import re
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pkgutil import walk_packages

import pytest
from streamlit.testing.v1 import AppTest

from ledger import answers
from ledger.answers.registry import ANSWERS
from ledger.api.examples import EXAMPLES
from ledger.api.tables import TABLES
from ledger.i18n.language import LANGUAGES, Language, LanguageCode
from ledger.i18n.published import published_title
from ledger.record import codes
from ledger.record.load import DATA
from ledger.record.record import Record
from ledger.text.definitions import PUBLISHED_FUNCTIONS, PUBLISHED_TITLES, definition, messages
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.method import RULES, WORDS
from ledger.ui.method.gaps import DOUBTS
from tests.support import app_driver

ANCHORS = ["article", "words", "rules", "record", "gaps", "measures", "codes", "dictionary", "interface", "licences"]
DAY = date(2025, 4, 28)


def opened(lang: LanguageCode, known_on: date | None = None) -> AppTest:
    """The Method page as a reader finds it who follows a link."""
    return app_driver.opened("method", lang=lang, **({"known_on": known_on.isoformat()} if known_on else {}))


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    """Each of the two languages."""
    return Language(request.param)


@pytest.fixture(scope="module")
def page(lang: Language) -> AppTest:
    """The page on the whole record."""
    return opened(lang.code)


def text(app: AppTest) -> str:
    """All Markdown, captions and notices of the page."""
    return "\n".join(element.value for kind in ("markdown", "caption", "info") for element in app.get(kind))


def cells(app: AppTest) -> list[str]:
    """All cells of all tables of the page."""
    return [cell for table in app.table for row in table.value.to_numpy().tolist() for cell in row]


def named_claims(app: AppTest, start: str) -> set[str]:
    """The names of the lists of lines that begin so."""
    return {
        name
        for html in app.get("html")
        for name in re.findall('data-lines="([^"]*)"', html.value)
        if name.startswith(start)
    }


def test_every_section_has_its_anchor_and_is_in_the_contents(page: AppTest) -> None:
    assert [header.proto.anchor for header in page.header] == ANCHORS
    contents = next(each.value for each in page.markdown if "](#article)" in each.value)
    assert contents.count("](#") == len(ANCHORS)
    assert all(f"[{header.value}](#{header.proto.anchor})" in contents for header in page.header)


def test_every_statement_of_the_article_with_its_comment(page: AppTest, record: Record, lang: Language) -> None:
    shown_text = text(page)
    for statement in record.article.to_dict("records"):
        assert escape_markdown(lang.localised(statement, "text")) in shown_text
        assert escape_markdown(lang.localised(statement, "comment")) in shown_text


def test_claims_of_the_evidence_are_lines_and_events_are_links(page: AppTest, record: Record) -> None:
    evidence = record.article_evidence
    assert len(named_claims(page, "evidence_")) == (evidence["claim_id"] != "").sum()
    events = record.events.set_index("event_id").loc[evidence.loc[evidence["event_id"] != "", "event_id"]]
    assert all(f"](<{url}>)" in text(page) for url in events["url"])


def test_a_claim_of_the_evidence_opens_its_card(record: Record) -> None:
    app = opened("en")
    first = record.article_evidence.query("claim_id != ''").iloc[0]
    [(_, claim)] = app_driver.lines(app, f"evidence_{first['statement_id']}_{first['order']}")
    assert claim == first["claim_id"]
    app_driver.click(app, "claim", claim)
    assert app.query_params["claim"] == first["claim_id"]


def test_a_link_opens_the_briefing_as_known_on_the_day_of_the_article(page: AppTest, lang: Language) -> None:
    links = [link.proto for link in page.get("page_link") if "known_on" in link.proto.query_string]
    assert [link.query_string for link in links] == [f"lang={lang.code}&known_on={DAY.isoformat()}"]
    assert lang.date(DAY) in links[0].label


def test_words_rules_and_definitions_are_there(page: AppTest, lang: Language) -> None:
    shown_text = text(page)
    assert all(f"**{lang.gettext(word)}:** {lang.gettext(meaning)}" in shown_text for word, meaning, _ in WORDS)
    assert all(lang.gettext(rule) in shown_text for rule in RULES)
    for function, title in PUBLISHED_TITLES.items():
        assert f"**{lang.gettext(title)}**" in shown_text
        assert lang.gettext(definition(function)) in shown_text


def test_every_measure_with_its_counts(page: AppTest, record: Record, lang: Language) -> None:
    rows = [
        row for table in page.table if "**" in str(table.value.iloc[0, 0]) for row in table.value.to_numpy().tolist()
    ]
    assert len(rows) == len(record.metrics)
    assert sum(int(row[1]) for row in rows) == len(record.claims)
    assert sum(int(row[2]) for row in rows) == record.claims["drawable"].sum()
    named = "\n".join(row[0] for row in rows)
    assert all(
        escape_markdown(lang.localised(metric, "definition")) in named for metric in record.metrics.to_dict("records")
    )


def test_every_code_with_its_label(page: AppTest, lang: Language) -> None:
    shown_text = text(page)
    for code_list in codes.CODE_LISTS.values():
        for value, code in code_list.items():
            meaning = f": {escape_markdown(lang.gettext(code.definition))}" if code.definition else ""
            assert f"- **{escape_markdown(lang.gettext(code.label))}** (`{value}`){meaning}" in shown_text


def test_the_dictionary_shows_every_field_of_the_data_package(page: AppTest, lang: Language) -> None:
    described = "description" if lang.code == "en" else "description_de"
    shown_text = text(page)
    resources = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    for field in (field for resource in resources for field in resource.get("schema", {}).get("fields", [])):
        assert f"- **`{field['name']}`** (" in shown_text
        assert f"): {escape_markdown(field[described])}" in shown_text


def test_every_file_of_the_data_package_has_a_licence_on_the_page(page: AppTest) -> None:
    resources = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert all(f"`{resource['path']}`" in text(page) for resource in resources)
    assert "ODbL 1.0" in text(page)
    assert "GeoNames" in text(page)


INTERFACE = {
    "en": (
        "Programs read the same dataset from the same server, read-only.",
        "“format” is json, csv or parquet, and geojson for settlements and presence.",
        "Every response names data version, day and licence",
        "“page_size” is 1,000 rows unless you say otherwise, and at most 10,000.",
        "All parameters together may be 4,000 characters long.",
        "An ETag that is sent back as If-None-Match",
        "Web pages of other sites may read the interface",
        "Every picture has an address too",
        "The last example puts the timeline into a page of your own.",
        "**Tables:**",
        "**Answers:**",
        "**Pictures:**",
        "**Cards:**",
        "**Descriptions:**",
        "**New claims as a feed:** `/api/feed.json?lang=en`",
    ),
    "de": (
        "Programme lesen denselben Datensatz vom selben Server, ohne sie ändern zu können.",
        "„format“ ist json, csv oder parquet, für Orte und Anwesenheit auch geojson.",
        "Jede Antwort nennt Datenversion, Tag und Lizenz",
        "„page_size“ beträgt 1.000 Zeilen, wenn nichts anderes angegeben ist, und höchstens 10.000.",
        "Alle Parameter zusammen dürfen 4.000 Zeichen lang sein.",
        "Wer ein ETag als If-None-Match mitschickt",
        "Auch Webseiten anderer Anbieter dürfen die Schnittstelle im Browser lesen",
        "Auch jede Grafik hat eine Adresse",
        "Das letzte Beispiel setzt den Zeitverlauf in eine eigene Seite.",
        "**Tabellen:**",
        "**Antworten:**",
        "**Grafiken:**",
        "**Einzelansichten:**",
        "**Beschreibungen:**",
        "**Neue Angaben als Feed:** `/api/feed.json?lang=de`",
    ),
}


def test_the_data_interface_is_told_in_the_language(page: AppTest, lang: Language) -> None:
    shown_text = text(page)
    assert [sentence for sentence in INTERFACE[lang.code] if sentence not in shown_text] == []
    addresses = [
        *(f"/api/{name}" for name in TABLES),
        *ANSWERS,
        "/api/answers/NAME",
        "/api/pictures/NAME",
        "timeline",
        "small_map",
        "/api/datapackage.json",
        "/api/openapi.json",
    ]
    assert [address for address in addresses if f"`{address}`" not in shown_text] == []


def test_the_examples_are_those_that_the_tests_of_the_interface_run(page: AppTest) -> None:
    shown = [each.value for each in page.code]
    home = shown[0].removeprefix('curl "').partition("api/")[0]
    assert home.startswith("http") and home.endswith("/")
    assert shown == [example.replace("{home}", home) for example in EXAMPLES.values()]
    assert all(f"**{tool}**" in text(page) for tool in EXAMPLES)
    assert set(EXAMPLES) == {"curl", "pandas", "geopandas", "R", "JavaScript"}


def test_counts_and_dates_come_from_the_record(page: AppTest, record: Record, lang: Language) -> None:
    counts = next(table.value for table in page.table if table.value.shape[1] == 2 and "838" in table.value.to_numpy())
    numbers = dict(counts.itertuples(index=False, name=None))
    assert numbers[lang.gettext("Claims")] == lang.number(len(record.claims))
    assert numbers[lang.gettext("Original claims")] == lang.number(record.claims["origin"].nunique())
    assert numbers[lang.gettext("Events")] == lang.number(len(record.events))
    shown_text = text(page)
    assert f"`{record.version}`" in shown_text
    assert lang.date(record.collected_on) in shown_text
    assert lang.date(record.newest_statement) in shown_text
    checked = lang.gettext("{part} of {whole} ({share})").split("{share}")[0]
    assert checked.format(part=record.claims["checked_on"].notna().sum(), whole=len(record.claims)) in shown_text


def test_the_second_check_is_told_with_its_faults(page: AppTest) -> None:
    # The numbers of the README that came with the tables of 29 November 2026.
    assert {"313", "296"} <= set(cells(page))
    assert [cell.split()[0] for cell in cells(page) if "(" in cell and cell.split()[0].isdigit()][:8] == [
        "237",
        "56",
        "16",
        "4",
        "231",
        "53",
        "8",
        "4",
    ]
    assert all(number in text(page) for number in ("(68 ", " 138 ", " 67 ", " 44 ", " 18 ", " 108 ", " 96 ", " 906 "))


def test_every_claim_and_event_of_a_known_doubt_is_in_the_record(record: Record) -> None:
    assert {claim for doubt in DOUBTS for claim in doubt.claims} <= set(record.claims["claim_id"])
    assert {event for doubt in DOUBTS for event in doubt.events} <= set(record.events["event_id"])


def test_known_on_hides_later_evidence_and_says_how_much(record: Record, lang: Language) -> None:
    app, known = opened(lang.code, DAY), record.known_on(DAY)
    hidden = len(record.article_evidence) - len(known.article_evidence)
    assert hidden
    notice = next(each.value for each in app.info)
    assert lang.date(DAY) in notice
    assert lang.ngettext("{n} piece of evidence", "{n} pieces of evidence", hidden) in notice
    keys = named_claims(app, "evidence_")
    for evidence in record.article_evidence.query("claim_id != ''").to_dict("records"):
        shown = f"evidence_{evidence['statement_id']}_{evidence['order']}" in keys
        assert shown == (evidence["claim_id"] in set(known.claims["claim_id"]))


def test_known_on_hides_comments_that_rest_on_later_evidence(record: Record) -> None:
    shown_text, known = text(opened("en", DAY)), record.known_on(DAY)
    whole = record.article_evidence["statement_id"].value_counts()
    left = known.article_evidence["statement_id"].value_counts()
    for statement in record.article.to_dict("records"):
        complete = whole.get(statement["statement_id"], 0) == left.get(statement["statement_id"], 0)
        assert (escape_markdown(statement["comment_en"]) in shown_text) == complete


def test_known_on_hides_doubts_about_later_claims_and_counts_anew(record: Record) -> None:
    app, known = opened("en", DAY), record.known_on(DAY)
    assert "doubt_killed-reuters-2025-11-14" not in named_claims(app, "doubt_")
    assert str(len(known.claims)) in cells(app)
    assert "6,000" not in text(app)


def test_the_page_stands_when_nothing_is_known_yet() -> None:
    app = opened("en", date(2023, 9, 1))
    assert not named_claims(app, "evidence_")
    assert "none yet" in cells(app)


@pytest.mark.parametrize("function", PUBLISHED_FUNCTIONS)
def test_a_definition_is_prose_without_sections(function: Callable[..., object]) -> None:
    prose = definition(function)
    assert prose
    assert "---" not in prose
    assert "Parameters" not in prose
    assert "\n" not in prose.replace("\n\n", "")


def test_readers_see_just_the_docstrings_that_are_marked() -> None:
    marked = {
        function
        for module in walk_packages(answers.__path__, "ledger.answers.")
        for function in vars(import_module(module.name)).values()
        if inspect.isfunction(function) and published_title(function)
    }
    assert marked == set(PUBLISHED_FUNCTIONS)
    assert len(set(PUBLISHED_TITLES.values())) == len(PUBLISHED_FUNCTIONS)


def test_messages_are_the_definitions() -> None:
    assert messages() == [definition(function) for function in PUBLISHED_FUNCTIONS]


def test_a_definition_joins_lines_and_stops_before_the_first_section() -> None:
    def example() -> None:
        """One line
        that goes on.

        A second paragraph.

        Returns
        -------
        None
        """

    assert definition(example) == "One line that goes on.\n\nA second paragraph."


SECOND_CHECK = {
    "en": (
        "313",
        "237 (76%)",
        "56 (18%)",
        "16 (5%)",
        "4 (1%)",
        "296",
        "231 (78%)",
        "53 (18%)",
        "8 (3%)",
    ),
    "de": (
        "313",
        "237 (76\u00a0%)",
        "56 (18\u00a0%)",
        "16 (5\u00a0%)",
        "4 (1\u00a0%)",
        "296",
        "231 (78\u00a0%)",
        "53 (18\u00a0%)",
        "8 (3\u00a0%)",
    ),
}


def test_the_second_check_has_the_shares_of_the_readme(page: AppTest, lang: Language) -> None:
    assert set(SECOND_CHECK[lang.code]) <= set(cells(page))


def test_checked_rows_are_counted(page: AppTest, lang: Language) -> None:
    # Rows with checked_on: 401 of 454 claims, 323 of 445 settlement statements, 24 of 142 on presence, as in the README.
    shares = {
        "en": ("401 of 454 (88%)", "323 of 445 (73%)", "24 of 142 (17%)"),
        "de": ("401 von 454 (88\u00a0%)", "323 von 445 (73\u00a0%)", "24 von 142 (17\u00a0%)"),
    }
    assert all(share in text(page) for share in shares[lang.code])


def test_how_presence_is_read_with_its_counts(page: AppTest, record: Record, lang: Language) -> None:
    kinds = next(table.value for table in page.table if table.value.columns[0] == lang.gettext("Kind"))
    assert dict(kinds.itertuples(index=False, name=None)) == {
        lang.gettext(codes.PRESENCE_KIND[kind].label): str(count)
        for kind, count in record.presence["kind"].value_counts().items()
    }
    # 62 rows of presence.csv have an area, ten are about arms, two about workers.
    shown = {
        "en": ("62 of 142 (44%)", "on their way: 10; about workers: 2."),
        "de": ("62 von 142 (44\u00a0%)", "auf dem Weg: 10; über Arbeiter: 2."),
    }
    assert all(words in text(page) for words in shown[lang.code])


def test_the_table_of_presence_obeys_the_question(record: Record) -> None:
    app = app_driver.opened("method", lang="en", known_on="2025-04-28", sides="russia")
    app.toggle(key="presence_open").set_value(True).run()
    rows = next(each.value for each in app.dataframe if "Place or area" in each.value.columns)
    statements = record.known_on(DAY).presence
    assert set(rows["Statement ID"]) == set(statements.loc[statements["side"] == "russia", "presence_id"])
    first = rows.iloc[0]
    # The ministry's pictures of 28 April 2025 are about that day, Gerasimov's words about the 26th.
    assert (first["Place or area"], first["What was said"], first["Side"]) == ("Kursk region", "training", "Russia")


def test_what_was_not_yet_to_be_missed_is_not_missing() -> None:
    assert "Who held what in Kursk region after August 2025." not in text(opened("en", DAY))
    shown_text = text(opened("en"))
    for sentence in (
        "Who held what in Kursk region after August 2025.",
        "own numbers of Germany and of the EU",
        "Statements of October and November 2026; events of these months are there.",
        "came back in 2026",
    ):
        assert sentence in shown_text


def test_sentences_that_are_no_longer_true_are_gone(page: AppTest) -> None:
    shown_text = text(page)
    assert not [
        words
        for words in ("have fallen silent", "sind verstummt", "A random sample of 45", "Nothing was wrong in 27")
        if words in shown_text
    ]


def test_the_periods_that_rules_name_stand_in_one_table(page: AppTest, lang: Language) -> None:
    month, day = {"en": ("months", "days"), "de": ("Monate", "Tage")}[lang.code]
    [table] = [each.value for each in page.table if list(each.value) == [lang.gettext("Rule"), lang.gettext("Period")]]
    assert [row[1] for row in table.to_numpy().tolist()] == [
        f"12 {month}",
        f"30 {day}",
        f"90 {day}",
        f"90 {day}",
        f"45 {day}",
        f"30 {day}",
    ]
