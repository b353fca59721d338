"""The briefing as PDF: title, language, bookmarks, real text, links, fonts, tags."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from ledger.documents.contents import Briefing
from ledger.documents.pdf.pdf import pdf
from ledger.record.record import Record
from tests.support.document_query import NOTHING_KNOWN, contents


@pytest.fixture(scope="module")
def made(record: Record) -> Briefing:
    return contents(record, "de")


@pytest.fixture(scope="module")
def read(made: Briefing) -> PdfReader:
    return PdfReader(BytesIO(pdf(made)))


def text(reader: PdfReader) -> str:
    """All text, with single blanks; words broken at the end of a line are joined."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


def titles(outline: list[Any]) -> list[str]:
    return [title for entry in outline for title in (titles(entry) if isinstance(entry, list) else [entry.title])]


def test_it_says_what_it_is(made: Briefing, read: PdfReader) -> None:
    assert read.metadata is not None
    assert read.metadata.title == "Nordkoreas Soldaten in Kursk: was jede Seite sagt"
    assert read.metadata.author == "Kursk Ledger"
    assert made.citation.version in read.metadata["/Keywords"]
    root = read.trailer["/Root"]
    assert root["/Lang"] == "de-DE"
    assert root["/MarkInfo"]["/Marked"]
    assert all(
        round(float(page.mediabox.width)) == 595 and round(float(page.mediabox.height)) == 842 for page in read.pages
    )


def test_its_bookmarks_are_the_parts(made: Briefing, read: PdfReader) -> None:
    found = titles(read.outline)
    assert found[: len(made.parts)] == [part.title for part in made.parts]
    assert found[len(made.parts) :] == ["Methode", "Zitierweise", "Lizenzen und Nennung", "Belege"]


def test_its_text_is_text_in_german(made: Briefing, read: PdfReader) -> None:
    said = text(read)
    for words in (
        "mehr als 5.000 (London, März 2025); jede aktuelle Zahl ist eine Untergrenze.",
        "Wissensstand 28. April 2025",
        f"Datenversion {made.citation.version}",
        "Generalstab UA: mehr als 4.500",
        "von der Ukraine gehalten",
        "OpenStreetMap",
        "CC BY 4.0",
    ):
        assert words in said
    assert "Known on" not in said
    assert "As of" not in said


def test_every_reference_has_its_number_and_its_addresses(made: Briefing, read: PdfReader) -> None:
    links = {note.get_object().get("/A", {}).get("/URI") for page in read.pages for note in page.get("/Annots", [])}
    assert {page.address for reference in made.references for page in reference.pages} <= links
    jumps = sum(
        "/Dest" in note.get_object() or note.get_object().get("/A", {}).get("/S") == "/GoTo"
        for page in read.pages
        for note in page.get("/Annots", [])
    )
    assert jumps >= sum(len(numbers) for part in made.parts for _, numbers in made.cited(part))


def test_its_fonts_are_inside(read: PdfReader) -> None:
    fonts = [font.get_object() for page in read.pages for font in page["/Resources"].get("/Font", {}).values()]
    inner = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert inner
    assert all("/FontFile2" in each or "/FontFile3" in each for each in inner)


def test_cyrillic_and_hangul_survive(record: Record) -> None:
    few = contents(record)
    named = replace(
        few,
        parts=(replace(few.parts[0], sentence="**Ким Ён Бок** (김영복), Курская область"),),
        references=few.references,
    )
    assert "Ким Ён Бок (김영복), Курская область" in text(PdfReader(BytesIO(pdf(named))))


def test_text_of_the_record_is_never_markup(record: Record) -> None:
    few = contents(record)
    hostile = '#panic() $x$ *a* _b_ <label> @ref \\ "quoted" [c]'
    named = replace(few, parts=(replace(few.parts[0], title=hostile, sentence="plain"),))
    assert hostile in text(PdfReader(BytesIO(pdf(named))))


def test_the_same_contents_give_the_same_bytes_and_nothing_known_is_a_document_too(record: Record) -> None:
    empty = contents(record, day=NOTHING_KNOWN)
    assert pdf(empty) == pdf(contents(record, day=NOTHING_KNOWN))
    said = text(PdfReader(BytesIO(pdf(empty))))
    assert said.count("No claim in the dataset on this day and with these filters.") >= 10
