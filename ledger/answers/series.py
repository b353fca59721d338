"""Which claims may stand on one axis, and which are unlike them."""

from collections import defaultdict

import numpy as np
import pandas as pd

from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record.frames import equals_text
from ledger.record.rows import Metric

ExcludedGroups = dict[tuple[str, str, bool], pd.DataFrame]
"""Claims that are unlike a series, by ``(basis, covers, verbal)``."""


def basis_of(metric: Metric, basis: str = "") -> str:
    """The basis that is asked for, or the one that the measure (a row of the record's metrics) shows first."""
    return basis or metric["default_basis"]


def _belongs(claims: pd.DataFrame, basis: str) -> "pd.Series[bool]":
    return equals_text(claims, "basis", basis) & claims["drawable"]


@published(N_("Which claims are one series"))
def series(claims: pd.DataFrame, metric: str, basis: str) -> pd.DataFrame:
    """The claims that are one series: the same indicator and the same way of counting, counting exactly what the indicator
    names, with a number.

    Returns
    -------
    pandas.DataFrame
        Rows of ``claims`` ordered by as of, stated on and claim_id.
    """
    chosen = np.flatnonzero(equals_text(claims, "metric", metric) & _belongs(claims, basis))
    claim_id, stated_on, as_of = (claims[name].to_numpy()[chosen] for name in ("claim_id", "stated_on", "as_of"))
    return claims.iloc[chosen[np.lexsort((claim_id, stated_on, as_of))]]


def excluded_groups(claims: pd.DataFrame, metric: str, basis: str) -> ExcludedGroups:
    """The other claims of the measure, by what sets them apart from the series.

    Returns
    -------
    dict
        ``(basis, covers, verbal)`` to rows of ``claims``; verbal says that words stand for the number.
    """
    others = np.flatnonzero(equals_text(claims, "metric", metric) & ~_belongs(claims, basis))
    others = others[np.argsort(claims["as_of"].to_numpy()[others], kind="stable")]
    apart: dict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for place, based, covers, qualifier in zip(
        others, *(claims[name].to_numpy()[others] for name in ("basis", "covers", "qualifier")), strict=True
    ):
        apart[based, covers, qualifier == "verbal"].append(place)
    return {key: claims.iloc[apart[key]] for key in sorted(apart)}


@published(N_("The low end of a claim"))
def lowest_named(claims: pd.DataFrame) -> pd.Series:
    """The smallest number that each claim names: the lower end, else the figure itself, else the upper end
    (“up to” names only that).
    """
    return claims["low"].fillna(claims["best"]).fillna(claims["high"])


@published(N_("The high end of a claim"))
def highest_named(claims: pd.DataFrame) -> pd.Series:
    """The largest number that each claim names: the upper end, else the figure itself, else the lower end
    (“at least” names only that).
    """
    return claims["high"].fillna(claims["best"]).fillna(claims["low"])
