"""The way from North Korea to Kursk region as two maps: the whole, and its eastern end at another scale.

A mark is one kind of statement on one place. Marks of one place stand in a row; a row that would touch another stands
aside, with a thin line to its point. No line joins two places.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, dist, isnan, pi, sin
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from ledger import codes, phrases
from ledger.boundaries import HOME, read_outlines
from ledger.charts import way_basemap
from ledger.charts.map.basemap import simplified
from ledger.charts.map.labels import Box, Name, Placed, place
from ledger.charts.palette import Theme
from ledger.charts.way_basemap import FRAMES, Frame, FrameName, Point
from ledger.codes import N_
from ledger.frames import records
from ledger.language import Language

SYMBOLS: Mapping[str, str] = MappingProxyType({
    "departure": "triangle-up", "arrival": "triangle-down", "training": "square", "transit": "diamond-wide", "arms": "pentagon-open",
    "denial": "circle-open",
})
"""One shape for each kind of statement on soldiers, and one for arms; a denial is a cross over the mark, or over a ring where there is none."""
KEYS: Mapping[str, str] = MappingProxyType({
    **{kind: codes.PRESENCE_KIND[kind].label for kind in SYMBOLS if kind != "arms"}, "arms": codes.PRESENCE_WHAT["arms"].label,
    "denial": N_("denied"),
})
ARMS = {"light": "#A15C00", "dark": "#E0A040"}
"""The colour of arms on each paper, at least 4.5:1 on land and sea."""
MARK, STEP, REACH = 11, 15, 7
"""Size of a mark, distance of two in a row, and half of what a mark takes up, in pixels."""
SIZES = {"training": 10, "transit": 13}
CROSS, DOT = 22, 4
LAST_KEY = 1001
"""After all others, which plotly ranks 1000."""
ASIDE = (0, 12, 18, 24, 30, 38, 46, 56, 68, 82)
"""How far from its point a row of marks may stand, in pixels."""
DIRECTIONS = 24
NAME_SIZE, BESIDE, BESIDE_CROSS = 12, 9, 14
LONG_NAME = 15
"""A name of so many letters and of several words stands on two lines."""
BESIDE_EAST = (2900, -1000)
"""Where the words on the eastern frame stand best, below it, in the km of the whole way."""
KURSK_LINES_KM = 8
LONG_LINE = 46
"""So many letters of what is said at a mark have room beside it on the narrower picture."""


@dataclass(frozen=True)
class Site:
    """A place of the way, or its end, with the rows of the answer that belong to it.

    Attributes
    ----------
    place_id
        Empty for Kursk region, which has no card.
    x, y
        In the km of the frame.
    kinds
        For each mark a key of ``SYMBOLS``, with what is said when it is pointed at.
    denied
        The marks over which there is a cross.
    """

    place_id: str
    name: str
    x: float
    y: float
    kinds: Mapping[str, str]
    denied: frozenset[str]


@dataclass(frozen=True)
class Mark:
    """One mark on the map."""

    site: Site
    kind: str
    x: float
    y: float


def way_figure(
    name: FrameName, rows: pd.DataFrame, statements: pd.DataFrame, places: pd.DataFrame, sources: Mapping[str, str], folder: Path, *,
    lang: Language, theme: Theme,
) -> dict[str, Any]:
    """Draw one of the two maps.

    Parameters
    ----------
    name
        ``way`` for the whole, in which those places alone are marked that lie outside the eastern frame; ``east`` for that.
    rows
        The answer of ``way.way``.
    statements
        The statements that it counts, with those named in its ``ids``.
    places
        ``Record.places``.
    sources
        The short names of the sources in the reader's language.
    folder
        ``data/boundaries``.
    """
    frame = FRAMES[name]
    everywhere = sites(rows, statements, places, sources, folder, lang)
    shown = everywhere[name]
    marks = spread(shown, frame)
    first = [far_east(len(everywhere["east"]), lang)] if name == "way" and everywhere["east"] else []
    return {
        "data": [
            *way_basemap.layers(way_basemap.read_land(folder), frame, theme),
            *([way_basemap.area(_region(folder, frame), theme), way_basemap.eastern_frame(theme)] if name == "way" else []),
            _pointers(shown, marks, theme),
            *_names(names(shown, marks, frame, lang, first), way_basemap.country_names(frame, lang), theme),
            *_marks(marks, lang, theme),
        ],
        "layout": way_basemap.frame_layout(frame, lang, theme),
    }


def sites(
    rows: pd.DataFrame, statements: pd.DataFrame, places: pd.DataFrame, sources: Mapping[str, str], folder: Path, lang: Language
) -> dict[FrameName, list[Site]]:
    """The places with a known position in the frame in which they are marked, those with most kinds first.

    Other areas than Kursk region have no point, and stand in the table alone.
    """
    said = {row["presence_id"]: row for row in records(statements)}
    by_place: dict[tuple[str, str], list[Mapping[Any, Any]]] = {}
    for row in records(rows[rows["area"].isin(("", HOME))]):
        by_place.setdefault((row["place_id"], row["area"]), []).append(row)
    known = {row["place_id"]: row for row in records(places)}
    found: dict[FrameName, list[Site]] = {"way": [], "east": []}
    for (place_id, area), kinds in by_place.items():
        name = lang.pick(read_outlines(folder)[area].names if area else known[place_id], "name")
        lat, lon = _middle(folder) if area else (known[place_id]["lat"], known[place_id]["lon"])
        if isnan(lat + lon):
            continue
        frame = FRAMES["east"] if _inside(FRAMES["east"].project(lat, lon), FRAMES["east"].box) else FRAMES["way"]
        texts, denied = _kinds(name, kinds, said, sources, lang)
        found[frame.name].append(Site(place_id, name, *frame.project(lat, lon), texts, denied))
    return {frame_name: sorted(each, key=lambda site: (-len(site.kinds), site.place_id)) for frame_name, each in found.items()}


def _kinds(
    name: str, rows: Sequence[Mapping[Any, Any]], said: Mapping[str, Mapping[Any, Any]], sources: Mapping[str, str], lang: Language
) -> tuple[dict[str, str], frozenset[str]]:
    """What is said at each mark of a place, and which of them were denied: all that say the same of soldiers, or of arms."""
    of_mark: dict[str, list[Mapping[Any, Any]]] = {}
    denials: dict[str, list[Mapping[Any, Any]]] = {"soldiers": [], "arms": []}
    for row in rows:
        if row["kind"] == "denial":
            denials[row["what"]].append(row)
        else:
            of_mark.setdefault("arms" if row["what"] == "arms" else row["kind"], []).append(row)
    alone = [row for what, each in denials.items() for row in each if not any((kind == "arms") == (what == "arms") for kind in of_mark)]
    if alone:
        of_mark["denial"] = []
    texts, denied = {}, set()
    for kind, own in of_mark.items():
        against = alone if kind == "denial" else denials["arms" if kind == "arms" else "soldiers"]
        texts[kind] = "<br>".join([f"<b>{name}</b>", *(line for row in [*own, *against] for line in _lines(row, said, sources, lang))])
        if against:
            denied.add(kind)
    return texts, frozenset(denied)


def _short(statement: Mapping[Any, Any], sources: Mapping[str, str], lang: Language) -> str:
    """The same as ``who_said`` for a narrow picture: with short days, the day of the statement only where it is another, and on two lines where it is long."""
    as_of, stated = (_short_day(statement, name, lang) for name in ("as_of", "stated_on"))
    begins = statement["period_start"]
    if not pd.isna(begins) and begins != statement["as_of"]:
        as_of = lang.gettext("{start} to {end}").format(start=lang.short_date(begins), end=as_of)
    said = f"{sources[statement['source']]}: {as_of}"
    if as_of == stated:
        return said
    added = lang.gettext("(stated on {stated})").format(stated=stated)
    return f"{said}{' ' if len(said) + len(added) < LONG_LINE else '<br>  '}{added}"


def _short_day(statement: Mapping[Any, Any], name: str, lang: Language) -> str:
    day, precision = statement[name], statement[f"{name}_precision"]
    return lang.short_date(day) if precision == "day" else lang.dated(day, precision)


def _lines(row: Mapping[Any, Any], said: Mapping[str, Mapping[Any, Any]], sources: Mapping[str, str], lang: Language) -> Iterator[str]:
    """What was said, and below it who said so about which day, the newest first."""
    yield kind_said(row, lang)
    yield from (_short(said[each], sources, lang) for each in row["ids"])


def kind_said(row: Mapping[Any, Any], lang: Language) -> str:
    """The kind of statement in words; of arms, that it is about arms."""
    kind = lang.gettext(codes.PRESENCE_KIND[row["kind"]].label)
    return kind if row["what"] == "soldiers" else f"{lang.gettext(codes.PRESENCE_WHAT[row['what']].label)}: {kind}"


def who_said(statement: Mapping[Any, Any], sources: Mapping[str, str], lang: Language) -> str:
    """Who said so, about which day, and when."""
    return lang.gettext("{source}: {as_of} (stated on {stated})").format(
        source=sources[statement["source"]], as_of=phrases.as_of(statement, lang), stated=phrases.stated_on(statement, lang),
    )


def _middle(folder: Path) -> Point:
    """A point in Kursk region, latitude and longitude."""
    from shapely.geometry import shape

    point = shape(read_outlines(folder)[HOME].geometry).representative_point()
    return point.y, point.x


def _region(folder: Path, frame: Frame) -> Any:
    """The outline of Kursk region, as coarse as the frame is."""
    geometry = read_outlines(folder)[HOME].geometry
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return simplified(way_basemap.projected(frame, [part[0] for part in parts]), KURSK_LINES_KM)


def _inside(point: Point, box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def spread(shown: Sequence[Site], frame: Frame) -> list[Mark]:
    """The marks of each place in a row around its point, or aside where the row would touch another, on the smallest screen too."""
    scale = min(frame.scales)
    taken: list[Box] = []
    marks = []
    for site in shown:
        x, y = _free(site, [other for other in shown if other is not site], taken, frame.box, scale)
        taken.append(_row(x, y, len(site.kinds), scale))
        start = x - (len(site.kinds) - 1) * STEP / 2 / scale
        marks += [Mark(site, kind, start + number * STEP / scale, y) for number, kind in enumerate(_in_order(site.kinds))]
    return marks


def _in_order(kinds: Iterable[str]) -> list[str]:
    return sorted(kinds, key=list(SYMBOLS).index)


def _row(x: float, y: float, count: int, scale: float) -> Box:
    """What a row of marks takes up, in km."""
    half = ((count - 1) * STEP / 2 + REACH) / scale
    return x - half, y - REACH / scale, x + half, y + REACH / scale


def _free(site: Site, others: Sequence[Site], taken: Sequence[Box], window: Box, scale: float) -> Point:
    """The nearest point at which the row of marks touches no other; of equally near ones the one farthest from other places."""
    for pixels in ASIDE:
        around = [(site.x + pixels / scale * cos(2 * pi * turn / DIRECTIONS), site.y + pixels / scale * sin(2 * pi * turn / DIRECTIONS)) for turn in range(DIRECTIONS)]
        free = [point for point in around if not any(_touch(_row(*point, len(site.kinds), scale), box) for box in taken) and _inside(point, window)]
        # A row that stands aside covers no other point.
        clear = [point for point in free if not pixels or not any(_inside((other.x, other.y), _row(*point, len(site.kinds), scale)) for other in (site, *others))]
        if clear:
            return max(clear, key=lambda point: min((dist(point, (other.x, other.y)) for other in others), default=0.0))
    return site.x, site.y


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def far_east(count: int, lang: Language) -> Name:
    """What the eastern frame is, and how many places of the way lie in it."""
    text = f"{lang.gettext('Far East')}<br>{lang.ngettext('{n} place', '{n} places', count)}<br>{lang.gettext('other map')}"
    points = tuple((x, y) for y in range(-1450, -600, 50) for x in range(1800, 3600, 50))
    return Name(text, tuple(sorted(points, key=lambda point: dist(point, BESIDE_EAST))), NAME_SIZE)


def names(shown: Sequence[Site], marks: Sequence[Mark], frame: Frame, lang: Language, first: Sequence[Name] = ()) -> list[Placed]:
    """The names of countries and of places, the places with most marks first; one that finds no room is left out."""
    points = [(mark.x, mark.y) for mark in marks] + [(site.x, site.y) for site in shown]
    if frame.name == "way":
        edges = way_basemap.eastern_edges()
        points += [(x, y) for x, y in zip(edges.x, edges.y, strict=True) if x is not None and y is not None]
    wanted = [*first, *way_basemap.country_names(frame, lang), *(_named(site, marks) for site in shown)]
    return place(wanted, frame.box, frame.scales, [points, points], REACH)


def _named(site: Site, marks: Sequence[Mark]) -> Name:
    own = [(mark.x, mark.y) for mark in marks if mark.site is site]
    points = (own[len(own) // 2], own[-1], own[0]) if len(own) > 2 else (own[-1], own[0])
    text = site.name.replace(" ", "<br>", 1) if len(site.name) >= LONG_NAME else site.name
    return Name(text, points, NAME_SIZE, BESIDE_CROSS if site.denied else BESIDE)


def _pointers(shown: Sequence[Site], marks: Sequence[Mark], theme: Theme) -> dict[str, Any]:
    """A thin line from each row of marks that stands aside to its point."""
    x: list[float | None] = []
    y: list[float | None] = []
    for site in shown:
        own = [mark for mark in marks if mark.site is site]
        middle = sum(mark.x for mark in own) / len(own), own[0].y
        if dist(middle, (site.x, site.y)) > 1:
            x += [site.x, middle[0], None]
            y += [site.y, middle[1], None]
    return {
        "type": "scatter", "mode": "lines+markers", "showlegend": False, "hoverinfo": "skip", "x": x, "y": y,
        "line": {"width": 1, "color": theme.muted},
        "marker": {"size": [DOT, 0, 0] * (len(x) // 3), "color": theme.ink, "opacity": 1, "line": {"width": 0}},
    }


def _names(placed: Sequence[Placed], countries: Sequence[Name], theme: Theme) -> list[dict[str, Any]]:
    return [
        _texts([name for name in placed if name.name in countries], theme.muted, theme),
        _texts([name for name in placed if name.name not in countries], theme.ink, theme),
    ]


def _texts(placed: Sequence[Placed], colour: str, theme: Theme) -> dict[str, Any]:
    rim = ", ".join(f"{x}px {y}px 1px {theme.land}" for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)
    return {
        "type": "scatter", "mode": "markers+text", "showlegend": False, "hoverinfo": "skip",
        "x": [name.x for name in placed], "y": [name.y for name in placed],
        "text": [name.name.text for name in placed], "textposition": [name.spot for name in placed],
        "textfont": {"size": [name.name.size for name in placed], "color": colour, "shadow": rim},
        "marker": {"size": [2 * name.name.beside - 6 if name.name.beside else 1 for name in placed], "color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": colour}},
    }


def _marks(marks: Sequence[Mark], lang: Language, theme: Theme) -> Iterator[dict[str, Any]]:
    """One trace a kind, with its key in the legend, and before them, below, the crosses of what was denied; a click gives the place_id."""
    crossed = [mark for mark in marks if mark.kind in mark.site.denied]
    if crossed:
        yield {
            "type": "scatter", "mode": "markers", "name": lang.gettext(KEYS["denial"]), "legendrank": LAST_KEY, "hoverinfo": "skip",
            "x": [mark.x for mark in crossed], "y": [mark.y for mark in crossed],
            "marker": {"symbol": "x-thin", "size": CROSS, "opacity": 1, "line": {"width": 2, "color": theme.ink}},
            "unselected": {"marker": {"opacity": 1}},
        }
    for kind in SYMBOLS:
        of_kind = [mark for mark in marks if mark.kind == kind]
        if not of_kind:
            continue
        colour = ARMS[theme.name] if kind == "arms" else theme.ink
        yield {
            "type": "scatter", "mode": "markers", "name": lang.gettext(KEYS[kind]), "showlegend": kind != "denial",
            "x": [mark.x for mark in of_kind], "y": [mark.y for mark in of_kind],
            "marker": {
                "symbol": SYMBOLS[kind], "size": SIZES.get(kind, MARK), "color": colour, "opacity": 1,
                "line": {"width": 2.2, "color": colour} if "open" in SYMBOLS[kind] else {"width": 1.2, "color": theme.paper},
            },
            "customdata": [mark.site.place_id for mark in of_kind], "hoverinfo": "text", "hovertext": [mark.site.kinds[kind] for mark in of_kind],
            "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
        }
