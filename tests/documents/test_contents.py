"""The numbered references of a document: complete, each once, with every page."""

import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from ledger.documents.contents import briefing
from ledger.documents.html.webpage import html
from ledger.documents.pdf.pdf import pdf
from ledger.documents.pptx.slides import pptx
from ledger.i18n.language import Language
from ledger.record.load import DATA, load
from ledger.record.record import Record
from tests.support.document_query import NOTHING_KNOWN, contents, document_query


def test_every_claim_that_is_shown_has_one_number_and_all_its_pages(record: Record) -> None:
    made = contents(record)
    shown = {claim for part in made.parts for claim in part.claims["claim_id"]}
    assert [reference.number for reference in made.references] == list(range(1, len(made.references) + 1))
    assert len(made.numbers) == len(made.references)
    assert shown <= made.numbers.keys()
    carried = record.known_on(made.day).reports.groupby("claim_id")["url"].agg(set)
    for reference in made.references:
        if reference.key in shown:
            assert {page.address for page in reference.pages} == carried.get(reference.key, set())


def test_the_others_are_the_sources_of_the_statements_on_settlements(record: Record) -> None:
    made = contents(record)
    statements = next(part.statements for part in made.parts if part.name == "map")
    claims = {claim for part in made.parts for claim in part.claims["claim_id"]}
    assert {reference.key for reference in made.references} - claims == set(statements["source"])


def test_a_reference_says_who_how_much_of_what_when_and_the_caution(record: Record) -> None:
    # troops_sent, the oldest of the newest figures of each voice: the Dutch ministry of defence, 25 October 2024.
    first = contents(record).references[0]
    assert first.text.replace("\\", "") == (
        "**NL MoD, Ruben Brekelmans:** at least 1,500 – Soldiers sent to Russia (total so far). As of 25 October 2024, stated on 25 October 2024."
    )
    assert contents(record, "de").references[0].text.replace("\\", "").startswith("**Vert.-Min. NL, ")
    assert any("**Caveat:** " in reference.text for reference in contents(record).references)


def test_a_part_cites_each_source_with_its_numbers(record: Record) -> None:
    made = contents(record)
    for part in made.parts:
        cited = made.cited(part)
        assert {name for name, _ in cited} == set(part.sources)
        numbers = [number for _, them in cited for number in them]
        assert len(numbers) == len(part.claims) + (
            0 if part.statements is None else part.statements["source"].nunique()
        )


def test_the_citation_leads_back_to_the_same_question_day_and_version(record: Record) -> None:
    made = contents(record, "de", metric="casualties", sides=("ukraine",))
    assert (
        made.citation.link
        == f"https://ledger.example/?lang=de&metric=casualties&sides=ukraine&known_on=2025-04-28&version={record.version}"
    )
    assert made.citation.text(made.lang).startswith("Kursk Ledger (2026): Überblick. Wissensstand 28. April 2025.")
    assert any("Filter: Seiten: Ukraine" in line for line in made.provenance_lines)


def test_where_no_address_is_known_words_stand_in_its_place(record: Record) -> None:
    link = briefing(document_query(record), Language("de")).citation.link
    assert link.startswith("[Adresse des Dashboards]/?lang=de&known_on=2025-04-28&version=")


def test_method_is_half_a_page_in_the_readers_language(record: Record) -> None:
    english, german = contents(record).method, contents(record, "de").method
    assert len(english) == len(german) == 12
    assert not set(english) & set(german)
    assert "**Known on:** The chosen day: only what had been stated by then is shown." in english


def test_before_anybody_spoke_there_are_no_references(record: Record) -> None:
    assert contents(record, day=NOTHING_KNOWN).references == ()


def test_two_sources_of_one_label_are_told_apart_by_their_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The check refuses such a record; a document has to show the right source all the same.
    monkeypatch.setattr("ledger.record.validation.repeated_labels", lambda _sources: [])
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    table = folder / "sources.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace(",Pentagon,Pentagon,", ",HUR,HUR,"), encoding="utf-8", newline="\n"
    )
    made = contents(load(folder))
    parts = {part.name: part for part in made.parts}
    for part in made.parts:
        assert tuple(name for name, _ in made.cited(part)) == part.sources
    keys = {name: [made.references[number - 1].key for number in numbers] for name, numbers in made.cited(parts["map"])}
    assert (keys["HUR (ua-hur)"], keys["HUR (us-pentagon)"]) == (["ua-hur"], ["us-pentagon"])
    compared = parts["comparison"].claims.set_index("claim_id")["source"]
    cited = {
        name: {compared[made.references[number - 1].key] for number in numbers}
        for name, numbers in made.cited(parts["comparison"])
    }
    assert (cited["HUR (ua-hur)"], cited["HUR (us-pentagon)"]) == ({"ua-hur"}, {"us-pentagon"})


def test_every_document_leads_to_the_archived_copy_of_a_page_where_one_is_known(record: Record) -> None:
    copy = "https://archive.example/2025/copy"
    reports = record._frames["reports"]
    known = replace(record, _frames={**record._frames, "reports": reports.assign(archived_url=copy)})
    made, without = contents(known, "de"), contents(record, "de")
    assert {page.archived for reference in without.references for page in reference.pages} == {""}
    annotations = [
        note.get_object() for page in PdfReader(BytesIO(pdf(made))).pages for note in page.get("/Annots", [])
    ]
    assert copy in {note.get("/A", {}).get("/URI") for note in annotations}
    assert f'(<a href="{copy}" rel="noreferrer noopener">archivierte Fassung</a>)' in html(made).decode()
    assert "archivierte Fassung" not in html(without).decode()
    notes = [slide.notes_slide.notes_text_frame.text for slide in Presentation(BytesIO(pptx(made))).slides]
    assert any(f"(archivierte Fassung: {copy})" in note for note in notes)
