"""Which colour of a light picture stands for which of a dark one: where a picture changes its theme without being drawn anew."""

from collections.abc import Mapping

from ledger.charts.style import DARK, LIGHT, PRESENCE_COLOUR, SIDE_COLOURS, blend, pale

NEUTRAL = ("paper", "land", "neighbour", "ink", "muted", "grid", "water", "accent")
SHARES = (0.25, 0.3, 0.55, 0.7, 0.95)
"""The shares in which pictures mix their colours with land or paper."""


def dark_colours() -> Mapping[str, str]:
    """Each neutral colour of a light picture, and each of its mixtures, with the one that a dark picture has instead."""
    neutral = [(getattr(LIGHT, name), getattr(DARK, name)) for name in NEUTRAL]
    under = [(LIGHT.land, DARK.land), (LIGHT.paper, DARK.paper)]
    over = [*neutral, *((colour, colour) for colour in (*SIDE_COLOURS.values(), PRESENCE_COLOUR))]
    mixtures = {
        blend(light, light_under, share): blend(dark, dark_under, share)
        for light, dark in over
        for light_under, dark_under in under
        for share in SHARES
    }
    return mixtures | {pale(light): pale(dark) for light, dark in neutral} | dict(neutral)


def light_colours() -> Mapping[str, str]:
    """The same the other way round, in small letters: for paper, which is light; with what only the dashboard's maps have."""
    sea, border, way = (
        {blend(dark, dark_under, share): blend(light, light_under, share)}
        for dark, dark_under, light, light_under, share in (
            (DARK.water, DARK.paper, LIGHT.water, LIGHT.paper, 0.35),
            (DARK.muted, DARK.land, LIGHT.muted, LIGHT.land, 0.75),
            (DARK.accent, DARK.land, LIGHT.accent, LIGHT.land, 0.35),
        )
    )
    return {dark.lower(): light.lower() for light, dark in dark_colours().items()} | sea | border | way
