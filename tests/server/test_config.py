"""Every option of ``.streamlit/config.toml`` is known to the installed framework, and its value is in force."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


def options(section: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in section.items():
        if isinstance(value, dict):
            yield from options(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


OPTIONS = dict(options(tomllib.loads(CONFIG.read_text(encoding="utf-8"))))


def test_an_option_that_the_framework_does_not_know_is_told() -> None:
    with pytest.raises(RuntimeError):
        st.get_option("runner.postScriptGCs")


@pytest.mark.parametrize(("name", "value"), OPTIONS.items(), ids=OPTIONS)
def test_the_installed_framework_knows_the_option_and_heeds_the_file(name, value) -> None:
    found = st.get_option(name)
    assert found == value or found == str(value)


def test_the_file_says_which_options_are_not_documented() -> None:
    command = [sys.executable, "-m", "streamlit", "config", "show"]
    done = subprocess.run(command, cwd=CONFIG.parents[1], capture_output=True, text=True, timeout=60, check=True)
    documented = {
        name for name in OPTIONS if re.search(rf"^#? ?{name.rpartition('.')[2]} = ", done.stdout, re.MULTILINE)
    }
    marked = re.findall(r"^(\w+) = .*# undocumented", CONFIG.read_text(encoding="utf-8"), re.MULTILINE)
    assert {name.rpartition(".")[2] for name in OPTIONS.keys() - documented} == set(marked)
