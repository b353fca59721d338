"""The four headline answers as cards in HTML: label, range, who holds it, a line a side, who never gave a figure, one strip."""

import re
from collections.abc import Sequence
from html import escape

from ledger.answers.headline import Figure, Headline
from ledger.documents.answers import ANSWERS, measured_in
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.text import claim_text
from ledger.text.sentences import no_figure, spread
from ledger.text.sentences.ended import ended
from ledger.views import analyses
from ledger.views.html import inline
from ledger.views.side_marks import picture
from ledger.views.strip_html import scale, strip
from ledger.views.view import View

_WORDS = re.compile(r"[^\d.,\s%]+")
"""What is no number in a numeral: it is set smaller."""


def headlines(view: View) -> list[Headline]:
    """The four answers, as far as the record has their measures."""
    return [analyses.headline(view, metric) for metric in measured_in(view.record, ANSWERS)]


def answer_cards(view: View) -> str:
    """The cards side by side, all strips on one scale."""
    answers = headlines(view)
    ticks = scale(figure for answer in answers for figure in answer.figures)
    return f'<div class="ledger-answers">{"".join(_card(answer, ticks, view) for answer in answers)}</div>'


def _card(answer: Headline, ticks: Sequence[float], view: View) -> str:
    lang, name = view.lang, f"answer_{answer.metric}"
    end = ended(view.record, answer.metric, answer.basis, lang)
    return (
        f'<article aria-labelledby="{name}"><h2 id="{name}">{escape(lang.gettext(ANSWERS[answer.metric]))}</h2>'
        f"{numeral(answer, lang)}<p>{escape(spread.holders(answer.spread, lang))}</p>"
        f"{_sides(answer, lang)}{f'<p>{inline(end)}</p>' if end else ''}{strip(answer.figures, ticks, lang)}</article>"
    )


def numeral(answer: Headline, lang: Language) -> str:
    """The range in large type; each number opens its claim. Pale where it is the last comparable range and not a current one."""
    pieces = spread.numeral_parts(answer.spread, lang)
    said = "".join(
        f'<button type="button" data-opens="claim" data-to="{escape(claim["claim_id"])}">{_sized(text)}</button>'
        if claim
        else _sized(text)
        for text, claim in pieces
    )
    look = " ledger-pale" if answer.spread.kind == "none" else ""
    return (
        f'<p class="ledger-numeral{look}" data-metric="{answer.metric}">{said or _sized(lang.gettext("no figure"))}</p>'
    )


def _sized(text: str) -> str:
    """Words beside a number in a smaller size."""
    return _WORDS.sub(lambda word: f"<small>{word.group()}</small>", escape(text, quote=False))


def _sides(answer: Headline, lang: Language) -> str:
    """A line a side, newest first; the other voices of a side behind their count; the governments that never gave a figure."""
    _, seen, first, others = lang.gettext, set[str](), list[Figure](), list[Figure]()
    for figure in answer.figures:
        (others if figure.claim["side"] in seen else first).append(figure)
        seen.add(figure.claim["side"])
    more = lang.ngettext("{n} more of these sides", "{n} more of these sides", len(others))
    rest = (
        f"<details><summary>{escape(more)}</summary>{_list(others, answer.metric + '_more', lang)}</details>"
        if others
        else ""
    )
    count = lang.ngettext("{n} side with a figure", "{n} sides with a figure", len(first))
    silent = len(answer.no_figure)
    without = f", {lang.ngettext('{n} without', '{n} without', silent)}" if silent else ""
    return (
        f'<details class="ledger-sides"><summary>{escape(count + without)}</summary>'
        f"{_list(first, answer.metric, lang)}{rest}{_silent(answer, lang)}</details>"
    )


def _list(figures: Sequence[Figure], name: str, lang: Language) -> str:
    return (
        f'<ul class="ledger-figures" data-lines="answer_{name}">{"".join(_figure(each, lang) for each in figures)}</ul>'
    )


def _figure(figure: Figure, lang: Language) -> str:
    """One voice: mark, name, figure, month; pale where it does not count, which is said to those who do not see it."""
    claim = figure.claim
    why = {
        "current": "",
        "old": lang.gettext("older than the limit"),
        "overtaken": lang.gettext("overtaken by a newer total"),
    }[figure.standing]
    side = lang.gettext(codes.SIDE[claim["side"]].label)
    return (
        f'<li{" class=ledger-pale" if figure.pale else ""}><button type="button" data-opens="claim" data-to="{escape(claim["claim_id"])}" '
        f'title="{escape(" · ".join(filter(None, (side, why))))}">{picture(claim["side"], pale=figure.pale)}<b>{escape(claim_text.voice_name(claim, lang))}</b>'
        f"<span>{escape(claim_text.figure(claim, lang))}</span><span>{escape(claim_text.short_month(claim, lang))}</span></button></li>"
    )


def _silent(answer: Headline, lang: Language) -> str:
    """Who never gave a figure; behind it what was said or shown instead."""
    if not answer.no_figure:
        return ""
    who = lang.gettext("No figure: {who}").format(
        who=", ".join(lang.gettext(codes.CAPITALS[each.voice]) for each in answer.no_figure)
    )
    lines = "".join(
        f'<li><button type="button" data-opens="claim" data-to="{escape(about.instead["claim_id"])}">{inline(said)}</button></li>'
        if about and about.instead is not None and about.kind == "claim"
        else f"<li>{inline(said)}</li>"
        for said, about in no_figure.lines(answer.no_figure, lang)
    )
    return f'<details class="ledger-silent"><summary>{escape(who)}</summary><ul>{lines}</ul></details>'
