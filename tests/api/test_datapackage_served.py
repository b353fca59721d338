"""The data package at its address: whoever is given it alone finds every file, with the columns that it describes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from starlette.applications import Starlette

from ledger.api.routes import ROUTES
from ledger.cli.main import main
from ledger.record.load import DATA, load
from ledger.record.record import Record
from ledger.record.record_files import DESCRIBED_FILES, RecordFiles
from tests.support.package_report import faults, validated
from tests.support.server import free_port
from tests.support.shown_record import shown


@contextmanager
def served() -> Iterator[str]:
    """The data interface on a port of this machine."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=ROUTES), port=port, log_level="error"))
    thread = Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def described(folder: Path) -> Record:
    """The tiny record with the description of its tables."""
    assert main(["datapackage", str(folder)]) == 0
    return load(folder)


def test_frictionless_follows_the_package_from_its_address(described: Record) -> None:
    with shown(described), served() as address:
        report = validated(f"{address}/api/datapackage.json")
    assert report.valid, faults(report)
    tasks = {task.name: task for task in report.tasks}
    assert len(tasks) == len(DESCRIBED_FILES)
    # The header of claims.csv is no row.
    assert tasks["claims"].stats["rows"] == len(described.files.read("claims.csv").splitlines()) - 1


def test_frictionless_sees_at_the_address_where_columns_are_not_as_described(described: Record) -> None:
    other = described.files.read("control.csv").replace(b"controller", b"holder", 1)
    files = RecordFiles({**described.files.contents, "control.csv": other})
    with shown(replace(described, files=files)), served() as address:
        report = validated(f"{address}/api/datapackage.json")
    assert not report.valid
    assert "holder" in faults(report)


@pytest.mark.parametrize("path", DESCRIBED_FILES)
def test_each_file_is_that_of_the_record(get, path) -> None:
    answered = get(f"api/{path}")
    assert answered.body == (DATA / path).read_bytes()
    assert (
        answered.headers["Content-Type"]
        == {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json"}[path.rpartition(".")[2]]
    )


@pytest.mark.parametrize(
    "path",
    [
        "api/../LICENSES.md",
        "api/LICENSES.md",
        "api/boundaries/odbl/LICENSE.txt",
        "api/boundaries/../claims.csv",
        "api/secret.csv",
    ],
)
def test_no_other_file_is_given(get, path) -> None:
    assert get(path).status == 404
