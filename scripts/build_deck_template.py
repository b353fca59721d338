"""Build the template of the deck, ``ledger/documents/pptx/template.pptx``: two layouts in the fonts and colours of the house.

Run it again when ``ledger.charts.style`` or a box of ``ledger.documents.pptx.deck`` changes: ``python -m scripts.build_deck_template``.
It starts from the presentation that python-pptx brings along, whose theme has no public interface: it is changed as text.
"""

import re
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from ledger.charts.style import LIGHT, SIDE_COLOURS
from ledger.documents.pptx.deck import (
    BODY,
    COVER,
    COVER_TEXT,
    COVER_TITLE,
    FOOT,
    HEIGHT,
    MARGIN,
    TEMPLATE,
    TITLE,
    TITLED,
    WIDTH,
    Box,
    fix_frame,
    to_bytes,
)
from ledger.documents.pptx.text import FONT, HANGUL_FONT


def main(path: Path = TEMPLATE) -> None:
    """Write the template."""
    path.write_bytes(to_bytes(template()))
    print(f"Wrote {path}.")


def template() -> Any:
    """An empty presentation with the layouts of a cover and of a slide with a title."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in (COVER, TITLED):
            deck.slide_layouts.remove(layout)
    set_theme(deck.slide_master)
    for holder in (deck.slide_master, *deck.slide_layouts):
        arrange(holder)
    return deck


def set_theme(master: Any) -> None:
    """Fonts and colours stand in the theme, so that what is added by hand later looks the same; no shape has a shadow."""
    theme = master.part.part_related_by(RT.THEME)
    text = theme.blob.decode("utf-8")
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*(")', rf"\g<1>{FONT}\g<2>", text)
    text = re.sub(
        r'(<a:(?:major|minor)Font>.*?<a:ea typeface=")[^"]*(")', rf"\g<1>{HANGUL_FONT}\g<2>", text, flags=re.DOTALL
    )
    named = ("ukraine", "russia", "north_korea", "south_korea", "western")
    accents = {f"accent{number}": SIDE_COLOURS[side] for number, side in enumerate(named, start=2)}
    for name, colour in {
        "dk2": LIGHT.muted,
        "lt2": LIGHT.land,
        "accent1": LIGHT.accent,
        "hlink": LIGHT.accent,
        "folHlink": LIGHT.accent,
        **accents,
    }.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>', text, flags=re.DOTALL
        )
    text = re.sub(
        r"<a:effectStyle>.*?</a:effectStyle>", "<a:effectStyle><a:effectLst/></a:effectStyle>", text, flags=re.DOTALL
    )
    theme._blob = text.encode("utf-8")


def arrange(holder: Any) -> None:
    """Put the placeholders of the master or of a layout in their places."""
    cover = getattr(holder, "name", "") == COVER
    boxes = {
        PP_PLACEHOLDER.TITLE: TITLE,
        PP_PLACEHOLDER.CENTER_TITLE: COVER_TITLE,
        PP_PLACEHOLDER.SUBTITLE: COVER_TEXT,
        PP_PLACEHOLDER.BODY: BODY,
        PP_PLACEHOLDER.FOOTER: Box(FOOT.left, FOOT.top, FOOT.width - 60, FOOT.height),
        PP_PLACEHOLDER.SLIDE_NUMBER: Box(FOOT.left + FOOT.width - 60, FOOT.top, 60, FOOT.height),
    }
    for shape in list(holder.placeholders):
        box = boxes.get(shape.placeholder_format.type)
        if box is None:
            shape._element.getparent().remove(shape._element)
            continue
        shape.left, shape.top, shape.width, shape.height = (
            Pt(length) for length in (box.left, box.top, box.width, box.height)
        )
        fix_frame(shape.text_frame, "bottom" if box is COVER_TITLE else "middle" if box is TITLE else "top")
    mark = Box(MARGIN * 2, 136, 72, 4) if cover else Box(MARGIN, 24, 48, 3)
    if hasattr(holder, "slide_master"):
        holder.shapes._spTree.append(bar(mark))


def bar(box: Box) -> Any:
    """The one coloured stroke of a layout."""
    left, top, width, height = (int(Pt(length)) for length in (box.left, box.top, box.width, box.height))
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


if __name__ == "__main__":
    main()
