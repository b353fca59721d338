"""Two real processes of the dashboard behind a real nginx, on free ports, with everything that nginx writes in a folder that goes away."""

import json
import os
import shutil
import ssl
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PATIENCE, Visit, chromium
from tests.serving import free_port, start, stop

__all__ = ["chromium"]
DEPLOY = Path(__file__).parents[1]
UNCHECKED = ssl._create_unverified_context()
"""The certificate is one that the tests made."""
MAIN = """
{user}
worker_processes 2;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    log_format tried '$http_user_agent|$status|$upstream_addr|$request_uri';
    access_log {folder}/access.log tried;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/ledger.conf;
}}
"""


@dataclass
class Answer:
    """What came back, whatever its status."""

    status: int
    headers: dict[str, list[str]]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


def ask(address: str, **headers: str) -> Answer:
    """One request of a program; ``accept_encoding`` is the header Accept-Encoding."""
    request = Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        response = urlopen(request, timeout=20, context=UNCHECKED)
    except HTTPError as error:
        response = error
    with response:
        names = {name.lower() for name in response.headers}
        return Answer(response.status, {name: response.headers.get_all(name) for name in names}, response.read())


def until(true: Callable[[], bool], what: str) -> None:
    """Wait for something, a minute at most."""
    for _ in range(240):
        with suppress(URLError, ConnectionError, TimeoutError):
            if true():
                return
        time.sleep(0.25)
    raise AssertionError(f"after a minute still not: {what}")


class Served:
    """The processes, by the number that the cookie gives them, and nginx before them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ports = {1: free_port(), 2: free_port()}
        self.address = f"http://127.0.0.1:{(port := free_port())}"
        text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
        for written, real in (("8080", port), ("8501", self.ports[1]), ("8502", self.ports[2])):
            assert f":{written}" in text
            text = text.replace(f":{written}", f":{real}")
        secure = free_port()
        self.secure = f"https://127.0.0.1:{secure}"
        key = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
        subprocess.run(key, check=True, capture_output=True)
        tls = f"listen 127.0.0.1:{secure} ssl; ssl_certificate {folder}/cert.pem; ssl_certificate_key {folder}/key.pem;"
        text = text.replace("server_tokens off;", f"{tls} server_tokens off;")
        (folder / "ledger.conf").write_text(text, encoding="utf-8")
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), encoding="utf-8")
        self.processes: dict[int, subprocess.Popen[bytes]] = {}

    def nginx(self, *more: str) -> list[str]:
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        assert program, "These tests need nginx: install the package 'nginx-light'."
        return [program, "-p", str(self.folder), "-e", str(self.folder / "error.log"), "-c", str(self.folder / "nginx.conf"), *more]

    def own(self, number: int) -> str:
        """The address of a process, past nginx."""
        return f"http://127.0.0.1:{self.ports[number]}"

    def start(self, number: int) -> None:
        self.processes[number] = start(self.ports[number], LEDGER_METRICS="open")
        until(lambda: ask(f"{self.own(number)}/health/ready").status == 200, "ready")

    def kill(self, number: int) -> None:
        process = self.processes.pop(number)
        process.kill()
        process.wait(timeout=20)

    def figure(self, number: int, name: str) -> float:
        """A figure that a process tells about itself."""
        lines = ask(f"{self.own(number)}/metrics").body.decode().splitlines()
        return next(float(line.split()[1]) for line in lines if line.startswith(f"{name} "))

    def sessions(self) -> dict[int, int]:
        """Open streams of each process that runs."""
        return {number: int(self.figure(number, "ledger_sessions")) for number in self.processes}

    def asked_by(self, agent: str) -> list[tuple[str, str]]:
        """Address and process of each request of a visitor, as nginx wrote them down when it had ended."""
        number = {f"127.0.0.1:{port}": str(number) for number, port in self.ports.items()}
        lines = (line.split("|", 3) for line in (self.folder / "access.log").read_text(encoding="utf-8").splitlines())
        return [(uri, number.get(upstream, upstream)) for name, _, upstream, uri in lines if name == agent]


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    with tempfile.TemporaryDirectory() as folder:
        given = Served(Path(folder))
        nginx = None
        try:
            tried = subprocess.run(given.nginx("-t"), capture_output=True, text=True, check=False)
            assert tried.returncode == 0, tried.stderr
            for number in given.ports:
                given.start(number)
            nginx = subprocess.Popen(given.nginx(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            until(lambda: ask(f"{given.address}/_stcore/health").status == 200, "nginx answers")
            yield given
        finally:
            for process in (nginx, *given.processes.values()):
                if process:
                    stop(process)


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Callable[[str], Visit]]:
    """A visitor with cookies of their own, known to nginx by the name of their browser."""
    contexts = []

    def come(name: str) -> Visit:
        context = chromium.new_context(locale="en-GB", user_agent=name, ignore_https_errors=True)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return Visit(context.new_page())

    yield come
    for context in contexts:
        context.close()


def process_of(visit: Visit) -> int:
    """The process on which the visitor's cookie keeps them."""
    return next(int(cookie["value"]) for cookie in visit.page.context.cookies() if cookie["name"] == "kursk_ledger")
