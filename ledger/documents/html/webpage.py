"""The briefing as one HTML file that needs nothing beside itself: no network, no other file, in ten years as today.

Pictures are the dashboard's own, drawn by the same library, which the file carries once, as text: packed, the file would be half
as large, but mail gateways take scripts that unpack themselves for smuggled ones. Pictures are written in the light
colours and recoloured in the browser where the reader prefers dark.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from plotly.io.json import to_json_plotly

from ledger.charts.axes import months
from ledger.charts.recolouring import NEUTRAL, dark_colours
from ledger.charts.style import DARK, LIGHT
from ledger.charts.vendor.plotly_bundle import LIBRARY
from ledger.documents.claim_parts import HEADLINE_QUESTIONS
from ledger.documents.contents import Briefing, Reference
from ledger.documents.part import Card, ListItem, Part
from ledger.documents.typefaces import FONTS
from ledger.i18n.language import Language
from ledger.text.markdown import bold_runs
from ledger.text.sentences.maps import attribution
from ledger.text.sentences.stated import how_to_read

HERE = Path(__file__).parent
STRIPS = tuple(headline.metric for headline in HEADLINE_QUESTIONS)
"""The parts that stand side by side."""
HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
WEB = re.compile(r"https?://", re.IGNORECASE)

_TEMPLATES = Environment(
    loader=FileSystemLoader(HERE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def html(contents: Briefing) -> bytes:
    """One file of HTML in UTF-8; the same contents give the same bytes."""
    lang = contents.lang
    body = _TEMPLATES.get_template("webpage_body.html").render(
        words=_words(lang),
        title=contents.title,
        author=contents.citation.author,
        # Day and filters are read before anything else; the other lines stand at the end.
        placed=contents.provenance_lines[:2],
        stated=contents.provenance_lines,
        groups=[
            {"side_by_side": strips, "parts": [_part(part, contents) for part in parts]}
            for strips, parts in groupby(contents.parts, lambda part: part.name in STRIPS)
        ],
        how_to_read=how_to_read(lang),
        references=[_reference(each) for each in contents.references],
        method=[_text(text) for text in contents.method],
        citation=_citation(contents),
        attribution=attribution(lang),
        licence=contents.licence.address if contents.licence else "",
    )
    data = {"numbers": dict(contents.numbers), "dark": dark_colours(), "months": months(contents.lang)}
    drawing = [LIBRARY.read_text(encoding="utf-8")] if any(part.draw for part in contents.parts) else []
    scripts = [Markup(script) for script in (*drawing, _file("webpage.js"))]
    page = _TEMPLATES.get_template("webpage.html").render(
        lang=lang.code,
        title=contents.title,
        author=contents.citation.author,
        version=contents.citation.version,
        licence=contents.licence.address if contents.licence else "",
        policy=_policy(scripts),
        style=Markup(_style(hangul=bool(HANGUL.search(body)))),
        body=Markup(body),
        data=_json(data),
        scripts=scripts,
    )
    return page.encode("utf-8")


def _words(lang: Language) -> Mapping[str, str]:
    """What the file says beside its contents."""
    _ = lang.gettext
    return {
        "skip": _("Skip to the text"),
        "contents": _("Contents"),
        "references": _("References"),
        "reference": _("Reference {number}"),
        "archived": _("archived page"),
        "sources": _("Sources"),
        "method": _("Method"),
        "about": _("About this document"),
        "cite": _("Citation"),
        "top": _("To the top"),
        "no_script": _("The pictures need JavaScript. The claims that they show are listed under “References”."),
        "how": _(
            "This file works without network; only a link that you click leads elsewhere. A click on a mark leads to its reference."
        ),
        "licence": _("Licence"),
    }


def _part(part: Part, contents: Briefing) -> dict[str, Any]:
    """What the template shows of a part."""
    figure = part.draw(LIGHT) if part.draw else None
    return {
        "name": part.name,
        "title": part.title,
        "sentence": _text(part.sentence),
        "as_of": part.as_of,
        "note": part.note,
        "credit": part.credit,
        "alt": part.alt,
        "figure": _json(figure) if figure else "",
        "height": figure["layout"]["height"] if figure else 0,
        "cards": [_card(card, contents) for card in part.cards],
        "lines": [] if part.cards else [_line(line, contents) for line in part.lines],
        "cited": contents.cited(part),
    }


def _card(card: Card, contents: Briefing) -> dict[str, Any]:
    return {
        "label": card.label,
        "number": card.number,
        "pale": card.pale,
        "holders": card.holders,
        "figures": [_line(line, contents) for line in card.figures],
        "without": card.without,
    }


def _line(line: ListItem, contents: Briefing) -> dict[str, Any]:
    return {"text": _text(line.text), "numbers": [contents.numbers[key] for key in line.claims]}


def _reference(reference: Reference) -> dict[str, Any]:
    pages = [
        {
            "outlet": page.outlet,
            "address": page.address,
            "linked": bool(WEB.match(page.address)),
            "archived": page.archived if WEB.match(page.archived) else "",
        }
        for page in reference.pages
    ]
    return {"number": reference.number, "text": _text(reference.text), "pages": pages}


def _text(markdown: str) -> Markup:
    """Markdown in which only weight is marked, as HTML."""
    return Markup("").join(
        Markup("<strong>{}</strong>" if bold else "{}").format(piece) for piece, bold in bold_runs(markdown)
    )


def _citation(contents: Briefing) -> Markup:
    """The citation; its address is a link where it is known."""
    text, link = contents.citation.text(contents.lang), contents.citation.link
    if not WEB.match(link):
        return Markup("{}").format(text)
    return Markup('{}<a href="{}" rel="noreferrer noopener">{}</a>').format(text.removesuffix(link), link, link)


def _json(data: Any) -> Markup:
    """JSON that can stand inside a script element: plotly's writer gives no "<" as it is."""
    return Markup(to_json_plotly(data, engine="orjson"))


def _policy(scripts: Iterable[str]) -> str:
    """What the browser lets the file do: run these scripts and no other, and connect to nothing."""
    hashes = " ".join(f"'sha256-{b64encode(sha256(script.encode('utf-8')).digest()).decode()}'" for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"


def _style(hangul: bool) -> str:
    """Letters, colours and layout."""
    # Pictures ask for "Source Sans", then "Source Sans 3": the first stands for Latin and Cyrillic, the second for Hangul.
    faces = [
        _face("Source Sans", "LedgerSans-Regular", "400 500"),
        _face("Source Sans", "LedgerSans-Semibold", "600 900"),
    ]
    if hangul:
        faces.append(_face("Source Sans 3", "LedgerHangul-Regular", "400 900"))
    light, dark = ("".join(f"--{name}:{getattr(theme, name)};" for name in NEUTRAL) for theme in (LIGHT, DARK))
    colours = f":root{{{light}}}\n@media screen and (prefers-color-scheme: dark){{:root{{{dark}}}}}\n"
    return "".join(faces) + colours + _file("webpage.css")


@cache
def _face(family: str, name: str, weight: str) -> str:
    letters = b64encode((FONTS / f"{name}.ttf").read_bytes()).decode()
    return f'@font-face{{font-family:"{family}";font-weight:{weight};src:url(data:font/ttf;base64,{letters})}}\n'


@cache
def _file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
