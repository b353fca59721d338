"""A form of the browser's own fields, which tells the server what stands in it and writes beside each field what is wrong.

What is written goes into no link: it stays in the browser, and in the session of whoever writes it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import streamlit as st

from ledger.i18n.language import Language
from ledger.ui.components.component import component

ENTRY_FORM = component("entry_form", html='<div class="ledger-entry"></div>')
Form = Literal["list", "text", "words", "number", "date"]
LONGEST = 4_000
"""More characters than any cell has."""


@dataclass(frozen=True)
class Choice:
    """A value of a list, its words, and what it means."""

    value: str
    words: str
    meaning: str = ""


@dataclass(frozen=True)
class EntryField:
    """One field.

    Attributes
    ----------
    label
        What belongs there, in words.
    choices
        The values of a list, or those that are proposed for a text, under the names of their groups.
    lang
        The language of the words that belong there; empty where they are none.
    """

    name: str
    label: str
    form: Form
    required: bool
    choices: tuple[tuple[str, tuple[Choice, ...]], ...] = ()
    lang: str = ""


def entry_form(
    name: str,
    groups: Mapping[str, Sequence[EntryField]],
    values: Mapping[str, str],
    defaults: Mapping[str, str],
    faults: Mapping[str, str],
    lang: Language,
    on_change: Callable[[dict[str, str]], None],
) -> None:
    """Show a form.

    Parameters
    ----------
    name
        Names it on its page.
    groups
        Its fields, under the headings of their groups.
    values
        What stands in the fields when the form comes on the page; from then on the browser knows it.
    defaults
        What stands there once the form was emptied.
    faults
        What is wrong with a field.
    on_change
        Called with what stands in the fields, by their names, once it has changed.
    """
    _ = lang.gettext
    known = {field.name for fields in groups.values() for field in fields}
    words = {
        "choose": _("choose one"),
        "meanings": _("What the codes mean"),
        "empty": _("Empty the form"),
    }

    def changed() -> None:
        sent = st.session_state[name].changed
        if isinstance(sent, dict):
            on_change({key: _clean(text) for key, text in sent.items() if key in known and isinstance(text, str)})

    data = {
        "name": name,
        "groups": [[heading, [asdict(field) for field in fields]] for heading, fields in groups.items()],
        "values": dict(values),
        "defaults": dict(defaults),
        "faults": dict(faults),
        "words": words,
        "lang": lang.code,
    }
    ENTRY_FORM(name, data, on_changed_change=changed)


def _clean(text: Any) -> str:
    """What was typed without blanks around it; half of a character, which no file can hold, becomes a question mark."""
    return str(text)[:LONGEST].strip().encode("utf-8", "replace").decode("utf-8")
