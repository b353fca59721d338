"""The crowd's process from outside: it takes orders, and is stopped in the end."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from benchmarks.processes import start
from tests.support.server import stop


class Load:
    """A crowd of visitors in a process of its own, so that it does not run on the server's time."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def request(self, do: str, **what: Any) -> dict[str, Any]:
        """Give an order, a method of ``benchmarks.crowd.VirtualUsers``, and wait for its answer."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps({"do": do, **what}).encode() + b"\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline() or "null")
        assert answer, "the crowd stopped; its message stands above"
        return answer


@contextmanager
def load(address: str, cores: set[int], in_sight: Mapping[str, Sequence[str]]) -> Iterator[Load]:
    """A crowd for an address, on some cores; its visitors see the pictures that are named for the path of a page."""
    command = [sys.executable, "-m", "benchmarks.crowd", address, json.dumps(in_sight)]
    process = start(command, cores, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=None)
    try:
        yield Load(process)
    finally:
        stop(process)
