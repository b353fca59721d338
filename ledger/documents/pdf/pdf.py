"""The briefing as PDF on A4: typst sets it, from the contents and the drawings of their pictures."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
import typst

from ledger.charts.style import LIGHT
from ledger.documents.answers import PAPER_WIDTH
from ledger.documents.claim_parts import HEADLINE_QUESTIONS
from ledger.documents.contents import Briefing, Reference
from ledger.documents.part import Card, ListItem, Part
from ledger.documents.svg.figure import WIDTH, svg
from ledger.documents.typefaces import FONTS, INSTEAD, lacking, writable
from ledger.i18n.language import Language
from ledger.text.markdown import bold_runs
from ledger.text.sentences.maps import attribution

PAPER = Path(__file__).with_name("paper.typ")
REGION = {"de": "DE", "en": "GB"}
HEIGHTS = {"map": 440, "timeline": 380, "territory": 520}
"""Pixels for the pictures that would else fill a page."""
STRIPS = tuple(headline.metric for headline in HEADLINE_QUESTIONS)
"""The parts that stand side by side."""
WIDTHS = {"panels": PAPER_WIDTH} | dict.fromkeys(STRIPS, 440)
"""Pixels for those that are not drawn in the usual width: the words of events need more, half a page has less."""
ADDRESSES = ("address", "archived_address")
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
        sys_inputs={"briefing": orjson.dumps(_writable(_set(contents))).decode("utf-8")},
    )
    return document


def _writable(told: Any) -> Any:
    """The same without letters that the fonts lack: a tagged document must not have any. Addresses that are followed stay."""
    if isinstance(told, str):
        return writable(told)
    if isinstance(told, Mapping):
        return {name: value if name in ADDRESSES else _writable(value) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [_writable(each) for each in told]
    return told


def _unwritten(contents: Briefing) -> list[str]:
    """A sentence on the rows whose letters the fonts lack; none where all can be written."""
    rows = [
        each.key for each in contents.references if lacking(each.text + "".join(page.outlet for page in each.pages))
    ]
    for part in contents.parts:
        for name, numbers in contents.cited(part):
            rows += [contents.references[number - 1].key for number in numbers if lacking(name)]
    if not rows:
        return []
    return [
        contents.lang.gettext(
            "Letters that the fonts of this document lack are shown as {mark}. This concerns: {rows}."
        ).format(mark=INSTEAD, rows=", ".join(dict.fromkeys(rows)))
    ]


def _set(contents: Briefing) -> dict[str, Any]:
    """What the template wants, by the names that it uses."""
    lang, citation = contents.lang, contents.citation
    _ = lang.gettext
    return {
        "lang": lang.code,
        "region": REGION[lang.code],
        "name": citation.author,
        "title": contents.title,
        "description": _("Known on {day}").format(day=lang.date(contents.day)),
        "keywords": [f"data version {citation.version}"],
        "foot": _("{name} · known on {day} · data version {version}").format(
            name=citation.author, day=lang.date(contents.day), version=citation.version
        ),
        "words": {
            "sources": _("Sources:"),
            "method": _("Method"),
            "citation": _("How to cite"),
            "attribution": _("Licences and attribution"),
            "references": _("References"),
            "archived": _("archived page"),
            "about_references": _("Every claim that is shown, with the pages that carried it."),
        },
        "stated": list(contents.provenance_lines),
        "legend": contents.legend,
        "parts": [_part(part, contents) for part in contents.parts],
        "method": [{"runs": bold_runs(line), "numbers": []} for line in contents.method],
        "citation": {"text": citation.text(lang).removesuffix(citation.link), "link": citation.link},
        "attribution": [*contents.provenance_lines[-2:], attribution(lang), *_unwritten(contents)],
        "references": [_reference(reference) for reference in contents.references],
    }


def _part(part: Part, contents: Briefing) -> dict[str, Any]:
    return {
        "legend": part.name == "panels" and part.draw is not None,
        "strip": part.name in STRIPS,
        "title": part.title,
        "sentence": bold_runs(part.sentence),
        "picture": _picture(part, contents.lang),
        "alt": part.alt,
        "note": f"{part.note} {part.credit}".strip(),
        "as_of": part.as_of,
        "sources": [{"name": name, "numbers": numbers} for name, numbers in contents.cited(part)],
        "cards": [_card(card, contents) for card in part.cards],
        "lines": [] if part.cards else [_line(line, contents) for line in part.lines],
    }


def _card(card: Card, contents: Briefing) -> dict[str, Any]:
    figures = [_line(line, contents) for line in card.figures]
    return {
        "label": card.label,
        "number": card.number,
        "pale": card.pale,
        "holders": card.holders,
        "figures": figures,
        "without": card.without,
    }


def _picture(part: Part, lang: Language) -> str | None:
    draw = part.paper or part.draw
    if draw is None:
        return None
    return svg(_writable(draw(LIGHT)), lang, WIDTHS.get(part.name, WIDTH), HEIGHTS.get(part.name, 0)).decode("utf-8")


def _line(line: ListItem, contents: Briefing) -> dict[str, Any]:
    return {"runs": bold_runs(line.text), "numbers": sorted(contents.numbers[claim] for claim in line.claims)}


def _reference(reference: Reference) -> dict[str, Any]:
    pages = [
        {
            "outlet": page.outlet,
            "address": page.address,
            "shown": _breakable(page.address),
            "archived_address": page.archived,
        }
        for page in reference.pages
    ]
    return {"number": reference.number, "runs": bold_runs(reference.text), "pages": pages}


def _breakable(address: str) -> str:
    """The address without its scheme, with a place to break it after each part."""
    shown = address.split("://", 1)[-1]
    for mark in "/-?&=_.%":
        shown = shown.replace(mark, mark + BREAK)
    return re.sub(r"[^\u200b]{30}", lambda long: long.group() + BREAK, shown)
