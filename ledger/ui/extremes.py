"""The lowest and the highest current figure, each a way to its claim."""

import pandas as pd

from ledger import phrases
from ledger.answers.spread import Claim, ends
from ledger.frames import records
from ledger.markdown import plain
from ledger.views.cache import cached
from ledger.views.link_list import Line
from ledger.views.view import View


def extreme_links(view: View, current: pd.DataFrame, name: str) -> list[Line]:
    """Who stands at the ends of the current figures, however old; one line where it is the same claim.

    Parameters
    ----------
    current
        The answer of ``current.current``.
    name
        Names the figures among those of the page.
    """
    _ = view.lang.gettext
    found = cached(view, f"ends {name}", lambda: ends(records(current)))
    lowest, highest = found.lowest, found.highest
    places = {_("Lowest"): lowest, _("Highest"): highest}
    if lowest and highest and lowest["claim_id"] == highest["claim_id"]:
        places = {_("Lowest and highest"): lowest}
    return [line(view, claim, f"{place}: ") for place, claim in places.items() if claim]


def line(view: View, claim: Claim, before: str = "") -> Line:
    """A line that names a claim - figure, source, day - and opens it."""
    lang = view.lang
    label = f"{before}**{plain(phrases.figure(claim, lang))}**, {plain(lang.pick(claim, 'short'))}, {lang.short_date(claim['as_of'])}"
    return Line(label, claim["claim_id"])
