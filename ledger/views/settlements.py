"""What a view knows of settlements: the statements that pass the filters, and what follows from them on a day."""

from datetime import date

import pandas as pd

from ledger.answers import map_days, settlement_control, settlement_counts
from ledger.answers.filtering import apply_statement_filters
from ledger.charts.map.figure import statements_without_position
from ledger.record.rows import Place, rows_of
from ledger.text.sentences.settlements import headline
from ledger.views import presence
from ledger.views.cache import for_question
from ledger.views.view import View


@for_question()
def statements(view: View) -> pd.DataFrame:
    """The statements on settlements that pass the filters."""
    return apply_statement_filters(view.record.control, view.question)


@for_question()
def intervals(view: View) -> pd.DataFrame:
    """What each account said of each settlement, and how long that stood: the answer of ``control.words``."""
    return settlement_control.statement_intervals(statements(view))


@for_question()
def on_day(view: View, day: date) -> pd.DataFrame:
    """What was last said of each settlement, about a day: the answer of ``control.state``."""
    return settlement_control.control_on_day(statements(view), view.record.places, day, intervals(view))


@for_question()
def counts(view: View, day: date) -> str:
    """How many settlements something was said of, and on how many the accounts agree: a sentence."""
    return headline(on_day(view, day), day, view.lang)


@for_question()
def change_dates(view: View) -> list[date]:
    """The days on which a statement on the map begins to count: on settlements and on soldiers."""
    return map_days.change_dates(intervals(view), presence.statements(view))


@for_question()
def without_position(view: View) -> str:
    """The names of the settlements that are spoken of and have no known position; empty where there are none."""
    missing = statements_without_position(view.record.places, statements(view))
    return view.lang.join_list([view.lang.localised(place, "name") for place in rows_of(missing, Place)])


def map_date(view: View) -> date | None:
    """The day of the map; None where nobody has said who holds a settlement or where soldiers were."""
    return map_days.resolve_map_date(change_dates(view), view.question.map_date, view.day)


@for_question()
def disputed(view: View) -> settlement_counts.OverlappingControl:
    """The days on which two sides claimed the same settlement, up to the day of the map."""
    return settlement_counts.overlapping_control(statements(view), map_date(view) or view.day)
