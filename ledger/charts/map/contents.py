"""What the map is drawn from on a day: the answers, and what was said of each place in a few lines."""

from datetime import date

import pandas as pd

from ledger.answers import presence as reports
from ledger.charts.map.figure import MapStatements
from ledger.charts.map.markers import with_xy
from ledger.charts.map.window import Window, window_box
from ledger.i18n.language import Language
from ledger.record.boundaries import read_boundaries
from ledger.record.frames import to_records
from ledger.record.record import Record
from ledger.record.rows import Place, rows_of
from ledger.text.sentences.presence import ACCORDING_TO, in_home_region, outside, statement_lines
from ledger.text.sentences.settlements import latest_statements


def map_statements(
    record: Record, control: pd.DataFrame, states: pd.DataFrame, presence: pd.DataFrame, day: date, lang: Language
) -> MapStatements:
    """What had been said by a day, with the words that stand beside each mark.

    Parameters
    ----------
    control, presence
        The statements on settlements and on presence that pass the filters.
    states
        The answer of ``control.state`` to ``control`` on the day.
    """
    soldiers = presence[presence["what"] == "soldiers"]
    begun = reports.begun_by(presence, day)
    at_places, in_areas = begun[begun["area"] == ""], begun[begun["area"] != ""]
    held = {row["place_id"]: latest_statements(row, lang) for row in to_records(states[states["agreement"] != ""])}
    reported = _reported(at_places, "place_id", record, lang)
    return MapStatements(
        control,
        states,
        soldiers,
        reports.presence(presence, day),
        {place_id: [*held.get(place_id, []), *reported.get(place_id, [])] for place_id in {*held, *reported}},
        _reported(in_areas, "area", record, lang),
    )


def statements_outside(record: Record, found: pd.DataFrame, window: Window, lang: Language) -> str:
    """Which of the places where North Koreans were reported in Kursk region lie north or south of a window; empty where none does.

    Parameters
    ----------
    found
        The answer of ``answers.presence.presence``.
    """
    boundaries = read_boundaries(record.boundaries)
    everywhere = with_xy(boundaries, record.places)
    _west, south, _east, north = window_box(boundaries, everywhere, window)
    counted = found[(found["said"] != reports.DENIED) & found["place_id"].isin(in_home_region(record))]
    places = everywhere[everywhere["place_id"].isin(counted["place_id"]) & ~everywhere["y"].between(south, north)]
    names = sorted(lang.localised(place, "name") for place in rows_of(places, Place))
    return outside(names, lang) if names else ""


def _reported(statements: pd.DataFrame, by: str, record: Record, lang: Language) -> dict[str, list[str]]:
    heading = lang.gettext(ACCORDING_TO)
    return {str(key): [heading, *statement_lines(rows, record, lang)] for key, rows in statements.groupby(by)}
