"""Who fell silent and who spoke last, in sentences."""

from collections.abc import Mapping

import pandas as pd

from ledger.frames import records
from ledger.language import Language
from ledger.markdown import plain

NAMED = 3
"""How many of those who fell silent the sentence names."""

Names = Mapping[str, str]
"""What each source is called, by its key."""


def fallen_silent(spoken: pd.DataFrame, limit: int, names: Names, lang: Language) -> str:
    """How many fell silent, by the rule, and those of them who had stated most claims."""
    _ = lang.gettext
    stopped = spoken[spoken["stopped"]].sort_values(["claims", "source"], ascending=[False, True])
    if stopped.empty:
        return lang.ngettext(
            "None of the sources that used to speak has been silent for more than {n} day and three times its usual gap.",
            "None of the sources that used to speak has been silent for more than {n} days and three times its usual gap.", limit,
        )
    named = lang.listing([
        _("{source} (since {day})").format(source=plain(names[row["source"]]), day=lang.short_date(row["last"]))
        for row in records(stopped.head(NAMED))
    ])
    rule = lang.ngettext(
        "That means: nothing said for more than {n} day and three times the usual gap.",
        "That means: nothing said for more than {n} days and three times the usual gap.", limit,
    )
    if len(stopped) <= NAMED:
        return _("Fallen silent: {sources}.").format(sources=named) + " " + rule
    count = lang.ngettext("{n} source", "{n} sources", len(stopped))
    return _("{count} have fallen silent, those with the most claims being {sources}.").format(count=count, sources=named) + " " + rule


def last_word(spoken: pd.DataFrame, names: Names, lang: Language) -> str:
    """Who stated the newest claim, and when."""
    last = spoken[spoken["last"] == spoken["last"].max()]
    return lang.gettext("The newest claim, stated by {sources}, is of {day} ({age}).").format(
        day=lang.date(last["last"].iloc[0]), age=lang.age(int(last["silent"].iloc[0])),
        sources=lang.listing([plain(names[source]) for source in last["source"]]),
    )
