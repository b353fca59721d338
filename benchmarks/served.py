"""A process on cores of its own, with what it costs: the dashboard, and those beside it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil

from tests.serving import free_port

ROOT = Path(__file__).parents[1]
LEDGER = ("streamlit", "run", "dashboard.py")
"""The dashboard as everybody starts it, as a module with its arguments."""
PLAIN = ("benchmarks.peers.without_measures",)
"""The same dashboard without the measures."""


def start(command: Sequence[str], cores: set[int], **pipes: int | None) -> psutil.Popen:
    """Start a program in the project's folder that stays on some cores, with all its threads and children."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return psutil.Popen(command, cwd=ROOT, preexec_fn=lambda: os.sched_setaffinity(0, cores), **quiet | pipes)


def stop(process: psutil.Popen) -> None:
    """End a process and wait until it is gone."""
    if process.is_running():
        process.terminate()
        process.wait(timeout=20)


class Served:
    """One process of the dashboard, which can die and be started again on its port.

    Parameters
    ----------
    module
        ``LEDGER`` or ``PLAIN``.
    core
        The core that it has for itself.
    """

    def __init__(self, module: Sequence[str], core: int) -> None:
        self.port = free_port()
        self._command = [sys.executable, "-m", *module, "--server.port", str(self.port), "--server.headless", "true"]
        self._core = core
        self.process: psutil.Popen | None = None

    def start(self) -> None:
        """Start the process, and wait until it answers."""
        self.process = start(self._command, {self._core})
        until_answered(f"http://127.0.0.1:{self.port}/_stcore/health", self.process)

    def die(self) -> None:
        """End it without a warning."""
        assert self.process
        self.process.kill()
        self.process.wait(timeout=20)

    def stop(self) -> None:
        """End it in peace, if it lives."""
        if self.process:
            stop(self.process)

    @property
    def memory(self) -> float:
        """What it holds of the machine's memory, in MiB."""
        assert self.process
        held: int = self.process.memory_info().rss
        return held / 2**20


@contextmanager
def served(module: Sequence[str], *cores: int) -> Iterator[list[Served]]:
    """A process on each of the cores; stopped in the end."""
    processes = [Served(module, core) for core in cores]
    try:
        for each in processes:
            each.start()
        yield processes
    finally:
        for each in processes:
            each.stop()


def spent(process: psutil.Popen) -> float:
    """The seconds of processor time that a process and its children have taken until now."""
    return sum(sum(each.cpu_times()[:2]) for each in (process, *process.children(recursive=True)))


def until_answered(address: str, process: psutil.Popen) -> None:
    """Wait until an address answers, for a minute at most."""
    for _ in range(240):
        assert process.poll() is None, f"{process.args[:4]} stopped at its start"
        try:
            with urlopen(address, timeout=1):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
    raise AssertionError(f"{address} did not answer within a minute")
