"""A real nginx before processes of the dashboard, with visitors who stay on theirs."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.processes import start
from tests.serving import free_port, stop, until_answered

MAIN = """
{user}
worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 2048; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
SITE = """
map $cookie_process $process {{ {named} default all; }}
map $upstream_addr $stays {{ {numbers} }}
map $http_upgrade $hold {{ "" ""; default upgrade; }}
upstream all {{ zone all 64k; {servers} }}
{upstreams}
server {{
    listen 127.0.0.1:{port};
    add_header Set-Cookie $stays always;
    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $hold;
    proxy_connect_timeout 2s;
    proxy_read_timeout 1h;
    location / {{ proxy_pass http://$process; }}
}}
"""


def site(port: int, processes: Sequence[int]) -> str:
    """The configuration: new visitors go in turn, whoever has a number goes to that process while it lives.

    Parameters
    ----------
    port
        Where nginx listens.
    processes
        The ports of the processes, in the order of their numbers.
    """
    servers = {process: f"server 127.0.0.1:{process};" for process in processes}
    upstreams = []
    for process, own in servers.items():
        others = " ".join(server.replace(";", " backup;") for server in servers.values() if server != own)
        upstreams.append(f"upstream process_{process} {{ zone process_{process} 64k; {own} {others} }}")
    return SITE.format(
        port=port,
        named=" ".join(f"{process} process_{process};" for process in processes),
        numbers=" ".join(f'"~:{process}$" "process={process}; Path=/";' for process in processes),
        servers=" ".join(servers.values()),
        upstreams="\n".join(upstreams),
    )


@contextmanager
def nginx(processes: Sequence[int], cores: set[int]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """nginx on a free port before the processes, once it answers: its address and its process; stopped in the end."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "This part needs nginx: install the package 'nginx-light'."
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        (folder / "site.conf").write_text(site(port, processes), encoding="utf-8")
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), encoding="utf-8")
        process = start([program, "-p", name, "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")], cores)
        try:
            until_answered(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}", process
        finally:
            stop(process)
