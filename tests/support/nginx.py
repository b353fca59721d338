"""nginx with ``deploy/nginx.conf``, for processes on other ports and for another address."""

import os
import re
import shutil
from pathlib import Path

DEPLOY = Path(__file__).parents[2] / "deploy"
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
        What stands in place of ``listen 127.0.0.1:8080;``; for the server of foreign hosts too.
    """
    servers = {number: f"server 127.0.0.1:{port} max_fails=0;" for number, port in ports.items()}
    others = {
        number: "".join(f" {each[:-1]} backup;" for other, each in servers.items() if other != number)
        for number in ports
    }
    lines = {
        r"    \d +ledger_\d;": [f"    {number}       ledger_{number};" for number in ports],
        r"upstream ledger .*": [f"upstream ledger   {{ zone ledger 64k;   {' '.join(servers.values())} }}"],
        r"upstream ledger_\d .*": [
            f"upstream ledger_{number} {{ zone ledger_{number} 64k; {servers[number]}{others[number]} }}"
            for number in ports
        ],
        r'    "~\^\(101.*': [
            f'    "~^(101:|200:text/html).*:{port}$" "kursk_ledger={number}; Path=/; HttpOnly; $same_site";'
            for number, port in ports.items()
        ],
        r"    listen 127\.0\.0\.1:8080 default_server;": [
            "    " + re.sub(r"(listen [^;]*);", r"\1 default_server;", listen)
        ],
        r"    listen 127\.0\.0\.1:8080;": [f"    {listen}"],
    }
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for written, real in lines.items():
        block = "\n".join(real).replace("\\", r"\\")
        text, found = re.subn(rf"^{written}$(?:\n{written}$)*", block, text, count=1, flags=re.MULTILINE)
        assert found, written
    return text


def prepared(folder: Path, ports: dict[int, int], listen: str) -> list[str]:
    """The command that runs nginx, once all that it needs is in a folder; ports and address as in ``configuration``."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "This needs nginx: install the package 'nginx-light'."
    (folder / "ledger.conf").write_text(configuration(ports, listen), encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), encoding="utf-8")
    return [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
