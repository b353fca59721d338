"""How other sides' statements stand to a claim: they corroborate it, are compatible with it, or contradict it."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ledger.answers.current import ageing_start
from ledger.answers.independence import is_own_figure
from ledger.answers.interval import interval
from ledger.answers.series import highest_named, lowest_named
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record import codes
from ledger.record.claim import figures_of
from ledger.record.frames import day_numbers, equals_text

MAX_DAYS_APART = 45
"""How many days apart two figures may lie and still speak of the same time."""
MIN_AGREEMENT = 2 / 3
"""Two figures corroborate each other where the smallest number that either names is at least this share of the largest."""
DAY_STRIDE = 1_000_000
"""More days than any two claims lie apart: keeps the series apart on one line of days."""
CATEGORIES = ("corroborates", "compatible", "contradicts")
"""How a side stands to a claim, the closest first."""
SAME_SIDE = "same_side"
NEEDED_COLUMNS = (
    "claim_id",
    "metric",
    "basis",
    "source",
    "side",
    "voice",
    "origin_side",
    "origin_voice",
    "period_start",
    "as_of",
    "stated_on",
    "low",
    "best",
    "high",
    "qualifier",
)
"""The columns on which corroboration rests."""

Numbers = np.ndarray[Any, Any]


@published(N_("Corroborated, compatible, contradicted, not comparable"))
def corroboration(claims: pd.DataFrame) -> pd.DataFrame:
    """Corroborated, compatible, contradicted, not comparable.

    A claim is set beside the claims of other sides: same indicator, same way of counting, counting exactly what the indicator
    names, with a number, and about days at most 45 days apart. Sides count, not offices: all that belongs to
    Ukraine, Russia, North Korea, South Korea or the United States is one side; each other state, outlet and body is
    one of its own. What the same side says is listed as such. Only figures of one's own count: two that repeat the
    same original claim are one, and nobody is corroborated by whom he repeats.

    Another side corroborates the claim where both allow one and the same number, and the smallest number that either
    names is at least two thirds of the largest: “about 4,000” and “more than 3,000”. It is compatible where both allow one
    number, but one of the two is vaguer than that: “more than 1,000” beside 4,000 says little for either. Of totals
    so far, an earlier lower one is compatible with a later higher one, because a total grows. All else
    contradicts: figures that allow no number in common. A side counts by the closest of its statements: what
    becomes known later can corroborate, but takes nothing away. Where one claim stands for a side, it is the nearest
    in time among those; of two equally near, the one stated later.

    Figures for a period are compared only with figures for the same period. Planned figures are compared by the
    days on which they were stated, and only where both name the same target day or neither names one. Other claims,
    such as words without a number, are not comparable.

    Parameters
    ----------
    claims
        Any claims, of any measures, as known on the reader's day.

    Returns
    -------
    pandas.DataFrame
        One row for each claim that can be compared, in the order of ``claims``: ``claim_id``, and numbers of other
        sides ``corroborated``, ``compatible``, ``contradicted``.

    Examples
    --------
    Casualties, Seoul about 4,000 (27 February 2025). Kyiv about 4,000 (26 February) corroborates it; Washington more
    than 1,000 (13 January) names a quarter of it and is compatible; London more than 5,000 (28 March) lies beyond the 4,400
    that “about 4,000” allows, but is a later, higher total, and so compatible.
    """
    comparable = _comparable(claims)
    one, other, rank = _ranked_pairs(comparable)
    others = rank < len(CATEGORIES)
    # The closest category of each side that stands beside a claim: the first of each in order.
    sides = int(comparable["side"].max()) + 1 if len(comparable) else 1
    beside = np.sort(
        (one[others] * sides + comparable["side"].to_numpy()[other[others]]) * len(CATEGORIES) + rank[others]
    )
    closest = beside[np.flatnonzero(np.diff(beside // len(CATEGORIES), prepend=-1))]
    place, category = closest // (sides * len(CATEGORIES)), closest % len(CATEGORIES)
    counts = {
        name: np.bincount(place[category == number], minlength=len(comparable))
        for number, name in enumerate(("corroborated", "compatible", "contradicted"))
    }
    return pd.DataFrame({"claim_id": comparable["claim_id"].to_numpy(), **counts})


def claim_pairs(claims: pd.DataFrame) -> pd.DataFrame:
    """Every claim with the one claim that stands for each other side, and with those of its own side.

    Returns
    -------
    pandas.DataFrame
        ``claim_id``, ``other`` (the claim_id of the statement beside it), ``category`` (one of ``CATEGORIES``, or
        ``same_side``: there the nearest claim of each other office) and ``apart`` (days between them), in the order
        of ``claims``, the nearest first.
    """
    comparable = _comparable(claims)
    one, other, rank = _ranked_pairs(comparable)
    day, stated, same = comparable["day"].to_numpy(), comparable["stated"].to_numpy(), rank == len(CATEGORIES)
    pairs = pd.DataFrame(
        {
            "place": one,
            "other": comparable["claim_id"].to_numpy()[other],
            "rank": rank,
            "apart": np.abs(day[one] - day[other]),
            "stated": -stated[other],
            # Offices of the own side are told apart by their source.
            "whose": np.where(same, -1 - comparable["source"].to_numpy()[other], comparable["side"].to_numpy()[other]),
        }
    )
    nearest = pairs.sort_values(["place", "rank", "apart", "stated", "other"]).drop_duplicates(["place", "whose"])
    found = nearest.sort_values(["place", "apart", "stated", "other"], ignore_index=True)
    categories = np.array([*CATEGORIES, SAME_SIDE], dtype=object)[found["rank"].to_numpy()]
    ids = comparable["claim_id"].to_numpy()[found["place"].to_numpy()]
    return pd.DataFrame(
        {"claim_id": ids, "other": found["other"], "category": categories, "apart": found["apart"]}
    ).astype({"claim_id": "str", "other": "str", "category": "str", "apart": "int64"})


def beside_claim(claims: pd.DataFrame, pairs: pd.DataFrame, claim_id: str) -> pd.DataFrame:
    """The statements that stand beside one claim, as ``corroboration`` counts them.

    Parameters
    ----------
    pairs
        The answer of ``claim_pairs`` for claims among which are all on the measure of the claim.

    Returns
    -------
    pandas.DataFrame
        Rows of ``claims`` with ``category`` and ``apart`` (days between them), the nearest first; empty for a
        claim that cannot be compared.
    """
    own = pairs[equals_text(pairs, "claim_id", claim_id)]
    rows: pd.DataFrame = claims.iloc[pd.Index(claims["claim_id"]).get_indexer(own["other"])].reset_index(drop=True)
    return rows.assign(category=own["category"].to_numpy(), apart=own["apart"].to_numpy())


def _comparable(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims that can be compared, in numbers: ``series`` (what two claims must share to be compared: measure, basis, the
    period or the target day), ``source``, ``side`` and ``origin`` (whose it is, and whose it goes back to), ``own``, ``day``, ``stated``,
    the numbers that each allows, ``lower`` to ``upper``, and those that it names, ``least`` to ``most``.
    """
    rows = claims.loc[claims["drawable"], list(NEEDED_COLUMNS)]
    targeted = (rows["basis"] == "period") | ((rows["basis"] == "planned") & (rows["as_of"] != rows["stated_on"]))
    shared = [rows["metric"], rows["basis"], rows["period_start"], rows["as_of"].where(targeted)]
    allowed = [interval(figure) for figure in figures_of(rows[["low", "best", "high", "qualifier"]])]
    sides = pd.concat(
        [_side(rows["side"], rows["voice"]), _side(rows["origin_side"], rows["origin_voice"])]
    ).factorize()[0]
    return pd.DataFrame(
        {
            "claim_id": rows["claim_id"].to_numpy(),
            "series": rows.groupby(shared, dropna=False).ngroup().to_numpy(),
            "total": (rows["basis"] == "total").to_numpy(),
            "source": rows["source"].factorize()[0],
            "own": is_own_figure(rows).to_numpy(),
            "side": sides[: len(rows)],
            "origin": sides[len(rows) :],
            "day": day_numbers(ageing_start(rows)),
            "stated": day_numbers(rows["stated_on"]),
            "least": lowest_named(rows).to_numpy(),
            "most": highest_named(rows).to_numpy(),
            "lower": [lower for lower, _ in allowed],
            "upper": [upper for _, upper in allowed],
        }
    ).astype({"lower": "float64", "upper": "float64"})


def _side(side: pd.Series, voice: pd.Series) -> pd.Series:
    """The side that is one state, else the voice: a state, an outlet, a body."""
    return side.where(side.isin(codes.GOVERNMENTS), voice)


def _ranked_pairs(comparable: pd.DataFrame) -> tuple[Numbers, Numbers, Numbers]:
    """Each claim beside each statement of somebody else within ``MAX_DAYS_APART``: their places, and the number of the category, that of
    ``SAME_SIDE`` last. A repeat is not compared with its origin's side, nor an office with itself."""
    column = {str(name): comparable[name].to_numpy() for name in comparable}
    line = column["series"] * DAY_STRIDE + column["day"]
    own_claims = np.flatnonzero(column["own"])
    own_claims = own_claims[np.argsort(line[own_claims], kind="stable")]
    start, stop = (
        np.searchsorted(line[own_claims], line - MAX_DAYS_APART),
        np.searchsorted(line[own_claims], line + MAX_DAYS_APART, side="right"),
    )
    length = stop - start
    one = np.repeat(np.arange(len(comparable)), length)
    other = own_claims[np.arange(length.sum()) - np.repeat(np.cumsum(length) - length - start, length)]
    same = column["side"][one] == column["side"][other]
    mask = np.where(
        same, column["source"][one] != column["source"][other], column["origin"][one] != column["side"][other]
    )
    one, other, same = one[mask], other[mask], same[mask]
    return one, other, np.where(same, len(CATEGORIES), _categories(column, one, other))


def _categories(column: Mapping[str, Numbers], one: Numbers, other: Numbers) -> Numbers:
    """How each statement stands to the claim beside it, as a place in ``CATEGORIES``; the same seen from either."""
    lower, upper, day = column["lower"], column["upper"], column["day"]
    common = (lower[one] <= upper[other]) & (lower[other] <= upper[one])
    near = np.minimum(column["least"][one], column["least"][other]) >= MIN_AGREEMENT * np.maximum(
        column["most"][one], column["most"][other]
    )
    grown = ((day[one] < day[other]) & (upper[one] < lower[other])) | (
        (day[other] < day[one]) & (upper[other] < lower[one])
    )
    return np.select([common & near, common | (column["total"][one] & grown)], [0, 1], 2)
