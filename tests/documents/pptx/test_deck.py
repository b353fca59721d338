"""The template of the deck says what the style of the house says."""

import re
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from ledger.charts.style import LIGHT, SIDE_COLOURS
from ledger.documents.pptx.deck import (
    BODY,
    COVER,
    COVER_TEXT,
    COVER_TITLE,
    FOOT,
    HEIGHT,
    TEMPLATE,
    TITLE,
    TITLED,
    WIDTH,
    presentation,
)
from ledger.documents.pptx.text import FONT, HANGUL_FONT


@pytest.fixture(scope="module")
def template() -> Any:
    return Presentation(str(TEMPLATE))


def boxes(holder: Any) -> dict[PP_PLACEHOLDER, tuple[int, ...]]:
    return {
        shape.placeholder_format.type: (shape.left, shape.top, shape.width, shape.height)
        for shape in holder.placeholders
    }


def test_it_has_the_two_layouts_and_no_slide(template: Any) -> None:
    assert [layout.name for layout in template.slide_layouts] == [COVER, TITLED]
    assert len(template.slides) == 0
    assert (template.slide_width, template.slide_height) == (Pt(WIDTH), Pt(HEIGHT))
    assert [layout.name for layout in presentation().slide_layouts] == [COVER, TITLED]


def test_its_placeholders_stand_where_text_is_measured_for_them(template: Any) -> None:
    cover, titled = (boxes(layout) for layout in template.slide_layouts)
    wanted = {
        PP_PLACEHOLDER.CENTER_TITLE: (cover, COVER_TITLE),
        PP_PLACEHOLDER.SUBTITLE: (cover, COVER_TEXT),
        PP_PLACEHOLDER.TITLE: (titled, TITLE),
        PP_PLACEHOLDER.BODY: (boxes(template.slide_master), BODY),
    }
    for kind, (found, box) in wanted.items():
        assert found[kind] == tuple(Pt(length) for length in (box.left, box.top, box.width, box.height)), kind
    for found in (cover, titled):
        assert found[PP_PLACEHOLDER.FOOTER][:2] == (Pt(FOOT.left), Pt(FOOT.top))
        left, top, width, height = found[PP_PLACEHOLDER.SLIDE_NUMBER]
        assert (left + width, top, height) == (Pt(FOOT.left + FOOT.width), Pt(FOOT.top), Pt(FOOT.height))


def test_its_theme_has_the_fonts_and_colours_of_the_house() -> None:
    with ZipFile(TEMPLATE) as package:
        theme = package.read("ppt/theme/theme1.xml").decode("utf-8")
    assert set(re.findall(r'<a:(?:major|minor)Font>\s*<a:latin typeface="([^"]*)"', theme)) == {FONT}
    assert set(re.findall(r'<a:ea typeface="([^"]*)"', theme)) == {HANGUL_FONT}
    named = dict(re.findall(r'<a:(\w+)><a:srgbClr val="(\w+)"/></a:\1>', theme))
    sides = ("ukraine", "russia", "north_korea", "south_korea", "western")
    assert {name: f"#{colour}" for name, colour in named.items()} == {
        "dk2": LIGHT.muted,
        "lt2": LIGHT.land,
        "accent1": LIGHT.accent,
        **{f"accent{number}": SIDE_COLOURS[side] for number, side in enumerate(sides, start=2)},
        "hlink": LIGHT.accent,
        "folHlink": LIGHT.accent,
    }
