"""On the claim card: how other sides stand to the claim, and what its own side says."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from markupsafe import Markup

from ledger.answers.corroboration import SAME_SIDE, beside_claim, claim_pairs
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.claim import Claim, claims_of
from ledger.record.frames import equals_text
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.views.cache import cached_by_key
from ledger.views.html import render
from ledger.views.link_list import Line, link_list
from ledger.views.view import View

AT_ONCE = 3
"""How many statements of each kind are named at once; the others are behind their count."""

COMPARED = N_(
    "Other sides' own claims on the same indicator and way of counting, about days at most 45 days apart. A side corroborates a claim if both allow one number and the smallest number that either names is at least two thirds of the largest; it is compatible where one of the two is vaguer than that, or where a total has since grown; else it contradicts. The whole definition is on the Method page."
)


def corroboration_html(claim: Claim, view: View) -> Markup:
    """Who corroborates the claim, who is compatible with it, who contradicts it, each a way to his claim, or why nobody can; in HTML."""
    _ = view.lang.gettext
    before, groups = _found(claim, view)
    return render(
        "corroboration.html", before=before, groups=groups, how=_("How claims are compared"), compared=_(COMPARED)
    )


def _found(claim: Claim, view: View) -> tuple[list[str], list[dict[str, str]]]:
    """What is said first, and the claims that stand to this one in each way."""
    _, lang = view.lang.gettext, view.lang
    if not claim.drawable:
        return [_why_not(claim, view)], []
    known = view.record.claims
    same = known[equals_text(known, "metric", claim.metric)]
    pairs = cached_by_key(("claim pairs", view.record.fingerprint, view.day, claim.metric), lambda: claim_pairs(same))
    found = beside_claim(same, pairs, claim.claim_id)
    if not (found["category"] != SAME_SIDE).any():
        kinds, before = {SAME_SIDE: _same_side}, [_nobody(claim, view)]
    else:
        corroborated = (found["category"] == "corroborates").any()
        kinds = dict(KINDS)
        before = [] if corroborated else [_("Within 45 days, no other side corroborates this figure.")]
    named = {kind: claims_of(found[found["category"] == kind]) for kind in kinds}
    return before, [_group(kind, kinds[kind], claims, lang) for kind, claims in named.items() if claims]


def _group(
    kind: str, sentence_of: Callable[[int, Language], str], claims: Sequence[Claim], lang: Language
) -> dict[str, str]:
    """How many stand so to the claim, and each of them as a line; what is too many waits behind its count."""
    lines = [_line(other, lang) for other in claims]
    return {
        "title": sentence_of(len(claims), lang),
        "first": link_list(kind, lines[:AT_ONCE], "claim"),
        "rest": link_list(kind, lines[AT_ONCE:], "claim"),
        "more": lang.ngettext("{n} more", "{n} more", len(lines) - AT_ONCE),
    }


def _corroborates(n: int, lang: Language) -> str:
    return lang.ngettext(
        "Within 45 days, {n} other side corroborates this figure:",
        "Within 45 days, {n} other sides corroborate this figure:",
        n,
    )


def _compatible(n: int, lang: Language) -> str:
    return lang.ngettext("{n} is compatible with it:", "{n} are compatible with it:", n)


def _contradicts(n: int, lang: Language) -> str:
    return lang.ngettext("{n} contradicts it:", "{n} contradict it:", n)


def _same_side(n: int, lang: Language) -> str:
    return lang.ngettext(
        "{n} other source of the same side, which does not count:",
        "{n} other sources of the same side, which do not count:",
        n,
    )


KINDS: Mapping[str, Callable[[int, Language], str]] = MappingProxyType(
    {
        "corroborates": _corroborates,
        "compatible": _compatible,
        "contradicts": _contradicts,
        SAME_SIDE: _same_side,
    }
)
"""What is said of each way to stand to a claim."""


def _line(other: Claim, lang: Language) -> Line:
    # The days by which they were compared: a plan's own day may lie ahead.
    day = other.stated_on if other.is_planned else other.as_of
    return Line(
        escape_markdown(
            f"{lang.localised(other, 'short')}, {lang.short_date(day)}: {claim_text.value_text(other, lang)}"
        ),
        other.claim_id,
    )


def _why_not(claim: Claim, view: View) -> str:
    """Why a claim cannot be compared with others."""
    _ = view.lang.gettext
    if claim.is_verbal:
        return _("It is in words and gives no number, so it is not compared with other claims.")
    return _("It does not count exactly what the indicator names, so it is not compared with other claims.")


def _nobody(claim: Claim, view: View) -> str:
    """That no other side has a figure to compare with, by what is compared with this one."""
    _ = view.lang.gettext
    if claim.basis == "period":
        return _("It covers a period, and no other side gives a figure for the same period.")
    if claim.is_planned:
        return _("No other side stated a plan for the same day within 45 days of it.")
    return _("Not comparable: no other side gives a figure of the same kind within 45 days.")
