"""Where pictures and cards are, and for how long a browser may keep them."""

import hashlib
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

PICTURES, CARDS = "/api/pictures", "/api/cards"
THEME, REVISION, OUTLINES = "theme", "revision", "outlines"
"""Parameters beside those of a link: the theme, what the answer may be kept under, whether the lines of the map come apart."""
SEPARATOR = "."
SOURCE = Path(__file__).parents[1]


@cache
def source_hash() -> str:
    """A hash over the source and the catalogues of the Ledger: a newer program may answer otherwise."""
    files = sorted(path for path in SOURCE.rglob("*") if path.suffix in (".py", ".po"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


@lru_cache(maxsize=8)
def revision(fingerprint: str, today: date) -> str:
    """All that a picture depends on beside its address: the record by its fingerprint, program and present day. An answer under the
    present revision never changes, so a browser may keep it."""
    return f"{fingerprint}{SEPARATOR}{hashlib.sha256(f'{source_hash()} {today}'.encode()).hexdigest()[:16]}"


def fingerprint_of(revised: str) -> str:
    """The fingerprint of the record that a revision names; empty where it names none."""
    return revised.rpartition(SEPARATOR)[0]
