"""nginx before processes of the dashboard, as ``deploy/nginx.conf`` has it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory

from benchmarks.processes import start
from tests.support.nginx import prepared
from tests.support.server import free_port, stop, until_answered


@contextmanager
def nginx(ports: Sequence[int], cores: set[int]) -> Iterator[tuple[str, Popen[bytes]]]:
    """nginx on a free port and on some cores, once it answers: its address and its process; stopped in the end."""
    with TemporaryDirectory() as folder:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        process = start(prepared(Path(folder), dict(enumerate(ports, 1)), f"listen 127.0.0.1:{port};"), cores)
        try:
            until_answered(address, process)
            yield address, process
        finally:
            stop(process)
