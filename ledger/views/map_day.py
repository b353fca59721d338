"""The day of the map for a view: from when to when it can be moved, on which days the picture changes, the key moments."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ledger.answers import map_days
from ledger.record.frames import records
from ledger.views import settlements
from ledger.views.cache import cached
from ledger.views.view import View


def span(view: View) -> tuple[date, date]:
    """From which day to which one the day of the map can be moved: from the first change, or the day that is asked for
    where that is earlier, to the reader's day. The map must have a day (``settlements.map_date``)."""
    first = settlements.change_dates(view)[0]
    return min(first, view.question.day or first, view.day), view.day


def picture_changes(view: View) -> list[date]:
    """The days on which the picture of the map changes; that of one account also when its words grow old."""
    changes = settlements.change_dates(view)
    if view.question.account == "together":
        return changes
    return cached(
        view.filter_scope, "ageing days", lambda: sorted({*changes, *map_days.ageing_days(settlements.intervals(view))})
    )


def moments(view: View) -> list[Mapping[Any, Any]]:
    """The key moments between the first and the last day of the map, in order."""
    first, last = span(view)
    found = cached(
        view.filter_scope,
        "key moments",
        lambda: records(map_days.key_moments(view.record.events, view.record.presence)),
    )
    return [moment for moment in found if first <= moment["date"].date() <= last]
