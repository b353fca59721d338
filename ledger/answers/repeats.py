"""What is said for the first time and what is said again: counts, who repeats whom, and what reports made of a claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record.claim import Claim, claims_by_id, claims_frame, claims_of
from ledger.record.record import Record

REPEATS = {
    "claim_id": "str",
    "model_id": "str",
    "source": "str",
    "model_source": "str",
    "side": "str",
    "model_side": "str",
    "stated_on": "datetime64[us]",
    "model_stated_on": "datetime64[us]",
    "days": "int64",
    "kept": "bool",
    "own": "bool",
    "circular": "bool",
    "doubts": "object",
}
"""Columns of the answer of ``repeats_with_doubts``."""


@dataclass(frozen=True)
class Counts:
    """How many claims there are, how many origins stand behind them, and how many reports carried them."""

    claims: int
    origins: int
    reports: int


@dataclass(frozen=True)
class Repeats:
    """The claims of the measure, how many they are, the repeats among them, and each claim in them by its key."""

    claims: pd.DataFrame
    counts: Counts
    repeats: pd.DataFrame
    rows: Mapping[str, Claim]

    @property
    def repeated_outside(self) -> pd.DataFrame:
        """The claims that are repeated and are not among those of the measure."""
        outside = set(self.repeats["model_id"]) - set(self.claims["claim_id"])
        return claims_frame(self.rows[claim_id] for claim_id in sorted(outside))


@published(N_("Claims, original claims, reports"))
def count_claims(claims: pd.DataFrame) -> Counts:
    """How many claims, original claims and reports.

    Every claim counts once. A claim that repeats another goes back to the first claim of its chain, its original claim;
    a claim that repeats none is original itself. Original claims are counted once, however many claims go back to them,
    and also where the filters leave only a repeat of them. Reports are the pages that carried these claims.

    Parameters
    ----------
    claims
        The claims that are counted.
    """
    return Counts(len(claims), len(set(claims["origin"].tolist())), int(claims["reports"].sum()))


def count_selected_claims(record: Record, chosen: "pd.Series[bool]") -> Counts:
    """The same for the chosen ones of all claims of a record: quicker, because nothing is looked up by its text."""
    kept = chosen.to_numpy()
    origins = np.zeros(len(kept), dtype=bool)
    origins[record.origin_positions[kept]] = True
    return Counts(int(kept.sum()), int(origins.sum()), int(record.claims["reports"].to_numpy()[kept].sum()))


@published(N_("Who repeats whom"))
def repeats_with_doubts(claims: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Who repeats whom.

    Each claim that repeats another is set beside the claim that it repeats, even where that one is on another
    indicator or hidden by the filters. The figure is kept when numbers and precision are the same.

    A repeat is doubtful when the number or its precision has changed, when indicator, way of counting, region or what is
    covered differs, or when one of the two claims carries a caveat. A chain of repeats is circular when it
    comes back to a source after leading through another one: the source then repeats itself by way of somebody else.
    Whoever simply gives an own earlier figure again is marked as such; that is no circle.

    Parameters
    ----------
    claims
        The claims that are looked at.
    known
        All claims that are known, ``claims`` among them.

    Returns
    -------
    pandas.DataFrame
        One row a repeat, the newest first: ``claim_id`` and ``model_id`` (the claim repeated), ``source``,
        ``model_source``, ``side``, ``model_side``, ``stated_on``, ``model_stated_on``, ``days`` (between the two
        statements), ``kept`` (whether the figure is the same), ``own`` (whether the source repeats itself),
        ``circular``, and ``doubts``: a tuple out of number, qualifier, metric, basis, region, covers, caution.
    """
    repeats = claims[claims["is_repeat"] & claims["derived_from"].isin(known["claim_id"])]
    repeats = repeats.sort_values(["stated_on", "claim_id"], ascending=[False, True])
    models = claims_by_id(known[known["claim_id"].isin(repeats["derived_from"])])
    links = {
        str(key): (str(source), str(repeated))
        for key, source, repeated in known[["claim_id", "source", "derived_from"]].itertuples(index=False)
    }
    found = [_repeat(claim, models[claim.derived_from], links) for claim in claims_of(repeats)]
    return pd.DataFrame({name: pd.Series([row[name] for row in found], dtype=kind) for name, kind in REPEATS.items()})


def _repeat(claim: Claim, repeated: Claim, links: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    doubts = _doubts(claim, repeated)
    return {
        "claim_id": claim.claim_id,
        "model_id": repeated.claim_id,
        "source": claim.source,
        "model_source": repeated.source,
        "side": claim.side,
        "model_side": repeated.side,
        "stated_on": claim.stated_on,
        "model_stated_on": repeated.stated_on,
        "days": (claim.stated_on - repeated.stated_on).days,
        "kept": not {"number", "qualifier"} & set(doubts),
        "own": claim.source == repeated.source,
        "circular": _is_circular(claim.claim_id, links),
        "doubts": doubts,
    }


def _doubts(claim: Claim, repeated: Claim) -> tuple[str, ...]:
    """Why a repeat may not be taken for the same statement."""
    differs = {"number": _stated_numbers(claim) != _stated_numbers(repeated)}
    differs |= {
        name: getattr(claim, name) != getattr(repeated, name)
        for name in ("qualifier", "metric", "basis", "region", "covers")
    }
    differs["caution"] = bool(claim.caution_en or repeated.caution_en)
    return tuple(name for name, true in differs.items() if true)


def _stated_numbers(claim: Claim) -> tuple[set[float], str]:
    """The numbers that a claim names, or its words."""
    return set(claim.numbers), "" if claim.numbers else claim.wording_en


def _is_circular(claim_id: str, links: Mapping[str, tuple[str, str]]) -> bool:
    spoken: list[str] = []
    while claim_id in links:
        source, claim_id = links[claim_id]
        if source in spoken[:-1]:
            return True
        if spoken[-1:] != [source]:
            spoken.append(source)
    return False


@published(N_("Misreported"))
def distortions(reports: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Reports that misreport a claim.

    These are the reports of the claims that the dataset marks as misreporting: the page gives another number,
    takes one thing for another (killed and wounded for dead), or names another speaker. What was said is the
    claim itself; what was made of it stands beside it. The day is that of the page; where the page
    shows none, it is the day on which the claim was stated, and that is said. The newest come first.

    Parameters
    ----------
    reports
        ``Record.reports``.
    claims
        The claims that are looked at.

    Returns
    -------
    pandas.DataFrame
        One row an unfaithful report: the columns of ``reports``, ``day``, and ``dated``, whether the day is the page's own.
    """
    unfaithful = reports[reports["faithful"] == "no"].merge(claims[["claim_id", "stated_on"]], on="claim_id")
    found = unfaithful.assign(
        day=unfaithful["dated_on"].fillna(unfaithful["stated_on"]), dated=unfaithful["dated_on"].notna()
    )
    return found.drop(columns="stated_on").sort_values(["day", "report_id"], ascending=[False, True], ignore_index=True)
