"""The settings of an environment that has these variables and no others of ours."""

import os
from collections.abc import Mapping

import pytest

from ledger.runtime import settings as module
from ledger.runtime.settings import PREFIX, Settings, settings


def settings_of(variables: Mapping[str, str]) -> Settings:
    """Read them."""
    with pytest.MonkeyPatch.context() as environment:
        for name in [name for name in os.environ if name.startswith(PREFIX)]:
            environment.delenv(name)
        for name, value in variables.items():
            environment.setenv(name, value)
        return settings()


def set_for_process(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    """Let this process, which reads its settings once, have these for a test."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(module, "_settings_once", settings)
