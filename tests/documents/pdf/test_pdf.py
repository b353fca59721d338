"""The briefing as PDF: title, language, bookmarks, real text, links, fonts, tags."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from ledger.charts.style import Theme
from ledger.documents.contents import Briefing
from ledger.documents.part import Figure
from ledger.documents.pdf.pdf import pdf
from ledger.record.record import Record
from ledger.text.markdown import bold_runs
from tests.support.document_query import NOTHING_KNOWN, contents

FOOT = 54
"""So high reaches the foot of a page, in points."""


@pytest.fixture(scope="module")
def made(record: Record) -> Briefing:
    return contents(record, "de")


@pytest.fixture(scope="module")
def read(made: Briefing) -> PdfReader:
    return PdfReader(BytesIO(pdf(made)))


@pytest.fixture(scope="module")
def shown_texts(read: PdfReader) -> list[str]:
    """The text of each of its pages."""
    return [text([page]) for page in read.pages]


@pytest.fixture(scope="module")
def today(record: Record) -> PdfReader:
    """The longest document: all that is known."""
    return PdfReader(BytesIO(pdf(contents(record, day=date(2026, 11, 26)))))


def text(pages: Iterable[PageObject]) -> str:
    """All text of some pages, with single blanks; words broken at the end of a line are joined. A page takes half a second."""
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


def texts(page: PageObject) -> tuple[str, list[tuple[float, float]]]:
    """The text of a page; how high each piece of it stands, and its size, without the foot."""
    found: list[tuple[float, float]] = []

    def visit(text: str, page_matrix: Any, matrix: Any, _font: Any, size: float) -> None:
        height = matrix[5] * page_matrix[3] + page_matrix[5]
        if text.strip() and height > FOOT:
            found.append((height, round(abs(size * matrix[3] * page_matrix[3]), 1)))

    return page.extract_text(visitor_text=visit), found


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


def test_the_first_page_is_the_answer(made: Briefing, shown_texts: list[str]) -> None:
    page = shown_texts[0]
    cards = made.parts[0].cards
    assert [card.label for card in cards] == [
        "Nach Russland entsandt",
        "In der Region Kursk",
        "Getötet oder verwundet",
        "Getötet",
    ]
    for card in cards:
        assert f"{card.label} {card.number} {card.holders}" in page
        assert all("".join(piece for piece, _bold in bold_runs(line.text)) in page for line in card.figures)
    assert "Neueste Aussage in diesem Datensatz: 28. April 2025." in page
    assert "Entsandt, in der Region Kursk, getötet oder verwundet: im Zeitverlauf" in page
    # The picture through time: its axis and the words of an event.
    assert "10.000" in page
    assert "Okt. 2024: NIS" in page
    assert "Wo Nordkoreaner gemeldet wurden" in shown_texts[1]


def test_pages_are_few_and_full_and_references_come_last(today: PdfReader) -> None:
    said = []
    for page in today.pages[:10]:
        shown, pieces = texts(page)
        said.append(shown)
        assert min(height for height, _ in pieces) < float(page.mediabox.height) / 2
        if "\nReferences\n" in shown:
            break
    else:
        pytest.fail("no references on the first ten pages")
    assert "Where North Koreans were reported" in said[1]
    assert {size for _, size in texts(today.pages[len(said)])[1]} == {7.0, 5.8}


def test_its_bookmarks_are_the_parts(made: Briefing, read: PdfReader) -> None:
    found = titles(read.outline)
    assert found[: len(made.parts)] == [part.title for part in made.parts]
    assert found[len(made.parts) :] == ["Methode", "Zitierweise", "Lizenzen und Nennung", "Belege"]


def test_its_text_is_text_in_german(made: Briefing, shown_texts: list[str]) -> None:
    shown_text = " ".join(shown_texts)
    for words in (
        "mehr als 5.000 (London, März 2025); jede aktuelle Zahl ist eine Untergrenze.",
        "Wissensstand 28. April 2025",
        f"Datenversion {made.citation.version}",
        "Generalstab UA: mehr als 4.500",
        "von der Ukraine gehalten",
        "OpenStreetMap",
        "CC BY 4.0",
    ):
        assert words in shown_text
    assert "Known on" not in shown_text
    assert "As of" not in shown_text


def test_every_reference_has_its_number_and_its_addresses(made: Briefing, read: PdfReader) -> None:
    links = {note.get_object().get("/A", {}).get("/URI") for page in read.pages for note in page.get("/Annots", [])}
    assert {page.address for reference in made.references for page in reference.pages} <= links
    jumps = sum(
        "/Dest" in note.get_object() or note.get_object().get("/A", {}).get("/S") == "/GoTo"
        for page in read.pages
        for note in page.get("/Annots", [])
    )
    assert jumps >= sum(len(numbers) for part in made.parts for _, numbers in made.cited(part))


def test_a_printed_address_is_a_link_like_the_name_before_it(made: Briefing, read: PdfReader) -> None:
    # A link has four corners in each line that it covers: the name is in one, the address below it or behind it in others.
    notes = [note.get_object() for page in read.pages for note in page.get("/Annots", [])]
    addresses = {page.address for reference in made.references for page in reference.pages}
    links = [note for note in notes if note.get("/A", {}).get("/URI") in addresses]
    assert len(links) > len(made.references)
    assert min(len(note.get("/QuadPoints", [])) for note in links) >= 2 * 8


def test_its_fonts_are_inside(read: PdfReader) -> None:
    fonts = [font.get_object() for page in read.pages for font in page["/Resources"].get("/Font", {}).values()]
    inner = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert inner
    assert all("/FontFile2" in each or "/FontFile3" in each for each in inner)


def test_cyrillic_and_hangul_survive_and_text_of_the_record_is_never_markup(record: Record) -> None:
    few = contents(record)
    hostile = '#panic() $x$ *a* _b_ <label> @ref \\ "quoted" [c]'
    named = replace(
        few,
        parts=(replace(few.parts[0], title=hostile, sentence="**Ким Ён Бок** (김영복), Курская область"),),
    )
    first = text(PdfReader(BytesIO(pdf(named))).pages[:1])
    assert "Ким Ён Бок (김영복), Курская область" in first
    assert hostile in first


def test_letters_without_a_font_are_replaced_and_their_rows_named(record: Record) -> None:
    foreign, few = "新华社 時事 ロイター قناة 🪖", contents(record)
    strip = next(part for part in few.parts if part.name == "troops_sent")

    def drawn(theme: Theme) -> Figure:
        figure = strip.draw(theme) if strip.draw else {}
        note = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "middle"}
        note |= {"text": foreign, "showarrow": False, "font": {"size": 12, "color": theme.ink}}
        return figure | {"layout": figure["layout"] | {"annotations": [note]}}

    named = strip.claims.assign(short_en=foreign, short_de=foreign)
    part = replace(strip, title=foreign, claims=named, sources=(foreign,) * named["source"].nunique(), draw=drawn)
    # Two parts and the method: the references begin on the third page at the latest.
    shown_text = text(PdfReader(BytesIO(pdf(replace(few, parts=(few.parts[0], part))))).pages[:3])
    # In the heading, in the picture, and among the sources.
    assert shown_text.count("□□□ □□ □□□□ □□□□ □") >= 3
    sentence = "Letters that the fonts of this document lack are shown as □. This concerns: "
    (rows,) = re.findall(re.escape(sentence) + "(.*?)\\. References", shown_text)
    assert set(rows.replace(" ", "").split(",")) == set(strip.claims["claim_id"])


def test_the_same_contents_give_the_same_bytes_and_nothing_known_is_a_document_too(record: Record) -> None:
    empty = contents(record, day=NOTHING_KNOWN)
    assert pdf(empty) == pdf(contents(record, day=NOTHING_KNOWN))
    shown_text = text(PdfReader(BytesIO(pdf(empty))).pages)
    assert shown_text.count("No claim in the dataset on this day and with these filters.") >= 10
