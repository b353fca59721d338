"""On the claim card: which independent voices support the claim, and which contradict it."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from ledger import phrases
from ledger.answers.agreement import couples, witnesses
from ledger.codes import N_
from ledger.frames import having, records
from ledger.language import Language
from ledger.markdown import plain
from ledger.views.cache import cached_by_key
from ledger.views.link_list import Line, link_list
from ledger.views.view import View

AT_ONCE = 3
"""How many witnesses of each kind are named at once; the others are behind their count."""

COMPARED = N_("Other sources with claims of their own on the same measure and basis, about days at most 45 days apart: a source supports a claim if any of these allows a number that fits both, else it contradicts it. The whole definition is on the Method page.")


def of_claim(claim: Mapping[Any, Any], view: View) -> str:
    """Who supports the claim and who contradicts it, each a way to his claim, or why nobody can; in HTML."""
    _ = view.lang.gettext
    how = f'<details class="ledger-small"><summary>{escape(_("How claims are compared"))}</summary><p>{escape(_(COMPARED))}</p></details>'
    return f"{_found(claim, view)}{how}"


def _found(claim: Mapping[Any, Any], view: View) -> str:
    _, lang = view.lang.gettext, view.lang
    if not claim["drawable"]:
        return f"<p>{escape(_why_not(claim, view))}</p>"
    known = view.record.claims
    same = known[having(known, "metric", claim["metric"])]
    found = witnesses(same, cached_by_key(("couples", view.record.version, view.day, claim["metric"]), lambda: couples(same)), claim["claim_id"])
    if found.empty:
        return f"<p>{escape(_nobody(claim, view))}</p>"
    supporting, contradicting = found[found["supports"]], found[~found["supports"]]
    support = (
        lang.ngettext("Within 45 days, {n} independent voice supports this figure:", "Within 45 days, {n} independent voices support this figure:", len(supporting))
        if len(supporting) else _("Within 45 days, no independent voice supports this figure.")
    )
    contradict = lang.ngettext("{n} contradicts it:", "{n} contradict it:", len(contradicting)) if len(contradicting) else _("None contradicts it.")
    return f"<p>{escape(support)}</p>{_named(supporting, 'supports', lang)}<p>{escape(contradict)}</p>{_named(contradicting, 'contradicts', lang)}"


def _named(rows: pd.DataFrame, kind: str, lang: Language) -> str:
    """Each witness as a line; what is too many waits behind its count."""
    of = [_line(other, lang) for other in records(rows)]
    named, rest = link_list(kind, of[:AT_ONCE], "claim"), link_list(kind, of[AT_ONCE:], "claim")
    return named + (f"<details><summary>{escape(lang.ngettext('{n} more', '{n} more', len(of) - AT_ONCE))}</summary>{rest}</details>" if rest else "")


def _line(other: Mapping[Any, Any], lang: Language) -> Line:
    # The days by which they were compared: a plan's own day may lie ahead.
    day = other["stated_on" if other["basis"] == "planned" else "as_of"]
    return Line(plain(f"{lang.pick(other, 'short')}, {lang.short_date(day)}: {phrases.figure(other, lang)}"), other["claim_id"])


def _why_not(claim: Mapping[Any, Any], view: View) -> str:
    """Why a claim cannot be compared with others."""
    _ = view.lang.gettext
    if claim["qualifier"] == "verbal":
        return _("It is in words and gives no number, so it is not compared with other claims.")
    return _("It does not count exactly what the measure names, so it is not compared with other claims.")


def _nobody(claim: Mapping[Any, Any], view: View) -> str:
    """That no other voice has a figure to compare with, by what is compared with this one."""
    _ = view.lang.gettext
    if claim["basis"] == "period":
        return _("It covers a period, and no other independent voice gives a figure for the same period.")
    if claim["basis"] == "planned":
        return _("No other independent voice stated a plan for the same day within 45 days of it.")
    return _("No other independent voice gives a comparable figure within 45 days.")
