"""Another record in place of the dashboard's, as long as a test looks at it."""

from collections.abc import Iterator
from contextlib import contextmanager

from ledger.record.record import Record
from ledger.record.store import record_store


@contextmanager
def shown(record: Record) -> Iterator[None]:
    """New readers of this process see the record."""
    store = record_store()
    before = store.current
    store.show(record)
    try:
        yield
    finally:
        store.show(before)
