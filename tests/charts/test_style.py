"""Colours that hold on both papers and for eyes that lack red or green, and a shape a side."""

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from ledger.charts.map.markers import MARKER_STYLES
from ledger.charts.map.presence import HATCH
from ledger.charts.style import (
    DARK,
    LIGHT,
    PRESENCE_COLOUR,
    SIDE_COLOURS,
    SIDE_SYMBOLS,
    Theme,
    axis,
    blend,
    layout,
    pale,
)
from ledger.i18n.language import Language
from ledger.record import codes
from tests.support.colours import EYES, contrast, lab, linear

THEMES = {"light": LIGHT, "dark": DARK}

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
LEAST_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: parts of graphics against what is next to them; text needs 4.5 (1.4.3)."""
LEAST_CONTRAST_OF_TEXT = 4.5
LEAST_DIFFERENCE = 8.0
"""CIE76 between any two sides; about 2.3 can just be noticed side by side. Shapes carry the meaning as well."""


def test_the_arithmetic_gives_the_known_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)  # the well-known grey that just fails
    assert lab(linear("#FFFFFF")) == pytest.approx([100, 0, 0], abs=0.05)
    assert lab(linear("#FF0000")) == pytest.approx([53.2, 80.1, 67.2], abs=0.1)
    for seen in EYES.values():
        assert seen @ np.ones(3) == pytest.approx(np.ones(3), abs=1e-5)  # white stays white


def test_every_side_has_a_colour_and_a_shape_of_its_own() -> None:
    assert list(SIDE_COLOURS) == list(SIDE_SYMBOLS) == list(codes.SIDE)
    assert len(set(SIDE_COLOURS.values())) == len(set(SIDE_SYMBOLS.values())) == len(codes.SIDE)


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_marks_and_texts_stand_out_from_the_paper(theme: Theme) -> None:
    assert {
        side: contrast(colour, theme.paper)
        for side, colour in SIDE_COLOURS.items()
        if contrast(colour, theme.paper) < LEAST_CONTRAST
    } == {}
    for colour in (theme.ink, theme.muted, theme.accent):
        assert contrast(colour, theme.paper) >= LEAST_CONTRAST_OF_TEXT
    assert contrast(theme.ink, theme.land) >= LEAST_CONTRAST_OF_TEXT


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_pale_marks_stand_out_from_the_paper_too(theme: Theme) -> None:
    """What stands outside the range is greyer and hollow, but can be seen: old figures are half of every picture."""
    marks = {side: contrast(pale(colour), theme.paper) for side, colour in SIDE_COLOURS.items()}
    assert {side: ratio for side, ratio in marks.items() if ratio < LEAST_CONTRAST} == {}
    coloured = {side: colour for side, colour in SIDE_COLOURS.items() if side not in ("international", "independent")}
    for side, colour in coloured.items():  # those two are greys themselves: there being hollow says it
        difference = np.linalg.norm(lab(linear(colour)) - lab(linear(pale(colour))))
        assert difference >= LEAST_DIFFERENCE, side


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_marks_on_the_map_stand_out_from_the_land(theme: Theme) -> None:
    colours = {name: style.colour(theme) for name, style in MARKER_STYLES.items()}
    colours["hatching"] = blend(PRESENCE_COLOUR, theme.land, HATCH)
    ratios = {name: contrast(colour, theme.land) for name, colour in colours.items()}
    assert {name: ratio for name, ratio in ratios.items() if ratio < LEAST_CONTRAST} == {}


@pytest.mark.parametrize("eyes", EYES)
def test_any_two_sides_differ_for_colour_blind_readers_too(eyes: str) -> None:
    seen = {side: lab(EYES[eyes] @ linear(colour)) for side, colour in SIDE_COLOURS.items()}
    differences = {pair: float(np.linalg.norm(seen[pair[0]] - seen[pair[1]])) for pair in combinations(seen, 2)}
    assert {pair: round(apart, 1) for pair, apart in differences.items() if apart < LEAST_DIFFERENCE} == {}


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_pictures_have_the_colours_of_the_page_around_them(theme: Theme) -> None:
    page = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme.name]
    assert (page["backgroundColor"], page["textColor"], page["primaryColor"]) == (theme.paper, theme.ink, theme.accent)
    assert (page["linkColor"], page["borderColor"]) == (theme.accent, theme.grid)


def test_a_picture_takes_the_marks_of_the_language_and_no_colour_of_the_other_theme() -> None:
    own = layout(DARK, Language("de"), 300, dragmode="pan")
    assert (own["separators"], own["height"], own["dragmode"], own["font"]["color"]) == (",.", 300, "pan", DARK.ink)
    written = str(own) + str(axis(DARK, nticks=4))
    assert "'nticks': 4" in written
    assert not [colour for colour in vars(LIGHT).values() if colour.startswith("#") and colour in written]
