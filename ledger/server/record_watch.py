"""Looks again and again whether the folder of the record holds a newer one, as long as the server runs."""

import asyncio
import logging
from collections.abc import Callable

from ledger.record.record import Record
from ledger.record.store import RecordStore

LOG = logging.getLogger(__name__)
SECONDS = 2.0
"""Between two looks. A change is read at the second look that finds it unchanged, so it is shown within ten seconds."""


async def watch(store: RecordStore, prepare: Callable[[Record], object]) -> None:
    """Refresh the store in a thread of its own, for ever; visitors are answered meanwhile.

    Parameters
    ----------
    prepare
        Loads what every visitor needs of a newer record, before anybody sees it.
    """
    while True:
        await asyncio.sleep(SECONDS)
        try:
            await asyncio.to_thread(store.refresh, prepare)
        except Exception:
            LOG.exception("The folder of the record could not be looked at; it is tried again.")
