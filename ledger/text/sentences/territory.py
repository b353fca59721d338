"""Settlements claimed beside settlements named, in a sentence."""

import pandas as pd

from ledger.answers.settlement_counts import largest_difference
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.codes import ACCOUNT_NAMES
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown

CLICK = N_("Marks are claims; a click opens one.")
HOW_TO_READ = N_(
    "Lines count the settlements that an account names: thick by statements at most 90 days old, thin by all its latest statements. The dotted upright line is the day of the map."
)
CLAIMED = {
    "ukraine": N_(
        "As of {day}, {source} claimed that Ukraine held **{figure}** settlements; the statements of the same account ({account}) name **{named}**, "
        "which is what the dataset can name and not what was held."
    ),
    "russia": N_(
        "As of {day}, {source} claimed that Russia had retaken **{figure}** settlements; the statements of the same account ({account}) name **{named}**, "
        "which is what the dataset can name and not what was held."
    ),
}
"""What the widest difference is, by who is said to hold what the claim counts."""


def headline(compared: pd.DataFrame, lang: Language) -> str:
    """The claim that lies furthest from what the statements name."""
    _ = lang.gettext
    counted = largest_difference(compared)
    if counted is None:
        return _(
            "By the day of the map, with these filters, nobody had claimed a number of settlements; the lines show how many the statements name."
        )
    claim = counted.claim
    sentence = _(CLAIMED[counted.holder]).format(
        day=escape_markdown(claim_text.as_of(claim, lang)),
        source=escape_markdown(lang.localised(claim, "short")),
        figure=escape_markdown(claim_text.value_text(claim, lang)),
        account=_(ACCOUNT_NAMES[counted.account]),
        named=lang.number(counted.named),
    )
    if len(compared) == 1:
        return sentence
    return (
        sentence
        + " "
        + _("None of the {n} claimed numbers lies further from what is named.").format(n=lang.number(len(compared)))
    )


def only_in_table(periods: int, lang: Language) -> str:
    """How many claims of what was retaken in a period are not drawn."""
    return lang.ngettext(
        "{n} claim of what was retaken in a period is not on the axis of totals; the table has it.",
        "{n} claims of what was retaken in a period are not on the axis of totals; the table has them.",
        periods,
    )
