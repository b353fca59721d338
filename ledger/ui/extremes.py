"""The lowest and the highest current figure, each a way to its claim."""

import pandas as pd
import streamlit as st

from ledger import phrases
from ledger.answers.current import ends
from ledger.ui.markdown import plain
from ledger.ui.memory import kept
from ledger.ui.reading import View, change


def named(view: View, current: pd.DataFrame, name: str) -> None:
    """Name who stands at the ends of the current figures; one line where it is the same claim.

    Parameters
    ----------
    current
        The answer of ``current.current``.
    name
        Names the figures among those of the page.
    """
    _, lang = view.lang.gettext, view.lang
    found = kept(view, f"ends {name}", lambda: ends(current))
    if found is None:
        return
    lowest, highest = found
    lines = {_("Lowest"): lowest, _("Highest"): highest}
    if lowest["claim_id"] == highest["claim_id"]:
        lines = {_("Lowest and highest"): lowest}
    with st.container(gap=None, key=f"lines_{name}"):
        for place, claim in lines.items():
            label = f"{place}: **{plain(phrases.figure(claim, lang))}**, {plain(lang.pick(claim, 'short'))}, {lang.short_date(claim['as_of'])}"
            st.button(label, key=f"end_{name}_{place}", type="tertiary", on_click=change, kwargs={"claim": claim["claim_id"]})
