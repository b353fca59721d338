"""What the operator sets: read from the environment when the server starts, closed by default."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

FRAMED_BY = "LEDGER_FRAMED_BY"
"""Addresses of the pages that may show a part of the Ledger in a frame, set apart by blanks: ``https://example.org``."""
_HOST = re.compile(r"https?://(\*\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?")


class SettingError(ValueError):
    """A setting that cannot be used; the message names it, its value, and what could stand there."""


@dataclass(frozen=True)
class Settings:
    """The settings of this server.

    Attributes
    ----------
    framed_by
        The origins that may frame a part of the Ledger; empty: nobody.
    """

    framed_by: tuple[str, ...] = ()


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings.

    Raises
    ------
    SettingError
        If one cannot be used.
    """
    hosts = tuple(environment.get(FRAMED_BY, "").split())
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise SettingError(
                f"{FRAMED_BY}: “{host}” cannot be used: it must be the address of a host without a path, such as https://example.org or "
                "https://*.example.org; several are set apart by blanks."
            )
    return Settings(hosts)
