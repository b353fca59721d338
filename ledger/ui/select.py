"""A list of which one value is chosen: the browser's own, with its groups."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import streamlit as st

from ledger.ui.reading import change

SELECT = st.components.v2.component(
    "select", html='<div class="ledger-select"><label></label><select></select></div>',
    js=Path(__file__).with_name("select.js").read_text(encoding="utf-8"), isolate_styles=False,
)


def select(field: str, label: str, value: str, groups: Mapping[str, Mapping[str, str]]) -> None:
    """Choose the value of a field of the question.

    The framework's list builds all of its options anew as it closes, before the server hears of the choice (60 ms for the measures);
    it knows no groups, and its button is English in every language.

    Parameters
    ----------
    groups
        The values with their names, by the names of their groups; a group without a name is no group.
    """
    key = f"ask_{field}"
    SELECT(
        key=key, data={"label": label, "value": value, "groups": [[name, list(options.items())] for name, options in groups.items()]},
        on_chosen_change=partial(_chosen, field, key),
    )


def _chosen(field: str, key: str) -> None:
    change(**{field: st.session_state[key].chosen})
