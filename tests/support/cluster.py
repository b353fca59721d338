"""Real processes of the dashboard behind a real nginx with ``deploy/nginx.conf``, on free ports; all of it goes away in the end."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGCONT, SIGSTOP
from threading import Event, Thread
from time import sleep

from tests.support.http_requests import get, until
from tests.support.nginx import prepared
from tests.support.server import free_port, start, stop


class RunningCluster:
    """The processes, by the number that the cookie gives them, and nginx before them.

    Attributes
    ----------
    address, secure
        Where nginx answers: by http, and by https with a certificate of its own.
    ports
        The port of each process.
    processes
        Those that run now.
    nginx
        The command that runs it.
    """

    def __init__(self, folder: Path, count: int, settings: dict[str, str]) -> None:
        self.folder, self.settings = folder, settings
        self.ports = {number: free_port() for number in range(1, count + 1)}
        self.processes: dict[int, subprocess.Popen[bytes]] = {}
        plain, tls = free_port(), free_port()
        self.address, self.secure = f"http://127.0.0.1:{plain}", f"https://127.0.0.1:{tls}"
        key, certificate = folder / "key.pem", folder / "cert.pem"
        made = [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            "/CN=127.0.0.1",
            "-keyout",
            str(key),
            "-out",
            str(certificate),
        ]
        subprocess.run(made, check=True, capture_output=True)
        listen = f"listen 127.0.0.1:{plain}; listen 127.0.0.1:{tls} ssl; ssl_certificate {certificate}; ssl_certificate_key {key};"
        self.nginx = prepared(folder, self.ports, listen)

    def own(self, number: int) -> str:
        """The address of a process, past nginx."""
        return f"http://127.0.0.1:{self.ports[number]}"

    def start(self, number: int) -> None:
        """Start a process, and wait until it is warm."""
        self.processes[number] = start(self.ports[number], LEDGER_METRICS="open", **self.settings)
        until(lambda: get(f"{self.own(number)}/health/ready").status == 200, "ready")

    def kill(self, number: int) -> None:
        """End a process at once, without a farewell to its visitors."""
        process = self.processes.pop(number)
        process.kill()
        process.wait(timeout=20)

    @contextmanager
    def at_a_quarter(self) -> Iterator[None]:
        """All processes run only a quarter of the time, those too that are started meanwhile."""
        over = Event()

        def pulse() -> None:
            while not over.is_set():
                for signal, seconds in ((SIGSTOP, 0.03), (SIGCONT, 0.01)):
                    for process in list(self.processes.values()):
                        process.send_signal(signal)
                    sleep(seconds)

        pulsing = Thread(target=pulse)
        pulsing.start()
        try:
            yield
        finally:
            over.set()
            pulsing.join()

    def figure(self, number: int, name: str) -> float:
        """A figure that a process tells about itself."""
        lines = get(f"{self.own(number)}/metrics").body.decode().splitlines()
        return next(float(line.split()[1]) for line in lines if line.startswith(f"{name} "))

    def sessions(self) -> dict[int, int]:
        """Open streams of each process that runs."""
        return {number: int(self.figure(number, "ledger_sessions")) for number in self.processes}

    def asked_by(self, agent: str) -> list[tuple[str, str]]:
        """Address and process of each request of a visitor, as nginx wrote them down when it had ended."""
        number = {f"127.0.0.1:{port}": str(number) for number, port in self.ports.items()}
        lines = (line.split("|", 3) for line in (self.folder / "access.log").read_text(encoding="utf-8").splitlines())
        return [(uri, number.get(upstream, upstream)) for name, _, upstream, uri in lines if name == agent]


@contextmanager
def running_cluster(count: int = 2, **settings: str) -> Iterator[RunningCluster]:
    """Processes and nginx, all ready; stopped in the end.

    Parameters
    ----------
    count
        How many processes.
    settings
        Variables of their environment beside those of this process; figures are open.
    """
    with tempfile.TemporaryDirectory() as folder:
        all_of_it = RunningCluster(Path(folder), count, settings)
        nginx = None
        try:
            tried = subprocess.run([*all_of_it.nginx, "-t"], capture_output=True, text=True, check=False)
            assert tried.returncode == 0, tried.stderr
            for number in all_of_it.ports:
                all_of_it.start(number)
            nginx = subprocess.Popen(all_of_it.nginx, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            until(lambda: get(f"{all_of_it.address}/_stcore/health").status == 200, "nginx answers")
            yield all_of_it
        finally:
            for process in (nginx, *all_of_it.processes.values()):
                if process:
                    stop(process)
