"""What the operator sets: read from the environment, closed by default, refused with a sentence."""

import re
import sys
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

EX_CONFIG = 78
"""The exit code where a setting or the record cannot be used (EX_CONFIG of sysexits.h): a process manager does not try again."""
MIB = 1024 * 1024
LONGEST_NAME = 200
PREFIX = "LEDGER_"
"""How the name of every variable of the environment begins."""
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PAGE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[!-~]*)?")
HOST = r"^https?://(\*\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?$"
Value = TypeVar("Value")


class SettingError(ValueError):
    """A setting that cannot be used; the message names it, its value, and what could stand there."""


def _setting(default: Value, unset: str, meaning: str, rule: str) -> Value:
    """Declare a setting.

    Parameters
    ----------
    default
        What holds where it is not set.
    unset
        The same as the operator would write it; empty: nothing.
    meaning
        What it does; ``deploy/README.md`` has the same.
    rule
        What it must be, for the sentence that refuses another value.
    """
    field: Value = Field(default, description=meaning, json_schema_extra={"unset": unset, "rule": rule})
    return field


def _word(yes: str, no: str) -> BeforeValidator:
    """One of two words."""

    def read(value: Any) -> Any:
        return {yes: True, no: False}.get(value, value) if isinstance(value, str) else value

    return BeforeValidator(read)


def _is_contact(value: str) -> str:
    if value and not (_MAIL.fullmatch(value) or _PAGE.fullmatch(value)):
        raise ValueError
    return value


def _is_page(value: str) -> str:
    if value and not _PAGE.fullmatch(value):
        raise ValueError
    return f"{value.rstrip('/')}/" if value else ""


def _is_one_line(value: str) -> str:
    if not value.isprintable():
        raise ValueError
    return value


def _is_folder(value: Path | None) -> Path | None:
    if value == Path():
        return None
    if value and not value.is_dir():
        raise ValueError
    return value and value.resolve()


class Settings(BaseSettings):
    """The settings of this server: each is a variable of the environment, ``LEDGER_`` and the name of its field."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    framed_by: Annotated[
        tuple[Annotated[str, Field(pattern=HOST)], ...],
        NoDecode,
        BeforeValidator(lambda value: tuple(value.split()) if isinstance(value, str) else value),
    ] = _setting(
        (),
        "",
        "Addresses of the pages that may show a part of the Ledger in a frame, set apart by blanks: `https://example.org`.",
        "the address of a host without a path, such as https://example.org or https://*.example.org; several are set apart by blanks",
    )
    metrics: Annotated[bool, Field(strict=True), _word("open", "closed")] = _setting(
        False,
        "closed",
        "`open`: figures for the operator at `/metrics`, for whoever asks the process itself, not through a proxy. `closed`: nobody.",
        "open or closed",
    )
    memory: Annotated[int, Field(ge=16, le=1_000_000), AfterValidator(lambda mib: mib * MIB)] = _setting(
        256,
        "256",
        "How many MiB a process keeps of answers, pictures and documents for all readers. The process itself takes about 350 besides.",
        "a whole number from 16 to 1000000",
    )
    """In bytes."""
    data: Annotated[Path | None, AfterValidator(_is_folder)] = _setting(
        None,
        "",
        "The folder of another record, with its boundaries; empty: that of the dashboard. A server that runs notices within ten seconds that it was changed.",
        "the path of a folder",
    )
    adapter: Annotated[bool, Field(strict=True), _word("on", "off")] = _setting(
        True,
        "on",
        "`off`: the dashboard takes nothing from Streamlit below its public interface; it works so too, a little less well. For tests, and where a newer Streamlit makes trouble.",
        "on or off",
    )
    publisher: Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(_is_one_line)] = _setting(
        "",
        "",
        "Who publishes this copy: a name for the foot of every page.",
        f"a name of at most {LONGEST_NAME} letters, in one line",
    )
    contact: Annotated[str, AfterValidator(_is_contact)] = _setting(
        "",
        "",
        "Where a reader reports an error: an e-mail address, or the address of a page (`https://example.org/contact`).",
        "an e-mail address or the address of a page, such as https://example.org/contact",
    )
    public_url: Annotated[str, AfterValidator(_is_page)] = _setting(
        "",
        "",
        "Where readers open the dashboard (`https://ledger.example.org/`): documents made by `python -m ledger briefing` link there.",
        "the address of the dashboard, such as https://ledger.example.org/",
    )
    """With a slash at its end; empty where the operator does not say."""
    sign_in: Annotated[bool, Field(strict=True), _word("on", "off")] = _setting(
        False,
        "off",
        "`on`: only who has signed in with the provider of `.streamlit/secrets.toml` (OpenID Connect) sees pages, data, pictures and documents. `off`: everybody.",
        "on or off",
    )
    own_data: Annotated[bool, Field(strict=True), _word("on", "off")] = _setting(
        False,
        "off",
        "`on`: a page “Own data” opens a ZIP file of the same tables for the session of the reader alone, in the memory of the process (2 MiB packed, 20,000 rows). `off`: there is no such page.",
        "on or off",
    )
    add_claim: Annotated[bool, Field(strict=True), _word("on", "off")] = _setting(
        False,
        "off",
        "`on`: a page “Add a claim” checks a new claim as it is written and gives it as a file for `python -m ledger add`; it writes nothing on the server. Each change checks the whole dataset: for a copy for curators. `off`: there is no such page.",
        "on or off",
    )

    @field_validator("*", mode="before")
    @classmethod
    def _stripped(cls, value: Any) -> Any:
        return value.strip() if isinstance(value, str) else value

    @field_validator("sign_in")
    @classmethod
    def _with_the_adapter(cls, value: bool, info: ValidationInfo) -> bool:
        if value and not info.data.get("adapter", True):
            raise ValueError(f"off where {variable('adapter')} is off, which reads who has signed in")
        return value


def variable(field: str) -> str:
    """The variable of the environment that sets a field."""
    return f"{PREFIX}{field.upper()}"


def settings() -> Settings:
    """Read the settings.

    Raises
    ------
    SettingError
        If one cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise SettingError(_sentence(error)) from None


def _sentence(refused: ValidationError) -> str:
    """What cannot be used and what could stand there: the rule of the setting, or what a validator says."""
    error = refused.errors()[0]
    field = str(error["loc"][0])
    extra: Any = Settings.model_fields[field].json_schema_extra
    rule = str(error.get("ctx", {}).get("error", "")) or extra["rule"]
    return f"{variable(field)}: “{str(error['input']).strip()[:LONGEST_NAME]}” cannot be used: it must be {rule}."


_settings_once = cache(settings)


def settings_or_exit() -> Settings:
    """The operator's settings, read once in the life of the process.

    Raises
    ------
    SystemExit
        If one cannot be used: the server stops with ``EX_CONFIG``, and the sentence that says why is on standard error.
    """
    try:
        return _settings_once()
    except SettingError as error:
        print(error, file=sys.stderr)
        sys.exit(EX_CONFIG)
