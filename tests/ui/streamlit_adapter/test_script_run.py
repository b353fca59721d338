"""What the adapter takes from Streamlit's script context is there in the installed version, and can be switched off."""

from dataclasses import fields
from types import SimpleNamespace

import pytest
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from ledger.ui.streamlit_adapter.script_run import is_history_navigation
from tests.support.settings_of import set_for_process

CONTEXT = "streamlit.runtime.scriptrunner.get_script_run_ctx"


def test_the_installed_streamlit_tells_of_the_browsers_history() -> None:
    assert "is_history_navigation" in {field.name for field in fields(ScriptRunContext)}


@pytest.mark.parametrize(
    ("adapter", "context", "told"),
    [
        ("on", SimpleNamespace(is_history_navigation=True), True),
        ("on", SimpleNamespace(is_history_navigation=False), False),
        ("on", SimpleNamespace(), False),
        ("on", None, False),
        ("off", SimpleNamespace(is_history_navigation=True), False),
    ],
)
def test_a_run_is_told_what_caused_it(
    monkeypatch: pytest.MonkeyPatch, adapter: str, context: object, told: bool
) -> None:
    set_for_process(monkeypatch, LEDGER_ADAPTER=adapter)
    monkeypatch.setattr(CONTEXT, lambda: context)
    assert is_history_navigation() is told
