"""Days on which a reader may want to be placed, and what is hidden there."""

from datetime import date

from hypothesis import given, strategies as st

from ledger.answers.known_days import around_confirmation, stated_after
from ledger.record.record import Record
from ledger.record.store import default_record


def test_the_days_around_the_confirmation_come_from_the_record(record: Record, tiny: Record) -> None:
    # KCNA confirmed on 28 April 2025.
    assert around_confirmation(record) == (date(2025, 4, 27), date(2025, 4, 29))
    assert around_confirmation(record.known_on(date(2025, 4, 27))) is None
    assert around_confirmation(tiny) is None


@given(st.dates(date(2023, 9, 1), date(2026, 11, 29)))
def test_what_is_hidden_is_what_is_not_known(day: date) -> None:
    record = default_record()
    known = record.known_on(day)
    rows = [(each.claims, each.control, each.presence) for each in (record, known)]
    assert stated_after(record, day) == sum(len(every) - len(then) for every, then in zip(*rows, strict=True))
    assert stated_after(known, day) == 0


def test_a_statement_of_the_day_itself_is_not_hidden(tiny: Record) -> None:
    last = tiny.newest_statement
    assert last is not None
    assert stated_after(tiny, last) == 0
    assert stated_after(tiny, date(2023, 9, 1)) == len(tiny.claims) + len(tiny.control) + len(tiny.presence)
