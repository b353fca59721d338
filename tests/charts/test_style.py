"""Colours that hold on both papers and for eyes that lack red or green, and a shape a side."""

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from ledger.charts.style import DARK, LIGHT, SIDE_COLOURS, SIDE_SYMBOLS, Theme, axis, layout
from ledger.i18n.language import Language
from ledger.record import codes

THEMES = {"light": LIGHT, "dark": DARK}

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
LEAST_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: parts of graphics against what is next to them; text needs 4.5 (1.4.3)."""
LEAST_CONTRAST_OF_TEXT = 4.5
LEAST_DIFFERENCE = 8.0
"""CIE76 between any two sides; about 2.3 can just be noticed side by side. Shapes carry the meaning as well."""
# Complete loss of one cone, in linear RGB: Machado, Oliveira and Fernandes 2009.
EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}

Vector = np.ndarray[tuple[int], np.dtype[np.float64]]


def linear(colour: str) -> Vector:
    """#RRGGBB to linear RGB."""
    values = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG."""
    dark, light = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: Vector) -> Vector:
    """Linear sRGB to CIE L*a*b* under D65."""
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = matrix @ np.clip(rgb, 0, 1) / [0.9505, 1.0, 1.089]
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


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
