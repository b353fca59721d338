"""What was said lately."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from ledger.i18n.messages import N_
from ledger.i18n.published import published

WINDOW = timedelta(days=30)
"""How far back "lately" goes."""


@dataclass(frozen=True)
class RecentClaims:
    """Claims of one window of ``WINDOW``, newest first, and whether it had to look further back."""

    claims: pd.DataFrame
    start: date
    end: date
    is_earlier_window: bool


@published(N_("Latest statements"))
def recent_claims(claims: pd.DataFrame, day: date) -> RecentClaims | None:
    """The claims stated in the 30 days up to the day; if there are none, in the 30 days up to the newest.

    Returns
    -------
    Lately or None
        ``silent`` says that nothing was said in the 30 days up to ``day`` itself; None without any claim.
    """
    if claims.empty:
        return None
    newest = claims["stated_on"].max().date()
    silent = newest < day - WINDOW
    end = newest if silent else day
    within = np.flatnonzero(claims["stated_on"] >= pd.Timestamp(end - WINDOW))
    ago = pd.Timestamp(end) - claims["stated_on"].iloc[within]
    newest_first = np.lexsort((claims["claim_id"].to_numpy()[within], ago.to_numpy()))
    return RecentClaims(claims.iloc[within[newest_first]], end - WINDOW, end, silent)
