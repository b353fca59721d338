"""What several tests need: a tiny record that can be read by eye, a copy to break, and the real one."""

import gc
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from ledger.record import validation
from ledger.record.csv_reader import Cells
from ledger.record.load import load
from ledger.record.record import Record
from ledger.record.schema import Table
from ledger.record.schema.relations import Violation
from ledger.record.store import default_record
from tests.support.server import running_server

# The same examples on every run: a red run can be repeated, and only a change can turn a green one red; make fuzz looks further.
# No example has to be quick: a busy machine is slow, not wrong.
settings.register_profile(
    "repeatable", derandomize=True, deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("repeatable")

# A test makes much and keeps little: looking for garbage as often as Python does by itself takes a twentieth of the time.
gc.set_threshold(100_000, 20, 100)

# Commands speak English in tests unless they are asked otherwise, whatever the terminal of whoever runs them.
os.environ["LC_ALL"] = "C.UTF-8"

FIXTURE = Path(__file__).parent / "fixtures" / "record"


@pytest.fixture(scope="session", autouse=True)
def rows_that_were_sound() -> Iterator[None]:
    """Rows that broke no rule of their own table are not checked against these rules again: most tests change one of eleven tables, and
    each of the others takes 30 ms."""
    within, sound = validation._violations_within, set[int]()

    def once(table: Table, frame: pd.DataFrame, cells: Cells) -> Iterator[Violation]:
        content = hash((table.name, tuple(cells.columns), tuple(map(tuple, cells.rows))))
        if content not in sound:
            found = list(within(table, frame, cells))
            yield from found
            if not found:
                sound.add(content)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(validation, "_violations_within", once)
        yield


@pytest.fixture(scope="session")
def tiny() -> Record:
    """The tiny record of ``tests/fixtures/record``."""
    return load(FIXTURE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tiny record's folder, to be broken."""
    return Path(shutil.copytree(FIXTURE, tmp_path / "record"))


@pytest.fixture(scope="session")
def record() -> Record:
    """The real record: the one that the pages read in this process."""
    return default_record()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the dashboard on a real server."""
    with running_server() as address:
        yield address


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a server that runs, which ``make test-fast`` does without.

    Browser tests come first, then the files with the most tests, so that no worker waits for the other's last long file.
    """
    for item in items:
        if "server" in getattr(item, "fixturenames", ()):
            item.add_marker("server")
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.get_closest_marker("browser") is None, -tests[item.path], item.path))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling:
    """Deal out whole files: the tests of a file share a document, a multiplied record, a server."""
    return LoadFileScheduling(config, log)
