"""The paper of the deck: a 16:9 presentation in the house style, and text put on its slides.

All lengths are points: a slide is 960 wide and 540 high. The deck names Source Sans 3 (Malgun Gothic for Korean) and cannot
carry it: python-pptx has no way to embed a font.
"""

import re
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from ledger.charts.style import LIGHT
from ledger.documents.pptx.text import FONT, HANGUL_FONT, LEADING, LEAST, Paragraph, Run, Text
from ledger.i18n.language import Language

TEMPLATE = Path(__file__).with_name("template.pptx")
"""Made by ``scripts/build_deck_template.py``; a designer may change it by hand, as long as its layouts keep their names."""
WIDTH, HEIGHT = 960, 540
MARGIN = 44
LANG = {"de": "de-DE", "en": "en-GB"}
ANCHORS = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
ALIGNED = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
COVER, TITLED = "Title Slide", "Title Only"
FOOTING = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, from its left upper corner."""

    left: float
    top: float
    width: float
    height: float


TITLE, BODY, FOOT = (
    Box(MARGIN, 34, WIDTH - 2 * MARGIN, 40),
    Box(MARGIN, 88, WIDTH - 2 * MARGIN, 412),
    Box(MARGIN, 508, WIDTH - 2 * MARGIN, 20),
)
COVER_TITLE, COVER_TEXT = Box(MARGIN * 2, 150, WIDTH - 4 * MARGIN, 110), Box(MARGIN * 2, 290, WIDTH - 4 * MARGIN, 140)


def presentation() -> Any:
    """An empty presentation: two layouts, the fonts and colours of the house, as ``template.pptx`` has them."""
    return Presentation(str(TEMPLATE))


def fix_frame(frame: Any, anchor: str) -> None:
    """A frame of text without margins that keeps its size."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor, frame.auto_size, frame.word_wrap = ANCHORS[anchor], MSO_AUTO_SIZE.NONE, True


@dataclass(frozen=True)
class SlideWriter:
    """Writes text in the language of the deck."""

    lang: Language

    def slide(self, deck: Any, title: str, foot: str = "") -> Any:
        """A new slide with its title, its foot and its number."""
        slide = deck.slides.add_slide(deck.slide_layouts.get_by_name(TITLED))
        self.write(
            slide.shapes.title.text_frame,
            Text([[Run(title, bold=True)]], 26, LIGHT.ink).fitted(TITLE.width, 26 * LEADING, 16),
        )
        for holder in slide.slide_layout.placeholders:
            if holder.placeholder_format.type in FOOTING:
                slide.shapes._spTree.append(deepcopy(holder._element))
        for shape in slide.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                self.write(shape.text_frame, Text([[Run(foot)]], LEAST, LIGHT.muted))
            elif shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                self._number(shape.text_frame)
        return slide

    def add_text(
        self, shapes: Any, text: Text, box: Box, anchor: str = "top", align: str = "left", wrap: bool = True
    ) -> Any:
        """A box of text on a slide or in a group."""
        shape = shapes.add_textbox(*(Pt(length) for length in (box.left, box.top, box.width, box.height)))
        fix_frame(shape.text_frame, anchor)
        shape.text_frame.word_wrap = wrap
        self.write(shape.text_frame, text, align)
        return shape

    def write(self, frame: Any, text: Text, align: str = "left") -> None:
        """Fill a frame with paragraphs, every line as high as it was measured."""
        for number, paragraph in enumerate(text.paragraphs):
            place = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            place.alignment, place.line_spacing = ALIGNED[align], Pt(text.size * LEADING)
            place.space_before, place.space_after = Pt(0), Pt(text.gap)
            if text.hanging:
                place._p.get_or_add_pPr().set("marL", str(int(Pt(text.hanging))))
                place._p.get_or_add_pPr().set("indent", str(-int(Pt(text.hanging))))
            self._runs(place, paragraph, text)

    def _runs(self, place: Any, paragraph: Paragraph, text: Text) -> None:
        for run in paragraph:
            written = place.add_run()
            written.text = run.text
            written.font.size, written.font.bold = Pt(text.size), run.bold
            properties = written._r.get_or_add_rPr()
            properties.set("lang", LANG[self.lang.code])
            _coloured(properties, run.colour or (LIGHT.accent if run.link else text.colour))
            if run.link:
                written.hyperlink.address = run.link

    def _number(self, frame: Any) -> None:
        """The number of the slide, as a field."""
        paragraph = frame.paragraphs[0]._p
        for child in list(paragraph):
            paragraph.remove(child)
        paragraph.append(parse_xml(f'<a:pPr {nsdecls("a")} algn="r"/>'))
        paragraph.append(
            parse_xml(
                f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{LANG[self.lang.code]}" sz="{int(LEAST * 100)}">'
                f'<a:solidFill><a:srgbClr val="{LIGHT.muted[1:]}"/></a:solidFill></a:rPr><a:t>‹#›</a:t></a:fld>'
            )
        )


def _coloured(properties: Any, colour: str) -> None:
    """Colour and typefaces of a run; the fonts are named, because boxes of text take them from the theme in PowerPoint only."""
    fill = f'<a:solidFill {nsdecls("a")}><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
    for xml in (
        fill,
        f'<a:latin {nsdecls("a")} typeface="{FONT}"/>',
        f'<a:ea {nsdecls("a")} typeface="{HANGUL_FONT}"/>',
        f'<a:cs {nsdecls("a")} typeface="{FONT}"/>',
    ):
        properties.append(parse_xml(xml))


def to_bytes(deck: Any) -> bytes:
    """The bytes of a presentation, the same for the same contents."""
    file = BytesIO()
    deck.save(file)
    return _strip_timestamps(file.getvalue(), rb"(?!)")


def _strip_timestamps(package: bytes, moments: bytes) -> bytes:
    """A package whose files carry no moment of packing; in the workbooks within it none of making either."""
    file = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = (
                _strip_timestamps(old.read(name), rb"\d{4}-\d\d-\d\dT[\d:]+Z")
                if name.endswith(".xlsx")
                else old.read(name)
            )
            new.writestr(ZipInfo(name), re.sub(moments, b"2000-01-01T00:00:00Z", content), ZIP_DEFLATED)
    return file.getvalue()
