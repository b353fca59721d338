"""What is chosen above the pictures: lists, buttons and switches of the browser's own, those of one place in one component."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from ledger.ui.reading import change

CONTROLS = st.components.v2.component(
    "controls", html='<div class="ledger-controls"></div>', js=Path(__file__).with_name("controls.js").read_text(encoding="utf-8"), isolate_styles=False,
)


@dataclass(frozen=True)
class Control:
    """A field of the question, as it stands, and what it may be.

    ``form`` says how it is chosen: from a list with groups, by buttons side by side, by a switch. ``groups`` are the values with their words
    under the names of their groups (a group without a name is no group; a switch has none); ``several`` whether the value is a list of them.
    """

    field: str
    label: str
    form: Literal["list", "buttons", "switch"]
    value: Any
    groups: tuple[tuple[str, tuple[tuple[Any, str], ...]], ...] = ()
    several: bool = False
    label_shown: bool = True


def listed(field: str, label: str, value: str, groups: Mapping[str, Mapping[str, str]]) -> Control:
    """One value from a list, by groups."""
    return Control(field, label, "list", value, tuple((name, tuple(options.items())) for name, options in groups.items()))


def one_of(field: str, label: str, value: Any, options: Mapping[Any, str], label_shown: bool = True) -> Control:
    """One of a few values side by side."""
    return Control(field, label, "buttons", value, (("", tuple(options.items())),), label_shown=label_shown)


def some_of(field: str, label: str, values: Collection[str], options: Mapping[str, str]) -> Control:
    """Any of a few values side by side; none of them stands for all."""
    return Control(field, label, "buttons", list(values), (("", tuple(options.items())),), several=True)


def switch(field: str, label: str, value: bool) -> Control:
    """On or off."""
    return Control(field, label, "switch", value)


def ask(name: str, *controls: Control | None, width: Literal["stretch", "content"] = "stretch") -> None:
    """Show controls beside each other; what is chosen goes into the question.

    The framework's own cost a reader 10 ms before the server hears of a click (its list of measures 60), and server and browser 1 ms each in
    every run; its list knows no groups, and is English in every language.

    Parameters
    ----------
    name
        Of the place, once a page.
    controls
        Where nothing is to be chosen, None.
    """
    key = f"ask_{name}"
    shown = [asdict(control) for control in controls if control]
    CONTROLS(key=key, width=width, data={"heard": st.session_state.get(f"heard_{key}", ""), "controls": shown}, on_told_change=partial(_told, key))


def _told(key: str) -> None:
    """All fields that were chosen since the last press that was heard of; it is kept, so that the page knows what was."""
    st.session_state[f"heard_{key}"] = told = st.session_state[key].told
    change(**json.loads(told))
