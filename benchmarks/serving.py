"""The dashboard and its Dash peer, each on a real server of its own."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

from tests.serving import free_port

ROOT = Path(__file__).parents[1]


@contextmanager
def running(command: list[str], address: str, ready: str, errors: IO[bytes] | int = subprocess.DEVNULL) -> Iterator[subprocess.Popen[bytes]]:
    """A server in a process of its own, from the moment at which ``address/ready`` answers; stopped in the end."""
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=errors)
    try:
        while not _answers(f"{address}{ready}"):
            assert process.poll() is None, f"the server stopped at its start: {command}"
            time.sleep(0.01)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=1):
            return True
    except (URLError, ConnectionError, TimeoutError):
        return False


@contextmanager
def running_ledger() -> Iterator[str]:
    """The dashboard as ``make run`` starts it."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with running(["-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.headless", "true"], address, "/_stcore/health"):
        yield address


@contextmanager
def running_dash() -> Iterator[str]:
    """The peer as its own command starts it."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with running(["-m", "benchmarks.peers.dash_app", str(port)], address, "/timeline"):
        yield address
