"""The record that this process shows: read from its folder, looked at again and again, replaced whole by a good newer one.

A record that breaks its rules, is half written or has vanished never replaces the last good one. A reader stays on the record on
which the session began until the newer one is chosen, so one that was replaced stays here as long as somebody looks at it.
"""

import logging
from collections import deque
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

from ledger.i18n.sentence import Sentence
from ledger.record.load import DATA, load
from ledger.record.problems import Problem, RecordError
from ledger.record.record import Record
from ledger.record.record_files import folder_state, read_folder
from ledger.runtime.settings import settings_or_exit

LOG = logging.getLogger(__name__)
RECENT = 3
"""So many records are kept whether or not somebody looks at them: a browser may still ask for a picture of one."""
LOGGED_PROBLEMS = 20


class RecordStore:
    """The record of a folder, now and before.

    Parameters
    ----------
    folder
        Where the record lies; it is read on first use.

    Attributes
    ----------
    problems
        Why what lies in the folder now is not shown; empty where it is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: tuple[Problem, ...] = ()
        self._lock = Lock()
        self._current: Record | RecordError | None = None
        self._by_fingerprint: WeakValueDictionary[str, Record] = WeakValueDictionary()
        self._recent: deque[Record] = deque(maxlen=RECENT)
        self._state_before: object = None
        self._read_state: object = None
        self._read_digest = ""

    @property
    def current(self) -> Record:
        """The record that a new reader sees.

        Raises
        ------
        RecordError
            If the folder never held one that keeps the rules; it is read once.
        """
        with self._lock:
            if self._current is None:
                self._read_state = self._state_before = folder_state(self.folder)
                self._current = self._first()
        if isinstance(self._current, RecordError):
            raise RecordError(self._current.problems)
        return self._current

    def find(self, fingerprint: str) -> Record | None:
        """A record by its fingerprint, as long as it is kept."""
        return self._by_fingerprint.get(fingerprint)

    def kept(self) -> list[Record]:
        """All records that are kept, the one that is shown among them."""
        return list(self._by_fingerprint.values())

    def refresh(self, prepare: Callable[[Record], object] = lambda _record: None) -> bool:
        """Look whether the folder holds a newer record, and show it if it keeps the rules.

        What changes is read only once it has stayed the same from one call to the next, and twice; so half of a record is never taken
        for a whole one. One call at a time.

        Parameters
        ----------
        prepare
            Called with the newer record before anybody sees it.

        Returns
        -------
        bool
            Whether the record was replaced.
        """
        shown, state = self.current, folder_state(self.folder)
        before, self._state_before = self._state_before, state
        if state == self._read_state or state != before:
            return False
        files = read_folder(self.folder)
        if read_folder(self.folder).digest != files.digest or folder_state(self.folder) != state:
            return False
        self._read_state = state
        if files.digest == self._read_digest:
            return False
        self._read_digest = files.digest
        if files.digest == shown.files.digest:
            self._accept_again()
            return False
        try:
            newer = load(files)
            prepare(newer)
        except RecordError as error:
            self._refuse(error.problems)
            return False
        except Exception:
            LOG.exception("The record in %s cannot be read.", self.folder)
            self._refuse(
                (
                    Problem(
                        self.folder.name,
                        None,
                        "",
                        None,
                        Sentence("the record cannot be read; the log of the server says why"),
                    ),
                )
            )
            return False
        self.show(newer)
        LOG.warning("The record was replaced: version %s instead of %s.", newer.version, shown.version)
        return True

    def keep(self, record: Record) -> None:
        """Let a record be found by its fingerprint as long as somebody holds it."""
        self._by_fingerprint[record.fingerprint] = record

    def show(self, record: Record) -> None:
        """Let new readers see a record."""
        self.keep(record)
        self._recent.append(record)
        self._current, self.problems = record, ()

    def _first(self) -> Record | RecordError:
        try:
            found = load(self.folder)
        except RecordError as error:
            return error
        self.show(found)
        self._read_digest = found.files.digest
        return found

    def _accept_again(self) -> None:
        if self.problems:
            LOG.warning("The record in %s is again the one that is shown.", self.folder)
        self.problems = ()

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        LOG.error(
            "The record in %s is not shown, because it breaks its rules; the one before stays. %s",
            self.folder,
            " | ".join(map(str, problems[:LOGGED_PROBLEMS]))
            + (f" | and {len(problems) - LOGGED_PROBLEMS} more" if len(problems) > LOGGED_PROBLEMS else ""),
        )


def record_folder() -> Path:
    """The folder of the record: that of the operator (``LEDGER_DATA``), else that of the dashboard."""
    return settings_or_exit().data or DATA


@cache
def record_store() -> RecordStore:
    """The store of this process."""
    return RecordStore(record_folder())


def default_record() -> Record:
    """The record that a new reader sees, for pages, data interface and commands alike.

    Raises
    ------
    RecordError
        If there is none that keeps the rules.
    """
    return record_store().current
