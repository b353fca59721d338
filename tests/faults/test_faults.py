"""Faults, drilled: what is promised when disk, folder, home, clock or way fail, and when many come at once.

A process killed within a click, a way cut for 1, 10 and 60 seconds: ``tests/browser/test_lost_connection.py``. A process killed, broken,
updated behind nginx: ``deploy/tests``. A clock before the record: ``tests/server/test_health.py``.
"""

import asyncio
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.faults.hostile import opened, run_of
from tests.support.api_client import ask
from tests.support.server import LEDGER, ROOT, awaited, free_port, start, stop, until_answered
from tests.support.streamlit_client import Act, Visitor

MIB = 1024 * 1024
LINK = "lang=en&metric=casualties"
long = pytest.mark.long


def memory(process: subprocess.Popen[bytes]) -> float:
    """MiB of a process that are in memory."""
    return (
        int(Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1])
        * os.sysconf("SC_PAGE_SIZE")
        / MIB
    )


@long
@pytest.mark.parametrize("ending", ["pdf", "pptx", "html"])
def test_a_disk_that_is_full_leaves_a_sentence_and_no_half_file(tmp_path: Path, ending: str) -> None:
    there = tmp_path / f"briefing.{ending}"
    there.write_bytes(b"of yesterday")
    done = subprocess.run(
        [sys.executable, "-m", "ledger", "briefing", "--out", str(there)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{there} cannot be written: File too large. Choose another place")
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [there.name]
    assert there.read_bytes() == b"of yesterday"


@contextmanager
def nowhere_to_write(**settings: str) -> Iterator[str]:
    """The dashboard where no byte can be written into any file, as on a full disk or in a folder that is read-only, without a home."""
    port = free_port()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("HOME", "XDG", "MPL"))
    } | settings
    process = subprocess.Popen(
        [sys.executable, *LEDGER, str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    try:
        until_answered(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(process)


@long
@pytest.mark.parametrize("settings", [{}, {"HOME": "/nonexistent"}], ids=["no HOME", "a HOME that is not there"])
def test_without_a_home_and_with_nowhere_to_write_it_serves(settings: dict[str, str]) -> None:
    async def visit(address: str) -> int:
        visitor = Visitor(address, "timeline", LINK, {})
        await visitor.come()
        await visitor.act(Act({"sides": ["south_korea"]}))
        await visitor.leave()
        return visitor.runs

    with nowhere_to_write(**settings) as address:
        assert awaited(visit(address)) >= 2
        for path in ("api/claims", "api/claims?format=parquet", "api/pictures/timeline", "timeline"):
            with urlopen(f"{address}/{path}", timeout=60) as answer:
                assert answer.status == 200, path


@pytest.mark.parametrize("days", [-30_000, -1, 1, 400, 30_000])
def test_a_clock_that_jumps_breaks_no_answer(record, monkeypatch, days: int) -> None:
    there = max(record.today() + timedelta(days=days), date.min)
    monkeypatch.setattr(type(record), "today", lambda _record: max(there, record.collected_on) if days < 0 else there)
    for path in (
        "api/claims?page_size=1",
        "api/answers/current",
        "api/pictures/timeline",
        "api/feed.json",
        "api/openapi.json",
        "api/answers/control",
    ):
        assert ask(path).status == 200, path


@long
def test_fifty_at_once_on_a_cold_process_all_get_their_page() -> None:
    port = free_port()
    process = start(port)
    address = f"http://127.0.0.1:{port}"

    async def come() -> float:
        begin = time.perf_counter()
        visitor = Visitor(address, "timeline", LINK, {})
        await visitor.come()
        await visitor.leave()
        return time.perf_counter() - begin

    async def all_come() -> list[float]:
        return await asyncio.wait_for(asyncio.gather(*(come() for _ in range(50))), 120)

    try:
        took = sorted(awaited(all_come()))
        print(
            f"50 at once on a cold process: the first after {took[0]:.1f} s, the median after {took[25]:.1f} s, the last after {took[-1]:.1f} s; {memory(process):.0f} MiB"
        )
        assert len(took) == 50
        assert process.poll() is None
    finally:
        stop(process)


@long
def test_five_hundred_who_only_look_cost_those_who_act_nothing() -> None:
    port = free_port()
    process = start(port)
    address = f"http://127.0.0.1:{port}"

    async def idle_and_click() -> tuple[float, float, float, float]:
        acting = Visitor(address, "timeline", LINK, {})
        await acting.come()
        alone, before = await click(acting), memory(process)
        streams = []
        for _ in range(25):
            streams += await asyncio.gather(*(opened(address) for _ in range(20)))
        for stream in streams:
            await stream.send(run_of())
            await asyncio.wait_for(stream.recv(), 60)
        crowded, after = await click(acting), memory(process)
        for stream in streams:
            await stream.close()
        await acting.leave()
        return alone, crowded, before, after

    async def click(visitor: Visitor) -> float:
        taken = []
        for number in range(7):
            begin = time.perf_counter()
            await visitor.act(Act({"sides": [("ukraine", "russia", "south_korea")[number % 3]]}))
            taken.append(time.perf_counter() - begin)
        return sorted(taken)[3]

    try:
        alone, crowded, before, after = awaited(idle_and_click())
        print(
            f"500 idle: a click {1000 * alone:.0f} ms alone, {1000 * crowded:.0f} ms beside them; {before:.0f} MiB before, {after:.0f} after, {(after - before) * 1024 / 500:.0f} KiB each"
        )
        assert crowded < 2 * alone + 0.1
        assert after - before < 500
    finally:
        stop(process)
