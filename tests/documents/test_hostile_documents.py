"""Words of a stranger, in the record or in what is searched, are words in the documents too: no link, action, picture, formula or script of theirs."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from ledger.documents.contents import Briefing
from ledger.documents.html.webpage import html
from ledger.documents.part import Part
from ledger.documents.pdf.pdf import pdf
from ledger.documents.pptx.slides import pptx
from ledger.record.licence import LICENCE
from ledger.record.load import load
from tests.support.document_query import contents
from tests.support.hostile_record import record_written_into

SEARCH = r"=<b>evil.example</b> [z](http://evil.example/z) ![y](http://evil.example/p.png) $\frac{1}{2}$ `code`"
"""Stands in the question that a document states, and in the link to it."""
NAMES = (
    "=1+1",
    "{=1+1}",
    "+1",
    "-1",
    "@SUM(A1)",
    "http://evil.example/",
    "mailto:x@evil.example",
    "internal:Sheet1!A1",
    '=HYPERLINK("http://evil.example")',
)
ACTIVE = {"/JavaScript", "/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/EF", "/RichMedia", "/XFA", "/AcroForm"}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """The contents of a document on a record with the words in every text."""
    return contents(load(record_written_into(tmp_path_factory.mktemp("spoilt") / "data")), search=SEARCH)


def addresses(made: Briefing) -> set[str]:
    """Where a document may lead: to the pages of the record, and to where it comes from."""
    return {page.address for reference in made.references for page in reference.pages} | {made.citation.link}


def inside(found: Any) -> Iterator[DictionaryObject]:
    """A dictionary of a PDF, and those that stand in it directly."""
    if isinstance(found, DictionaryObject):
        yield found
        for name in found:
            yield from inside(found.raw_get(name))
    elif isinstance(found, ArrayObject):
        for place in range(len(found)):
            yield from inside(list.__getitem__(found, place))


def test_a_pdf_leads_nowhere_else_and_runs_nothing(spoilt: Briefing) -> None:
    reader = PdfReader(BytesIO(pdf(spoilt)))
    assert "material/home" in reader.pages[1].extract_text()
    every = [each for number in range(1, reader.trailer["/Size"]) for each in inside(reader.get_object(number))]
    assert {name for each in every for name in each} & ACTIVE == set()
    actions = [
        each
        for each in every
        if each.get("/S")
        in (
            "/URI",
            "/GoTo",
            "/GoToR",
            "/GoToE",
            "/Launch",
            "/SubmitForm",
            "/ImportData",
            "/Named",
            "/Movie",
            "/Sound",
            "/Rendition",
        )
    ]
    assert {each["/S"] for each in actions} <= {"/URI", "/GoTo"}
    leads_to = {str(each["/URI"]) for each in actions if each["/S"] == "/URI"}
    assert len(leads_to) > 30
    assert leads_to <= addresses(spoilt)
    assert {each["/Subtype"] for each in every if each.get("/Type") == "/Annot"} == {"/Link"}
    assert not [each for each in every if each.get("/Type") in ("/Filespec", "/EmbeddedFile")]


def named(part: Part) -> Part:
    """The part with a stranger's names in the legend of its picture, from where they come into the workbook of a chart."""

    def draw(theme: Any) -> Any:
        figure = part.draw(theme) if part.draw else {}
        traces = [
            trace | ({"name": NAMES[place % len(NAMES)]} if trace.get("name") else {})
            for place, trace in enumerate(figure["data"])
        ]
        return {**figure, "data": traces}

    return replace(part, draw=draw) if part.draw else part


def links_of(package: ZipFile) -> Iterator[tuple[str, str, str]]:
    """Type, target and mode of each relationship of a package."""
    for name in package.namelist():
        if name.endswith(".rels"):
            for each in ElementTree.fromstring(package.read(name)):
                yield each.attrib["Type"].rpartition("/")[2], each.attrib["Target"], each.get("TargetMode", "Internal")


def test_a_presentation_leads_nowhere_else_and_its_workbooks_reckon_nothing(spoilt: Briefing) -> None:
    made = replace(spoilt, parts=tuple(named(part) for part in spoilt.parts))
    package = ZipFile(BytesIO(pptx(made)))
    outside = {(kind, target) for kind, target, mode in links_of(package) if mode == "External"}
    assert len(outside) > 30
    assert {kind for kind, _ in outside} == {"hyperlink"}
    assert {target for _, target in outside} <= addresses(spoilt)
    kinds = {kind for kind, _, mode in links_of(package) if mode == "Internal"}
    assert not [
        kind for kind in kinds if re.search("ole|vba|control|activex|video|audio|media|image", kind, re.IGNORECASE)
    ], kinds
    slides = [
        package.read(name).decode() for name in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)
    ]
    assert {action for slide in slides for action in re.findall(r'action="([^"]*)"', slide)} == set()
    assert any("material/home" in slide for slide in slides)
    workbooks = [ZipFile(BytesIO(package.read(name))) for name in package.namelist() if name.endswith(".xlsx")]
    assert len(workbooks) > 5
    texts = set()
    for workbook in workbooks:
        assert {mode for _, _, mode in links_of(workbook)} == {"Internal"}
        sheets = {name: workbook.read(name).decode() for name in workbook.namelist() if name.endswith(".xml")}
        assert not [
            name for name, sheet in sheets.items() if re.search("<f[ >]|<hyperlink|<ddeLink|<externalReference", sheet)
        ]
        texts |= {
            each.text or ""
            for each in ElementTree.fromstring(sheets["xl/sharedStrings.xml"]).iter()
            if each.tag.endswith("}t")
        }
    assert {f"'{name}" for name in NAMES} <= texts
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@", "{", "http", "mailto"))]


class Elements(HTMLParser):
    """The elements of a file, and what stands in its scripts of data."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.data: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and self.found[-1][1].get("type") == "application/json":
            self.data.append(data)


def strings(value: Any) -> Iterator[str]:
    """All text in what JSON holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def test_a_file_of_html_leads_nowhere_else_and_runs_what_is_ours_only(spoilt: Briefing) -> None:
    page = html(spoilt).decode()
    assert "material/home" in page
    assert "search=%3D%3Cb%3Eevil.example" in page
    file = Elements()
    file.feed(page)
    linked = {attributes["href"] or "" for tag, attributes in file.found if tag in ("a", "link")}
    assert len(linked) > 30
    assert {each for each in linked if not each.startswith("#")} <= addresses(spoilt) | {LICENCE.address}
    named_here = {str(attributes["id"]) for _, attributes in file.found if "id" in attributes}
    assert {each[1:] for each in linked if each.startswith("#")} <= named_here
    tags = {tag for tag, _ in file.found}
    assert (
        tags
        & {
            "img",
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "svg",
            "audio",
            "video",
            "code",
            "del",
            "b",
            "input",
            "button",
        }
        == set()
    )
    assert not [
        attributes
        for _, attributes in file.found
        if any(name.startswith("on") or name in ("src", "srcset", "action", "formaction") for name in attributes)
    ]
    scripts = [attributes.get("type") for tag, attributes in file.found if tag == "script"]
    assert scripts.count(None) == 2, "the library, and our own"
    assert set(scripts) == {None, "application/json"}
    texts = [text for each in file.data if each.strip() for text in strings(json.loads(each))]
    assert any("evil" in text for text in texts)
    assert {mark for text in texts for mark in re.findall(r"<(\w+)", text)} <= {"b", "br", "span", "extra"}
