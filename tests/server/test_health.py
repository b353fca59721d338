"""A process listens only when it is ready, and does not live on a record that breaks its rules."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from starlette.requests import Request

from ledger.record.load import DATA
from ledger.record.problems import RecordError
from ledger.record.record import Record
from ledger.record.store import RecordStore
from ledger.runtime.settings import EX_CONFIG, Settings
from ledger.server import app
from ledger.server.health import READY, Health
from ledger.server.metrics import METRICS
from ledger.ui.app import HOME_PAGE, PAGES
from tests.support.api_client import ask
from tests.support.app_driver import opened, visible_text
from tests.support.server import LEDGER, ROOT, awaited, free_port

REQUEST = Request({"type": "http", "headers": []})


def answered(health: Health) -> tuple[int, dict]:
    response = health.answer(REQUEST)
    assert response.headers["cache-control"] == "no-store"
    return response.status_code, json.loads(response.body)


def test_a_process_is_ready_once_the_record_is_loaded(record) -> None:
    health = Health()
    assert answered(health) == (503, {"ready": False, "data_version": "", "problems": 0})
    health.is_warm = True
    assert answered(health) == (200, {"ready": True, "data_version": record.version, "problems": 0})


def test_the_server_is_warm_before_it_listens(record) -> None:
    health = Health()

    async def life() -> str:
        async with app.lifespan(health)(None):
            return health.version

    assert awaited(life()) == record.version


def test_what_fails_while_it_warms_up_ends_the_process(monkeypatch) -> None:
    def broken(_folder: Path) -> None:
        raise OSError("boundaries")

    monkeypatch.setattr(app, "read_boundaries", broken)

    async def life() -> None:
        async with app.lifespan(Health())(None):
            raise AssertionError("it listens")

    with pytest.raises(OSError, match="boundaries"):
        awaited(life())


def test_a_record_that_breaks_its_rules_ends_the_process_before_it_listens(tmp_path) -> None:
    claims = Path(shutil.copytree(DATA, tmp_path / "record")) / "claims.csv"
    head, first, rest = claims.read_text(encoding="utf-8").split("\n", 2)
    claims.write_text("\n".join([head, first, first, rest]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *LEDGER, str(free_port())],
        cwd=ROOT,
        env={**os.environ, "LEDGER_DATA": str(claims.parent)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == EX_CONFIG
    assert done.stderr.startswith("claims.csv row 3, column claim_id: ")
    assert "the row says in every cell what row 2 says" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_record_that_breaks_its_rules_is_looked_at_once(monkeypatch) -> None:
    looked = []

    def broken(_folder: Path) -> Record:
        looked.append(1)
        raise RecordError([])

    monkeypatch.setattr("ledger.record.store.load", broken)
    broken_store = RecordStore(Path("nowhere"))
    for _ in range(3):
        with pytest.raises(RecordError):
            _ = broken_store.current
    assert looked == [1]


class LongAgo(date):
    """A clock that is behind."""

    @classmethod
    def today(cls) -> date:
        return date(1970, 1, 1)


@pytest.mark.parametrize("page", PAGES)
def test_a_clock_before_the_day_of_collection_breaks_no_page(record, monkeypatch, page) -> None:
    monkeypatch.setattr("ledger.record.record.date", LongAgo)
    assert record.today() == record.collected_on
    app = opened(page, lang="en")
    if page != "part":
        assert visible_text(app)
    if page == HOME_PAGE:
        assert ask("api/answers/territory").json["known_on"] == str(record.collected_on)


def test_the_addresses_of_the_operator_stand_beside_the_interface() -> None:
    assert {READY, METRICS, "/api"} <= {getattr(route, "path", "") for route in app.routes(Settings(), Health())}
