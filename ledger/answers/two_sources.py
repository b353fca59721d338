"""Two sources against each other, date by date."""

import pandas as pd

from ledger.answers.series import highest_named, lowest_named
from ledger.i18n.messages import N_
from ledger.i18n.published import published


@published(N_("Compare two sources"))
def two_sources(series: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """Every day on which one of two sources has a claim, with what the other last said by then.

    The ratio is the smallest and the largest quotient of first by second that their numbers allow.

    Parameters
    ----------
    series
        Claims of one series.
    first, second
        Keys of two sources.

    Returns
    -------
    pandas.DataFrame
        ``as_of``; ``first`` and ``second``: the claim_id current on that day, empty where the source
        had none yet; ``ratio_low`` and ``ratio_high``: the smallest and the largest quotient of first by
        second that their numbers allow (NaN where one is silent or the second names zero).
    """
    claims = series[series["source"].isin([first, second])].sort_values(["as_of", "stated_on", "claim_id"])
    names = (
        claims.pivot_table(index="as_of", columns="source", values="claim_id", aggfunc="last")
        .reindex(columns=[first, second])
        .ffill()
    )
    low, high = (ends.set_axis(claims["claim_id"]) for ends in (lowest_named(claims), highest_named(claims)))
    ratio_low = names[first].map(low) / names[second].map(high).replace(0, float("nan"))
    ratio_high = names[first].map(high) / names[second].map(low).replace(0, float("nan"))
    return pd.DataFrame(
        {
            "as_of": names.index,
            "first": _claim_columns(names[first]),
            "second": _claim_columns(names[second]),
            "ratio_low": ratio_low.to_numpy(),
            "ratio_high": ratio_high.to_numpy(),
        }
    )


def _claim_columns(claim_ids: pd.Series) -> list[str]:
    return ["" if pd.isna(claim_id) else str(claim_id) for claim_id in claim_ids]
