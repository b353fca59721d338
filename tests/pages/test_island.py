"""A record about something else - two measures, three sources, a made-up island - on all pages, in documents, through the interface."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from ledger.answers.registry import ANSWERS, Query
from ledger.charts.style import LIGHT
from ledger.documents.claim_parts import HEADLINE_QUESTIONS
from ledger.documents.contents import Briefing, briefing
from ledger.documents.formats import FORMATS
from ledger.documents.parts import PARTS
from ledger.documents.svg.figure import svg
from ledger.i18n.language import Language
from ledger.question.allowed_values import allowed_values, default_metric
from ledger.question.link import read_link
from ledger.question.page_sections import SECTIONS, standing_alone
from ledger.question.question import Question
from ledger.record import datapackage
from ledger.record.load import load
from ledger.record.record import Record
from ledger.record.record_files import PACKAGE_FILE, RecordFiles
from ledger.record.validation import validate
from ledger.ui.app import PAGES
from ledger.ui.streamlit_adapter.page_meta import page_meta
from ledger.views.pictures.registry import PICTURES
from tests.pages.conftest import Reader
from tests.support.api_client import ask
from tests.support.app_driver import controls, pictures, table, values
from tests.support.shown_record import shown

ISLAND = Path(__file__).parents[1] / "fixtures" / "island"
MOVED, DAMAGED = "people_moved", "houses_damaged"
FIRST, LATER = "people-moved-lumo-council-2026-03-02", "people-moved-lumo-council-2026-03-09"


@pytest.fixture(scope="module")
def island() -> Record:
    """The record, with the descriptor that the schema gives it and the name that its own file does."""
    found = load(ISLAND)
    own = json.loads(found.package)
    described = json.dumps({**datapackage.build(own), **own}).encode()
    return load(RecordFiles({**found.files.contents, PACKAGE_FILE: described}))


def speaks_of_kursk(text: str) -> list[str]:
    """The lines that name Kursk region or the Kursk Ledger."""
    return [line for line in text.splitlines() if "kursk" in line.lower()]


@pytest.fixture(autouse=True)
def island_shown(island: Record) -> Iterator[None]:
    """The dashboard of this process shows the island."""
    with shown(island):
        yield


def contents(island: Record, lang: Language) -> Briefing:
    return briefing(Query(island, Question(metric=MOVED), date(2026, 3, 20)), lang)


def test_the_record_is_about_something_else(island: Record, record: Record) -> None:
    assert list(island.metric_rows) == [MOVED, DAMAGED]
    assert sorted(island.source_rows) == ["harbour-gazette", "lumo-council", "sea-rescue"]
    assert not set(island.metric_rows) & set(record.metric_rows)
    assert not set(island.source_rows) & set(record.source_rows)


def test_where_no_measure_is_named_its_first_one_is_looked_at(island: Record, record: Record) -> None:
    assert read_link({}, allowed_values(island, date(2026, 3, 20)))[0].metric == MOVED
    assert default_metric(island) == MOVED
    assert default_metric(record) == "troops_in_kursk" == Question().metric


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("page", [page for page in PAGES if page != "part"])
def test_every_page_shows_it_with_every_section_open(page: str, lang: str) -> None:
    reader = Reader(page, lang=lang, sections=",".join(SECTIONS), known_on="2026-03-20")
    assert all(picture["figure"]["data"] for picture in pictures(reader.app).values())
    said = {
        "briefing": {"en": "The storm over Lumo", "de": "Der Sturm über Lumo"},
        "map": {"en": "Port Lumo", "de": "Hafen Lumo"},
        "timeline": {"en": "People brought to safety", "de": "In Sicherheit gebrachte Menschen"},
        "comparison": {"en": "Harbour Gazette", "de": "Hafenbote"},
        "claims": {"en": "“dozens”", "de": "„Dutzende“"},
        "method": {"en": "About 300 people were saved", "de": "Rund 300 Menschen wurden gerettet"},
        "presentation": {"en": "The answers in short", "de": "Die Antworten in Kürze"},
    }
    assert said[page][lang] in reader.words
    # The Method page has the definitions of the program's answers and codes too, which are the same whatever the record.
    if page != "method":
        assert speaks_of_kursk(reader.words) == []
    # A slide has neither bar nor foot, in which the name stands.
    assert page == "presentation" or "Lumo" in reader.words


def test_measures_that_it_does_not_have_are_left_out_of_the_briefing(island: Record) -> None:
    words = Reader("briefing", known_on="2026-03-20").words
    for absent in ("Sent to Russia", "Killed or wounded", "Shells delivered", "no figure"):
        assert absent not in words
    names = {part.name for part in contents(island, Language("en")).parts}
    assert names & {each.metric for each in HEADLINE_QUESTIONS} == set()
    assert {"answers", "map", "timeline", "comparison", "lately"} <= names


def test_the_controls_offer_its_measures_and_its_sources() -> None:
    offered = controls(Reader("timeline", panels="no").app)
    assert values(offered["metric"]) == [MOVED, DAMAGED]
    pair = controls(Reader("comparison").app)
    assert {*values(pair["first"]), *values(pair["second"])} == {"harbour-gazette", "lumo-council", "sea-rescue"}


def test_the_table_of_claims_has_all_nine(island: Record) -> None:
    cells = table(Reader("claims").app, "claims")
    assert {len(column) for column in cells.values()} == {len(island.claims)} == {9}


@pytest.mark.parametrize("name", standing_alone())
def test_every_part_stands_alone(name: str) -> None:
    assert Reader("part", part=name, known_on="2026-03-20").words


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_has_an_address(name: str) -> None:
    assert ask(f"api/pictures/{name}?metric={DAMAGED}&known_on=2026-03-20").status == 200


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_is_given(name: str) -> None:
    assert ask(f"api/answers/{name}?known_on=2026-03-20").status == 200


def test_the_range_is_worked_out_by_hand() -> None:
    """On 3 March the council says about 300 and the league 240 to 260; on 9 March the council's 412 lies above the league's total."""
    for day, expected in (("2026-03-03", (240, 300, 2)), ("2026-03-09", (412, 412, 1))):
        (row,) = ask(f"api/answers/spread?known_on={day}").json["rows"]
        assert (row["low"], row["high"], row["voices"]) == expected


def test_the_interface_gives_its_tables() -> None:
    rows = list(csv.DictReader(io.StringIO(ask("api/claims?format=csv").body.decode())))
    assert len(rows) == 9
    assert {row["metric"] for row in rows} == {MOVED, DAMAGED}
    assert ask("api/datapackage.json").json["name"] == "lumo"
    assert ask("api/claims").json["attribution"] == "Lumo"
    assert ask("api/claims").json["licence"] == "that of whoever made the data"
    assert ask("api/openapi.json").json["info"]["title"] == "Lumo"
    for address in ("claims", "presence", "feed.json", "feed.atom", "answers/spread", "cards/place?place=port-lumo"):
        answered = ask(f"api/{address}")
        assert speaks_of_kursk(answered.body.decode()) == []
        assert speaks_of_kursk(str(dict(answered.headers))) == []
    described = ask("api/openapi.json").body.decode()
    assert all(key in described for key in (MOVED, DAMAGED, "lumo-council", "sea-rescue"))


@pytest.mark.parametrize("claim", [FIRST, LATER, "houses-damaged-sea-rescue-2026-03-05"])
def test_its_claims_have_cards(claim: str) -> None:
    assert "The Harbour Gazette" in ask(f"api/cards/claim?claim={claim}").body.decode()


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("path", ["/", "/map", "/timeline", "/method"])
def test_what_a_page_says_of_itself_names_the_island(path: str, lang: str) -> None:
    scope = {"type": "http", "scheme": "https", "path": path, "query_string": f"lang={lang}".encode(), "headers": []}
    said = page_meta(scope)
    assert "Lumo" in said.title
    assert said.site == "Lumo"
    assert speaks_of_kursk(said.html()) == []


def test_the_map_names_its_region_and_its_districts(island: Record) -> None:
    part = PARTS["map"](Query(island, Question(metric=MOVED, map_extent="region"), date(2026, 3, 20)), Language("de"))
    assert part.alt.startswith("Karte (Insel Lumo) am ")
    assert part.draw is not None
    names = " ".join(text for trace in part.draw(LIGHT)["data"] if isinstance(text := trace.get("text"), str))
    assert "Nordufer" in names
    assert "Russland" not in names


def test_a_region_that_the_boundaries_do_not_have_is_said(island: Record) -> None:
    package = json.loads(island.package) | {"region": "atlantis"}
    files = RecordFiles({**island.files.contents, PACKAGE_FILE: json.dumps(package).encode()})
    assert [str(problem) for problem in validate(files).problems] == [
        'datapackage.json, column region: "atlantis" - no region of boundaries/odbl/oblasts.geojson has this id: write the one that the record is about'
    ]


def test_an_id_that_is_gone_leads_to_the_claim_that_stands_for_it() -> None:
    answered = ask("api/cards/claim?claim=people-moved-lumo-council-2026-03-10").body.decode()
    assert "412" in answered


@pytest.mark.parametrize(("ending", "lang"), [("pdf", "de"), ("pptx", "en"), ("html", "de")])
def test_every_document_holds_it(ending: str, lang: str, island: Record) -> None:
    assert ending in FORMATS
    made = FORMATS[ending].make(contents(island, Language(lang)))
    text = {
        "pdf": lambda: "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages),
        "pptx": lambda: "\n".join(
            shape.text_frame.text
            for slide in Presentation(io.BytesIO(made)).slides
            for shape in slide.shapes
            if shape.has_text_frame
        ),
        "html": made.decode,
    }[ending]()
    words = ("Harbour Gazette", "412") if lang == "en" else ("Hafenbote", "412")
    assert all(word in text for word in words)
    # The program that made the file stands in its head: <meta name="generator">.
    assert speaks_of_kursk(text.replace('<meta name="generator" content="Kursk Ledger">', "")) == []
    assert "Lumo (2026): " in text.replace("\n", " ")


@pytest.mark.parametrize("metric", [MOVED, DAMAGED])
@pytest.mark.parametrize("ending", FORMATS)
def test_every_document_is_made_of_a_record_that_has_just_begun(ending: str, metric: str, island: Record) -> None:
    """On 2 March there is one figure on one day, and none at all on houses."""
    day = date(2026, 3, 2)
    query = Query(island.known_on(day), Question(metric=metric, known_on=day), day)
    assert FORMATS[ending].make(briefing(query, Language("de")))


@pytest.mark.parametrize("metric", [MOVED, DAMAGED])
@pytest.mark.parametrize("name", PARTS)
def test_every_part_is_drawn_of_every_measure(name: str, metric: str, island: Record) -> None:
    for day in (date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 20)):
        query = Query(island.known_on(day), Question(metric=metric, known_on=day), day)
        part = PARTS[name](query, Language("en"))
        assert part.title and part.sentence
        for draw in (part.draw, part.paper, part.draw_for_presentation):
            if draw is not None:
                assert svg(draw(LIGHT), Language("en"))
