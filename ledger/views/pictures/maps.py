"""The maps: Kursk region on a day, large and small, and the way from North Korea."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from types import MappingProxyType

from ledger.charts.map.contents import map_statements
from ledger.charts.map.figure import MapStatements, map_figure, small_map
from ledger.i18n.messages import N_
from ledger.record.boundaries import read_boundaries
from ledger.text.sentences.maps import map_alt
from ledger.text.sentences.region import of_region
from ledger.views import presence, settlements, way
from ledger.views.cache import cached
from ledger.views.pictures.picture import Figure, Picture
from ledger.views.view import View


def _map(view: View) -> Figure | None:
    day, question = settlements.map_date(view), view.question
    return (
        None
        if day is None
        else map_figure(
            read_boundaries(view.record.boundaries),
            view.record.places,
            _map_statements(view, day),
            account=question.map_account,
            window=question.map_extent,
            reports=question.reports,
            holders=question.holders,
            lang=view.lang,
            theme=view.theme,
        )
    )


def _small_map(view: View) -> Figure | None:
    day = settlements.map_date(view)
    return (
        None
        if day is None
        else small_map(
            read_boundaries(view.record.boundaries),
            view.record.places,
            _map_statements(view, day),
            lang=view.lang,
            theme=view.theme,
        )
    )


def _map_statements(view: View, day: date) -> MapStatements:
    """What the map of a day is drawn from."""
    return cached(
        view.filter_scope,
        f"said by {day}",
        lambda: map_statements(
            view.record,
            settlements.statements(view),
            settlements.on_day(view, day),
            presence.statements(view),
            day,
            view.lang,
        ),
    )


_MAP = N_("Map of Kursk region on {day}: where North Koreans were reported, and who was said to hold which settlement.")


def _alt_of_map(view: View) -> str:
    return map_alt(view.record, settlements.map_date(view) or view.day, view.lang)


_WAY = N_(
    "Map of the way from North Korea to Kursk region by {day}: places of departure, arrival, training and transit, arms apart."
)


_WAY_EAST = N_(
    "Map of the eastern end of the way by {day}, at a larger scale: places of departure, arrival, training and transit, arms apart."
)


_WAY_ELSEWHERE = N_(
    "Map of the way from North Korea, {region}, by {day}: places of departure, arrival, training and transit, arms apart."
)


def _alt_of_way(message: str, elsewhere: str, view: View) -> str:
    return of_region(view.record, view.lang, message, elsewhere, day=view.lang.date(way.map_date(view)))


PICTURES: Mapping[str, Picture] = MappingProxyType(
    {
        "map": Picture(
            _map,
            _MAP,
            ("account", "window", "reports", "holders"),
            "place",
            zooms="map",
            words=_alt_of_map,
        ),
        "small_map": Picture(
            _small_map,
            N_("Small map on {day}: where North Koreans were reported, and who was said to hold which settlement."),
            (),
            "place",
        ),
        "way": Picture(
            partial(way.figure, "way"),
            _WAY,
            (),
            "place",
            words=partial(_alt_of_way, _WAY, _WAY_ELSEWHERE),
        ),
        "way_east": Picture(
            partial(way.figure, "east"),
            _WAY_EAST,
            (),
            "place",
            words=partial(_alt_of_way, _WAY_EAST, _WAY_EAST),
        ),
    }
)
