"""A process is ready only when it is warm."""

import json

from starlette.requests import Request

from ledger.health import READY, Health
from ledger.metrics import METRICS
from ledger.settings import Settings
from ledger.ui import server
from tests.serving import awaited

ASKED = Request({"type": "http", "headers": []})


def answered(health: Health) -> tuple[int, dict]:
    response = health.answer(ASKED)
    assert response.headers["cache-control"] == "no-store"
    return response.status_code, json.loads(response.body)


def test_a_process_is_ready_once_the_record_is_loaded() -> None:
    health = Health()
    assert answered(health) == (503, {"ready": False, "data_version": "", "problem": ""})
    health.warm(lambda: "abc")
    assert answered(health) == (200, {"ready": True, "data_version": "abc", "problem": ""})


def test_a_process_without_a_record_never_becomes_ready(caplog) -> None:
    def broken() -> str:
        raise ValueError("claims.csv, row 7")

    health = Health()
    health.warm(broken)
    status, said = answered(health)
    assert status == 503
    assert "the log of the server says why" in said["problem"]
    assert "claims.csv, row 7" in caplog.text


def test_the_server_warms_up_while_it_serves(record, monkeypatch) -> None:
    health = Health()
    monkeypatch.setattr(server, "HEALTH", health)

    async def life() -> None:
        async with server.lifespan(None):
            assert not health.version
    awaited(life())
    assert health.version == record.version


def test_the_addresses_of_the_operator_stand_beside_the_interface() -> None:
    assert {READY, METRICS, "/api"} <= {route.path for route in server.routes(Settings())}
