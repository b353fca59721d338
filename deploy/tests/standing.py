"""Real processes of the dashboard behind a real nginx with ``deploy/nginx.conf``, on free ports; all of it goes away in the end."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.tests.asking import ask, until
from tests.serving import free_port, start, stop

DEPLOY = Path(__file__).parents[1]
AROUND = """
{user}
worker_processes 2;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
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


def configuration(ports: dict[int, int], listen: str) -> str:
    """``nginx.conf`` for other processes than its two, and another address.

    Parameters
    ----------
    ports
        The port of each process, by the number that the cookie gives it.
    listen
        What stands in place of ``listen 127.0.0.1:8080;``.
    """
    servers = {number: f"server 127.0.0.1:{port};" for number, port in ports.items()}
    others = {number: "".join(f" {each[:-1]} backup;" for other, each in servers.items() if other != number) for number in ports}
    lines = {
        r"    \d +ledger_\d;": [f"    {number}       ledger_{number};" for number in ports],
        r"upstream ledger .*": [f"upstream ledger   {{ zone ledger 64k;   {' '.join(servers.values())} }}"],
        r"upstream ledger_\d .*": [f"upstream ledger_{number} {{ zone ledger_{number} 64k; {servers[number]}{others[number]} }}" for number in ports],
        r'    "~\^\(101.*': [f'    "~^(101:|200:text/html).*:{port}$" "kursk_ledger={number}; Path=/; HttpOnly; $same_site";' for number, port in ports.items()],
        r"    listen 127\.0\.0\.1:8080;": [f"    {listen}"],
    }
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for written, real in lines.items():
        block = "\n".join(real).replace("\\", r"\\")
        text, found = re.subn(rf"^{written}$(?:\n{written}$)*", block, text, count=1, flags=re.MULTILINE)
        assert found, written
    return text


class Standing:
    """The processes, by the number that the cookie gives them, and nginx before them.

    Attributes
    ----------
    address, secure
        Where nginx answers: by http, and by https with a certificate of its own.
    ports
        The port of each process.
    processes
        Those that run now.
    """

    def __init__(self, folder: Path, count: int, settings: dict[str, str]) -> None:
        self.folder, self.settings = folder, settings
        self.ports = {number: free_port() for number in range(1, count + 1)}
        self.processes: dict[int, subprocess.Popen[bytes]] = {}
        plain, tls = free_port(), free_port()
        self.address, self.secure = f"http://127.0.0.1:{plain}", f"https://127.0.0.1:{tls}"
        key, certificate = folder / "key.pem", folder / "cert.pem"
        made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
        subprocess.run(made, check=True, capture_output=True)
        listen = f"listen 127.0.0.1:{plain}; listen 127.0.0.1:{tls} ssl; ssl_certificate {certificate}; ssl_certificate_key {key};"
        (folder / "ledger.conf").write_text(configuration(self.ports, listen), encoding="utf-8")
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), encoding="utf-8")

    def nginx(self, *more: str) -> list[str]:
        """The command that runs nginx."""
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        assert program, "This needs nginx: install the package 'nginx-light'."
        return [program, "-p", str(self.folder), "-e", str(self.folder / "error.log"), "-c", str(self.folder / "nginx.conf"), *more]

    def own(self, number: int) -> str:
        """The address of a process, past nginx."""
        return f"http://127.0.0.1:{self.ports[number]}"

    def start(self, number: int) -> None:
        """Start a process, and wait until it is warm."""
        self.processes[number] = start(self.ports[number], LEDGER_METRICS="open", **self.settings)
        until(lambda: ask(f"{self.own(number)}/health/ready").status == 200, "ready")

    def kill(self, number: int) -> None:
        """End a process at once, without a farewell to its visitors."""
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


@contextmanager
def standing(count: int = 2, **settings: str) -> Iterator[Standing]:
    """Processes and nginx, all ready; stopped in the end.

    Parameters
    ----------
    count
        How many processes.
    settings
        Variables of their environment beside those of this process; figures are open.
    """
    with tempfile.TemporaryDirectory() as folder:
        all_of_it = Standing(Path(folder), count, settings)
        nginx = None
        try:
            tried = subprocess.run(all_of_it.nginx("-t"), capture_output=True, text=True, check=False)
            assert tried.returncode == 0, tried.stderr
            for number in all_of_it.ports:
                all_of_it.start(number)
            nginx = subprocess.Popen(all_of_it.nginx(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            until(lambda: ask(f"{all_of_it.address}/_stcore/health").status == 200, "nginx answers")
            yield all_of_it
        finally:
            for process in (nginx, *all_of_it.processes.values()):
                if process:
                    stop(process)
