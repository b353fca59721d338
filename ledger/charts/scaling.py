"""A figure for a wall: the same picture with larger letters, marks and lines, as high as there is room."""

from typing import Any

LENGTHS = frozenset({"size", "width", "thickness", "ax", "ay", "xshift", "yshift", "standoff", "l", "r", "t", "b"})
"""What is a length in pixels, wherever it stands in a figure."""
BELOW = 80
"""Room for days and one row of the legend: a wall is wide."""


def scale_figure(figure: dict[str, Any], factor: float) -> dict[str, Any]:
    """The figure with every length in pixels multiplied; its height is left to the page.

    Parameters
    ----------
    figure
        As ``charts`` draws it; it is not changed.
    """
    grown: dict[str, Any] = _grown(figure, factor)
    del grown["layout"]["height"]
    if grown["layout"]["legend"].get("yref") == "container":
        grown["layout"]["margin"]["b"] = min(grown["layout"]["margin"]["b"], BELOW * factor)
    return grown


def _grown(value: Any, factor: float, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _grown(inner, factor, key) for key, inner in value.items()}
    if isinstance(value, list) and (name in LENGTHS or any(isinstance(each, dict) for each in value)):
        return [_grown(each, factor, name) for each in value]
    if name in LENGTHS and isinstance(value, (int, float)) and not isinstance(value, bool):
        return value * factor
    return value
