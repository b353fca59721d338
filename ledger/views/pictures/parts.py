"""The pictures of the parts of the briefing: each alone, and larger on a slide."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from ledger.charts.scaling import scale_figure
from ledger.documents.part import Part
from ledger.documents.parts import PARTS
from ledger.views.cache import cached
from ledger.views.metric_context import query
from ledger.views.pictures.picture import Figure, Picture
from ledger.views.view import View

SLIDE_SCALES: Mapping[str, float] = MappingProxyType({"map": 1.2, "territory": 1.15})
DEFAULT_SLIDE_SCALE = 1.5
"""By how much a picture grows on a slide."""
WITHOUT_PICTURE = ("answers", "arms", "lately", "missing")
"""The parts of the briefing that are words alone."""


def part(view: View, name: str) -> Part:
    """A part of the briefing."""
    return cached(view, f"part {name}", lambda: PARTS[name](query(view), view.lang))


def _part(name: str, view: View) -> Figure | None:
    drawn = part(view, name).draw
    return drawn and drawn(view.theme)


def _slide(name: str, view: View) -> Figure | None:
    about = part(view, name)
    drawn = about.draw_for_presentation or about.draw
    return drawn and scale_figure(drawn(view.theme), SLIDE_SCALES.get(name, DEFAULT_SLIDE_SCALE))


def _alt_of_part(name: str, view: View) -> str:
    return part(view, name).alt


def _parts(prefix: str, drawn: Callable[[str, View], Figure | None]) -> dict[str, Picture]:
    """The pictures of the briefing's parts; they depend on whatever the part depends on."""
    return {
        f"{prefix}_{name.replace('-', '_')}": Picture(
            partial(drawn, name),
            f"the part “{name}” of the briefing",
            None,
            "place" if name == "map" else "claim",
            words=partial(_alt_of_part, name),
        )
        for name in PARTS
        if name not in WITHOUT_PICTURE
    }


PICTURES: Mapping[str, Picture] = MappingProxyType(
    {
        **_parts("alone", _part),
        **_parts("slide", _slide),
    }
)
