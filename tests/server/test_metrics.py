"""Metrics for the operator: closed by default, never through a proxy, in formats that Prometheus reads."""

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as plain
from starlette.requests import Request

from ledger.runtime.metrics import API_REQUESTS, OPEN_STREAMS, SCRIPT_RUN_SECONDS, SCRIPT_RUNS
from ledger.server.metrics import Metrics
from tests.support.app_driver import opened


def answered(is_open: bool = True, version: str = "abc", headers: tuple = ()):
    return Metrics(is_open, lambda: version, lambda: 2048, lambda: 3).answer(
        Request({"type": "http", "headers": headers})
    )


def samples(response, read=plain) -> dict[tuple[str, ...], float]:
    """The values by their names and labels."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in read(response.body.decode())
        for sample in family.samples
    }


def test_figures_are_closed_unless_opened_and_never_pass_a_proxy() -> None:
    assert answered(is_open=False).status_code == 404
    assert answered(headers=((b"x-forwarded-for", b"192.0.2.1"),)).status_code == 404
    assert answered().status_code == 200


def test_what_is_raised_is_told() -> None:
    names = [
        ("ledger_runs_total",),
        ("ledger_sessions",),
        ("ledger_api_requests_total", "200"),
        ("ledger_api_requests_total", "304"),
        ("ledger_run_seconds_count",),
        ("ledger_run_seconds_bucket", "0.2"),
        ("ledger_run_seconds_bucket", "0.3"),
    ]
    before = samples(answered())
    for status in (200, 304, 200):
        API_REQUESTS.labels(status).inc()
    SCRIPT_RUNS.inc()
    OPEN_STREAMS.inc(4)
    OPEN_STREAMS.dec(1)
    SCRIPT_RUN_SECONDS.observe(0.25)
    after = samples(answered())
    OPEN_STREAMS.dec(3)
    assert [after[name] - before.get(name, 0) for name in names] == [1, 3, 2, 1, 1, 0, 1]


def test_the_state_of_the_process_is_told() -> None:
    told = samples(answered())
    assert (told[("ledger_ready",)], told[("ledger_data_info", "abc")], told[("ledger_kept_bytes",)]) == (1, 1, 2048)
    assert told[("ledger_record_problems",)] == 3
    assert told[("process_resident_memory_bytes",)] > 1_000_000
    assert told[("process_cpu_seconds_total",)] > 0
    cold = samples(answered(version=""))
    assert cold[("ledger_ready",)] == 0
    assert [name for name in cold if name[0] == "ledger_data_info"] == []


@pytest.mark.parametrize(
    ("accept", "media", "read"),
    [
        (b"*/*", "text/plain; version=", plain),
        (b"application/openmetrics-text; version=1.0.0", "application/openmetrics-text; version=1.0.0", openmetrics),
    ],
)
def test_the_format_is_the_one_that_is_asked_for(accept, media, read) -> None:
    response = answered(headers=((b"accept", accept),))
    assert response.headers["content-type"].startswith(media)
    assert samples(response, read)[("ledger_ready",)] == 1


def test_a_run_of_a_page_is_timed() -> None:
    before = samples(answered())
    opened("map", lang="en")
    after = samples(answered())
    counted = [("ledger_runs_total",), ("ledger_run_seconds_count",)]
    assert [after[name] - before[name] for name in counted] == [1, 1]
    assert after[("ledger_run_seconds_sum",)] > before[("ledger_run_seconds_sum",)]
