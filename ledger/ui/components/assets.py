"""Addresses of the scripts in this folder.

All of them stand below one hash over all of them. So one may import another by a relative path (``./name.js``), a browser
keeps them for good, and when one changes, all addresses change.
"""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def files() -> Mapping[str, bytes]:
    """The scripts of this folder by their names, read once in the life of the process."""
    return {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.js"))}


@cache
def version() -> str:
    """The hash over names and contents of all scripts."""
    found = sha256()
    for name, content in files().items():
        found.update(f"{name} {len(content)}\n".encode() + content)
    return found.hexdigest()[:12]


def asset(name: str) -> str:
    """The path of a script below the dashboard's address, such as ``/assets/0123456789ab/chart.js``.

    Raises
    ------
    KeyError
        If there is no such script.
    """
    if name not in files():
        raise KeyError(name)
    return f"/assets/{version()}/{name}"
