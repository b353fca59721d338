"""Who speaks with one voice, and which claims are a voice's own."""

import pandas as pd

from ledger.i18n.messages import N_
from ledger.i18n.published import published


@published(N_("Who speaks with one voice"))
def independent_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """Who speaks with one voice.

    A government speaks with one voice: all its ministries, services, armed forces, state media and unnamed
    officials, named by its capital. The staff of the Ukrainian army and the military intelligence HUR are both
    Kyiv; the British ministry of defence and the Foreign Office are both London. Everybody else speaks for
    himself: each outlet, each analyst, each alliance and international body, and also media and analysts of a
    country at war, which are no office of its government. Officials without a country are a voice of their own.

    A claim that repeats the figure of another voice is nobody's own figure. It never counts, not even where that
    voice itself is not to be heard, and keeps no figure young. A voice that states its own figure again, about a
    later day, speaks for itself.

    Parameters
    ----------
    claims
        Claims of one series or of many.

    Returns
    -------
    pandas.DataFrame
        The claims that are a voice's own, in their order; those with one ``voice`` are one voice.

    Examples
    --------
    Of casualties the NIS counted about 3,000 in January 2025, the Joint Chiefs of Staff about 4,000 in March.
    That is one voice, Seoul, whose newer figure of the two is about 4,000.
    """
    own: pd.DataFrame = claims[is_own_figure(claims)]
    return own


def is_own_figure(claims: pd.DataFrame) -> "pd.Series[bool]":
    """For each claim, whether it is its voice's own figure and repeats none of another voice."""
    return pd.Series(claims["voice"].to_numpy() == claims["origin_voice"].to_numpy(), index=claims.index)
