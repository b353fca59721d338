"""The parts of the briefing about figures: headline questions, one measure through time and by source, shares, arms."""

from dataclasses import dataclass

import pandas as pd

from ledger.answers.current import by_source as newest_by_source, pale
from ledger.answers.ended import without_ended
from ledger.answers.loss_share import loss_share, stated_shares
from ledger.answers.registry import Query
from ledger.answers.repeats import count_claims
from ledger.answers.step_lines import step_lines
from ledger.charts.comparison import by_source
from ledger.charts.dot_strip import strip
from ledger.charts.loss_share import loss_share as draw_shares
from ledger.charts.timeline import timeline as draw_timeline
from ledger.documents.answers import NAMED_EVENTS, named_events
from ledger.documents.part import NOTHING, ListItem, Part, days_of, sources_of, unit_name
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.rows import Event, rows_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences import (
    loss_share as shares_said,
    no_figure,
    spread,
)
from ledger.text.sentences.ended import ended_notice


@dataclass(frozen=True)
class HeadlineQuestion:
    """A question of the briefing and the measure that answers it, on its own basis."""

    question: str
    metric: str


HEADLINE_QUESTIONS = (
    HeadlineQuestion(N_("How many soldiers were sent to Russia?"), "troops_sent"),
    HeadlineQuestion(N_("How many are in Kursk region?"), "troops_in_kursk"),
    HeadlineQuestion(N_("How many were killed or wounded?"), "casualties"),
    HeadlineQuestion(N_("How many were killed?"), "killed"),
    HeadlineQuestion(N_("How many has Ukraine captured?"), "captured"),
    HeadlineQuestion(N_("How much of Kursk region did Ukraine hold?"), "area_held_ua_km2"),
    HeadlineQuestion(N_("How many shells did North Korea deliver?"), "artillery_rounds"),
)


def current_figures_of(current_rows: pd.DataFrame, metric: str) -> pd.DataFrame:
    """Of ``Asking.standing``, the newest claim of each voice on a measure."""
    return current_rows[current_rows["metric"] == metric]


def headline(question: HeadlineQuestion, query: Query, lang: Language) -> Part:
    """One headline question: the range, every side's newest figure, and who never gave one."""
    _, claims = lang.gettext, current_figures_of(query.current_by_metric, question.metric)
    title = _(question.question)
    if claims.empty:
        return Part(question.metric, title, _(NOTHING), claims)
    answer = query.headline(question.metric)
    sentences = [spread.headline(answer.spread, lang), ended_notice(query.record, question.metric, answer.basis, lang)]
    return Part(
        question.metric,
        title,
        " ".join(filter(None, sentences)),
        claims,
        days_of(claims, lang),
        sources_of(claims, lang),
        lambda theme: strip(claims, unit_name(query.record, question.metric, lang), lang, theme),
        alt=_("{question} Newest figures by side.").format(question=title),
        lines=tuple(ListItem(sentence) for sentence, _about in no_figure.lines(answer.no_figure, lang)),
    )


PAGE_WIDTH = 560
"""Of a timeline between its margins on a page of paper, in pixels."""


def timeline(query: Query, lang: Language) -> Part:
    """The measure of the question through time, with the events to know."""
    _, question, like = lang.gettext, query.question, query.series
    metric = lang.localised(query.record.metric_rows[question.metric], "name")
    title = _("{metric} over time").format(metric=metric)
    if like.empty:
        return Part("timeline", title, _(NOTHING), like)
    key = named_events(query.record.events).reset_index(drop=True)
    lines = [
        f"{number}. {escape_markdown(lang.date(event['date']))}: {escape_markdown(lang.localised(event, 'title'))}"
        for number, event in enumerate(rows_of(key, Event), start=1)
    ]
    return Part(
        "timeline",
        title,
        _("**{counts}** on this indicator.").format(counts=claim_text.counts_text(count_claims(like), lang)),
        like,
        days_of(like, lang),
        sources_of(like, lang),
        lambda theme: draw_timeline(
            like,
            {},
            step_lines(like, query.day, question.max_age_months) if question.show_step_lines else like.iloc[:0],
            key,
            dated=question.date_axis,
            logarithmic=question.axis == "log",
            unit=unit_name(query.record, question.metric, lang),
            lang=lang,
            theme=theme,
            pale=lambda rows: pale(rows, query.day, question.max_age_months),
            in_words=NAMED_EVENTS,
            width=PAGE_WIDTH,
        ),
        alt=_("Timeline of the claims on “{metric}”: every mark is one claim on its day.").format(metric=metric),
        lines=tuple(map(ListItem, lines)),
        numbered=True,
    )


def comparison(query: Query, lang: Language) -> Part:
    """What each source says now on the measure of the question, how far apart they are, and how many origins there are."""
    _, question, like = lang.gettext, query.question, query.series
    metric = lang.localised(query.record.metric_rows[question.metric], "name")
    title = _("{metric}: each source's latest figure").format(metric=metric)
    if like.empty:
        return Part("comparison", title, _(NOTHING), like)
    claims = newest_by_source(like, query.day, question.max_age_months)
    sentence = _("**{counts}** on this indicator.").format(counts=claim_text.counts_text(count_claims(like), lang))
    return Part(
        "comparison",
        title,
        f"{spread.headline(query.spread, lang)} {sentence} {ended_notice(query.record, question.metric, query.basis, lang)}".rstrip(),
        claims,
        days_of(claims, lang),
        sources_of(claims, lang),
        lambda theme: by_source(
            claims, unit_name(query.record, question.metric, lang), lang, theme, question.axis == "log"
        ),
        alt=_("Each source's newest claim on “{metric}”, grouped by side.").format(metric=metric),
    )


def loss_shares(query: Query, lang: Language) -> Part:
    """Losses as a share of those sent: as sources state it, and computed from two figures of one source."""
    _, claims, metrics = lang.gettext, without_ended(query.claims, query.record.events), query.record.metric_rows
    title, months = _("Losses as a share of those sent"), query.question.max_age_months
    shares, own = loss_share(claims, metrics, query.day, months), stated_shares(claims, metrics, query.day, months)
    if shares.empty and own.empty:
        return Part(
            "loss-share",
            title,
            _("No source states such a share, and none gave both figures about the same day."),
            claims.iloc[:0],
        )
    behind = shares_said.underlying_claims(claims, shares)
    used = claims[claims["claim_id"].isin([*behind, *own["claim_id"]])]
    return Part(
        "loss-share",
        title,
        shares_said.headline(shares, own, behind, lang),
        used,
        days_of(used, lang),
        sources_of(used, lang),
        lambda theme: draw_shares(shares, own, behind, lang, theme),
        lambda theme: draw_shares(shares, own, behind, lang, theme, most=1),
        alt=_(
            "Losses as a share of those sent, in percent: shares that sources stated themselves, and those computed from two figures of one source."
        ),
        note=_(shares_said.HOW_TO_READ),
    )


def arms(query: Query, lang: Language) -> Part:
    """What came with the soldiers: each measure of arms with its range."""
    _, rows = lang.gettext, query.record.metric_rows
    current_claims = {
        metric: current_figures_of(query.current_by_metric, metric)
        for metric, row in rows.items()
        if row["family"] == "arms"
    }
    spoken = {metric: claims for metric, claims in current_claims.items() if len(claims)}
    title = _("Arms from North Korea")
    if not spoken:
        return Part("arms", title, _(NOTHING), query.claims.iloc[:0])
    claims = pd.concat(spoken.values())
    return Part(
        "arms",
        title,
        lang.ngettext(
            "{n} indicator of arms has a figure; the figures cannot be added up.",
            "{n} indicators of arms have figures; the figures cannot be added up.",
            len(spoken),
        ),
        claims,
        days_of(claims, lang),
        sources_of(claims, lang),
        lines=tuple(
            ListItem(
                f"**{escape_markdown(lang.localised(rows[metric], 'name'))}:** {spread.headline(query.headline(metric).spread, lang).replace('**', '')}",
                tuple(of_measure["claim_id"]),
            )
            for metric, of_measure in spoken.items()
        ),
    )
