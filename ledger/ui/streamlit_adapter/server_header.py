"""The server's name, which uvicorn puts on every answer: it helps nobody but those who look for a hole in it.

uvicorn can be told not to, but ``streamlit run`` starts it and hands nothing on. So the headers that it would add by itself
(``uvicorn.Config.encoded_headers``, which is read once a second) are told without that one. Without it the name is there.
"""

import uvicorn

from ledger.runtime.settings import settings_or_exit

NAME = "encoded_headers"


def without_server_header() -> None:
    """Take the name off the answers of every server of this process."""
    if settings_or_exit().adapter and not isinstance(vars(uvicorn.Config).get(NAME), property):
        setattr(uvicorn.Config, NAME, property(_read, _write))


def _read(config: uvicorn.Config) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in vars(config)[NAME] if name != b"server"]


def _write(config: uvicorn.Config, headers: list[tuple[bytes, bytes]]) -> None:
    vars(config)[NAME] = headers
