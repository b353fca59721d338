"""Days on which a reader may want to be placed, and how much is hidden from him there."""

from datetime import date, timedelta

import pandas as pd

from ledger.record.frames import equals_text
from ledger.record.record import Record

CONFIRMATION = "ev-kcna-confirms"
"""The event by which Pyongyang confirmed that it had sent soldiers."""


def around_confirmation(record: Record) -> tuple[date, date] | None:
    """The day before Pyongyang confirmed that it had sent soldiers, and the day after; None where the record has no such event."""
    days = record.events.loc[equals_text(record.events, "event_id", CONFIRMATION), "date"]
    if days.empty:
        return None
    confirmed: date = days.iloc[0].date()
    return confirmed - timedelta(days=1), confirmed + timedelta(days=1)


def stated_after(record: Record, day: date) -> int:
    """How many claims, and statements on settlements and presence, were stated after a day."""
    return sum(
        int((frame["stated_on"] > pd.Timestamp(day)).sum())
        for frame in (record.claims, record.control, record.presence)
    )
