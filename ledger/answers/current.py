"""What each source says now: its newest figure, how old it is, and who stands at the ends."""

from datetime import date

import pandas as pd

from ledger.answers.series import ceiling, floor


def current(claims: pd.DataFrame, day: date) -> pd.DataFrame:
    """The current claim of each source.

    The current claim is the one about the latest day; of several about the same day, the
    one stated last. A claim that looks back therefore never replaces a newer figure.

    Parameters
    ----------
    claims
        Claims of one series (or words instead of a number): one measure, one basis.
    day
        The day on which the reader is placed.

    Returns
    -------
    pandas.DataFrame
        One row a source, the columns of ``claims`` and ``age``: days from ``as_of`` to ``day``; for a
        planned figure, whose ``as_of`` may lie ahead, from ``stated_on``.
    """
    newest = claims.sort_values(["as_of", "stated_on", "claim_id"]).groupby("source", sort=False).tail(1)
    since = newest["as_of"].where(newest["basis"] != "planned", newest["stated_on"])
    return newest.assign(age=(pd.Timestamp(day) - since).dt.days)


def newest_by_side(current_claims: pd.DataFrame) -> pd.DataFrame:
    """Of the current claims, the newest of each side."""
    ordered = current_claims.sort_values(["as_of", "stated_on", "claim_id"])
    return ordered.groupby("side", sort=False).tail(1)


def ends(current_claims: pd.DataFrame) -> tuple[pd.Series, pd.Series] | None:
    """The current claims that name the lowest and the highest number, if any names a number.

    An open end is a bound, not a value: “at least 3,000” enters with 3,000 at both ends, and so does
    “up to 3,000”. Of equal numbers an origin is named before a repeat, and then the newer claim.
    """
    numbered = current_claims[current_claims["qualifier"] != "verbal"].sort_values(["is_repeat", "as_of", "stated_on", "claim_id"], ascending=[True, False, False, False])
    if numbered.empty:
        return None
    return numbered.iloc[int(floor(numbered).argmin())], numbered.iloc[int(ceiling(numbered).argmax())]
