"""Colours and shapes: the same for the same sides everywhere, in light and dark.

Every side colour has a contrast of at least 3:1 on both papers (WCAG 2.2, 1.4.11), and a shape of its
own, so that no meaning hangs on colour alone.
"""

from dataclasses import dataclass
from typing import Any, Literal

from ledger.i18n.language import Language

ThemeName = Literal["light", "dark"]


@dataclass(frozen=True)
class Theme:
    """The neutral colours of one theme; they repeat ``.streamlit/config.toml``."""

    name: ThemeName
    paper: str
    land: str
    neighbour: str
    ink: str
    muted: str
    grid: str
    water: str
    accent: str

    @property
    def colours(self) -> str:
        """The same for HTML of our own: declarations of CSS."""
        return f"--paper: {self.paper}; --ink: {self.ink}; --muted: {self.muted}; --line: {self.grid}; --accent: {self.accent}"


LIGHT = Theme("light", "#FFFFFF", "#F3F1EC", "#FAFAF8", "#0E1620", "#5A6675", "#DFE3E8", "#8FB4CC", "#0F6B75")
DARK = Theme("dark", "#11161D", "#1D242D", "#151B23", "#E8ECF1", "#9AA7B5", "#2E3843", "#3F6682", "#58B8C4")
THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK)}

SIDE_COLOURS = {
    "ukraine": "#1473B8",
    "russia": "#D1491B",
    "north_korea": "#CD2B83",
    "south_korea": "#1598A9",
    "united_states": "#7B7BF5",
    "western": "#8A3FE0",
    "independent": "#A08170",
    "international": "#64707D",
}
SIDE_SYMBOLS = {
    "ukraine": "circle",
    "russia": "square",
    "north_korea": "star",
    "south_korea": "diamond",
    "united_states": "triangle-up",
    "western": "triangle-down",
    "independent": "hexagon",
    "international": "cross",
}
PRESENCE_COLOUR, PRESENCE_SYMBOL = "#549230", "pentagon"
"""Of reports of North Koreans on the map: no side has either. With simulated red, green and blue blindness the colour stays
apart from that of every side (a distance of 15 in CIELAB and more), and it has a contrast of 3:1 on paper and land of both themes."""

FONT = '"Source Sans", "Source Sans 3", sans-serif'


FADED, PALE = "#7A828C", 0.4
"""The grey into which pale marks fade, and how much of its own colour each keeps. It stands back by its want of colour, and by
being hollow, not by a want of contrast: a pale mark has 3:1 on paper and land of both themes (WCAG 2.2, 1.4.11)."""


def layout(theme: Theme, lang: Language, height: int, **more: Any) -> dict[str, Any]:
    """The layout that all pictures share: transparent paper, quiet grid, the language's marks."""
    return {
        "height": height,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": theme.ink},
        "separators": lang.separators,
        # Fixed margins: measuring labels to fit them costs plotly a second drawing.
        "margin": {"l": 72, "r": 12, "t": 8, "b": 48},
        "hoverlabel": {
            "bgcolor": theme.paper,
            "bordercolor": theme.muted,
            "font": {"family": FONT, "size": 14, "color": theme.ink},
            "align": "left",
        },
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "font": {"size": 13, "color": theme.ink},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "dragmode": False,
        "uirevision": "kept",
        **more,
    }


def axis(theme: Theme, **more: Any) -> dict[str, Any]:
    """An axis in the house style."""
    return {
        "gridcolor": theme.grid,
        "zeroline": False,
        "linecolor": theme.grid,
        "tickfont": {"size": 13, "color": theme.muted},
        "title": {"font": {"size": 13, "color": theme.muted}},
        **more,
    }


def blend(colour: str, other: str, share: float) -> str:
    """A colour between two, with so large a share of the first."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(share * one + (1 - share) * two) for one, two in pairs).hex()


def pale(colour: str) -> str:
    """The colour of a mark that stands outside the range - old, overtaken, or a repeat - in either theme."""
    return blend(colour, FADED, PALE)
