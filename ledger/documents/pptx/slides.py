"""The briefing as a PowerPoint file: native charts, shapes and text that can be edited, in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from ledger.charts.style import LIGHT
from ledger.documents.contents import Briefing, Reference
from ledger.documents.part import Card, ListItem, Part
from ledger.documents.pptx.chart import charts
from ledger.documents.pptx.deck import BODY, LANG, Box, SlideWriter, presentation, to_bytes
from ledger.documents.pptx.map import draw_map
from ledger.documents.pptx.text import LEADING, LEAST, Paragraph, Run, Text, text_runs
from ledger.i18n.messages import N_
from ledger.text.sentences.maps import attribution

PAIRS: Mapping[str, tuple[str, ...]] = {
    N_("Sent to Russia, and in Kursk region"): ("troops_sent", "troops_in_kursk"),
    N_("Killed or wounded, and killed"): ("casualties", "killed"),
    N_("Prisoners, and area held by Ukraine"): ("captured", "area_held_ua_km2"),
    N_("Shells and other arms"): ("artillery_rounds", "arms"),
}
"""Two parts each that share a slide, with its title."""
LEFT_OUT = ("territory",)
"""The parts that are in the other documents only: a deck has at most twelve slides."""
GUTTER = 30.0
HALF = (BODY.width - GUTTER) / 2
SENTENCE, HEADING, CARD_NUMBER, GAP = 18.0, 16.0, 28.0, 8.0
CARD_GUTTER, MAP_WIDTH = 14.0, 590.0
SOURCES_LINES = 2


def pptx(contents: Briefing) -> bytes:
    """The briefing as a 16:9 deck of at most twelve slides: the answers, then one slide a part or a pair, last what is missing.

    No text is smaller than ``LEAST``. What does not fit, and every source with its addresses, stands in the notes below the
    slides. The same contents give the same bytes. PowerPoint shows another font where Source Sans 3 is not installed:
    python-pptx cannot embed one.
    """
    deck, writer = presentation(), SlideWriter(contents.lang)
    parts = {part.name: part for part in contents.parts}
    paired = {name: (title, names) for title, names in PAIRS.items() for name in names}
    for name, part in parts.items():
        title, names = paired.get(name, ("", (name,)))
        if name in ("missing", *LEFT_OUT) or name != next(each for each in names if each in parts):
            continue
        if part.cards:
            _answers(deck, writer, contents, part)
        elif title:
            _pair(deck, writer, contents, title, [parts[each] for each in names if each in parts])
        else:
            _alone(deck, writer, contents, part)
    _close(deck, writer, contents)
    _properties(deck, contents)
    return to_bytes(deck)


def _slide(deck: Any, writer: SlideWriter, contents: Briefing, title: str, parts: Sequence[Part]) -> Any:
    """A slide with its foot, and in its notes all that its parts say, with their sources."""
    lang = contents.lang
    foot = lang.gettext("{name} · known on {day} · data version {version}").format(
        name=contents.citation.author, day=lang.date(contents.day), version=contents.citation.version
    )
    slide = writer.slide(deck, title, foot)
    slide.notes_slide.notes_text_frame.text = "\n".join(line for part in parts for line in _notes(contents, part))
    return slide


def _answers(deck: Any, writer: SlideWriter, contents: Briefing, part: Part) -> None:
    """The first slide: day and filters, how fresh the record is, the four cards."""
    slide = _slide(deck, writer, contents, contents.title, [part])
    fresh = Text([[Run(" · ".join(contents.provenance_lines[:2]))], text_runs(part.sentence)], LEAST, LIGHT.muted, 2)
    top = BODY.top + _put(writer, slide, fresh, BODY) + GAP
    width = (BODY.width - CARD_GUTTER * (len(part.cards) - 1)) / len(part.cards)
    numbers = [Text([[Run(card.number, bold=True)]], CARD_NUMBER, LIGHT.ink) for card in part.cards]
    size = min(number.fitted(width, CARD_NUMBER * LEADING).size for number in numbers)
    for place, card in enumerate(part.cards):
        box = Box(BODY.left + place * (width + CARD_GUTTER), top, width, BODY.top + BODY.height - top)
        _card(writer, slide, card, size, box)


def _card(writer: SlideWriter, slide: Any, card: Card, size: float, box: Box) -> None:
    figures = [text_runs(line.text) for line in card.figures]
    texts = [
        Text([[Run(card.label, bold=True)]], LEAST, LIGHT.accent),
        Text([[Run(card.number, bold=True)]], size, LIGHT.muted if card.pale else LIGHT.ink),
        Text([[Run(card.holders)]], LEAST, LIGHT.ink),
        Text([*figures, *([[Run(card.without, colour=LIGHT.muted)]] if card.without else [])], LEAST, LIGHT.ink, 2),
    ]
    top = box.top
    for text in texts:
        room = Box(box.left, top, box.width, box.top + box.height - top)
        top += _put(writer, slide, text, room) + GAP / 2


def _alone(deck: Any, writer: SlideWriter, contents: Briefing, part: Part) -> None:
    slide = _slide(deck, writer, contents, part.title, [part])
    if part.statements is not None and part.draw is not None:
        _map(writer, slide, part)
    else:
        _part(writer, slide, contents, part, BODY, SENTENCE)


def _pair(deck: Any, writer: SlideWriter, contents: Briefing, title: str, parts: Sequence[Part]) -> None:
    """Two parts side by side, each with its own heading."""
    slide = _slide(deck, writer, contents, contents.lang.gettext(title), parts)
    for place, part in enumerate(parts):
        box = Box(BODY.left + place * (HALF + GUTTER), BODY.top, HALF, BODY.height)
        heading = Text([[Run(part.title, bold=True)]], HEADING, LIGHT.ink)
        used = _put(writer, slide, heading, box) + 4
        _part(writer, slide, contents, part, Box(box.left, box.top + used, HALF, box.height - used), LEAST)


def _part(writer: SlideWriter, slide: Any, contents: Briefing, part: Part, box: Box, size: float) -> None:
    """The sentence, below it the picture or the list, at the foot the days and the sources."""
    sentence = Text([text_runs(part.sentence)], size, LIGHT.ink).fitted(box.width, box.height / 4)
    top = box.top + _put(writer, slide, sentence, box, box.height if part.draw is None else box.height * 0.4) + GAP
    behind = _behind(contents, part, box.width)
    below = behind.height(box.width) + 6 if behind.paragraphs else 0.0
    room = Box(box.left, top, box.width, box.top + box.height - below - top)
    if behind.paragraphs:
        writer.add_text(slide.shapes, behind, Box(box.left, room.top + room.height + 6, box.width, below - 6))
    if part.draw is None:
        _list(writer, slide, contents, part.lines, room)
        return
    if part.lines:
        lower = _list(writer, slide, contents, part.lines, room, at_the_foot=True)
        room = replace(room, height=room.height - lower)
    draw = part.draw_for_presentation if part.name == "loss-share" and part.draw_for_presentation else part.draw
    charts(writer, slide.shapes, draw(LIGHT), room, part.title, part.alt)


def _map(writer: SlideWriter, slide: Any, part: Part) -> None:
    """The map at the left, what it says and its legend at the right."""
    left = BODY.left + MAP_WIDTH + 20
    words = Box(left, BODY.top, BODY.left + BODY.width - left, BODY.height)
    sentence = Text([text_runs(part.sentence)], LEAST, LIGHT.ink)
    used = _put(writer, slide, sentence, words, BODY.height * 0.42) + 12
    legend = Box(left, words.top + used, words.width, words.height - used)
    figure = part.draw(LIGHT) if part.draw else {}
    draw_map(writer, slide.shapes, figure, replace(BODY, width=MAP_WIDTH), legend, part.title, part.alt)


def _put(writer: SlideWriter, slide: Any, text: Text, box: Box, most: float = 0.0) -> float:
    """Put a text at the top of a box, cut where it is higher than the box or than ``most``; how high it is."""
    cut = text.cut(box.width, most or box.height)
    height = cut.height(box.width)
    writer.add_text(slide.shapes, cut, Box(box.left, box.top, box.width, height))
    return height


def _list(
    writer: SlideWriter,
    slide: Any,
    contents: Briefing,
    lines: Sequence[ListItem],
    room: Box,
    *,
    at_the_foot: bool = False,
) -> float:
    """As many lines as fit, and how many more there are; at the foot over at most a third of the room, in columns if it is wide."""
    if not lines:
        return 0.0
    columns, most = (2 if room.width > HALF else 1, room.height / 3) if at_the_foot else (1, room.height)
    width = (room.width - GUTTER * (columns - 1)) / columns
    whole = [text_runs(line.text) for line in lines]
    each = -(-len(whole) // columns)
    size = LEAST if at_the_foot else SENTENCE
    texts = [
        _shortened(Text(whole[start : start + each], size, LIGHT.ink, 4).fitted(width, most), width, most, contents)
        for start in range(0, len(whole), each)
    ]
    height = max(text.height(width) for text in texts)
    top = room.top + (room.height - height if at_the_foot else 0)
    for place, text in enumerate(texts):
        writer.add_text(slide.shapes, text, Box(room.left + place * (width + GUTTER), top, width, height))
    return height + GAP


def _shortened(text: Text, width: float, height: float, contents: Briefing) -> Text:
    """As many of the paragraphs as fit, with a last line that counts the others."""
    kept, shown = list(text.paragraphs), text
    while shown.height(width) > height and len(kept) > 1:
        kept.pop()
        more = len(text.paragraphs) - len(kept)
        said_more = contents.lang.ngettext("{n} more in the notes", "{n} more in the notes", more)
        shown = replace(text, paragraphs=[*kept, [Run(said_more, colour=LIGHT.muted)]])
    return shown.cut(width, height)


def _behind(contents: Briefing, part: Part, width: float) -> Text:
    """The days, and the sources as far as two lines hold them, each a link to the first page that carried its claim."""
    runs: list[Run] = [Run(f"{part.as_of}. ")] if part.as_of else []
    cited = contents.cited(part)
    for place, (name, numbers) in enumerate(cited):
        pages = contents.references[numbers[0] - 1].pages
        more = contents.lang.ngettext("{n} more in the notes", "{n} more in the notes", len(cited) - place)
        named = [*runs, *([Run(" · ")] if place else []), Run(name, link=pages[0].address if pages else "")]
        rest = [Run(f" · {more}")] if place + 1 < len(cited) else []
        if Text([[*named, *rest]], LEAST, LIGHT.muted).lines(width) > SOURCES_LINES:
            runs.append(Run(f"{' · ' if place else ''}{more}"))
            break
        runs = named
    return Text([runs] if runs else [], LEAST, LIGHT.muted)


def _notes(contents: Briefing, part: Part) -> list[str]:
    """The sentence and the lines in plain text, note and credit of the picture, and the numbered sources."""
    numbers = sorted({number for _, some in contents.cited(part) for number in some})
    plain = [_plain(text_runs(text)) for text in (part.title, part.sentence, *(line.text for line in part.lines))]
    return [
        *plain,
        *filter(None, (part.note, part.credit)),
        *(_numbered(contents.references[number - 1], contents.lang.gettext("archived page")) for number in numbers),
        "",
    ]


def _plain(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph)


def _numbered(reference: Reference, archived: str) -> str:
    """A numbered source as plain text, with its addresses; those of copies in an archive are called `archived`."""
    pages = "; ".join(
        f"{page.outlet} {page.address}" + (f" ({archived}: {page.archived})" if page.archived else "")
        for page in reference.pages
    )
    return f"[{reference.number}] {_plain(text_runs(reference.text))} {pages}".strip()


def _close(deck: Any, writer: SlideWriter, contents: Briefing) -> None:
    """What is missing; and what the deck says of itself: version, licence, where its sources are, how to cite; rules in the notes."""
    _ = contents.lang.gettext
    missing = [part for part in contents.parts if part.name == "missing"]
    slide = _slide(deck, writer, contents, _("What is missing, and about these slides"), missing)
    for part in missing:
        _part(writer, slide, contents, part, replace(BODY, width=HALF), LEAST)
    link, citation = contents.citation.link, contents.citation.text(contents.lang)
    left_out = [part.title for part in contents.parts if part.name in LEFT_OUT]
    paragraphs = [
        [Run(_("Every source with its addresses stands in the notes below the slides."))],
        *([[Run(_("Only in the PDF: {titles}.").format(titles=", ".join(left_out)))]] if left_out else []),
        *([Run(line)] for line in contents.provenance_lines[2:]),
        [
            Run(f"{_('Citation')}: ", bold=True),
            Run(citation.removesuffix(link)),
            Run(link, link=link if link.startswith("http") else ""),
        ],
        [Run(f"{_('Map')}: ", bold=True), Run(attribution(contents.lang))],
    ]
    _put(
        writer,
        slide,
        Text(paragraphs, LEAST, LIGHT.ink, 5),
        Box(BODY.left + HALF + GUTTER, BODY.top, HALF, BODY.height),
    )
    notes = slide.notes_slide.notes_text_frame
    about = [
        *contents.provenance_lines,
        attribution(contents.lang),
        citation,
        *(_plain(text_runs(text)) for text in contents.method),
    ]
    notes.text = "\n".join([notes.text, *about])


def _properties(deck: Any, contents: Briefing) -> None:
    about, moment = deck.core_properties, datetime.combine(contents.citation.accessed, time())
    about.title, about.subject, about.author = contents.title, contents.provenance_lines[0], contents.citation.author
    about.language, about.keywords, about.last_modified_by = (
        LANG[contents.lang.code],
        contents.citation.version,
        contents.citation.author,
    )
    about.created = about.modified = moment
