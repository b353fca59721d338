"""Losses as a share of those sent, in sentences: the share, what sources say themselves, what to doubt."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ledger.answers.spread import ends
from ledger.charts.loss_share import NAMES, STATED, interval, percent
from ledger.codes import N_
from ledger.frames import records
from ledger.language import Language
from ledger.markdown import plain
from ledger.sentences.spread import named

Claims = Mapping[str, Mapping[Any, Any]]
"""The claims behind the shares, by claim_id."""
HOW_TO_READ = N_("A bar runs from the lowest figure over the highest base to the highest figure over the lowest base. An arrow is an open end, a hollow end stands alone, a pointer lies beyond the axis. Coloured marks are shares that sources stated themselves.")


def behind_of(claims: pd.DataFrame, shares: pd.DataFrame) -> Claims:
    """The claims behind the ends, by claim_id."""
    named = pd.concat([shares[name] for name in ("low_claim", "low_base", "high_claim", "high_base")] + [shares["outgrown"].explode()])
    return {claim["claim_id"]: claim for claim in records(claims[claims["claim_id"].isin(named)])}


def headline(row: pd.Series, behind: Claims, lang: Language) -> str:
    """One share as an interval, with the claims behind its ends."""
    _ = lang.gettext
    firm = [end for end in ("low", "high") if pd.notna(row[f"share_{end}"])]
    pattern = {
        2: _("**{share}:** {interval}, from {part} over {base} to {high_part} over {high_base}."),
        1: _("**{share}:** {interval}, from {part} over {base}."),
        0: _("**{share}:** {interval}."),
    }[len(firm)]
    said = [named(behind[row[f"{end}_{role}"]], lang) for end in firm for role in ("claim", "base")]
    fields = dict(zip(("part", "base", "high_part", "high_base"), said, strict=False))
    return pattern.format(share=_(NAMES[row["metric"], row["base"]]), interval=plain(interval(row, lang)), **fields)


def said(own: pd.DataFrame, row: pd.Series, lang: Language) -> str:
    """Which shares sources stated themselves of the same thing."""
    _ = lang.gettext
    found = ends(records(own[own["metric"] == STATED[row["metric"], row["base"]]]))
    low, high = (named(claim, lang) if claim else "" for claim in (found.lowest, found.highest))
    if low and high and low != high:
        return _("Of the shares that sources state themselves, the lowest is {low}, the highest {high}.").format(low=low, high=high)
    if low or high:
        return _("A source itself states {stated}.").format(stated=low or high)
    return _("No source states such a share itself.")


def doubts(shares: pd.DataFrame, behind: Claims, limit: int, lang: Language) -> list[str]:
    """Why an interval may be wider than what is known: figures of different days, and figures that contradict each other."""
    _ = lang.gettext
    doubts = []
    aged = [behind[claim_id] for claim_id in shares["oldest"] if claim_id]
    if aged:
        oldest = min(aged, key=lambda claim: (claim["as_of"], claim["claim_id"]))
        doubts.append(
            _("Figures of very different days are set against each other, because the age limit of {limit} would leave fewer than two voices; the oldest is {claim}.")
            .format(limit=lang.ngettext("{n} day", "{n} days", limit), claim=named(oldest, lang))
        )
    outgrown = [named(behind[claim_id], lang) for claim_id in dict.fromkeys(shares["outgrown"].explode().dropna())]
    if outgrown:
        doubts.append(_("Older totals lie above those that count: {claims}. A total cannot fall: they are simply old.").format(claims=lang.listing(outgrown)))
    beyond = [_("“{words}”").format(words=_(NAMES[row["metric"], row["base"]])) for row in records(shares[shares["contradicted"]])]
    if beyond:
        doubts.append(_("Above {all}, the two figures contradict each other or are about very different days: {shares}.").format(all=percent(100, lang), shares=lang.listing(beyond)))
    return doubts
