"""Every picture by its name.

Pages and the data interface take their pictures from here, so that both show the same.
"""

from collections.abc import Mapping
from types import MappingProxyType

from plotly.io.json import to_json_plotly

from ledger.charts.outlines_file import has_outlines, strip_outlines
from ledger.views.cache import cached
from ledger.views.pictures import comparison, maps, parts, sections, timelines
from ledger.views.pictures.picture import DrawnPicture, Figure, Picture
from ledger.views.view import View

_PICTURES = {
    **timelines.PICTURES,
    **comparison.PICTURES,
    **maps.PICTURES,
    **sections.PICTURES,
    **parts.PICTURES,
}
PICTURES: Mapping[str, Picture] = MappingProxyType(_PICTURES)
"""Every picture by its name in its address."""


def draw(view: View, name: str) -> DrawnPicture:
    """A picture of a view, drawn once for all who ask the same.

    Raises
    ------
    KeyError
        If there is no picture of that name.
    """
    picture = PICTURES[name]
    scope = picture.scope(view)
    return cached(scope, f"picture {name} {view.theme.name}", lambda: _draw(picture, scope))


def figure(view: View, name: str) -> Figure | None:
    """The figure of a picture with all its points, the lines of the map included; None where there is nothing to draw."""
    picture = PICTURES[name]
    return picture.draw(picture.scope(view))


def _draw(picture: Picture, scope: View) -> DrawnPicture:
    drawn = picture.draw(scope)
    if drawn is None:
        return DrawnPicture("null", picture.alt(scope), 0, False)
    return DrawnPicture(
        str(to_json_plotly(strip_outlines(drawn))),
        picture.alt(scope),
        drawn["layout"].get("height", 0),
        has_outlines(drawn),
    )
