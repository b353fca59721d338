"""Beside visitors who mean harm the others go on, and the process stays as large as it was."""

import asyncio
import contextlib
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.faults.hostile import bomb, flooding, opened, run_of, throw
from tests.support.client_state import touched
from tests.support.server import LEDGER, ROOT, awaited, free_port, stop, until_answered
from tests.support.streamlit_client import Act, Visitor

MIB = 1024 * 1024
CLICKS = 9


class Started:
    """A server of its own, and the file that its log goes to."""

    def __init__(self, log: Path) -> None:
        port = free_port()
        self.address, self.log = f"http://127.0.0.1:{port}", log
        with log.open("wb") as out:
            self.process = subprocess.Popen([sys.executable, *LEDGER, str(port)], cwd=ROOT, stdout=out, stderr=out)
        until_answered(self.address, self.process)

    def memory(self) -> float:
        """MiB of the process that are in memory."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / MIB


@pytest.fixture(scope="module")
def started(tmp_path_factory) -> Iterator[Started]:
    found = Started(tmp_path_factory.mktemp("log") / "log")
    yield found
    stop(found.process)


async def clicks(visitor: Visitor) -> list[float]:
    """The seconds that clicks take, one after the other, until pictures and page are there."""
    taken = []
    for number in range(CLICKS):
        begin = time.perf_counter()
        await visitor.act(Act({"sides": [("ukraine", "russia", "south_korea")[number % 3]]}))
        taken.append(time.perf_counter() - begin)
        await asyncio.sleep(0.2)
    return taken


async def beside(address: str, floods: int) -> tuple[float, float]:
    """The median time of another visitor's click, alone and beside floods."""
    visitor = Visitor(address, "timeline", "lang=en&metric=casualties", {})
    await visitor.come()
    usual = statistics.median(await clicks(visitor))
    with flooding(address, floods, 400):
        await asyncio.sleep(8 if floods else 0)  # until what they may send at once is over
        then = statistics.median(await clicks(visitor))
    await visitor.leave()
    return usual, then


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read as Linux tells it")
def test_messages_that_unpack_to_a_thousand_times_their_size_take_no_memory(started):
    awaited(beside(started.address, 0))
    before, frame = started.memory(), bomb(185)
    assert 170_000 < len(frame) < 200_000
    begin = time.perf_counter()
    with ThreadPoolExecutor(6) as throwers:
        said = list(throwers.map(lambda _: throw(started.address, [frame]), range(6)))
    took = time.perf_counter() - begin
    grown = started.memory() - before
    print(f"six bombs of {len(frame) / 1000:.0f} kB: {grown:.1f} MiB more, closed after {took:.2f} s")
    assert grown < 50
    assert all(b"\x88" in each[-140:] for each in said), "each stream is closed with a frame that says so"


@pytest.mark.long  # what a machine that does something else beside it fails, whoever is right
def test_beside_three_visitors_who_send_without_end_a_click_takes_at_most_twice_its_time(started):
    usual, then = awaited(beside(started.address, 3))
    print(f"a click alone {1000 * usual:.0f} ms, beside three floods {1000 * then:.0f} ms")
    assert then < 2 * usual + 0.1


def test_a_stream_that_is_closed_for_what_it_sent_costs_nobody_else_theirs(started):
    async def both() -> tuple[int | None, bytes]:
        bad, good = await opened(started.address), await opened(started.address)
        await bad.send("text")
        await asyncio.wait_for(bad.wait_closed(), 20)
        await good.send(run_of())
        answer = await asyncio.wait_for(good.recv(), 60)
        await good.close()
        return bad.close_code, bytes(answer)

    code, answer = awaited(both())
    assert code == 1003
    assert answer


PRESSES = (
    ("", "json_trigger_value", "[" * 20_000),
    ("", "json_trigger_value", r'[{"event":"changed","value":{"number":1,"fields":{"search":"\ud800"}}}]'),
    ("", "json_trigger_value", '[{"event":"changed","value":{"number":true,"fields":[]}}]'),
    ("", "json_trigger_value", '[{"event":"other","value":{}}]'),
    (
        "",
        "json_trigger_value",
        '[{"event":"changed","value":{"number":9007199254740992,"fields":{"\\u0000":{"a":[{}]}}}}]',
    ),
    ("", "bool_value", True),
    (
        "",
        "json_trigger_value",
        '[{"event":"changed","value":{"number":2,"fields":{"sources":["' + '","'.join(map(str, range(9000))) + '"]}}}]',
    ),
    ("\u202e\n", "trigger_value", True),
    ("_table", "string_value", '{"selection":{"rows":[99999999]}}'),
)


def test_presses_that_cannot_be_are_no_presses_and_the_session_goes_on(started):
    address, before = started.address, started.log.stat().st_size

    async def press() -> int:
        visitor = Visitor(address, "claims", "lang=en&metric=casualties", {})
        await visitor.come()
        events = touched(visitor.page.elements["channel_page"])
        for end, kind, value in PRESSES:
            for name in (f"{events}{end}", f"$$ID-0-claims_table{end}", "$$ID-0-document"):
                await visitor._run(WidgetState(id=name, **{kind: value}))
        await visitor.act(Act({"sides": ["ukraine"]}))
        runs = visitor.runs
        await visitor.leave()
        return runs

    assert awaited(press()) >= 3 * len(PRESSES) + 2
    for path in ("/media/%0AERROR%20forged%1B%5B31m.csv", "/%0AERROR%20forged", "/api/%0AERROR%20forged"):
        with contextlib.suppress(HTTPError), urlopen(address + path, timeout=20):
            pass
    written = started.log.read_bytes()[before:].decode("utf-8")
    assert "Traceback" not in written
    assert not [line for line in written.splitlines() if line.startswith("ERROR")]
    assert "\x1b[31m" not in written
