"""What was said of the settlements by a day, in a sentence."""

from datetime import date

import pandas as pd

from ledger.answers.control import FAR_APART
from ledger.language import Language


def counted(places: pd.DataFrame, day: date, lang: Language) -> str:
    """How many settlements were spoken of by the day, and how far the accounts agree."""
    _ = lang.gettext
    spoken = places[places["agreement"] != ""]
    counts = spoken["agreement"].value_counts()
    old = int((spoken["lag"][spoken["agreement"] == "disagree"] > FAR_APART).sum())
    text = _("**{day}:** {spoken} spoken of so far; the accounts agree on {agree}, disagree on {disagree}, and only one speaks on {single}.").format(
        day=lang.date(day), spoken=lang.ngettext("{n} settlement", "{n} settlements", len(spoken)),
        **{name: lang.number(int(counts.get(name, 0))) for name in ("agree", "disagree", "single")},
    )
    if old:
        text += " " + lang.ngettext(
            "In {n} disagreement the statements lie more than 90 days apart: from one account there may simply be no newer statement in this record.",
            "In {n} of the disagreements the statements lie more than 90 days apart: from one account there may simply be no newer statement in this record.", old,
        )
    return text
