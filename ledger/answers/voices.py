"""Who speaks for himself: repeats of another source's figure collapse to their origin."""

from datetime import date

import pandas as pd

from ledger.answers.current import current


def independent(claims: pd.DataFrame) -> pd.DataFrame:
    """Independent voices.

    A claim that repeats another source's figure goes back to that source's voice. It is left out where that
    source itself speaks in the same series: it adds no knowledge, and it does not keep the figure young. It is
    left out too where whoever repeats it also gives a figure of his own there. Only where neither is so, the
    repeat stands in for its origin. A source that gives its own figure again about a later day keeps it current.

    Parameters
    ----------
    claims
        Claims of one series.

    Returns
    -------
    pandas.DataFrame
        The rows that are left; those of one ``origin_source`` are one voice.
    """
    own = claims["source"] == claims["origin_source"]
    speaking = claims.loc[own, "source"]
    return claims[own | ~(claims["origin_source"].isin(speaking) | claims["source"].isin(speaking))]


def voices(claims: pd.DataFrame, day: date) -> pd.DataFrame:
    """The current claim of each independent voice, as ``current`` has it: one row an ``origin_source``."""
    return current(independent(claims), day, by="origin_source")
