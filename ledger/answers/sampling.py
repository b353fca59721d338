"""Which claims a picture through time draws, where there are more than it can show."""

import numpy as np
import pandas as pd

from ledger.answers.series import highest_named, lowest_named
from ledger.i18n.messages import N_
from ledger.i18n.published import published

MAX_MARKS = 80
"""So many claims are drawn at most."""
MARKS_PER_SPAN = 3
"""Lowest, highest, newest."""
DAY = np.timedelta64(1, "D")


@published(N_("Which claims a picture draws"))
def sample_claims(claims: pd.DataFrame, dated: str, by: str = "side") -> pd.DataFrame:
    """Which claims a picture draws.

    Up to 80 claims of a series are drawn one by one. Of more, those are drawn that show how the figures run and
    how far they reach: the days are cut into equal spans, and in each span three claims of each side are drawn, the one
    that names the lowest number, the one that names the highest, and the one stated last. There are as many spans as keep
    the number at 80 or below. Of claims with the same number the one stated later is drawn, and of several stated on
    the same day the one whose claim ID comes last in the alphabet. So no extreme is hidden. Where two sources stand
    against each other, each is treated as a side is elsewhere. Only marks are left out: counts, tables and answers use
    every claim.

    Parameters
    ----------
    claims
        Claims of one series.
    dated
        The column with the day that places a claim.
    by
        The column whose values are thinned apart: ``side``, or ``source``.

    Returns
    -------
    pandas.DataFrame
        Rows of ``claims``, in their order.
    """
    if len(claims) <= MAX_MARKS:
        return claims
    days, spans = claims[dated].to_numpy(), spans_of(claims, by)
    days = (days - days.min()) // DAY
    # A span of time of one side; all are numbered from 0.
    _, first, span = np.unique(
        pd.factorize(claims[by])[0] * spans + days * spans // (days.max() + 1), return_index=True, return_inverse=True
    )
    claim_id, stated_on, drawn = claims["claim_id"].to_numpy(), claims["stated_on"].to_numpy(), []
    for values in (-lowest_named(claims).to_numpy(), highest_named(claims).to_numpy(), stated_on.view("int64")):
        most = values[first]
        np.fmax.at(most, span, values)
        # Only what reaches the end of its span is put in order: to sort all claims by their ID takes longer than all else here.
        ends = np.flatnonzero(values == most[span])
        later = ends[np.lexsort((claim_id[ends], stated_on[ends]))][::-1]
        drawn.append(later[np.unique(span[later], return_index=True)[1]])
    return claims.iloc[np.unique(np.concatenate(drawn))]


def spans_of(claims: pd.DataFrame, by: str) -> int:
    """Into how many spans the days are cut."""
    return MAX_MARKS // (MARKS_PER_SPAN * claims[by].nunique())
