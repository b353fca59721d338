"""Losses as a share of those sent, in sentences: what sources state, and what one source's own figures come to."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from ledger.answers.loss_share import SHARES
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.frames import to_records
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown

Claims = Mapping[str, Mapping[Any, Any]]
"""The claims behind the shares, by claim_id."""
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
    return {claim["claim_id"]: claim for claim in to_records(claims[claims["claim_id"].isin(named)])}


def headline(shares: pd.DataFrame, stated: pd.DataFrame, behind: Claims, lang: Language) -> str:
    """The newest share of the killed and wounded among those sent, and the newest of all others in the same way; as Markdown."""
    sentences = []
    for key, rows in grouped(shares, stated, behind, lang).items():
        newest = to_records(rows.head(1))[0]
        sentences.append(
            f"**{escape_markdown(lang.gettext(NAMES[key]))}:** {escape_markdown(mark_label(newest, lang))}."
        )
    return " ".join(sentences[:1] + [each.replace("**", "") for each in sentences[1:]])


def grouped(
    shares: pd.DataFrame, stated: pd.DataFrame, claims: Mapping[str, claim_text.Row], lang: Language
) -> dict[tuple[str, str], pd.DataFrame]:
    """The shares of each kind, the newest first, as rows of claims in percent with ``from``: what a computed one is computed from."""
    groups = {}
    for key, column in STATED.items():
        own = stated[stated["metric"] == column].assign(**{"from": ""})
        computed = [
            _as_claim(row, claims, lang)
            for row in to_records(shares[(shares["metric"] == key[0]) & (shares["base"] == key[1])])
        ]
        rows = [*to_records(own), *computed]
        if rows:
            rows.sort(key=lambda row: (row["as_of"], row["claim_id"]), reverse=True)
            groups[key] = pd.DataFrame(rows).astype(dict.fromkeys(("low", "best", "high"), "float64"))
    return groups


def _as_claim(row: Mapping[Any, Any], claims: Mapping[str, claim_text.Row], lang: Language) -> dict[Any, Any]:
    """A computed share as a row of a claim on the losses, which it opens."""
    part, whole, nan = claims[row["claim"]], claims[row["base_claim"]], float("nan")
    low, high = row["share_low"], row["share_high"]
    numbers = {
        "at_least": (low, nan, nan),
        "up_to": (nan, nan, high),
        "": (nan, low, nan) if low == high else (low, nan, high),
    }[row["bound"]]
    said = dict(zip(("low", "best", "high"), (_rounded(number) for number in numbers), strict=True))
    qualifier = row["bound"] or ("exact" if low == high else "range")
    counted = lang.gettext("{part} of {whole}").format(
        part=claim_text.value_text(part, lang), whole=claim_text.value_text(whole, lang)
    )
    return {
        **part,
        **said,
        "qualifier": qualifier,
        "unit": "percent",
        "old": row["old"],
        "from": counted,
        "scope_en": f"computed: {counted}",
        "scope_de": f"berechnet: {counted}",
    }


def _rounded(share: float) -> float:
    """A share with no more digits than it can bear."""
    return round(share, 0 if share >= 10 else 1 if share >= 1 else 2)


def mark_label(claim: claim_text.Row, lang: Language) -> str:
    """A share in words: ``31% (Seoul: about 4,700 of about 15,000, April 2025)``, ``40% (Seoul, February 2026)``."""
    _, who, share = lang.gettext, claim_text.voice_name(claim, lang), claim_text.value_text(claim, lang)
    pattern = _("{figure} ({source}: {counted}, {month})") if claim["from"] else _("{figure} ({source}, {month})")
    return pattern.format(figure=share, source=who, counted=claim["from"], month=claim_text.month(claim, lang))
