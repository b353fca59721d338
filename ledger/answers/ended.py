"""States that have ended: what was said of them stays in the record, but holds no longer."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from ledger.record.rows import Event, rows_of

ENDING_EVENTS: Mapping[tuple[str, str], str] = MappingProxyType({("captured", "present"): "ev-prisoners-to-seoul"})
"""By measure and basis: the event that ended the state. How many were ever captured is a total and has no end."""


def end_of(events: pd.DataFrame, metric: str, basis: str) -> Event | None:
    """The event that ended a state, as far as it is known; None where the state goes on.

    Parameters
    ----------
    events
        ``Record.events``, already placed on the day of ``known_on``.
    """
    found = rows_of(events[events["event_id"] == ENDING_EVENTS.get((metric, basis), "")], Event)
    return found[0] if found else None


def without_ended(claims: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """The claims without those about a state that has ended since: they are about a day before its end.

    Parameters
    ----------
    claims, events
        ``Record.claims`` or some of them, and ``Record.events``, placed on the same day.
    """
    kept = pd.Series(True, index=claims.index)
    for metric, basis in ENDING_EVENTS:
        if event := end_of(events, metric, basis):
            kept &= ~((claims["metric"] == metric) & (claims["basis"] == basis) & (claims["as_of"] < event["date"]))
    return claims if kept.all() else claims[kept]
