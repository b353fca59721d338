"""The dashboard on a real server, for whoever needs one."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.request import urlopen

Found = TypeVar("Found")
ROOT = Path(__file__).parents[2]
OPTIONS = ("--server.headless", "true", "--server.port")
"""What every program around Streamlit is given, and after it the port."""
LEDGER = ("-m", "streamlit", "run", "dashboard.py", *OPTIONS)
"""The dashboard as everybody starts it: arguments of Python, after which the port comes."""


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def start(port: int, at: str = "", **settings: str) -> subprocess.Popen[bytes]:
    """The dashboard in a process of its own, once it answers; whoever starts it stops it.

    Parameters
    ----------
    at
        The path before every page.
    settings
        Variables of its environment beside those of this process.
    """
    command = [sys.executable, *LEDGER, str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **settings}
    )
    try:
        until_answered(f"http://127.0.0.1:{port}{at}", process)
    except BaseException:
        stop(process)
        raise
    return process


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and wait until it is gone."""
    process.terminate()
    process.wait(timeout=20)


@contextmanager
def running_server(at: str = "", **settings: str) -> Iterator[str]:
    """The dashboard in a process of its own, on a free port, as ``start`` starts it; stopped in the end."""
    port = free_port()
    process = start(port, at, **settings)
    try:
        yield f"http://127.0.0.1:{port}{at}"
    finally:
        stop(process)


def until_answered(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a process says that it is healthy, three minutes at most: a busy machine is slow, not wrong. Asked so often that the benchmark can time it."""
    end = time.monotonic() + 180
    while time.monotonic() < end:
        assert process.poll() is None, f"the server stopped at its start: {process.args!r}"
        try:
            with urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.01)
    raise AssertionError(f"{address} did not answer within three minutes")


def until_open(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until a process listens, a minute at most."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, f"it stopped at its start: {process.args!r}"
        with suppress(OSError), socket.create_connection(("localhost", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError(f"nobody listens at {port} within a minute")


def awaited(work: Coroutine[Any, Any, Found]) -> Found:
    """What a coroutine gives. It has a thread of its own: a worker that has driven Chromium has a loop that runs, and asyncio refuses another beside it."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, work).result()
