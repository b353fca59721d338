"""Whether others bear a claim out: how many independent voices support it, how many contradict it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import pandas as pd

from ledger.answers.current import ages_from
from ledger.answers.interval import interval, overlap
from ledger.frames import records

WITHIN = 45
"""How many days apart two figures may lie and still speak of the same time."""

READ = ("claim_id", "metric", "basis", "source", "origin_source", "period_start", "as_of", "stated_on", "low", "best", "high", "qualifier")
"""The columns on which agreement rests."""


def agreement(claims: pd.DataFrame) -> pd.DataFrame:
    """Support and contradiction.

    A claim is set beside the claims of other sources: same measure, same basis, counting exactly what the measure
    names, with a number, and about days at most 45 days apart. Another source supports the claim if any one of
    these claims allows a number that the claim allows too, and contradicts it if it has such claims and none does.
    So a voice that once named a figure that fits is counted for the claim, whatever else it said, and what becomes
    known later can add support but never take it away.

    Each source is one voice, and only its claims that repeat no other source count. Nobody supports himself: claims
    of the source that made the claim do not count, nor, where it repeats another source, claims of that one. Where
    one claim stands for a source, it is the one about the nearest day among those that fit, or among all if none
    fits; of two equally near, the one stated later.

    Figures for a period are compared only with figures for the same period. Planned figures are compared by the
    days on which they were stated, and only where both name the same target day or neither names one. Other claims,
    such as words without a number, are not compared at all.

    Parameters
    ----------
    claims
        Any claims, of any measures, as known on the reader's day.

    Returns
    -------
    pandas.DataFrame
        One row for each claim that can be compared, in the order of ``claims``: ``claim_id``, ``support`` and
        ``contradict``, numbers of voices.
    """
    among = couples(claims).groupby("claim_id")["supports"].agg(["sum", "size"])
    counted = among.reindex(claims.loc[claims["drawable"], "claim_id"].tolist(), fill_value=0)
    return pd.DataFrame({
        "claim_id": counted.index.astype("str"), "support": counted["sum"].to_numpy("int64"),
        "contradict": (counted["size"] - counted["sum"]).to_numpy("int64"),
    })


def couples(claims: pd.DataFrame) -> pd.DataFrame:
    """Every claim with the one claim that stands for each voice that supports or contradicts it.

    Returns
    -------
    pandas.DataFrame
        ``claim_id``, ``other`` (the claim_id of the one that bears witness), ``supports`` and ``apart`` (days between
        them), in the order of ``claims``.
    """
    said = _said(claims)
    heard: dict[Series, list[_Claim]] = {}
    for claim in sorted(said, key=_day):
        if claim.source == claim.origin_source:
            heard.setdefault(claim.series, []).append(claim)
    found = [(claim.claim_id, *witness) for claim in said for witness in _standing(claim, heard.get(claim.series, []))]
    kinds = {"claim_id": "str", "other": "str", "supports": "bool", "apart": "int64"}
    return pd.DataFrame(found, columns=list(kinds)).astype(kinds)


def witnesses(claims: pd.DataFrame, claim_id: str) -> pd.DataFrame:
    """The claims that support or contradict one claim, as ``agreement`` counts them.

    Returns
    -------
    pandas.DataFrame
        Rows of ``claims`` with ``supports`` and ``apart`` (days between them), the nearest first; empty for a
        claim that cannot be compared.
    """
    same = claims[claims["metric"].isin(claims.loc[claims["claim_id"] == claim_id, "metric"])]
    found = couples(same).query("claim_id == @claim_id").drop(columns="claim_id").rename(columns={"other": "claim_id"})
    rows = found.merge(claims, on="claim_id", how="left")
    return rows.sort_values(["apart", "stated_on", "claim_id"], ascending=[True, False, True], ignore_index=True)


Series = tuple[str | int, ...]
"""What two claims must share to be compared: measure, basis, the period or the target day."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What the comparison needs of a claim; days are counted from the same first day."""

    claim_id: str
    series: Series
    source: str
    origin_source: str
    day: int
    stated: int
    allows: tuple[float, float]


def _said(claims: pd.DataFrame) -> list[_Claim]:
    """The claims that can be compared."""
    rows = claims.loc[claims["drawable"], list(READ)]
    targeted = (rows["basis"] == "period") | ((rows["basis"] == "planned") & (rows["as_of"] != rows["stated_on"]))
    windows = zip(rows["metric"], rows["basis"], _days(rows["period_start"]), _days(rows["as_of"].where(targeted)), strict=True)
    numbers = records(rows[["low", "best", "high", "qualifier"]])
    speakers = (rows["source"], rows["origin_source"])
    columns = (rows["claim_id"], windows, *speakers, _days(ages_from(rows)), _days(rows["stated_on"]), map(interval, numbers))
    return [_Claim(*parts) for parts in zip(*columns, strict=True)]


def _days(days: pd.Series) -> list[int]:
    """Days as numbers; a missing one is -1."""
    return (days - pd.Timestamp("1970-01-01")).dt.days.fillna(-1).astype("int64").tolist()


def _day(claim: _Claim) -> int:
    return claim.day


def _standing(claim: _Claim, heard: list[_Claim]) -> list[tuple[str, bool, int]]:
    """For each other voice near the claim: the claim that stands for it, whether it fits, and how many days it is away."""
    near = heard[bisect_left(heard, claim.day - WITHIN, key=_day):bisect_right(heard, claim.day + WITHIN, key=_day)]
    ranked = sorted(
        (overlap(claim.allows, other.allows), -abs(other.day - claim.day), other.stated, other.claim_id, other.source)
        for other in near if other.source not in (claim.source, claim.origin_source)
    )
    last = {source: (claim_id, fits, -nearness) for fits, nearness, _, claim_id, source in ranked}
    return list(last.values())
