"""Losses as a share of those sent, in sentences: what sources state, and what one source's own figures come to."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ledger.charts.loss_share import NAMES, beside, grouped
from ledger.codes import N_
from ledger.frames import records
from ledger.language import Language
from ledger.markdown import plain

Claims = Mapping[str, Mapping[Any, Any]]
"""The claims behind the shares, by claim_id."""
HOW_TO_READ = N_("A mark is a share that a source stated itself, or one computed from two figures that one source gave about the same day; then both figures stand beside it. Pale and hollow: older than the age limit.")


def behind_of(claims: pd.DataFrame, shares: pd.DataFrame) -> Claims:
    """The claims behind the computed shares, by claim_id."""
    named = pd.concat([shares["claim"], shares["base_claim"]])
    return {claim["claim_id"]: claim for claim in records(claims[claims["claim_id"].isin(named)])}


def headline(shares: pd.DataFrame, stated: pd.DataFrame, behind: Claims, lang: Language) -> str:
    """The newest share of the killed and wounded among those sent, and the newest of all others in the same way; as Markdown."""
    said = []
    for key, rows in grouped(shares, stated, behind, lang).items():
        newest = records(rows.head(1))[0]
        said.append(f"**{plain(lang.gettext(NAMES[key]))}:** {plain(beside(newest, lang))}.")
    return " ".join(said[:1] + [each.replace("**", "") for each in said[1:]])
