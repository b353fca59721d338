"""Losses as a share of those sent: as sources state it, and computed where one source gave both figures about one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from ledger.answers.current import current, is_old
from ledger.answers.independence import independent_claims
from ledger.answers.series import basis_of, series
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record.claim import Claim, claims_of
from ledger.record.rows import Metric

COLUMNS = (
    "metric",
    "base",
    "source",
    "voice",
    "side",
    "as_of",
    "share_low",
    "share_high",
    "bound",
    "claim",
    "base_claim",
    "old",
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


@published(N_("Shares computed from one source's own figures"))
def loss_share(claims: pd.DataFrame, metrics: Mapping[str, Metric], day: date, months: int) -> pd.DataFrame:
    """Shares computed from one source's own figures.

    A share is computed only where one and the same source gave both figures about the same day, each indicator counted
    as it is by default: figures of two sources, or of two days, are never set over each other. Of each voice, the newest such
    share is shown. A range gives a share from its low end over the high end of the base to its high end over the low end of the
    base. Where one of the two is a bound, so is the share; where the two bounds point in opposite ways, there is none.

    Parameters
    ----------
    claims
        ``Record.claims``, placed on the day of ``known_on`` and filtered.
    metrics
        ``Record.metric_rows``.
    day
        The day on which the reader is placed.
    months
        The age limit: an older share is pale.

    Returns
    -------
    pandas.DataFrame
        One row a share of ``SHARES`` and voice, in their order, the newest first: ``metric`` over ``base``, ``source``,
        ``voice``, ``side``, ``as_of``; ``share_low`` and ``share_high`` in percent, equal for two single numbers; ``bound``
        (at_least, up_to, or empty); ``claim`` over ``base_claim`` (claim_ids); ``old``.

    Examples
    --------
    On 30 April 2025 the NIS spoke of about 4,700 killed and wounded and about 15,000 sent: 4,700 of 15,000
    are 31.3 percent.
    """
    rows = [
        row
        for share in SHARES
        if {share.metric, share.base} <= metrics.keys()
        for row in _newest(claims, share, metrics)
    ]
    found = pd.DataFrame(rows, columns=list(COLUMNS[:-1])).astype(
        {"as_of": "datetime64[us]", "share_low": "float64", "share_high": "float64"}
    )
    return found.assign(old=is_old(found.assign(basis="total", stated_on=found["as_of"]), day, months))


@published(N_("Shares that sources stated themselves"))
def stated_shares(claims: pd.DataFrame, metrics: Mapping[str, Metric], day: date, months: int) -> pd.DataFrame:
    """Shares that sources stated themselves.

    Of each voice, the newest share that it named itself: killed and wounded as a share of those sent, and the
    dead as a share of the killed and wounded.

    Returns
    -------
    pandas.DataFrame
        The newest claims on the measures named by ``Share.stated``, as ``current.current`` gives them.
    """
    own = independent_claims(claims)
    stated = [series(own, share.stated, basis_of(metrics[share.stated])) for share in SHARES if share.stated in metrics]
    return pd.concat([current(each, day, months) for each in [own.iloc[:0], *stated]])


def _newest(claims: pd.DataFrame, share: Share, metrics: Mapping[str, Metric]) -> list[dict[str, Any]]:
    """The newest share of each voice."""
    part, whole = (
        series(independent_claims(claims), name, basis_of(metrics[name]))
        .drop_duplicates(["source", "as_of"], keep="last")
        .set_index(["source", "as_of"])
        for name in (share.metric, share.base)
    )
    both = part.index.intersection(whole.index)
    pairs = zip(*(claims_of(claims.loc[both].reset_index()) for claims in (part, whole)), strict=True)
    found = [row for one, base in pairs if (row := _share(one, base))]
    newest: dict[str, dict[str, Any]] = {}
    for row in sorted(found, key=lambda row: (row["as_of"], row["claim"])):
        newest.pop(row["voice"], None)
        newest[row["voice"]] = row
    return list(reversed(newest.values()))


def _share(part: Claim, whole: Claim) -> dict[str, Any] | None:
    """The share of one claim in another, both with a number; None where it has none itself."""
    upward, downward = part.is_lower_bound or whole.is_upper_bound, part.is_upper_bound or whole.is_lower_bound
    if (upward and downward) or min(whole.numbers) <= 0:
        return None
    return {
        "metric": part.metric,
        "base": whole.metric,
        "source": part.source,
        "voice": part.voice,
        "side": part.side,
        "as_of": part.as_of,
        "share_low": 100 * min(part.numbers) / max(whole.numbers),
        "share_high": 100 * max(part.numbers) / min(whole.numbers),
        "bound": "at_least" if upward else "up_to" if downward else "",
        "claim": part.claim_id,
        "base_claim": whole.claim_id,
    }
