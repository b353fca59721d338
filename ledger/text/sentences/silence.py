"""From whom the record has no newer statement, and who spoke last, in sentences; never that a source fell silent."""

from collections.abc import Mapping

import pandas as pd

from ledger.answers.rows import SilenceRow
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.rows import rows_of
from ledger.text.markdown import escape_markdown

NOBODY = N_("No source that the filters leave had stated a claim by {day}: choose a later day or other sources.")
HOW_TO_READ = N_(
    "A square is a month in which a source stated claims, with their number where there is room; filled where “{metric}” was among them, else hollow. × marks sources without a newer statement in this dataset, the dotted line your day. A click opens the newest claim of the month."
)
NOT_FILTERED = N_(
    "The filters on days, repeats, planned figures and corroboration do not apply here: what they hide was said all the same."
)
NAMED = 3
"""How many of those without a newer statement the sentence names."""

Names = Mapping[str, str]
"""What each source is called, by its key."""


def no_newer_statement(spoken: pd.DataFrame, months: int, names: Names, lang: Language) -> str:
    """From how many the record has no newer statement, by the rule, and those of them who had stated most claims."""
    _ = lang.gettext
    stopped = spoken[spoken["stopped"]].sort_values(["claims", "source"], ascending=[False, True])
    if stopped.empty:
        return lang.ngettext(
            "The newest statement of every source that used to speak is no older than {n} month or three times its usual gap.",
            "The newest statement of every source that used to speak is no older than {n} months or three times its usual gap.",
            months,
        )
    named = lang.join_list(
        [
            _("{source} (since {day})").format(
                source=escape_markdown(names[row["source"]]), day=lang.short_date(row["last"])
            )
            for row in rows_of(stopped.head(NAMED), SilenceRow)
        ]
    )
    rule = lang.ngettext(
        "That means: the newest one here is older than {n} month and three times the usual gap; it does not mean that nothing was said since.",
        "That means: the newest one here is older than {n} months and three times the usual gap; it does not mean that nothing was said since.",
        months,
    )
    if len(stopped) <= NAMED:
        return _("No newer statement in this dataset from {sources}.").format(sources=named) + " " + rule
    count = lang.ngettext("{n} source", "{n} sources", len(stopped))
    return (
        _("No newer statement in this dataset from {count}, those with the most claims being {sources}.").format(
            count=count, sources=named
        )
        + " "
        + rule
    )


def newest_statement(spoken: pd.DataFrame, names: Names, lang: Language) -> str:
    """Who stated the newest claim, and when."""
    last = spoken[spoken["last"] == spoken["last"].max()]
    return lang.gettext("The newest claim, stated by {sources}, is of {day}.").format(
        day=lang.date(last["last"].iloc[0]),
        sources=lang.join_list([escape_markdown(names[source]) for source in last["source"]]),
    )


def only_in_table(sources: int, lang: Language) -> str:
    """How many sources with a single claim are not drawn."""
    return lang.ngettext(
        "{n} source with a single claim is only in the table.",
        "{n} sources with a single claim each are only in the table.",
        sources,
    )
