"""How many claims other sides corroborate or contradict, in sentences."""

import pandas as pd

from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.claim import claims_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown

FIRM = 2
"""From so many corroborating sides on, with none against, the sentence counts a claim as firm."""
HOW_TO_READ = N_(
    "Full bar: other sides that corroborate the claim; empty bar: that are compatible with it; hatched bar: that contradict it. The mark is the claim's own side, hollow if it is planned. A click opens the claim."
)


def sides_beside(rows: pd.DataFrame) -> pd.Series:
    """For each claim, how many other sides stand beside it in any way."""
    return rows["corroborated"] + rows["compatible"] + rows["contradicted"]


def headline(rows: pd.DataFrame, most: int, lang: Language) -> str:
    """How many claims are corroborated by others and contradicted by none, and which is most contradicted.

    Parameters
    ----------
    rows
        The answer of ``analyses.corroboration``.
    most
        So many of them are drawn.
    """
    _ = lang.gettext
    if rows.empty:
        return _(
            "No claim that the filters leave on this indicator can be compared: that takes a number that counts exactly what the indicator names."
        )
    if not sides_beside(rows).any():
        return lang.ngettext(
            "{n} claim has a number, but no other side has a like figure near it in time: it is not comparable.",
            "{n} claims have numbers, but no other side has a like figure near any of them in time: they are not comparable.",
            len(rows),
        )
    firm = int(((rows["corroborated"] >= FIRM) & (rows["contradicted"] == 0)).sum())
    alone = int((sides_beside(rows) == 0).sum())
    counted = lang.ngettext("Of {n} claim with a number", "Of {n} claims with numbers", len(rows))
    pattern = {
        0: _(
            "{counted}, none is corroborated by two or more other sides and contradicted by none; {alone} are not comparable."
        ),
        1: _(
            "{counted}, one is corroborated by two or more other sides and contradicted by none; {alone} are not comparable."
        ),
    }.get(
        firm,
        _(
            "{counted}, {firm} are corroborated by two or more other sides and contradicted by none; {alone} are not comparable."
        ),
    )
    sentences = [pattern.format(counted=counted, firm=lang.number(firm), alone=lang.number(alone))]
    sentences.append(_worst(rows, lang) if rows["contradicted"].any() else _("No claim is contradicted."))
    if len(rows) > most:
        sentences.append(_("The {n} newest are drawn; the table has all.").format(n=lang.number(most)))
    return " ".join(sentences)


def _worst(rows: pd.DataFrame, lang: Language) -> str:
    """The claim that most sides contradict; of several the one that fewest corroborate, then the newest."""
    worst = rows.sort_values(["contradicted", "corroborated"], ascending=[False, True], kind="stable").iloc[:1]
    [claim], counted = claims_of(worst), worst.iloc[0]
    return lang.gettext("Most contradicted: {claim}, by {contradicted}, corroborated by {corroborated}.").format(
        claim=f"**{escape_markdown(claim_text.claim_label(claim, lang, counted['day']))}**",
        **{kind: lang.number(counted[kind]) for kind in ("contradicted", "corroborated")},
    )
