"""The four headline answers as cards in HTML: label, range, who holds it, a line a side, who never gave a figure, one strip."""

import re
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

from ledger.answers.headline import Figure, Headline
from ledger.documents.answers import ANSWERS, measured_in
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.text import claim_text
from ledger.text.sentences import no_figure, spread
from ledger.text.sentences.ended import ended_notice
from ledger.views import analyses
from ledger.views.html import bold_html, render
from ledger.views.side_marks import picture
from ledger.views.strip_html import scale, strip
from ledger.views.view import View

_WORDS = re.compile(r"([^\d.,\s%]+)")
"""What is no number in a numeral: it is set smaller."""


def headlines(view: View) -> list[Headline]:
    """The four answers, as far as the record has their measures."""
    return [analyses.headline(view, metric) for metric in measured_in(view.record, ANSWERS)]


def answer_cards(view: View) -> Markup:
    """The cards side by side, all strips on one scale."""
    answers = headlines(view)
    ticks = scale(figure for answer in answers for figure in answer.figures)
    return render("answer_cards.html", cards=[_card(answer, ticks, view) for answer in answers])


def _card(answer: Headline, ticks: Sequence[float], view: View) -> dict[str, Any]:
    lang = view.lang
    return {
        "metric": answer.metric,
        "title": lang.gettext(ANSWERS[answer.metric]),
        "holders": spread.holders(answer.spread, lang),
        "ended": ended_notice(view.record, answer.metric, answer.basis, lang),
        "strip": strip(answer.figures, ticks, lang),
        "numeral": numeral(answer, lang),
        **_sides(answer, lang),
        **_silent(answer, lang),
    }


def numeral(answer: Headline, lang: Language) -> Markup:
    """The range in large type; each number opens its claim. Pale where it is the last comparable range and not a current one."""
    pieces = spread.numeral_parts(answer.spread, lang) or [(lang.gettext("no figure"), None)]
    return render(
        "numeral.html",
        metric=answer.metric,
        pale=answer.spread.kind == "none",
        pieces=[(_sized(text), claim.claim_id if claim else "") for text, claim in pieces],
    )


def _sized(text: str) -> Markup:
    """Words beside a number in a smaller size."""
    return Markup(
        "".join(
            f"<small>{escape(part)}</small>" if _WORDS.fullmatch(part) else escape(part) for part in _WORDS.split(text)
        )
    )


def _sides(answer: Headline, lang: Language) -> dict[str, Any]:
    """A voice a side, newest first; the other voices of a side behind their count."""
    seen, first, others = set[str](), list[Figure](), list[Figure]()
    for figure in answer.figures:
        (others if figure.claim.side in seen else first).append(figure)
        seen.add(figure.claim.side)
    count = lang.ngettext("{n} side with a figure", "{n} sides with a figure", len(first))
    silent = len(answer.no_figure)
    return {
        "count": f"{count}, {lang.ngettext('{n} without', '{n} without', silent)}" if silent else count,
        "first": [_figure(each, lang) for each in first],
        "more": lang.ngettext("{n} more of these sides", "{n} more of these sides", len(others)),
        "others": [_figure(each, lang) for each in others],
    }


def _figure(figure: Figure, lang: Language) -> dict[str, Any]:
    """One voice: mark, name, figure, month; pale where it does not count, which is said to those who do not see it."""
    claim = figure.claim
    why = {
        "current": "",
        "old": lang.gettext("older than the limit"),
        "overtaken": lang.gettext("overtaken by a newer total"),
    }[figure.standing]
    side = lang.gettext(codes.SIDE[claim.side].label)
    return {
        "pale": figure.pale,
        "claim_id": claim.claim_id,
        "title": " · ".join(filter(None, (side, why))),
        "mark": picture(claim.side, pale=figure.pale),
        "voice": claim_text.voice_name(claim, lang),
        "figure": claim_text.value_text(claim, lang),
        "month": claim_text.short_month(claim, lang),
    }


def _silent(answer: Headline, lang: Language) -> dict[str, Any]:
    """The governments that never gave a figure; behind them what was said or shown instead."""
    who = ", ".join(lang.gettext(codes.CAPITALS[each.voice]) for each in answer.no_figure)
    return {
        "without": lang.gettext("No figure: {who}").format(who=who),
        "silent": [
            (
                bold_html(sentence),
                about.claim.claim_id if about and about.claim else "",
            )
            for sentence, about in no_figure.lines(answer.no_figure, lang)
        ],
    }
