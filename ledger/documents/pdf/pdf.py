"""The briefing as PDF on A4: typst sets it, from the contents and the drawings of their pictures."""

from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
import typst

from ledger.charts.map.figure import attribution
from ledger.charts.style import LIGHT
from ledger.documents.contents import Briefing, Reference
from ledger.documents.part import Line, Part
from ledger.documents.svg.figure import svg
from ledger.documents.svg.text import FONTS
from ledger.i18n.language import Language
from ledger.text.markdown import runs

PAPER = Path(__file__).with_name("paper.typ")
REGION = {"de": "DE", "en": "GB"}
HEIGHTS = {"map": 500, "timeline": 430, "territory": 620}
"""Pixels for the pictures that would else fill a page."""
BREAK = "\u200b"
"""A place where a long address may be broken."""


def pdf(contents: Briefing) -> bytes:
    """The document: tagged, with title, language, bookmarks, links and embedded fonts; the same contents give the same bytes."""
    made = datetime.combine(contents.citation.accessed, datetime.min.time())
    document: bytes = typst.compile(
        PAPER,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(made.timestamp()),
        sys_inputs={"briefing": orjson.dumps(_set(contents)).decode("utf-8")},
    )
    return document


def _set(contents: Briefing) -> dict[str, Any]:
    """What the template wants, by the names that it uses."""
    lang, citation = contents.lang, contents.citation
    _ = lang.gettext
    return {
        "lang": lang.code,
        "region": REGION[lang.code],
        "title": contents.title,
        "description": _("Known on {day}").format(day=lang.date(contents.day)),
        "keywords": [f"data version {citation.version}"],
        "foot": _("Kursk Ledger · known on {day} · {extent} · data version {version}").format(
            day=lang.date(contents.day), extent=contents.extent, version=citation.version
        ),
        "words": {
            "sources": _("Sources:"),
            "method": _("Method"),
            "citation": _("How to cite"),
            "attribution": _("Licences and attribution"),
            "references": _("References"),
            "about_references": _("Every claim that is shown, with the pages that carried it."),
        },
        "stated": list(contents.stated),
        "legend": contents.legend,
        "parts": [_part(part, contents) for part in contents.parts],
        "method": [runs(line) for line in contents.method],
        "citation": citation.text(lang),
        "attribution": [contents.stated[-1], attribution(lang)],
        "references": [_reference(reference) for reference in contents.references],
    }


def _part(part: Part, contents: Briefing) -> dict[str, Any]:
    return {
        "title": part.title,
        "sentence": runs(part.sentence),
        "picture": _picture(part, contents.lang),
        "alt": part.alt,
        "note": f"{part.note} {part.credit}".strip(),
        "as_of": part.as_of,
        "sources": [{"name": name, "numbers": numbers} for name, numbers in contents.cited(part)],
        "lines": [_line(line, contents) for line in part.lines],
    }


def _picture(part: Part, lang: Language) -> str | None:
    return svg(part.draw(LIGHT), lang, high=HEIGHTS.get(part.name, 0)).decode("utf-8") if part.draw else None


def _line(line: Line, contents: Briefing) -> dict[str, Any]:
    return {"runs": runs(line.text), "numbers": sorted(contents.numbers[claim] for claim in line.claims)}


def _reference(reference: Reference) -> dict[str, Any]:
    pages = [
        {"outlet": page.outlet, "address": page.address, "shown": _breakable(page.address)} for page in reference.pages
    ]
    return {"number": reference.number, "runs": runs(reference.text), "pages": pages}


def _breakable(address: str) -> str:
    """The address without its scheme, with a place to break it after each part."""
    shown = address.split("://", 1)[-1]
    for mark in "/-?&=_.":
        shown = shown.replace(mark, mark + BREAK)
    return shown
