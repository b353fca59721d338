"""The parts of a native chart that python-pptx has no way to write: error bars, marks and glyphs point by point, the legend, places."""

from collections.abc import Iterable, Sequence
from math import isnan
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from ledger.charts.style import LIGHT, blend
from ledger.documents.pptx.series import Point, Series, Stroke
from ledger.documents.pptx.text import FONT

POINT = 12700
"""EMU in a point."""
MARKS = {
    "circle": "circle",
    "square": "square",
    "star": "star",
    "diamond": "diamond",
    "triangle-up": "triangle",
    "triangle-down": "x",
    "hexagon": "dash",
    "cross": "plus",
}
"""PowerPoint's mark for each shape: it has no hexagon and no triangle that points down, so these sides get marks of their own."""
LINED = ("star", "x", "plus")
"""Marks that are nothing but lines; they cannot be hollow, so a thin line stands for it."""
LARGER = {"star": 1.25, "dash": 1.5, "plus": 1.15, "diamond": 1.25, "triangle": 1.1}
HOLLOW = 0.25
DASHES = {"solid": "solid", "dash": "dash", "dot": "sysDot"}
SPOTS = {"top center": "t", "bottom center": "b", "middle right": "r", "middle left": "l", "middle center": "ctr"}
NAMESPACES = nsdecls("c", "a")


def style_series(element: Any, drawn: Series) -> None:
    """Give a series of the chart its marks, glyphs, bars and line; in the order that the format wants."""
    for tag in ("c:spPr", "c:marker", "c:dLbls", "c:errBars", "c:smooth"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    line = _line(drawn.line) if drawn.line else "<a:ln><a:noFill/></a:ln>"
    parts = [f"<c:spPr {NAMESPACES}>{line}</c:spPr>", _marker(drawn.symbol, drawn.colour, drawn.size)]
    if not drawn.line:
        parts += [
            f'<c:dPt {NAMESPACES}><c:idx val="{number}"/>{_marker(point.symbol, point.colour, drawn.size)}<c:bubble3D val="0"/></c:dPt>'
            for number, point in enumerate(drawn.points)
            if not isnan(point.x) and (point.symbol, point.colour) != (drawn.symbol, drawn.colour)
        ]
    if any(point.glyph for point in drawn.points):
        parts.append(_glyphs(drawn))
    if drawn.bar and any(point.minus or point.plus for point in drawn.points):
        parts.append(_bars(drawn, drawn.bar))
    for blank in element.xpath(".//c:pt[c:v='None']"):
        blank.getparent().remove(blank)
    before = element.find(qn("c:xVal"))
    for part in parts:
        before.addprevious(parse_xml(part))
    element.append(parse_xml(f'<c:smooth {NAMESPACES} val="0"/>'))


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def _line(stroke: Stroke) -> str:
    dash = f'<a:prstDash val="{DASHES.get(stroke.dash, "solid")}"/>'
    return f'<a:ln w="{round(stroke.width * POINT)}" cap="flat">{_fill(stroke.colour)}{dash}<a:round/></a:ln>'


def _marker(symbol: str, colour: str, size: float) -> str:
    shape, hollow = symbol.removesuffix("-open"), symbol.endswith("-open")
    if not shape:
        return f'<c:marker {NAMESPACES}><c:symbol val="none"/></c:marker>'
    mark = MARKS[shape]
    width = (0.75 if hollow else 2) if mark in LINED else 1.5
    # A breath of colour inside a hollow mark: LibreOffice draws no outline, so on paper alone the mark would be gone.
    inside = "<a:noFill/>" if mark in LINED else _fill(blend(colour, LIGHT.paper, HOLLOW) if hollow else colour)
    return (
        f'<c:marker {NAMESPACES}><c:symbol val="{mark}"/><c:size val="{round(size * LARGER.get(mark, 1))}"/>'
        f"<c:spPr>{inside}{_line(Stroke(colour, width))}</c:spPr></c:marker>"
    )


def _glyphs(drawn: Series) -> str:
    """An arrow or a number at each mark that has one; none at the others."""
    labels = "".join(_glyph(number, point, drawn) for number, point in enumerate(drawn.points) if point.glyph)
    return (
        f"<c:dLbls {NAMESPACES}>{labels}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_shown(False)}</c:dLbls>"
    )


def _glyph(number: int, point: Point, drawn: Series) -> str:
    size, colour = (1400, LIGHT.ink if drawn.inside else point.colour)
    properties = f'sz="{size}" b="{0 if drawn.inside else 1}"'
    return (
        f'<c:dLbl><c:idx val="{number}"/><c:tx><c:rich><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:p><a:pPr><a:defRPr {properties}/></a:pPr>'
        f'<a:r><a:rPr {properties}>{_fill(colour)}<a:latin typeface="{FONT}"/></a:rPr><a:t>{escape(point.glyph)}</a:t></a:r></a:p></c:rich></c:tx>'
        f'<c:dLblPos val="{SPOTS[point.label_position]}"/>{_shown(True)}</c:dLbl>'
    )


def _shown(value: bool) -> str:
    names = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    return "".join(f'<c:{name} val="{int(value and name == "showVal")}"/>' for name in names)


def _bars(drawn: Series, stroke: Stroke) -> str:
    """The bars of a series: for each point its own lengths, written out in the chart."""
    plus, minus = ([point.plus for point in drawn.points], [point.minus for point in drawn.points])
    return (
        f'<c:errBars {NAMESPACES}><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="{int(not drawn.capped)}"/><c:plus>{_literals(plus)}</c:plus><c:minus>{_literals(minus)}</c:minus>'
        f"<c:spPr>{_line(stroke)}</c:spPr></c:errBars>"
    )


def _literals(values: Sequence[float]) -> str:
    points = "".join(f'<c:pt idx="{number}"><c:v>{value:.10g}</c:v></c:pt>' for number, value in enumerate(values))
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numLit>'


def place_plot(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Fix the rectangle between the axes, in shares of the chart, so that texts beside it stand where they should."""
    plot = chart._chartSpace.find(qn("c:chart")).find(qn("c:plotArea"))
    for old in plot.findall(qn("c:layout")):
        plot.remove(old)
    places = "".join(
        f'<c:{name} val="{value:.5f}"/>' for name, value in (("x", left), ("y", top), ("w", width), ("h", height))
    )
    plot.insert(
        0,
        parse_xml(
            f'<c:layout {NAMESPACES}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>{places}</c:manualLayout></c:layout>'
        ),
    )


def leave_out_of_legend(chart: Any, numbers: Iterable[int]) -> None:
    """Hide the helping series in the legend."""
    legend = chart.legend._element
    position = legend.find(qn("c:legendPos"))
    for number in reversed(list(numbers)):
        position.addnext(
            parse_xml(f'<c:legendEntry {NAMESPACES}><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>')
        )


def cross_at_low_end(axis: Any) -> None:
    """Let the other axis stand at the low end of this one."""
    for old in (*axis._element.findall(qn("c:crosses")), *axis._element.findall(qn("c:crossesAt"))):
        old.getparent().remove(old)
    axis._element.find(qn("c:crossAx")).addnext(parse_xml(f'<c:crosses {NAMESPACES} val="min"/>'))


def set_alt_text(shape: Any, name: str, alt: str) -> None:
    """Name a shape and say what it shows."""
    properties = shape._element.xpath("./*/p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", alt)


def language(chart: Any, code: str) -> None:
    """Say in which language the words of a chart are."""
    for properties in chart._chartSpace.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        properties.set("lang", code)


def logarithmic(axis: Any) -> None:
    """Make an axis one of decades."""
    axis._element.find(qn("c:scaling")).insert(0, parse_xml(f'<c:logBase {NAMESPACES} val="10"/>'))
