"""What the operator sets: read from the environment when the server starts, closed by default."""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """One variable of the environment: its name, what holds where it is not set, what it does."""

    name: str
    usual: str
    meaning: str


FRAMED_BY = Setting(
    "LEDGER_FRAMED_BY",
    "",
    "Addresses of the pages that may show a part of the Ledger in a frame, set apart by blanks: `https://example.org`.",
)
METRICS = Setting(
    "LEDGER_METRICS",
    "closed",
    "`open`: figures for the operator at `/metrics`, for whoever asks the process itself, not through a proxy. `closed`: nobody.",
)
MEMORY = Setting(
    "LEDGER_MEMORY",
    "256",
    "How many MiB a process keeps of answers, pictures and documents for all readers. The process itself takes about 350 besides.",
)
ADAPTER = Setting(
    "LEDGER_ADAPTER",
    "on",
    "`off`: the dashboard takes nothing from Streamlit below its public interface; it works so too, a little less well. For tests, and where a newer Streamlit makes trouble.",
)
PUBLISHER = Setting("LEDGER_PUBLISHER", "", "Who publishes this copy: a name for the foot of every page.")
CONTACT = Setting(
    "LEDGER_CONTACT",
    "",
    "Where a reader reports an error: an e-mail address, or the address of a page (`https://example.org/contact`).",
)
PUBLIC_URL = Setting(
    "LEDGER_PUBLIC_URL",
    "",
    "Where readers open the dashboard (`https://ledger.example.org/`): documents made by `python -m ledger briefing` link there.",
)
SIGN_IN = Setting(
    "LEDGER_SIGN_IN",
    "off",
    "`on`: only who has signed in with the provider of `.streamlit/secrets.toml` (OpenID Connect) sees pages, data, pictures and documents. `off`: everybody.",
)
SETTINGS = (FRAMED_BY, METRICS, MEMORY, ADAPTER, PUBLISHER, CONTACT, PUBLIC_URL, SIGN_IN)
"""Every setting of the Ledger's own; ``deploy/README.md`` has the same as a table."""
UNUSABLE = 78
"""The exit code where a setting or the record cannot be used (EX_CONFIG of sysexits.h): a process manager does not try again."""
MIB = 1024 * 1024
LONGEST_NAME = 200
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PAGE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[!-~]*)?")
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
    metrics
        Whether the process tells figures about itself.
    memory
        How many bytes are kept for all readers.
    adapter
        Whether what lies below Streamlit's public interface is used.
    publisher
        Who publishes this copy; empty where the operator names nobody.
    contact
        Where an error is reported: an e-mail address or the address of a page; empty where the operator names none.
    sign_in
        Whether visitors have to sign in.
    public_url
        Where readers open the dashboard, with a slash at its end; empty where the operator does not say.
    """

    framed_by: tuple[str, ...] = ()
    metrics: bool = False
    memory: int = 256 * MIB
    adapter: bool = True
    publisher: str = ""
    contact: str = ""
    sign_in: bool = False
    public_url: str = ""


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings.

    Raises
    ------
    SettingError
        If one cannot be used.
    """
    values = {setting: environment.get(setting.name, setting.usual).strip() for setting in SETTINGS}
    hosts = tuple(values[FRAMED_BY].split())
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise _unusable(
                FRAMED_BY,
                host,
                "the address of a host without a path, such as https://example.org or https://*.example.org; several are set apart by blanks",
            )
    if values[METRICS] not in ("open", "closed"):
        raise _unusable(METRICS, values[METRICS], "open or closed")
    if not (values[MEMORY].isascii() and values[MEMORY].isdigit() and 16 <= int(values[MEMORY]) <= 1_000_000):
        raise _unusable(MEMORY, values[MEMORY], "a whole number from 16 to 1000000")
    if values[ADAPTER] not in ("on", "off"):
        raise _unusable(ADAPTER, values[ADAPTER], "on or off")
    if len(values[PUBLISHER]) > LONGEST_NAME or not values[PUBLISHER].isprintable():
        raise _unusable(
            PUBLISHER, values[PUBLISHER][:LONGEST_NAME], f"a name of at most {LONGEST_NAME} letters, in one line"
        )
    if values[CONTACT] and not (_MAIL.fullmatch(values[CONTACT]) or _PAGE.fullmatch(values[CONTACT])):
        raise _unusable(
            CONTACT, values[CONTACT], "an e-mail address or the address of a page, such as https://example.org/contact"
        )
    if values[PUBLIC_URL] and not _PAGE.fullmatch(values[PUBLIC_URL]):
        raise _unusable(
            PUBLIC_URL, values[PUBLIC_URL], "the address of the dashboard, such as https://ledger.example.org/"
        )
    if values[SIGN_IN] not in ("on", "off"):
        raise _unusable(SIGN_IN, values[SIGN_IN], "on or off")
    if values[SIGN_IN] == "on" and values[ADAPTER] == "off":
        raise _unusable(SIGN_IN, "on", f"off where {ADAPTER.name} is off, which reads who has signed in")
    return Settings(
        hosts,
        values[METRICS] == "open",
        int(values[MEMORY]) * MIB,
        values[ADAPTER] == "on",
        values[PUBLISHER],
        values[CONTACT],
        values[SIGN_IN] == "on",
        values[PUBLIC_URL] and values[PUBLIC_URL].rstrip("/") + "/",
    )


def given() -> Settings:
    """The operator's settings.

    Raises
    ------
    SystemExit
        If one cannot be used: the server stops with ``UNUSABLE``, and the sentence that says why is on standard error.
    """
    try:
        return settings()
    except SettingError as error:
        print(error, file=sys.stderr)
        sys.exit(UNUSABLE)


def _unusable(setting: Setting, value: str, rule: str) -> SettingError:
    return SettingError(f"{setting.name}: “{value}” cannot be used: it must be {rule}.")
