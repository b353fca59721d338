"""The claim card: all that stands behind one number, opened from anywhere, with an address of its own."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from markupsafe import Markup

from ledger.answers.ended import end_of
from ledger.answers.repeat_chain import chain_of, repeats_of
from ledger.answers.series import basis_of
from ledger.i18n.language import Language
from ledger.question.link import write_link
from ledger.question.question import Question
from ledger.record import codes
from ledger.record.claim import Claim, claims_of
from ledger.record.frames import equals_text
from ledger.record.rows import Report, rows_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.ended import ended_notice
from ledger.text.sentences.region import place_of_claim
from ledger.text.sentences.renamed import renamed_notice
from ledger.views.archived_pages import archive_link
from ledger.views.cards import corroboration
from ledger.views.cards.frame import card_html
from ledger.views.html import external_link
from ledger.views.link_list import Line, link_list
from ledger.views.view import View

PLAIN_QUALIFIERS = ("exact", "range", "verbal")
"""Qualifiers that the figure shows by itself."""


def card(view: View, home: str, *, in_page: bool = False) -> Markup:
    """The card of the claim that the question names.

    Parameters
    ----------
    home
        The address of the dashboard, without a slash at its end.
    in_page
        Whether it stands in a page, and has no address of its own.
    """
    _, lang, renamed_from = view.lang.gettext, view.lang, _renamed(view)
    claim = view.full_record.claim(view.question.claim)
    if claim.stated_on.date() > view.day:
        not_yet = _not_yet(claim, view)
        return card_html("claim.html", view, _("Claim"), _("Not stated yet"), renamed=renamed_from, not_yet=not_yet)
    reports = _reports_of(view.record.reports, claim)
    lines = _lines(repeats_of(view.record.claims, claim.claim_id), lang)
    return card_html(
        "claim.html",
        view,
        _("Claim"),
        lang.localised(view.record.metric_rows[claim.metric], "name"),
        claim_text.value_text(claim, lang),
        in_page=in_page,
        renamed=renamed_from,
        not_yet=None,
        said_by=_said_by(claim, reports, view),
        note=lang.localised(claim, "note"),
        caution=_caution(claim, lang),
        ended=_ended(claim, view),
        details={"title": _("Details"), "facts": _facts(claim, view)},
        agreement={"title": _("Agreement"), "html": corroboration.corroboration_html(claim, view)},
        repeated={
            "title": lang.ngettext("Repeated by {n} claim", "Repeated by {n} claims", len(lines)),
            "html": link_list("repeated_by", lines, "claim"),
        },
        reports=_reports(reports, view),
        own=_("Notes and caveats are our own words, written when the dataset was collected ({day}).").format(
            day=lang.date(view.record.collected_on)
        ),
        permalink=_permalink(view, home),
        alone=_("Permalink"),
    )


def _renamed(view: View) -> str:
    """That the link named the claim by an id that is gone."""
    return renamed_notice((part for part in view.ignored if part.renamed_to == view.question.claim), view.lang)


def _not_yet(claim: Claim, view: View) -> dict[str, str]:
    """That nobody had said it on the day on which the reader is placed, and the way back to today."""
    _, lang = view.lang.gettext, view.lang
    sentence = _("This claim was stated on {stated}. You are looking at {day}, when nobody had said it yet.").format(
        stated=claim_text.stated_on(claim, lang), day=lang.date(view.day)
    )
    today = urlencode(write_link(view.question.with_parameters(known_on=None)))
    return {"said": sentence, "today": today, "back": _("Back to today")}


def _caution(claim: Claim, lang: Language) -> str:
    """The caution where the record has one, as a line of Markdown."""
    caution = lang.localised(claim, "caution")
    return lang.gettext("**Caveat:** {caution}").format(caution=escape_markdown(caution)) if caution else ""


def _ended(claim: Claim, view: View) -> str:
    """That the state which the claim is about has ended since."""
    event = end_of(view.record.events, claim.metric, claim.basis)
    if event is None or claim.as_of >= event["date"]:
        return ""
    return ended_notice(view.record, claim.metric, claim.basis, view.lang)


def _said_by(claim: Claim, reports: Sequence[Report], view: View) -> dict[str, str]:
    """Who said it, when, and the page on which it was seen first; a repeat names what it repeats."""
    _, lang = view.lang.gettext, view.lang
    source = view.record.source_rows[claim.source]
    name, side = lang.localised(source, "name"), _(codes.SIDE[source["side"]].label)
    stated, as_of = claim_text.stated_on(claim, lang), claim_text.as_of(claim, lang)
    return {
        _("Source"): name if side in name else f"{name} · {side}",
        _("Speaker"): lang.localised(claim, "speaker"),
        _("Stated on"): stated,
        _("As of"): as_of if as_of != stated else "",
        _("Source page"): Markup().join(_page(report, view) for report in reports[:1]),
        _("Repeats"): link_list("repeats", _lines(chain_of(view.record.claims, claim.claim_id), lang), "claim"),
    }


def _facts(claim: Claim, view: View) -> dict[str, str]:
    """What exactly is counted, and how far the figure can be trusted; what the measure and the figure say already is left out."""
    _, lang = view.lang.gettext, view.lang
    source, metric = view.record.source_rows[claim.source], view.record.metric_rows[claim.metric]
    return {
        _("What is counted"): lang.localised(claim, "scope"),
        _("Counted as"): _code_label(codes.BASIS, claim.basis, lang)
        if claim.basis != basis_of(metric)
        else _(codes.BASIS[claim.basis].label),
        _("Scope"): _code_label(codes.COVERS, claim.covers, lang) if claim.covers != "all" else "",
        _("Precision"): _code_label(codes.QUALIFIER, claim.qualifier, lang)
        if claim.qualifier not in PLAIN_QUALIFIERS
        else "",
        _("Region"): place_of_claim(claim.region, view.record, lang) if claim.region != "none" else "",
        _("In words"): lang.localised(claim, "wording") if not claim.is_verbal else "",
        _("Interest"): _code_label(codes.INTEREST, source["interest"], lang),
        _("Second check"): _("checked on {day}").format(day=lang.date(claim.checked_on))
        if claim.checked_on
        else _("not checked a second time by us"),
    }


def _code_label(code_list: codes.CodeList, code: str, lang: Language) -> str:
    _ = lang.gettext
    return f"{_(code_list[code].label)}. {_(code_list[code].definition)}"


def _lines(claims: pd.DataFrame, lang: Language) -> list[Line]:
    return [
        Line(
            escape_markdown(
                f"{lang.localised(claim, 'short')}, {claim_text.stated_on(claim, lang)}: {claim_text.value_text(claim, lang)}"
            ),
            claim.claim_id,
        )
        for claim in claims_of(claims)
    ]


def _reports_of(reports: pd.DataFrame, claim: Claim) -> list[Report]:
    """The pages that carried a claim, the first one first."""
    own = reports[equals_text(reports, "claim_id", claim.claim_id)]
    return rows_of(own.sort_values("role", key=lambda role: role != "primary", kind="stable"), Report)


def _page(report: Report, view: View) -> Markup:
    """A link to a page, and behind it where else it can be read."""
    page = external_link(view.lang.localised(report, "outlet"), report["url"])
    return Markup('{} <span class="ledger-small">({})</span>').format(page, archive_link(report, view.lang))


def _reports(reports: Sequence[Report], view: View) -> dict[str, Any] | None:
    """The pages that carried the claim, and what those made of it that are not faithful; not again the only one, of which nothing is to be said."""
    _, lang = view.lang.gettext, view.lang
    if len(reports) == 1 and reports[0]["faithful"] == "yes" and not lang.localised(reports[0], "note"):
        return None
    wrong = sum(report["faithful"] == "no" for report in reports)
    counted = lang.ngettext("{n} report", "{n} reports", len(reports))
    return {
        "title": f"{counted} · ⚠ {lang.ngettext('{n} misreported it', '{n} misreported it', wrong)}"
        if wrong
        else counted,
        "pages": [
            {"link": _page(report, view), "retold": _retold(report, lang), "note": lang.localised(report, "note")}
            for report in reports
        ],
        "none": _("The pages in the dataset that carried this claim are dated after the chosen day."),
    }


def _retold(report: Report, lang: Language) -> str:
    """What a page made of the claim that is not faithful, as a line of Markdown."""
    if report["faithful"] != "no":
        return ""
    return lang.gettext("**Misreported:** as “{words}”.").format(
        words=escape_markdown(lang.localised(report, "as_reported"))
    )


def _permalink(view: View, home: str) -> str:
    """The card alone, on the same day and in the same language."""
    question = view.question
    alone = Question(lang=question.lang, claim=question.claim, known_on=question.known_on)
    return f"{home}/claims?{urlencode(write_link(alone))}"
