"""The claim card: all that stands behind one number, opened from anywhere, with an address of its own."""

from typing import Any

import pandas as pd
import streamlit as st

from ledger import codes, phrases
from ledger.answers.chain import repeated_by, repeats
from ledger.frames import records
from ledger.language import Language
from ledger.markdown import link, plain
from ledger.question import Question
from ledger.ui import agreement
from ledger.ui.reading import View, change, close


def show_if_asked(view: View) -> None:
    """Open the card when the question names a claim."""
    if not view.question.claim:
        return
    title = view.lang.gettext("Claim")
    st.dialog(title, width="medium", on_dismiss=lambda: close("claim"))(_card)(view)


def _turn_to(**fields: Any) -> None:
    """Ask something else from inside the card, which by itself would only run itself again."""
    change(**fields)
    st.rerun()


def _card(view: View) -> None:
    _, lang = view.lang.gettext, view.lang
    found = view.whole.claims[view.whole.claims["claim_id"] == view.question.claim]
    claim = found.iloc[0]
    if claim["stated_on"].date() > view.day:
        st.info(
            _("This claim was stated on {stated}. You are placed on {day}, when nobody had said it yet.")
            .format(stated=phrases.stated_on(claim, lang), day=lang.date(view.day))
        )
        if st.button(_("Back to today"), key="card_today"):
            _turn_to(known_on=None)
        return
    metric = view.record.metric_rows[claim["metric"]]
    st.markdown(f"## {plain(lang.pick(metric, 'name'))}: {plain(phrases.figure(claim, lang))}")
    st.markdown(plain(lang.pick(claim, "note")))
    if caution := lang.pick(claim, "caution"):
        st.warning(_("**Caution:** {caution}").format(caution=plain(caution)), icon=":material/priority_high:")
    _facts(claim, view)
    _chain(claim, view)
    agreement.show(claim, view, _turn_to)
    _reports(claim, view)
    st.caption(_("Notes and cautions are our own words, written when the record was collected ({day}).").format(day=lang.date(view.record.collected_on)))
    st.page_link("pages/claims.py", label=_("Address of this card"), icon=":material/link:", query_params=_address(view))


def _address(view: View) -> dict[str, str]:
    """The card alone, on the same day and in the same language."""
    question = view.question
    return Question(lang=question.lang, claim=question.claim, known_on=question.known_on).to_link()


def _facts(claim: pd.Series, view: View) -> None:
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
    st.markdown("  \n".join(f"**{name}:** {plain(value)}" for name, value in facts.items() if value))


def _of_list(code_list: codes.CodeList, code: str, lang: Language) -> str:
    _ = lang.gettext
    return f"{_(code_list[code].label)}. {_(code_list[code].definition)}"


def _chain(claim: pd.Series, view: View) -> None:
    """The claims that this one repeats, back to the origin, and those that repeat it."""
    _, lang = view.lang.gettext, view.lang
    up, down = repeats(view.record.claims, claim["claim_id"]), repeated_by(view.record.claims, claim["claim_id"])
    for heading, others in ((_("Repeats"), up), (_("Repeated by"), down)):
        if others.empty:
            continue
        st.markdown(f"**{heading}**")
        for other in records(others):
            label = f"{lang.pick(other, 'short')}, {phrases.stated_on(other, lang)}: {phrases.figure(other, lang)}"
            if st.button(plain(label), key=f"chain_{other['claim_id']}", type="tertiary"):
                _turn_to(claim=other["claim_id"])


def _reports(claim: pd.Series, view: View) -> None:
    _, lang = view.lang.gettext, view.lang
    reports = view.record.reports[view.record.reports["claim_id"] == claim["claim_id"]]
    st.markdown(f"**{lang.ngettext('{n} report', '{n} reports', len(reports))}**")
    if reports.empty:
        st.caption(_("The pages in the record that carried this claim are dated after the day on which you are placed."))
    lines = []
    for report in records(reports):
        line = f"- {link(lang.pick(report, 'outlet'), report['url'])}"
        if report["faithful"] == "no":
            retold = _("**Not faithful:** retold as “{words}”.").format(words=plain(lang.pick(report, "as_reported")))
            line += f"  \n  ⚠ {retold} {plain(lang.pick(report, 'note'))}"
        elif lang.pick(report, "note"):
            line += f"  \n  {plain(lang.pick(report, 'note'))}"
        lines.append(line)
    st.markdown("\n".join(lines))
