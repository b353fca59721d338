"""Who stands at the ends of the current figures, in a sentence."""

import pandas as pd

from ledger.answers.spread import ends
from ledger.frames import records
from ledger.language import Language
from ledger.sentences.spread import named


def headline(current: pd.DataFrame, lang: Language) -> str:
    """The lowest and the highest of the current figures, however old, and the newest where it is neither.

    Parameters
    ----------
    current
        The answer of ``current.current``, with one claim or more.
    """
    _, found = lang.gettext, ends(records(current))
    lowest, highest = (named(claim, lang) if claim else "" for claim in (found.lowest, found.highest))
    newest = named(current.sort_values(["as_of", "stated_on", "claim_id"]).iloc[-1], lang)
    if lowest and highest and lowest != highest:
        said = _("From **{lowest}** to **{highest}**.").format(lowest=lowest, highest=highest)
    elif lowest and highest:
        said = _("Lowest and highest: **{claim}**.").format(claim=lowest)
    elif lowest or highest:
        said = (_("Lowest: **{claim}**.") if lowest else _("Highest: **{claim}**.")).format(claim=lowest or highest)
    else:
        return _("Newest: **{claim}**.").format(claim=newest)
    return said if newest in (lowest, highest) else said + " " + _("Newest: {claim}.").format(claim=newest)
