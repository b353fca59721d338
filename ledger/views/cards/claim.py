"""The claim card: all that stands behind one number, opened from anywhere, with an address of its own."""

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from ledger.answers.ended import end_of
from ledger.answers.repeat_chain import repeated_by, repeats
from ledger.answers.series import basis_of
from ledger.i18n.language import Language
from ledger.question.link import write_link
from ledger.question.question import Question
from ledger.record import codes
from ledger.record.frames import having, records
from ledger.text import claim_text
from ledger.text.markdown import plain
from ledger.text.sentences.ended import ended
from ledger.text.sentences.renamed import renamed
from ledger.views.cards import corroboration
from ledger.views.cards.frame import folded, framed
from ledger.views.html import inline, outward
from ledger.views.link_list import Line, link_list
from ledger.views.view import View

PLAIN_QUALIFIERS = ("exact", "range", "verbal")
"""Qualifiers that the figure shows by itself."""


def card(view: View, home: str) -> str:
    """The card of the claim that the question names.

    Parameters
    ----------
    home
        The address of the dashboard, without a slash at its end.
    """
    _ = view.lang.gettext
    [claim] = records(view.full_record.claims[having(view.full_record.claims, "claim_id", view.question.claim)])
    if claim["stated_on"].date() > view.day:
        return framed(view, _("Claim"), _("Not stated yet"), _renamed(view) + _not_yet(claim, view))
    _, lang, metric = view.lang.gettext, view.lang, view.record.metric_rows[claim["metric"]]
    parts = (
        _renamed(view),
        _said_by(claim, view),
        _words(claim, lang),
        _ended(claim, view),
        folded(_("Details"), _facts(claim, view)),
        folded(_("Agreement"), corroboration.of_claim(claim, view)),
        _repeated_by(claim, view),
        _reports(claim, view),
        _address(view, home),
    )
    return framed(view, _("Claim"), lang.pick(metric, "name"), "".join(parts), claim_text.figure(claim, lang))


def _renamed(view: View) -> str:
    """That the link named the claim by an id that is gone."""
    said = renamed((part for part in view.ignored if part.renamed_to == view.question.claim), view.lang)
    return f'<p class="ledger-caution">{inline(said)}</p>' if said else ""


def _not_yet(claim: Mapping[Any, Any], view: View) -> str:
    _, lang = view.lang.gettext, view.lang
    said = _("This claim was stated on {stated}. You are looking at {day}, when nobody had said it yet.").format(
        stated=claim_text.stated_on(claim, lang), day=lang.date(view.day)
    )
    today = urlencode(write_link(view.question.model_copy(update={"known_on": None})))
    return f'<p>{escape(said)}</p><p><a href="?{escape(today)}">{escape(_("Back to today"))}</a></p>'


def _words(claim: Mapping[Any, Any], lang: Language) -> str:
    """The note on the claim, and the caution where the record has one."""
    note, caution = lang.pick(claim, "note"), lang.pick(claim, "caution")
    warned = lang.gettext("**Caveat:** {caution}").format(caution=plain(caution))
    return f"<p>{escape(note)}</p>" + (f'<p class="ledger-caution">{inline(warned)}</p>' if caution else "")


def _ended(claim: Mapping[Any, Any], view: View) -> str:
    """That the state which the claim is about has ended since."""
    event = end_of(view.record.events, claim["metric"], claim["basis"])
    if event is None or claim["as_of"] >= event["date"]:
        return ""
    return f"<p>{inline(ended(view.record, claim['metric'], claim['basis'], view.lang))}</p>"


def _said_by(claim: Mapping[Any, Any], view: View) -> str:
    """Who said it, when, and the page on which it was seen first; a repeat names what it repeats."""
    _, lang = view.lang.gettext, view.lang
    source = view.record.source_rows[claim["source"]]
    name, side = lang.pick(source, "name"), _(codes.SIDE[source["side"]].label)
    stated, as_of = claim_text.stated_on(claim, lang), claim_text.as_of(claim, lang)
    facts = {
        _("Source"): escape(name if side in name else f"{name} · {side}"),
        _("Speaker"): escape(lang.pick(claim, "speaker")),
        _("Stated on"): escape(stated),
        _("As of"): escape(as_of) if as_of != stated else "",
        _("Source page"): "".join(_page(report, view) for report in _of_claim(view.record.reports, claim)[:1]),
        _("Repeats"): link_list("repeats", _lines(repeats(view.record.claims, claim["claim_id"]), lang), "claim"),
    }
    return _rows(facts)


def _facts(claim: Mapping[Any, Any], view: View) -> str:
    """What exactly is counted, and how far the figure can be trusted; what the measure and the figure say already is left out."""
    _, lang = view.lang.gettext, view.lang
    source, metric = view.record.source_rows[claim["source"]], view.record.metric_rows[claim["metric"]]
    checked = claim["checked_on"]
    facts = {
        _("What is counted"): lang.pick(claim, "scope"),
        _("Counted as"): _of_list(codes.BASIS, claim["basis"], lang)
        if claim["basis"] != basis_of(metric)
        else _(codes.BASIS[claim["basis"]].label),
        _("Scope"): _of_list(codes.COVERS, claim["covers"], lang) if claim["covers"] != "all" else "",
        _("Precision"): _of_list(codes.QUALIFIER, claim["qualifier"], lang)
        if claim["qualifier"] not in PLAIN_QUALIFIERS
        else "",
        _("Region"): _(codes.REGION[claim["region"]].label) if claim["region"] != "none" else "",
        _("In words"): lang.pick(claim, "wording") if claim["qualifier"] != "verbal" else "",
        _("Interest"): _of_list(codes.INTEREST, source["interest"], lang),
        _("Second check"): _("checked on {day}").format(day=lang.date(checked))
        if pd.notna(checked)
        else _("not checked a second time by us"),
    }
    return _rows({name: escape(value) for name, value in facts.items()})


def _rows(facts: Mapping[str, str]) -> str:
    """Names with their HTML; those without any are left out."""
    return f"<dl>{''.join(f'<dt>{escape(name)}</dt><dd>{html}</dd>' for name, html in facts.items() if html)}</dl>"


def _of_list(code_list: codes.CodeList, code: str, lang: Language) -> str:
    _ = lang.gettext
    return f"{_(code_list[code].label)}. {_(code_list[code].definition)}"


def _lines(claims: pd.DataFrame, lang: Language) -> list[Line]:
    return [
        Line(
            plain(
                f"{lang.pick(claim, 'short')}, {claim_text.stated_on(claim, lang)}: {claim_text.figure(claim, lang)}"
            ),
            claim["claim_id"],
        )
        for claim in records(claims)
    ]


def _repeated_by(claim: Mapping[Any, Any], view: View) -> str:
    """The claims that repeat this one."""
    lang = view.lang
    lines = _lines(repeated_by(view.record.claims, claim["claim_id"]), lang)
    summary = lang.ngettext("Repeated by {n} claim", "Repeated by {n} claims", len(lines))
    return folded(summary, link_list("repeated_by", lines, "claim"))


def _of_claim(reports: pd.DataFrame, claim: Mapping[Any, Any]) -> list[dict[Any, Any]]:
    """The pages that carried a claim, the first one first."""
    return records(
        reports[having(reports, "claim_id", claim["claim_id"])].sort_values(
            "role", key=lambda role: role != "primary", kind="stable"
        )
    )


def _page(report: Mapping[Any, Any], view: View) -> str:
    return outward(view.lang.pick(report, "outlet"), report["url"])


def _reports(claim: Mapping[Any, Any], view: View) -> str:
    """The pages that carried the claim, and what those made of it that are not faithful; not again the only one, of which nothing is to be said."""
    _, lang = view.lang.gettext, view.lang
    reports = _of_claim(view.record.reports, claim)
    if len(reports) == 1 and reports[0]["faithful"] == "yes" and not lang.pick(reports[0], "note"):
        return ""
    said = ""
    for report in reports:
        said += f"<li>{_page(report, view)}"
        if report["faithful"] == "no":
            retold = _("**Misreported:** as “{words}”.").format(words=plain(lang.pick(report, "as_reported")))
            said += f"<br>⚠ {inline(retold)} {escape(lang.pick(report, 'note'))}"
        elif note := lang.pick(report, "note"):
            said += f"<br>{escape(note)}"
        said += "</li>"
    if not said:
        return f'<p class="ledger-small">{escape(_("The pages in the dataset that carried this claim are dated after the chosen day."))}</p>'
    wrong = sum(report["faithful"] == "no" for report in reports)
    counted = lang.ngettext("{n} report", "{n} reports", len(reports))
    summary = f"{counted} · ⚠ {lang.ngettext('{n} misreported it', '{n} misreported it', wrong)}" if wrong else counted
    return folded(summary, f"<ul>{said}</ul>")


def _address(view: View, home: str) -> str:
    """Whose words these are, and the card alone, on the same day and in the same language."""
    _, lang, question = view.lang.gettext, view.lang, view.question
    own = _("Notes and caveats are our own words, written when the dataset was collected ({day}).").format(
        day=lang.date(view.record.collected_on)
    )
    alone = urlencode(write_link(Question(lang=question.lang, claim=question.claim, known_on=question.known_on)))
    address = f'<a href="{escape(f"{home}/claims?{alone}")}">{escape(_("Permalink"))}</a>'
    return f'<p class="ledger-small">{escape(own)}</p><p>{address}</p>'
