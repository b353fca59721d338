"""What programs and browsers get through nginx: health, packing, caching, headers, limits."""

import gzip
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.http_requests import get


def test_nginx_accepts_the_configuration(served):
    done = subprocess.run([*served.nginx, "-t"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_health_passes_and_figures_do_not(served):
    assert get(f"{served.address}/_stcore/health").status == 200
    ready = get(f"{served.address}/health/ready").json
    assert ready["ready"]
    assert ready["data_version"] == get(f"{served.address}/api").headers["x-data-version"][0]
    for closed in ("/metrics", "/_stcore/metrics", "/map/_stcore/metrics", "/%5Fstcore/metrics"):
        assert get(served.address + closed).status == 404
    for number in served.ports:
        assert served.figure(number, "ledger_ready") == 1
        assert get(f"{served.own(number)}/metrics", x_forwarded_for="192.0.2.1").status == 404
        assert get(f"{served.own(number)}/_stcore/metrics").status == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "192.0.2.1", "ledger.example:8080", "localhost.evil.example", "127.0.0.1.evil.example"]
)
def test_a_foreign_host_gets_nothing(served, host):
    for address in (served.address, served.secure):
        for path in ("/", "/api", "/health/ready", "/_stcore/stream"):
            refused = get(address + path, host=host)
            assert (refused.status, refused.body) == (421, b"There is nothing for this host here.\n")
            assert refused.headers["server"] == ["nginx"]


def test_the_page_is_kept_nowhere_and_says_who_may_frame_it(served):
    for path in ("/", "/map?lang=de"):
        headers = get(served.address + path).headers
        assert headers["cache-control"] == ["no-store"]
        assert [each.rpartition("; ")[2] for each in headers["content-security-policy"]] == ["frame-ancestors 'none'"]
        assert "permissions-policy" in headers
        assert headers["x-frame-options"] == ["DENY"]
        assert headers["x-content-type-options"] == ["nosniff"]
        assert headers["referrer-policy"] == ["same-origin"]
        assert re.fullmatch("kursk_ledger=[12]; Path=/; HttpOnly; SameSite=Lax", headers["set-cookie"][0])


def test_assets_come_packed_and_are_kept_for_good(served):
    page = get(f"{served.address}/").body.decode()
    assets = re.findall(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"', page)
    assert {asset.rpartition(".")[2] for asset in assets} == {"js", "css"}
    for asset in assets:
        packed, plain = get(f"{served.address}/{asset}", accept_encoding="gzip"), get(f"{served.address}/{asset}")
        if len(plain.body) >= 1024:  # packing less brings nothing
            assert packed.headers["content-encoding"] == ["gzip"]
            assert "Accept-Encoding" in packed.headers["vary"]
            assert gzip.decompress(packed.body) == plain.body
            assert len(packed.body) < len(plain.body)
        assert packed.headers["cache-control"] == ["public, immutable, max-age=31536000"]
        assert "set-cookie" not in packed.headers
    missing = get(f"{served.address}/static/js/of-another-version.js")
    assert missing.headers["cache-control"] == ["no-store"]


def test_both_processes_give_programs_the_same_and_know_what_they_have(served):
    address = f"{served.address}/api/claims?metric=casualties&known_on=2025-04-28"
    first = get(address, cookie="kursk_ledger=1", accept_encoding="gzip")
    assert first.status == 200
    assert first.headers["content-encoding"] == ["gzip"]
    assert first.headers["cache-control"] == ["no-cache"]
    assert first.headers["access-control-allow-origin"] == ["*"]
    assert first.headers["x-content-type-options"] == ["nosniff"]
    assert "set-cookie" not in first.headers
    again = get(address, cookie="kursk_ledger=2", if_none_match=first.headers["etag"][0])
    assert (again.status, again.body) == (304, b"")
    feed = get(f"{served.address}/api/feed.json").json
    assert feed["feed_url"].startswith(f"{served.address}/")


def test_addresses_that_programs_get_name_https_where_the_visitor_came_by_it(served):
    assert get(f"{served.secure}/api/feed.json").json["feed_url"].startswith(f"{served.secure}/")


def test_the_stream_is_refused_to_pages_of_other_sites(served):
    handshake = {
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec_websocket_version": "13",
        "sec_websocket_key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert get(f"{served.address}/_stcore/stream", origin="https://other.example", **handshake).status == 403


def test_too_much_is_refused(served):
    body = "x" * (3 * 1024 * 1024)
    done = subprocess.run(
        [
            "curl",
            "-s",
            "-o",
            "/dev/null",
            "-w",
            "%{http_code}",
            "-X",
            "PUT",
            "--data-binary",
            "@-",
            f"{served.address}/_stcore/upload_file/a/b",
        ],
        input=body,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "413"


def test_who_asks_too_often_is_told_so(served):
    with ThreadPoolExecutor(20) as many:
        answers = list(many.map(get, [f"{served.address}/api/nothing"] * 120))
    assert {answer.status for answer in answers} == {404, 429}
    refused = next(answer for answer in answers if answer.status == 429)
    assert refused.headers["content-type"] == ["application/json"]
    assert refused.json["error"].startswith("Too many requests")
