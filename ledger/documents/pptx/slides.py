"""The briefing as a PowerPoint file: native charts, shapes and text that can be edited, in the reader's language."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from ledger.charts.style import LIGHT
from ledger.documents.contents import RULES_TOLD, Briefing, Reference
from ledger.documents.part import Line, Part
from ledger.documents.pptx.chart import charts
from ledger.documents.pptx.deck import BODY, COVER, LANG, Box, Pen, packed, presentation
from ledger.documents.pptx.map import draw_map
from ledger.documents.pptx.text import Paragraph, Run, Text, said
from ledger.export.citation import AUTHOR
from ledger.text.sentences.maps import attribution

COLUMN, GUTTER = 276.0, 30.0
WORDS = Box(BODY.left, BODY.top, COLUMN, BODY.height)
HALF = (BODY.width - GUTTER) / 2
PICTURE = Box(BODY.left + COLUMN + GUTTER, BODY.top, BODY.width - COLUMN - GUTTER, BODY.height)
SENTENCE, ALONE, LINE, EVENT, SMALL, TINY = 18.0, 24.0, 14.0, 9.5, 10.0, 9.0
LEAST_LINE = 11.0
NUMBER = 24.0
"""Room for the number of a reference."""


def pptx(contents: Briefing) -> bytes:
    """The briefing as a 16:9 deck: cover, one slide a part, numbered references, method, how to cite.

    The same contents give the same bytes. A part without claims has a slide that says so. PowerPoint shows another font where
    Source Sans 3 is not installed: python-pptx cannot embed one.
    """
    deck, pen = presentation(), Pen(contents.lang)
    _cover(deck, pen, contents)
    for part in contents.parts:
        _part(deck, pen, contents, part)
    pen.join(_references(deck, pen, contents))
    _method(deck, pen, contents)
    _close(deck, pen, contents)
    _properties(deck, contents)
    return packed(deck)


def _cover(deck: Any, pen: Pen, contents: Briefing) -> None:
    known_on, filters, version, licence = contents.stated
    slide = deck.slides.add_slide(deck.slide_layouts.get_by_name(COVER))
    title, subtitle = slide.placeholders
    pen.write(title.text_frame, Text([[Run(contents.title, bold=True)]], 38, LIGHT.ink))
    lines = [[Run(known_on, bold=True, colour=LIGHT.ink)], *([Run(line)] for line in (filters, version, licence))]
    pen.write(subtitle.text_frame, Text(lines, 18, LIGHT.muted, gap=4).fitted(784, 140))
    slide.notes_slide.notes_text_frame.text = "\n".join([contents.title, *contents.stated])


def _foot(contents: Briefing) -> str:
    return " · ".join([contents.stated[0], contents.stated[2]])


def _part(deck: Any, pen: Pen, contents: Briefing, part: Part) -> None:
    """The slide of a part; what has more lines than fit goes on."""
    slide = pen.slide(deck, part.title, _foot(contents))
    _notes(slide, contents, part)
    small = _small(contents, part)
    sentence = Text([said(part.sentence)], SENTENCE, LIGHT.ink)
    if part.draw is None and not part.lines:
        pen.put(slide.shapes, replace(sentence, size=ALONE), BODY)
        return
    heights = [text.height(WORDS.width) for text in small]
    below = sum(heights) + 6 * len(heights)
    fitted = sentence.fitted(WORDS.width, WORDS.height - below - 8, 10)
    pen.put(slide.shapes, fitted, Box(WORDS.left, WORDS.top, WORDS.width, WORDS.height - below))
    if part.draw is not None:
        lower = _events(pen, slide, part)
        room = Box(PICTURE.left, PICTURE.top, PICTURE.width, PICTURE.height - lower)
        draw = draw_map if part.statements is not None else charts
        draw(pen, slide.shapes, part.draw(LIGHT), room, part.title, part.alt)
    else:
        _lines(deck, pen, contents, part, slide)
    top = WORDS.top + WORDS.height - below + 6
    for text, height in zip(small, heights, strict=True):
        pen.put(slide.shapes, text, Box(WORDS.left, top, WORDS.width, height))
        top += height + 6


def _small(contents: Briefing, part: Part) -> list[Text]:
    """Under the sentence: the days, the sources with their numbers, how the picture is read."""
    cited = contents.cited(part)
    days = [[Run(part.as_of, bold=True)]] if part.as_of else []
    sources = [Run(contents.lang.gettext("Sources: {names}").format(names=""))]
    for place, (name, numbers) in enumerate(cited):
        sources += [Run(f"{' · ' if place else ''}{name} "), *_numbers(numbers)]
    size = SMALL if len(cited) < 16 else TINY
    return [
        *([Text(days, SMALL, LIGHT.ink)] if days else []),
        *([Text([sources], size, LIGHT.ink)] if cited else []),
        *([Text([[Run(f"{part.note} {part.credit}".strip())]], TINY, LIGHT.muted)] if part.note or part.credit else []),
    ]


def _numbers(numbers: Sequence[int]) -> list[Run]:
    """Numbers of references in brackets, each leading to its slide."""
    pieces: list[Run] = []
    for place, number in enumerate(numbers):
        opened, closed = "[" if place == 0 else "", "]" if number == numbers[-1] else ","
        pieces += [*([Run(" ")] if place else []), Run(f"{opened}{number}{closed}", reference=number)]
    return pieces


def _numbered(contents: Briefing, line: Line) -> list[Run]:
    """A line of a list, with the numbers of what it names."""
    numbers = sorted(contents.numbers[key] for key in line.claims)
    return [*said(line.text), *([Run(" ")] if numbers else []), *_numbers(numbers)]


def _events(pen: Pen, slide: Any, part: Part) -> float:
    """The list under a picture, in two columns; how much room it takes."""
    if not part.lines:
        return 0.0
    half, width = -(-len(part.lines) // 2), (PICTURE.width - 20) / 2
    columns = [
        Text([said(line.text) for line in some], EVENT, LIGHT.ink, 1.5, 14)
        for some in (part.lines[:half], part.lines[half:])
        if some
    ]
    height = max(column.height(width) for column in columns)
    for place, column in enumerate(columns):
        pen.put(
            slide.shapes,
            column,
            Box(PICTURE.left + place * (width + 20), PICTURE.top + PICTURE.height - height, width, height),
        )
    return height + 10


def _lines(deck: Any, pen: Pen, contents: Briefing, part: Part, slide: Any) -> None:
    """A list instead of a picture, on as many slides as it takes."""
    lines = [_numbered(contents, line) for line in part.lines]
    whole = Text(lines, LINE, LIGHT.ink, 7).fitted(PICTURE.width, PICTURE.height, LEAST_LINE)
    first = next(_paged(lines, whole, PICTURE.width, PICTURE.height))
    pen.put(slide.shapes, first, PICTURE)
    title = contents.lang.gettext("{title} (continued)").format(title=part.title)
    columns = list(_paged(lines[len(first.paragraphs) :], whole, HALF, BODY.height))
    for start in range(0, len(columns), 2):
        more = pen.slide(deck, title, _foot(contents))
        _notes(more, contents, part)
        _put_columns(pen, more, columns[start : start + 2])


def _put_columns(pen: Pen, slide: Any, columns: Sequence[Text]) -> None:
    """Up to two texts side by side."""
    for place, column in enumerate(columns):
        pen.put(slide.shapes, column, Box(BODY.left + place * (HALF + GUTTER), BODY.top, HALF, BODY.height))


def _paged(paragraphs: Sequence[Paragraph], like: Text, width: float, height: float) -> Iterator[Text]:
    """Paragraphs cut into texts that fit, one a column."""
    page: list[Paragraph] = []
    for paragraph in paragraphs:
        if page and replace(like, paragraphs=[*page, paragraph]).height(width) > height:
            yield replace(like, paragraphs=page)
            page = []
        page.append(paragraph)
    if page:
        yield replace(like, paragraphs=page)


def _references(deck: Any, pen: Pen, contents: Briefing) -> dict[int, Any]:
    """The slides of the sources, two columns each; which reference stands on which slide."""
    whole = Text(list(map(_reference, contents.references)), LINE, LIGHT.ink, 3, NUMBER).fitted(HALF, 1.8 * BODY.height)
    columns = list(_paged(whole.paragraphs, whole, HALF, BODY.height))
    shown_on: dict[int, Any] = {}
    for start in range(0, len(columns), 2):
        pair = columns[start : start + 2]
        first = len(shown_on) + 1
        last = first - 1 + sum(len(column.paragraphs) for column in pair)
        title = (
            contents.lang.gettext("Sources {start} to {end}").format(start=first, end=last)
            if last > first
            else contents.lang.gettext("Sources")
        )
        slide = pen.slide(deck, title, _foot(contents))
        _put_columns(pen, slide, pair)
        slide.notes_slide.notes_text_frame.text = "\n".join(
            _plainly(each) for each in contents.references[first - 1 : last]
        )
        shown_on |= dict.fromkeys(range(first, last + 1), slide)
    return shown_on


def _reference(reference: Reference) -> list[Run]:
    """A numbered source with the pages that carried it."""
    pages: list[Run] = []
    for page in reference.pages:
        pages += [Run(", " if pages else " "), Run(page.outlet, link=page.address)]
    return [Run(f"[{reference.number}]\t", colour=LIGHT.muted), *said(reference.text), *pages]


def _plainly(reference: Reference) -> str:
    """A numbered source as plain text, with its addresses."""
    pages = "; ".join(f"{page.outlet} {page.address}" for page in reference.pages)
    return f"[{reference.number}] {''.join(run.text for run in said(reference.text))} {pages}".strip()


def _method(deck: Any, pen: Pen, contents: Briefing) -> None:
    slide = pen.slide(deck, contents.lang.gettext("Method"), _foot(contents))
    paragraphs = [said(text) for text in contents.method]
    columns = [Text(some, 15, LIGHT.ink, 8) for some in (paragraphs[: len(RULES_TOLD)], paragraphs[len(RULES_TOLD) :])]
    size = min(column.fitted(HALF, BODY.height).size for column in columns)
    _put_columns(pen, slide, [replace(column, size=size) for column in columns])
    slide.notes_slide.notes_text_frame.text = "\n".join(
        "".join(run.text for run in paragraph) for paragraph in paragraphs
    )


def _close(deck: Any, pen: Pen, contents: Briefing) -> None:
    """What the deck says of itself: day, filters, question, version, licence; whose the ground is; how to cite."""
    _ = contents.lang.gettext
    slide = pen.slide(deck, _("About this briefing"), _foot(contents))
    citation = contents.citation.text(contents.lang)
    paragraphs = [
        *([Run(line)] for line in contents.stated),
        [Run(f"{_('Map')}: ", bold=True), Run(attribution(contents.lang))],
        [Run(f"{_('Citation')}: ", bold=True), Run(citation)],
    ]
    pen.put(slide.shapes, Text(paragraphs, 16, LIGHT.ink, 8).fitted(BODY.width, BODY.height), BODY)
    slide.notes_slide.notes_text_frame.text = "\n".join([*contents.stated, attribution(contents.lang), citation])


def _notes(slide: Any, contents: Briefing, part: Part) -> None:
    """Under the slide: the sentence and the lines in plain text, and the numbered sources."""
    numbers = sorted({number for _, some in contents.cited(part) for number in some})
    texts = [part.sentence, *(line.text for line in part.lines)]
    plain = ["".join(run.text for run in said(text)) for text in texts]
    slide.notes_slide.notes_text_frame.text = "\n".join(
        [*plain, *(_plainly(contents.references[number - 1]) for number in numbers)]
    )


def _properties(deck: Any, contents: Briefing) -> None:
    about, moment = deck.core_properties, datetime.combine(contents.citation.accessed, time())
    about.title, about.subject, about.author = contents.title, contents.stated[0], AUTHOR
    about.language, about.keywords, about.last_modified_by = LANG[contents.lang.code], contents.citation.version, AUTHOR
    about.created = about.modified = moment
