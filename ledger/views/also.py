"""What else is asked first: prisoners, who came home, shells; the newest figures with what each counts, as HTML."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
from markupsafe import Markup

from ledger.answers.ended import end_of
from ledger.answers.independence import independent_claims
from ledger.answers.series import basis_of
from ledger.documents.answers import measured_in
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.claim import Claim, claims_of
from ledger.record.frames import equals_text
from ledger.record.rows import Event
from ledger.text import claim_text
from ledger.views.html import external_link, render
from ledger.views.metric_context import query
from ledger.views.side_marks import picture
from ledger.views.view import View

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "captured": N_("Captured by Ukraine"),
        "returned_home": N_("Returned home"),
        "artillery_rounds": N_("Shells delivered"),
    }
)
AT_MOST = 2
"""So many voices are named for each."""


def also(view: View) -> Markup:
    """A short list a measure: the newest figures, each with its own words for what it counts."""
    sections = [_section(view, metric) for metric in measured_in(view.record, TITLES)]
    return render("also.html", sections=sections, nothing=view.lang.gettext("No figure yet."))


def newest(view: View, metric: str) -> pd.DataFrame:
    """The newest figures on a measure, of different voices, whatever their basis: each says itself what it counts.

    Of a state that has ended only totals are left: who was held is held no longer.
    """
    claims = query(view).claims
    asked = claims[equals_text(claims, "metric", metric)]
    totals = equals_text(asked, "basis", "total") & asked["best"].notna()
    own = independent_claims(asked[totals if _end(view, metric) is not None else asked["drawable"]])
    return own.sort_values(["as_of", "stated_on", "claim_id"], ascending=False).drop_duplicates("voice").head(AT_MOST)


def _end(view: View, metric: str) -> Event | None:
    """The event that ended the state that a measure is about; None where it goes on."""
    return end_of(view.record.events, metric, basis_of(view.record.metric_rows[metric]))


def _section(view: View, metric: str) -> dict[str, Any]:
    """A measure with its newest figures; of a state that has ended, the event that ended it as well."""
    lang, end = view.lang, _end(view, metric)
    return {
        "title": lang.gettext(TITLES[metric]),
        "figures": [_line(claim, lang) for claim in claims_of(newest(view, metric))],
        "ended": external_link(lang.localised(end, "title"), end["url"]) if end is not None else "",
        "ended_in": lang.month(end["date"]) if end is not None else "",
    }


def _line(claim: Claim, lang: Language) -> dict[str, str]:
    return {
        "claim_id": claim.claim_id,
        "figure": claim_text.value_text(claim, lang),
        "scope": lang.localised(claim, "scope"),
        "mark": picture(claim.side),
        "who": f"{claim_text.voice_name(claim, lang)}, {claim_text.short_month(claim, lang)}",
    }
