"""A process is ready only when it is warm."""

import json

from starlette.requests import Request

from ledger.server import app
from ledger.server.health import READY, Health
from ledger.server.metrics import METRICS
from ledger.settings import Settings
from tests.serving import awaited

ASKED = Request({"type": "http", "headers": []})


def answered(health: Health) -> tuple[int, dict]:
    response = health.answer(ASKED)
    assert response.headers["cache-control"] == "no-store"
    return response.status_code, json.loads(response.body)


def test_a_process_is_ready_once_the_record_is_loaded() -> None:
    health = Health()
    assert answered(health) == (503, {"ready": False, "data_version": "", "problem": ""})
    health.load(lambda: "abc")
    assert answered(health) == (200, {"ready": True, "data_version": "abc", "problem": ""})


def test_a_process_without_a_record_never_becomes_ready(caplog) -> None:
    def broken() -> str:
        raise ValueError("claims.csv, row 7")

    health = Health()
    health.load(broken)
    status, said = answered(health)
    assert status == 503
    assert "the log of the server says why" in said["problem"]
    assert "claims.csv, row 7" in caplog.text


def test_the_server_warms_up_while_it_serves(record, monkeypatch) -> None:
    health = Health()
    monkeypatch.setattr(app, "HEALTH", health)

    async def life() -> None:
        async with app.lifespan(None):
            assert not health.version
    awaited(life())
    assert health.version == record.version


def test_the_addresses_of_the_operator_stand_beside_the_interface() -> None:
    assert {READY, METRICS, "/api"} <= {getattr(route, "path", "") for route in app.routes(Settings())}
