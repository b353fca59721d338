"""The lowest and the highest current figure, each a way to its claim."""

import pandas as pd
import streamlit as st

from ledger import phrases
from ledger.answers.spread import Claim, ends
from ledger.frames import records
from ledger.markdown import plain
from ledger.ui.lines import line
from ledger.ui.memory import kept
from ledger.ui.reading import View


def named(view: View, current: pd.DataFrame, name: str) -> None:
    """Name who stands at the ends of the current figures, however old; one line where it is the same claim.

    Parameters
    ----------
    current
        The answer of ``current.current``.
    name
        Names the figures among those of the page.
    """
    _ = view.lang.gettext
    found = kept(view, f"ends {name}", lambda: ends(records(current)))
    lowest, highest = found.lowest, found.highest
    lines = {_("Lowest"): lowest, _("Highest"): highest}
    if lowest and highest and lowest["claim_id"] == highest["claim_id"]:
        lines = {_("Lowest and highest"): lowest}
    with st.container(gap=None, key=f"lines_{name}"):
        for place, claim in lines.items():
            if claim:
                opens(view, claim, f"end_{name}_{place}", f"{place}: ")


def opens(view: View, claim: Claim, key: str, before: str = "") -> None:
    """A line that names a claim - figure, source, day - and opens it."""
    lang = view.lang
    label = f"{before}**{plain(phrases.figure(claim, lang))}**, {plain(lang.pick(claim, 'short'))}, {lang.short_date(claim['as_of'])}"
    line(label, key, claim=claim["claim_id"])
