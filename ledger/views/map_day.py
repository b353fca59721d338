"""The day of the map for a view: from when to when it can be moved, on which days the picture changes, the key moments."""

from datetime import date

from ledger.answers import map_days
from ledger.record.rows import Event, rows_of
from ledger.views import settlements
from ledger.views.cache import for_question
from ledger.views.view import View


def span(view: View) -> tuple[date, date]:
    """From which day to which one the day of the map can be moved: from the first change, or the day that is asked for
    where that is earlier, to the reader's day. The map must have a day (``settlements.map_date``)."""
    first = settlements.change_dates(view)[0]
    return min(first, view.question.map_date or first, view.day), view.day


def picture_changes(view: View) -> list[date]:
    """The days on which the picture of the map changes; that of one account also when its words grow old."""
    changes = settlements.change_dates(view)
    if view.question.map_account == "together":
        return changes
    return sorted({*changes, *_ageing_days(view)})


@for_question()
def _ageing_days(view: View) -> list[date]:
    return list(map_days.ageing_dates(settlements.intervals(view)))


def moments(view: View) -> list[Event]:
    """The key moments between the first and the last day of the map, in order."""
    first, last = span(view)
    return [moment for moment in _key_moments(view) if first <= moment["date"].date() <= last]


@for_question()
def _key_moments(view: View) -> list[Event]:
    return rows_of(map_days.key_moments(view.record.events, view.record.presence), Event)
