"""Losses as a share of those sent: an interval from claims, next to the shares that sources stated themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from ledger.answers.current import current
from ledger.answers.series import basis_of, open_downward, open_upward, series
from ledger.answers.spread import Claim, Spread, outgrown, spread

Metrics = Mapping[str, Mapping[Any, Any]]
COLUMNS = (
    "metric", "basis", "base", "base_basis", "share_low", "share_high", "low_open", "high_open",
    "low_claim", "low_base", "high_claim", "high_base", "contradicted", "outgrown", "oldest",
)


@dataclass(frozen=True)
class Share:
    """One measure as a share of another, and the measure under which sources state that share themselves."""

    metric: str
    base: str
    stated: str = ""


SHARES = (
    Share("casualties", "troops_sent", "casualty_share_pct"),
    Share("killed", "troops_sent"),
    Share("wounded", "troops_sent"),
    Share("captured", "troops_sent"),
    Share("returned_home", "troops_sent"),
    Share("killed", "casualties", "killed_share_pct"),
)
"""The shares that are computed. Sources state the share of the dead among the killed and wounded, not among those sent."""


def loss_share(claims: pd.DataFrame, metrics: Metrics, day: date, limit: int) -> pd.DataFrame:
    """Losses as a share of those sent.

    The share is an interval, never one number. Its low end is the lowest current figure over the highest
    current figure of those sent, its high end the highest over the lowest, in percent. Both spreads are taken
    on the same day, with the same age limit, each measure counted as it is by default: killed, wounded, returned
    and sent in total so far, prisoners as present, while any are held. The dead are also set over the killed and wounded, because
    that is the share which sources state of them.

    An end is open where a bound stands behind it. With “at least” in the highest figure, or “up to” in the
    lowest figure of those sent, the share may be larger still; with “up to” in the lowest figure, or “at least”
    in the highest figure of those sent, it may be smaller still. Where nobody holds one of the two figures
    behind an end, the interval has no firm end there. A share above 100 percent is shown as it is computed: its
    two figures contradict each other, or are about very different days.

    Parameters
    ----------
    claims
        ``Record.claims``, placed on the day of ``known_on`` and filtered.
    metrics
        ``Record.metric_rows``.
    day
        The day on which the reader is placed.
    limit
        The age limit of ``spread.spread``, in days.

    Returns
    -------
    pandas.DataFrame
        One row a share of ``SHARES`` for which both measures have claims: ``metric`` and ``basis``, ``base``
        and ``base_basis``; ``share_low`` and ``share_high`` in percent (NaN where that end is not firm);
        ``low_open`` and ``high_open``, true where the end is a bound or not firm; ``low_claim`` over
        ``low_base`` and ``high_claim`` over ``high_base``, the claim_ids behind the two ends (empty where
        nobody holds that figure); ``contradicted``, whether an end is above 100; ``outgrown``, the claim_ids of older totals above the
        highest that count, of either measure; ``oldest``, the oldest
        claim behind the ends where one is older than the age limit, because that was not applied, else empty.
    """
    asked = dict.fromkeys(name for share in SHARES for name in (share.metric, share.base))
    found = {name: spread(series(claims, name, basis_of(metrics[name])), day, limit) for name in asked}
    rows = [
        {"metric": share.metric, "basis": basis_of(metrics[share.metric]), "base": share.base, "base_basis": basis_of(metrics[share.base])}
        | _interval(found[share.metric], found[share.base], limit)
        for share in SHARES if len(found[share.metric].voices) and len(found[share.base].voices)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def stated_shares(claims: pd.DataFrame, metrics: Metrics, day: date) -> pd.DataFrame:
    """Shares that sources stated themselves.

    Of each source, the newest share that it named itself: killed and wounded as a share of those sent, and the
    dead as a share of the killed and wounded.

    Returns
    -------
    pandas.DataFrame
        The current claims on the measures named by ``Share.stated``, as ``current.current`` gives them.
    """
    own = claims[claims["source"] == claims["origin_source"]]
    stated = [series(own, share.stated, basis_of(metrics[share.stated])) for share in SHARES if share.stated]
    return pd.concat([current(each, day) for each in stated])


def _interval(part: Spread, whole: Spread, limit: int) -> dict[str, Any]:
    """One share; where only bounds stand behind it and they allow one figure, its low end lies above its high end."""
    low, high = _percent(part.ends.low, whole.ends.high), _percent(part.ends.high, whole.ends.low)
    behind = {
        "low_claim": part.ends.lowest, "low_base": whole.ends.highest, "high_claim": part.ends.highest, "high_base": whole.ends.lowest,
    }
    return {
        "share_low": low, "share_high": high,
        "low_open": pd.isna(low) or _is(open_downward, part.ends.lowest) or _is(open_upward, whole.ends.highest),
        "high_open": pd.isna(high) or _is(open_upward, part.ends.highest) or _is(open_downward, whole.ends.lowest),
        **{name: "" if claim is None else claim["claim_id"] for name, claim in behind.items()},
        "contradicted": low > 100 or high > 100,
        "outgrown": tuple(pd.concat([outgrown(part), outgrown(whole)])["claim_id"]),
        "oldest": _oldest([claim for claim in behind.values() if claim is not None and claim["age"] > limit]),
    }


def _is(open_end: Callable[[Claim], bool], claim: Claim | None) -> bool:
    return claim is not None and open_end(claim)


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole > 0 else float("nan")


def _oldest(claims: list[Claim]) -> str:
    return str(max(claims, key=lambda claim: (claim["age"], claim["claim_id"]))["claim_id"]) if claims else ""
