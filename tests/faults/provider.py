"""A provider of OpenID Connect in a process of its own, and the dashboard with sign-in on, on loopback."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.support.server import free_port, start, stop, until_open

SECRETS = """[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{secret}"
client_id = "ledger"
client_secret = "tried on loopback"  # pragma: allowlist secret
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""
COOKIE_SECRET = "only-for-tests-" + "0123456789" * 3  # pragma: allowlist secret (for tests)


class Signing(NamedTuple):
    """Where the dashboard and the provider answer."""

    address: str
    provider: str


@contextmanager
def signing_in() -> Iterator[Signing]:
    """Both, ready; stopped in the end."""
    port, provider_port = free_port(), free_port()
    both = Signing(f"http://localhost:{port}", f"http://localhost:{provider_port}")
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, ".streamlit")
        folder.mkdir()
        (folder / "secrets.toml").write_text(
            SECRETS.format(address=both.address, provider=both.provider, secret=COOKIE_SECRET), encoding="utf-8"
        )
        command = [sys.executable, "-m", "oidc_provider_mock", "--host", "localhost", "--port", str(provider_port)]
        provider = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
        ledger = None
        try:
            until_open(provider_port, provider)
            ledger = start(port, LEDGER_SIGN_IN="on", HOME=home)
            yield both
        finally:
            for process in (ledger, provider):
                if process:
                    stop(process)
