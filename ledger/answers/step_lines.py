"""The current figure of each source through time, broken where it has no newer one."""

from datetime import date

import pandas as pd

from ledger.answers.current import current_until
from ledger.answers.series import highest_named, lowest_named
from ledger.i18n.messages import N_
from ledger.i18n.published import published


@published(N_("The current figure as a line"))
def step_lines(claims: pd.DataFrame, day: date, months: int) -> pd.DataFrame:
    """Each source's figure as a step line: held until its next claim, at most until it is older than the age limit.

    Parameters
    ----------
    claims
        One series, as ``series.series`` gives it.
    day
        The day on which the reader is placed; no step goes beyond it.
    months
        The age limit, counted as ``current.current_until`` counts it: of a planned figure from ``stated_on``.

    Returns
    -------
    pandas.DataFrame
        ``source``, ``side``, ``start``, ``end``, ``value``: the best number, else the one that the
        claim names; a range without a best number has two rows, one for each end.
    """
    ordered = claims.sort_values(["source", "as_of", "stated_on", "claim_id"])
    following = ordered.groupby("source")["as_of"].shift(-1)
    until, held_until = pd.Timestamp(day), current_until(ordered, months)
    limit = held_until.where(held_until < until, until)
    held = ordered.assign(start=ordered["as_of"], end=following.where(following < limit, limit))
    parts = [
        held.assign(value=held["best"].fillna(lowest_named(held))),
        held[held["best"].isna() & held["low"].notna() & held["high"].notna()].assign(value=highest_named),
    ]
    both = pd.concat(parts)
    return both.loc[both["end"] > both["start"], ["source", "side", "start", "end", "value"]].reset_index(drop=True)
