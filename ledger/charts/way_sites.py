"""The places of the way as they are marked: in which map, with which kinds of marks, and what is said at each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import isnan

import pandas as pd

from ledger.answers.rows import WayRow
from ledger.charts.way_basemap import FRAMES, FrameName, Point, inside
from ledger.i18n.language import Language
from ledger.record.boundaries import KEPT, read_outlines
from ledger.record.record_files import BoundaryFiles
from ledger.record.rows import Place, PresenceStatement, presence_by_id, rows_of
from ledger.text.sentences.way import kind_name

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


def sites(
    rows: pd.DataFrame,
    statements: pd.DataFrame,
    places: pd.DataFrame,
    sources: Mapping[str, str],
    boundaries: BoundaryFiles,
    lang: Language,
) -> dict[FrameName, list[Site]]:
    """The places with a known position in the frame in which they are marked, those with most kinds first.

    Other areas than Kursk region have no point, and stand in the table alone.
    """
    said = presence_by_id(statements)
    by_place: dict[tuple[str, str], list[WayRow]] = {}
    for row in rows_of(rows[rows["area"].isin(("", boundaries.home))], WayRow):
        by_place.setdefault((row["place_id"], row["area"]), []).append(row)
    known = {row["place_id"]: row for row in rows_of(places, Place)}
    found: dict[FrameName, list[Site]] = {"way": [], "east": []}
    for (place_id, area), kinds in by_place.items():
        name = lang.localised(read_outlines(boundaries)[area].names if area else known[place_id], "name")
        lat, lon = _middle(boundaries) if area else (known[place_id]["lat"], known[place_id]["lon"])
        if isnan(lat + lon):
            continue
        frame = FRAMES["east"] if inside(FRAMES["east"].project(lat, lon), FRAMES["east"].box) else FRAMES["way"]
        texts, denied = _kinds(name, kinds, said, sources, lang)
        found[frame.name].append(Site(place_id, name, *frame.project(lat, lon), texts, denied))
    return {
        frame_name: sorted(each, key=lambda site: (-len(site.kinds), site.place_id))
        for frame_name, each in found.items()
    }


def _kinds(
    name: str,
    rows: Sequence[WayRow],
    said: Mapping[str, PresenceStatement],
    sources: Mapping[str, str],
    lang: Language,
) -> tuple[dict[str, str], frozenset[str]]:
    """What is said at each mark of a place, and which of them were denied: all that say the same of soldiers, or of arms."""
    of_mark: dict[str, list[WayRow]] = {}
    denials: dict[str, list[WayRow]] = {"soldiers": [], "arms": []}
    for row in rows:
        if row["kind"] == "denial":
            denials[row["what"]].append(row)
        else:
            of_mark.setdefault("arms" if row["what"] == "arms" else row["kind"], []).append(row)
    alone = [
        row
        for what, each in denials.items()
        for row in each
        if not any((kind == "arms") == (what == "arms") for kind in of_mark)
    ]
    if alone:
        of_mark["denial"] = []
    texts, denied = {}, set()
    for kind, own in of_mark.items():
        against = alone if kind == "denial" else denials["arms" if kind == "arms" else "soldiers"]
        texts[kind] = "<br>".join(
            [f"<b>{name}</b>", *(line for row in [*own, *against] for line in _lines(row, said, sources, lang))]
        )
        if against:
            denied.add(kind)
    return texts, frozenset(denied)


def _short(statement: PresenceStatement, sources: Mapping[str, str], lang: Language) -> str:
    """The same as ``who_said`` for a narrow picture: with short days, the day of the statement only where it is another, and on two lines where it is long."""
    as_of = _short_day(statement["as_of"], statement["as_of_precision"], lang)
    stated = _short_day(statement["stated_on"], statement["stated_on_precision"], lang)
    begins = statement["period_start"]
    if not pd.isna(begins) and begins != statement["as_of"]:
        as_of = lang.gettext("{start} to {end}").format(start=lang.short_date(begins), end=as_of)
    sentence = f"{sources[statement['source']]}: {as_of}"
    if as_of == stated:
        return sentence
    added = lang.gettext("(stated on {stated})").format(stated=stated)
    return f"{sentence}{' ' if len(sentence) + len(added) < LONG_LINE else '<br>  '}{added}"


def _short_day(day: date, precision: str, lang: Language) -> str:
    return lang.short_date(day) if precision == "day" else lang.date_with_precision(day, precision, "short")


def _lines(
    row: WayRow, said: Mapping[str, PresenceStatement], sources: Mapping[str, str], lang: Language
) -> Iterator[str]:
    """What was said, and below it who said so about which day, the newest first."""
    yield kind_name(row, lang)
    yield from (_short(said[each], sources, lang) for each in row["ids"])


@lru_cache(maxsize=KEPT)
def _middle(boundaries: BoundaryFiles) -> Point:
    """A point in Kursk region, latitude and longitude."""
    from shapely.geometry import shape

    point = shape(read_outlines(boundaries)[boundaries.home].geometry).representative_point()
    return point.y, point.x
