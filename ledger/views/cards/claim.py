"""The claim card: all that stands behind one number, opened from anywhere, with an address of its own."""

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from ledger import codes, phrases
from ledger.answers.chain import repeated_by, repeats
from ledger.answers.ended import end_of
from ledger.frames import having, records
from ledger.language import Language
from ledger.markdown import plain
from ledger.question import Question
from ledger.sentences.ended import ended
from ledger.sentences.renamed import renamed
from ledger.views.cards import corroboration
from ledger.views.cards.frame import framed
from ledger.views.html import inline, outward
from ledger.views.link_list import Line, link_list
from ledger.views.view import View


def card(view: View, home: str) -> str:
    """The card of the claim that the question names.

    Parameters
    ----------
    home
        The address of the dashboard, without a slash at its end.
    """
    _, lang = view.lang.gettext, view.lang
    [claim] = records(view.full_record.claims[having(view.full_record.claims, "claim_id", view.question.claim)])
    if claim["stated_on"].date() > view.day:
        return framed(view, _("Claim"), _("Not stated yet"), _renamed(view) + _not_yet(claim, view))
    metric = view.record.metric_rows[claim["metric"]]
    parts = (
        _renamed(view), _words(claim, lang), _ended(claim, view), _facts(claim, view), _chain(claim, view),
        corroboration.of_claim(claim, view), _reports(claim, view), _address(view, home),
    )
    return framed(view, _("Claim"), f"{lang.pick(metric, 'name')}: {phrases.figure(claim, lang)}", "".join(parts))


def _renamed(view: View) -> str:
    """That the link named the claim by an id that is gone."""
    said = renamed((part for part in view.ignored if part.renamed_to == view.question.claim), view.lang)
    return f'<p class="ledger-caution">{inline(said)}</p>' if said else ""


def _not_yet(claim: Mapping[Any, Any], view: View) -> str:
    _, lang = view.lang.gettext, view.lang
    said = _("This claim was stated on {stated}. You are placed on {day}, when nobody had said it yet.").format(stated=phrases.stated_on(claim, lang), day=lang.date(view.day))
    today = urlencode(view.question.model_copy(update={"known_on": None}).to_link())
    return f'<p>{escape(said)}</p><p><a href="?{escape(today)}">{escape(_("Back to today"))}</a></p>'


def _words(claim: Mapping[Any, Any], lang: Language) -> str:
    """The note on the claim, and the caution where the record has one."""
    note, caution = lang.pick(claim, "note"), lang.pick(claim, "caution")
    warned = lang.gettext("**Caution:** {caution}").format(caution=plain(caution))
    return f"<p>{escape(note)}</p>" + (f'<p class="ledger-caution">{inline(warned)}</p>' if caution else "")


def _ended(claim: Mapping[Any, Any], view: View) -> str:
    """That the state which the claim is about has ended since."""
    event = end_of(view.record.events, claim["metric"], claim["basis"])
    if event is None or claim["as_of"] >= event["date"]:
        return ""
    return f"<p>{inline(ended(view.record, claim['metric'], claim['basis'], view.lang))}</p>"


def _facts(claim: Mapping[Any, Any], view: View) -> str:
    _, lang = view.lang.gettext, view.lang
    source = view.record.source_rows[claim["source"]]
    facts = {
        _("Source"): f"{lang.pick(source, 'name')} ({_(codes.SIDE[source['side']].label)}; {_(codes.INTEREST[source['interest']].label)})",
        _("Speaker"): lang.pick(claim, "speaker"),
        _("Stated on"): phrases.stated_on(claim, lang),
        _("As of"): phrases.as_of(claim, lang),
        _("Qualifier"): _(codes.QUALIFIER[claim["qualifier"]].label),
        _("Basis"): _of_list(codes.BASIS, claim["basis"], lang),
        _("Covers"): _of_list(codes.COVERS, claim["covers"], lang),
        _("What is counted"): lang.pick(claim, "scope"),
        _("Region"): _(codes.REGION[claim["region"]].label),
        _("In words"): lang.pick(claim, "wording") if claim["qualifier"] != "verbal" else "",
        _("Second check"): _("checked on {day}").format(day=lang.date(claim["checked_on"])) if pd.notna(claim["checked_on"]) else _("not checked a second time"),
    }
    return f"<dl>{''.join(f'<dt>{escape(name)}</dt><dd>{escape(value)}</dd>' for name, value in facts.items() if value)}</dl>"


def _of_list(code_list: codes.CodeList, code: str, lang: Language) -> str:
    _ = lang.gettext
    return f"{_(code_list[code].label)}. {_(code_list[code].definition)}"


def _chain(claim: Mapping[Any, Any], view: View) -> str:
    """The claims that this one repeats, back to the origin, and those that repeat it."""
    _, lang = view.lang.gettext, view.lang
    chain = {
        "repeats": (_("Repeats"), repeats(view.record.claims, claim["claim_id"])),
        "repeated_by": (_("Repeated by"), repeated_by(view.record.claims, claim["claim_id"])),
    }
    found = ""
    for name, (heading, others) in chain.items():
        named = [
            Line(plain(f"{lang.pick(other, 'short')}, {phrases.stated_on(other, lang)}: {phrases.figure(other, lang)}"), other["claim_id"])
            for other in records(others)
        ]
        if named:
            found += f"<h3>{escape(heading)}</h3>{link_list(name, named, 'claim')}"
    return found


def _reports(claim: Mapping[Any, Any], view: View) -> str:
    """The pages that carried the claim, and what those made of it that are not faithful."""
    _, lang = view.lang.gettext, view.lang
    reports = view.record.reports[having(view.record.reports, "claim_id", claim["claim_id"])]
    said = ""
    for report in records(reports):
        said += f"<li>{outward(lang.pick(report, 'outlet'), report['url'])}"
        if report["faithful"] == "no":
            retold = _("**Not faithful:** retold as “{words}”.").format(words=plain(lang.pick(report, "as_reported")))
            said += f"<br>⚠ {inline(retold)} {escape(lang.pick(report, 'note'))}"
        elif note := lang.pick(report, "note"):
            said += f"<br>{escape(note)}"
        said += "</li>"
    later = escape(_("The pages in the record that carried this claim are dated after the day on which you are placed."))
    return f"<h3>{escape(lang.ngettext('{n} report', '{n} reports', len(reports)))}</h3>" + (f"<ul>{said}</ul>" if said else f'<p class="ledger-small">{later}</p>')


def _address(view: View, home: str) -> str:
    """Whose words these are, and the card alone, on the same day and in the same language."""
    _, lang, question = view.lang.gettext, view.lang, view.question
    own = _("Notes and cautions are our own words, written when the record was collected ({day}).").format(day=lang.date(view.record.collected_on))
    alone = urlencode(Question(lang=question.lang, claim=question.claim, known_on=question.known_on).to_link())
    address = f'<a href="{escape(f"{home}/claims?{alone}")}">{escape(_("Address of this card"))}</a>'
    return f'<p class="ledger-small">{escape(own)}</p><p>{address}</p>'
