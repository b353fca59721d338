"""What several tests need: a tiny record that can be read by eye, a copy to break, and the real one."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from ledger.record import Record, load, shared

# The same examples on every run: a red run can be repeated, and only a change can turn a green one red.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")

FIXTURE = Path(__file__).parent / "fixtures" / "record"


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
    return shared()
