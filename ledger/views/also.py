"""What else is asked first: prisoners, who came home, shells; the newest figures with what each counts, as HTML."""

from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from typing import Any

import pandas as pd

from ledger import phrases
from ledger.answers.ended import end_of
from ledger.answers.voices import own_figures
from ledger.codes import N_
from ledger.frames import having, records
from ledger.language import Language
from ledger.views.html import outward
from ledger.views.metric_context import query
from ledger.views.side_marks import picture
from ledger.views.view import View

TITLES: Mapping[str, str] = MappingProxyType({
    "captured": N_("Captured by Ukraine"), "returned_home": N_("Returned home"), "artillery_rounds": N_("Shells delivered"),
})
AT_MOST = 2
"""So many voices are named for each."""


def also(view: View) -> str:
    """A short list a measure: the newest figures, each with its own words for what it counts."""
    return f'<div class="ledger-also">{"".join(_section(view, metric) for metric in TITLES)}</div>'


def newest(view: View, metric: str) -> pd.DataFrame:
    """The newest figures on a measure, of different voices, whatever their basis: each says itself what it counts."""
    claims = query(view).claims
    own = own_figures(claims[having(claims, "metric", metric) & claims["drawable"]])
    return own.sort_values(["as_of", "stated_on", "claim_id"], ascending=False).drop_duplicates("voice").head(AT_MOST)


def _section(view: View, metric: str) -> str:
    """A measure; of a state that has ended the event that ended it, and no figures."""
    lang = view.lang
    end = end_of(view.record.events, metric, view.record.metric_rows[metric]["default_basis"])
    title = f"<h3>{escape(lang.gettext(TITLES[metric]))}</h3>"
    if end is not None:
        return f"{title}<p>{outward(lang.pick(end, 'title'), end['url'])} <small>{escape(lang.month(end['date']))}</small></p>"
    lines = "".join(_line(claim, lang) for claim in records(newest(view, metric)))
    return title + (f"<ul>{lines}</ul>" if lines else f"<p>{escape(lang.gettext('No figure yet.'))}</p>")


def _line(claim: Mapping[Any, Any], lang: Language) -> str:
    who = f"{phrases.voice_name(claim, lang)}, {phrases.short_month(claim, lang)}"
    return (
        f'<li><button type="button" data-opens="claim" data-to="{escape(claim["claim_id"])}"><strong>{escape(phrases.figure(claim, lang))}</strong> '
        f"{escape(lang.pick(claim, 'scope'))} <small>{picture(claim['side'])} {escape(who)}</small></button></li>"
    )
