"""Figures for the operator: closed by default, never through a proxy, in a format that Prometheus reads."""

import re

from starlette.requests import Request

from ledger.runtime.counters import Counter
from ledger.server import metrics
from ledger.server.metrics import MEDIA, Metrics

LINE = re.compile(r'(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="[^"\\]*"\})? [0-9.]+)')


def answered(is_open: bool = True, version: str = "abc", headers: tuple = ()):
    return Metrics(is_open, lambda: version, lambda: 2048).answer(Request({"type": "http", "headers": headers}))


def test_figures_are_closed_unless_opened_and_never_pass_a_proxy() -> None:
    assert answered(is_open=False).status_code == 404
    assert answered(headers=((b"x-forwarded-for", b"192.0.2.1"),)).status_code == 404
    assert answered().status_code == 200


def test_every_line_is_of_the_format(monkeypatch) -> None:
    runs, requests, streams = (Counter() for _ in range(3))
    monkeypatch.setattr(metrics, "SCRIPT_RUNS", runs)
    monkeypatch.setattr(metrics, "API_REQUESTS", requests)
    monkeypatch.setattr(metrics, "OPEN_STREAMS", streams)
    for status in ("200", "304", "200"):
        requests.add(status)
    runs.add()
    streams.add(times=4)
    streams.add(times=-1)
    response = answered()
    assert response.headers["content-type"] == MEDIA
    text = response.body.decode()
    assert text.endswith("\n")
    lines = text.splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert {
        "ledger_ready 1",
        'ledger_data_info{data_version="abc"} 1',
        "ledger_sessions 3",
        "ledger_kept_bytes 2048",
        "ledger_runs_total 1",
        'ledger_api_requests_total{status="200"} 2',
        'ledger_api_requests_total{status="304"} 1',
    } <= set(lines)
    assert "ledger_ready 0" in answered(version="").body.decode().splitlines()
