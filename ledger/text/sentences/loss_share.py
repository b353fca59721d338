"""Losses as a share of those sent, in sentences: what sources state, and what one source's own figures come to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from ledger.answers.loss_share import SHARES
from ledger.answers.rows import LossShareRow
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.claim import Claim, StatedFigure, claims_by_id, claims_of
from ledger.record.rows import rows_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown

Claims = Mapping[str, Claim]
"""The claims behind the shares, by claim_id."""


@dataclass(frozen=True)
class ShownShare:
    """A share as a claim in percent, whether it is older than the age limit, and what it is computed from; empty where a source stated it."""

    claim: Claim
    old: bool
    computed_from: str = ""


NAMES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("casualties", "troops_sent"): N_("Killed and wounded among those sent"),
        ("killed", "troops_sent"): N_("Killed among those sent"),
        ("wounded", "troops_sent"): N_("Wounded among those sent"),
        ("captured", "troops_sent"): N_("Captured among those sent"),
        ("returned_home", "troops_sent"): N_("Returned home among those sent"),
        ("killed", "casualties"): N_("Deaths as a share of casualties"),
    }
)
"""What each share is called."""

STATED = {(share.metric, share.base): share.stated for share in SHARES}
NO_SHARE = N_(
    "No source states such a share, and none gave both figures about the same day. A later day or fewer filters may bring some."
)
CLICK = N_("A click opens the claim; for a computed share, the one on the losses.")
HOW_TO_READ = N_(
    "A mark is a share that a source stated itself, or one computed from two figures that one source gave about the same day; then both figures stand beside it. Pale and hollow: older than the age limit."
)


def underlying_claims(claims: pd.DataFrame, shares: pd.DataFrame) -> Claims:
    """The claims behind the computed shares, by claim_id."""
    named = pd.concat([shares["claim"], shares["base_claim"]])
    return claims_by_id(claims[claims["claim_id"].isin(named)])


def headline(shares: pd.DataFrame, stated: pd.DataFrame, behind: Claims, lang: Language) -> str:
    """The newest share of the killed and wounded among those sent, and the newest of all others in the same way; as Markdown."""
    sentences = [
        f"**{escape_markdown(lang.gettext(NAMES[key]))}:** {escape_markdown(mark_label(found[0], lang))}."
        for key, found in grouped(shares, stated, behind, lang).items()
    ]
    return " ".join(sentences[:1] + [each.replace("**", "") for each in sentences[1:]])


def grouped(
    shares: pd.DataFrame, stated: pd.DataFrame, claims: Claims, lang: Language
) -> dict[tuple[str, str], list[ShownShare]]:
    """The shares of each kind, the newest first."""
    groups = {}
    for key, column in STATED.items():
        own = stated[stated["metric"] == column]
        computed = rows_of(shares[(shares["metric"] == key[0]) & (shares["base"] == key[1])], LossShareRow)
        found = [
            *(ShownShare(claim, old) for claim, old in zip(claims_of(own), own["old"], strict=True)),
            *(_computed(row, claims, lang) for row in computed),
        ]
        if found:
            found.sort(key=lambda share: (share.claim.as_of, share.claim.claim_id), reverse=True)
            groups[key] = found
    return groups


def _computed(row: LossShareRow, claims: Claims, lang: Language) -> ShownShare:
    """A computed share, as the claim on the losses, which it opens."""
    part, whole = claims[row["claim"]], claims[row["base_claim"]]
    low, high = _rounded(row["share_low"]), _rounded(row["share_high"])
    one_number = row["share_low"] == row["share_high"]
    numbers = {
        "at_least": StatedFigure(low, None, None, "at_least"),
        "up_to": StatedFigure(None, None, high, "up_to"),
        "": StatedFigure(None, low, None, "exact") if one_number else StatedFigure(low, None, high, "range"),
    }[row["bound"]]
    counted = lang.gettext("{part} of {whole}").format(
        part=claim_text.value_text(part, lang), whole=claim_text.value_text(whole, lang)
    )
    share = replace(
        part,
        low=numbers.low,
        best=numbers.best,
        high=numbers.high,
        qualifier=numbers.qualifier,
        unit="percent",
        scope_en=f"computed: {counted}",
        scope_de=f"berechnet: {counted}",
    )
    return ShownShare(share, row["old"], counted)


def _rounded(share: float) -> float:
    """A share with no more digits than it can bear."""
    return round(share, 0 if share >= 10 else 1 if share >= 1 else 2)


def mark_label(share: ShownShare, lang: Language) -> str:
    """A share in words: ``31% (Seoul: about 4,700 of about 15,000, April 2025)``, ``40% (Seoul, February 2026)``."""
    _, claim = lang.gettext, share.claim
    pattern = _("{figure} ({source}: {counted}, {month})") if share.computed_from else _("{figure} ({source}, {month})")
    return pattern.format(
        figure=claim_text.value_text(claim, lang),
        source=claim_text.voice_name(claim, lang),
        counted=share.computed_from,
        month=claim_text.month(claim, lang),
    )
