"""What a view knows of the way from North Korea to Kursk region on the day of the map."""

from datetime import date

import pandas as pd

from ledger.answers.way import way
from ledger.charts.way import way_figure
from ledger.charts.way_basemap import FrameName
from ledger.record.boundaries import places_within
from ledger.views import presence, settlements
from ledger.views.cache import for_question
from ledger.views.source_names import short_names
from ledger.views.view import View


def map_date(view: View) -> date:
    """The day of the map; where nobody has said who holds a settlement, the day that is asked for, at most that of the reader."""
    return settlements.map_date(view) or min(view.question.map_date or view.day, view.day)


@for_question()
def rows(view: View) -> pd.DataFrame:
    """The way up to the day of the map: the answer of ``way.way``."""
    boundaries = view.record.boundaries
    in_region = places_within(boundaries, boundaries.home, view.record.places)
    return way(presence.statements(view), in_region, map_date(view), boundaries.home)


def counted_statements(view: View) -> pd.DataFrame:
    """The statements that belong to the way up to the day of the map."""
    known = presence.statements(view)
    return known[known["presence_id"].isin(rows(view)["ids"].explode())]


def figure(name: FrameName, view: View) -> dict[str, object] | None:
    """One of the two maps; None where nobody had spoken of the way."""
    found = rows(view)
    return (
        None
        if found.empty
        else way_figure(
            name,
            found,
            counted_statements(view),
            view.record.places,
            short_names(view),
            view.record.boundaries,
            lang=view.lang,
            theme=view.theme,
        )
    )


def places(view: View) -> list[str]:
    """The places of the way by name, in the order of the answer, each once, without its end."""
    known = view.record.place_rows
    return [
        view.lang.localised(known[place_id], "name") for place_id in dict.fromkeys(rows(view)["place_id"]) if place_id
    ]
