"""Processes of their own, and what they cost: the dashboard, its peers, and those beside them."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import psutil

from tests.support.server import OPTIONS, ROOT, free_port, stop, until_answered

WITHOUT_MEASURES = ("-m", "benchmarks.peers.without_measures", *OPTIONS)
"""The same dashboard without the measures."""
DASH = ("-m", "benchmarks.peers.dash_app")
"""The peer in Dash; it answers every path with its page, the one that asks for its health too."""


def start(
    command: Sequence[str],
    cores: set[int] | None = None,
    folder: Path = ROOT,
    **pipes: Any,
) -> subprocess.Popen[bytes]:
    """Start a program in the project's folder or in another one, as operators do; it stays on the cores that are named,
    with all its threads and children."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "benchmarks" / "operators")}
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    pin_to_cores = partial(os.sched_setaffinity, 0, cores) if cores else None
    return subprocess.Popen(command, cwd=folder, env=env, preexec_fn=pin_to_cores, **quiet | pipes)


class Served:
    """One server, which can die and be started again on its port.

    Parameters
    ----------
    program
        ``LEDGER`` or a peer: arguments of Python, after which the port comes.
    cores
        The cores on which it stays; anywhere when not given.
    pipes
        Where it writes, as ``subprocess`` takes it; nowhere when not given. ``folder`` is where it runs.
    """

    def __init__(self, program: Sequence[str], cores: set[int] | None = None, **pipes: Any) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._start = partial(start, [sys.executable, *program, str(self.port)], cores, **pipes)
        self.process = self._start()

    def die(self) -> None:
        """End it without a warning."""
        self.process.kill()
        self.process.wait(timeout=20)

    def start(self) -> None:
        """Start it again, and wait until it answers."""
        self.process = self._start()
        until_answered(self.address, self.process)

    @property
    def memory(self) -> float:
        """What it holds of the machine's memory, in MiB."""
        held: int = psutil.Process(self.process.pid).memory_info().rss
        return held / 2**20


@contextmanager
def served(program: Sequence[str], cores: set[int] | None = None, **pipes: Any) -> Iterator[Served]:
    """A server that answers; stopped in the end."""
    server = Served(program, cores, **pipes)
    try:
        until_answered(server.address, server.process)
        yield server
    finally:
        stop(server.process)


def spent(process: subprocess.Popen[bytes]) -> float:
    """The seconds of processor time that a process and its children have taken until now."""
    parent = psutil.Process(process.pid)
    return sum(sum(each.cpu_times()[:2]) for each in (parent, *parent.children(recursive=True)))
