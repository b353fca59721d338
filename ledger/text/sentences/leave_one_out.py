"""On whom the range depends, and what it would be without each, in sentences."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ledger.answers.leave_one_out import movers
from ledger.answers.spread import Spread
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.claim import Claim, claims_by_id
from ledger.record.frames import to_records
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.spread import claim_name

NOTHING_TO_LEAVE_OUT = N_("There is nothing to leave out.")


def how_to_read(rows: pd.DataFrame, lang: Language) -> str:
    """How many change nothing, and what the marks are."""
    still = int(((rows["kind"] == "voice") & (rows["moved"] == "")).sum())
    read = lang.gettext(
        "A coloured mark is a figure that changes, in the shape of the side that then holds it; a tick is one that stays. A side with only one government or outlet is left out with it."
    )
    if not still:
        return read
    return (
        lang.ngettext(
            "{n} other government or outlet: leaving it out changes nothing.",
            "{n} other governments and outlets: leaving out any of them changes nothing.",
            still,
        )
        + " "
        + read
    )


def headline(found: Spread, rows: pd.DataFrame, names: Mapping[str, str], lang: Language) -> str:
    """The voices on which the picture hangs, and what would be without each."""
    _ = lang.gettext
    claims = claims_by_id(found.voices)
    moving = to_records(rows[(rows["kind"] == "voice") & (rows["moved"] != "")])
    if not moving:
        sentences = [
            _(
                "The range depends on no single government or outlet: without any one of the {n}, lowest and highest stay as they are."
            ).format(n=lang.number(len(found.voices)))
        ]
        sides = [_(codes.SIDE[side].label) for side in movers(rows)["key"]]
        return " ".join(
            [*sentences, _("It does depend on a whole side: {sides}.").format(sides=lang.join_list(sides))]
            if sides
            else sentences
        )
    sentences = [_without(found, row, claims, names, lang) for row in moving]
    return " ".join(
        [*sentences, _("Leaving out any other government or outlet changes nothing.")]
        if len(moving) < len(found.voices)
        else sentences
    )


def _without(
    found: Spread, row: Mapping[str, Any], claims: Mapping[str, Claim], names: Mapping[str, str], lang: Language
) -> str:
    """What would be without one voice."""
    _ = lang.gettext
    low, high = (
        claim_name(claims[row[f"{end}_claim"]], lang) if row[f"{end}_claim"] else "" for end in ("low", "high")
    )
    gone = row["moved"] + "".join(f" {end}" for end in ("low", "high") if not row[f"{end}_claim"])
    if gone in ("low low", "high high", "both low", "both high"):
        pattern = {
            "low low": _("Without **{voice}**, nobody would hold the lowest figure."),
            "high high": _("Without **{voice}**, nobody would hold the highest figure."),
            "both low": _("Without **{voice}**, nobody would hold the lowest figure, and the highest would be {high}."),
            "both high": _("Without **{voice}**, the lowest would be {low}, and nobody would hold the highest figure."),
        }[gone]
    elif found.extremes.factor is None or pd.isna(row["factor"]):
        pattern = {
            "low": _("Without **{voice}**, the lowest would be {low}."),
            "high": _("Without **{voice}**, the highest would be {high}."),
            "both": _("Without **{voice}**, the lowest would be {low} and the highest {high}."),
        }[row["moved"]]
    else:
        pattern = {
            "low": _("Without **{voice}**, the lowest would be {low} and the ratio {factor} instead of {full}."),
            "high": _("Without **{voice}**, the highest would be {high} and the ratio {factor} instead of {full}."),
            "both": _(
                "Without **{voice}**, the lowest would be {low}, the highest {high} and the ratio {factor} instead of {full}."
            ),
        }[row["moved"]]
    full = ratio_or_empty(found.extremes.factor, found.extremes.bound, lang)
    return pattern.format(
        voice=escape_markdown(names[row["key"]]),
        low=low,
        high=high,
        factor=ratio_or_empty(row["factor"], row["bound"], lang),
        full=full,
    )


def ratio_or_empty(factor: float | None, bound: bool, lang: Language) -> str:
    """How many times as much; empty where an end is missing."""
    return "" if factor is None or pd.isna(factor) else claim_text.ratio_text(factor, bound, lang)
