"""The parts of the briefing, in their order: what each says on a question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import pandas as pd

from ledger.answers import presence as reports
from ledger.answers.current import by_source as newest_by_source, pale
from ledger.answers.ended import without_ended
from ledger.answers.filtering import active_filters
from ledger.answers.loss_share import loss_share, stated_shares
from ledger.answers.recent import recent_claims
from ledger.answers.registry import Query
from ledger.answers.repeats import count_claims
from ledger.answers.series import basis_of, series
from ledger.answers.settlement_control import control_on_day
from ledger.answers.settlement_counts import claimed_vs_named
from ledger.answers.silence import claims_for_silence, silence
from ledger.answers.step_lines import step_lines
from ledger.charts.comparison import by_source
from ledger.charts.dot_strip import strip
from ledger.charts.loss_share import loss_share as draw_shares
from ledger.charts.map.contents import map_statements, statements_outside
from ledger.charts.map.figure import map_figure
from ledger.charts.settlement_counts import COUNTED, settlement_counts_of_query as draw_territory
from ledger.charts.style import Theme
from ledger.charts.timeline import timeline as draw_timeline
from ledger.documents.answers import NAMED_EVENTS, answers, named_events, through_time
from ledger.documents.part import Figure, ListItem, Part, days_of, sources_of
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.question import page_sections
from ledger.record import codes
from ledger.record.boundaries import read_boundaries
from ledger.record.frames import to_records
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences import (
    lately as newest_said,
    loss_share as shares_said,
    no_figure,
    presence,
    settlements,
    silence as silent,
    spread,
    territory,
)
from ledger.text.sentences.ended import ended_notice
from ledger.text.sentences.maps import attribution, precision_note
from ledger.text.sentences.missing import never_found, newest


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
NOTHING = N_("No claim in the dataset on this day and with these filters.")


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
        lambda theme: strip(claims, _unit(query, question.metric, lang), lang, theme),
        alt=_("{question} Newest figures by side.").format(question=title),
        lines=tuple(ListItem(sentence) for sentence, _about in no_figure.lines(answer.no_figure, lang)),
    )


def settlements_map(query: Query, lang: Language) -> Part:
    """The map of the chosen day: where North Koreans were reported, and who was said to hold which settlement."""
    _, record, day = lang.gettext, query.record, query.map_date
    title, none = _("Where North Koreans were reported"), query.claims.iloc[:0]
    control, begun = query.control[query.control["as_of"] <= pd.Timestamp(day)], reports.begun_by(query.presence, day)
    if control.empty and begun.empty:
        return Part(
            "map",
            title,
            _(
                "No statement on North Koreans at a place, or on a settlement, in the dataset on this day and with these filters."
            ),
            none,
        )
    states = control_on_day(query.control, record.places, day)
    said = map_statements(record, query.control, states, query.presence, day, lang)
    shown = pd.concat([begun, control], ignore_index=True)

    def drawn(theme: Theme, wide: bool = False) -> Figure:
        question = query.question
        return map_figure(
            read_boundaries(record.boundaries),
            record.places,
            said,
            account=question.map_account,
            window=question.map_extent,
            reports=question.reports,
            holders=question.holders,
            lang=lang,
            theme=theme,
            wide=wide,
        )

    sentences = (
        presence.headline(said.found, record, day, lang),
        statements_outside(record, said.found, query.question.map_extent, lang),
        settlements.headline(states, day, lang),
    )
    return Part(
        "map",
        title,
        " ".join(filter(None, sentences)),
        none,
        _("As of {day}").format(day=lang.date(day)),
        tuple(claim_text.source_names((record.source_rows[source] for source in shown["source"]), lang).values()),
        drawn,
        partial(drawn, wide=True),
        alt=_(
            "Map of Kursk region on {day}: where North Koreans were reported, and who was said to hold which settlement."
        ).format(day=lang.date(day)),
        note=precision_note(lang),
        credit=attribution(lang),
        statements=shown,
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
        for number, event in enumerate(to_records(key), start=1)
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
            unit=_unit(query, question.metric, lang),
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
        lambda theme: by_source(claims, _unit(query, question.metric, lang), lang, theme, question.axis == "log"),
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


def recent_statements(query: Query, lang: Language) -> Part:
    """The statements of the last 30 days, or the newest before them."""
    _, said = lang.gettext, recent_claims(query.claims, query.day)
    title = _("Latest statements")
    if said is None:
        return Part(
            "lately", title, _("Nothing had been said by this day, or the filters leave nothing."), query.claims
        )
    rows = query.record.metric_rows
    return Part(
        "lately",
        title,
        newest_said.headline(said, query.day, query.record.collected_on, bool(active_filters(query.question)), lang),
        said.claims,
        days_of(said.claims, lang),
        sources_of(said.claims, lang),
        lines=tuple(
            ListItem(
                f"{escape_markdown(lang.short_date(claim['stated_on']))} · {escape_markdown(lang.localised(claim, 'short'))} · {escape_markdown(lang.localised(rows[claim['metric']], 'name'))}: **{escape_markdown(claim_text.value_text(claim, lang))}**",
                (claim["claim_id"],),
            )
            for claim in to_records(said.claims)
        ),
    )


def settlements_claimed(query: Query, lang: Language) -> Part:
    """Settlements and area claimed, beside the settlements that statements name."""
    _, claims = lang.gettext, query.claims
    title = _("Claimed totals versus settlements named")
    compared = claimed_vs_named(query.control, query.record.places, claims)
    rows = query.record.metric_rows
    counted = [series(claims, metric, basis_of(rows[metric])) for metric in COUNTED if metric in rows]
    shown = pd.concat([claims.iloc[:0], *counted])
    if not counted or (shown.empty and query.control.empty):
        return Part("territory", title, _(NOTHING), shown)
    return Part(
        "territory",
        title,
        territory.headline(compared[compared["as_of"] <= pd.Timestamp(query.map_date)], lang),
        shown,
        days_of(shown, lang),
        sources_of(shown, lang),
        lambda theme: draw_territory(query, lang, theme),
        lambda theme: draw_territory(query, lang, theme, ("settlements_held_ua", "area_held_ua_km2")),
        alt=_(
            "Claims of settlements and of area over time, with the number of settlements that the statements of each account name."
        ),
        note=_(territory.HOW_TO_READ),
    )


def missing_figures(query: Query, lang: Language) -> Part:
    """From whom there is no newer statement, where the record ends, and what it never had."""
    _, record, none = lang.gettext, query.record, query.claims.iloc[:0]
    title, months = _("What is missing"), query.question.max_age_months
    spoken = claims_for_silence(record.claims, query.question)
    if spoken.empty:
        return Part("missing", title, _(NOTHING), none)
    names = {key: lang.localised(row, "short") for key, row in record.source_rows.items()}
    statements = silence(spoken, query.day, months)
    ends_at = [
        _("{kind}: the newest statement is of {day}.").format(
            kind=f"**{escape_markdown(kind)}**", day=escape_markdown(lang.date(day))
        )
        for kind, day in newest(record, lang).items()
        if pd.notna(day)
    ]
    return Part(
        "missing",
        title,
        f"{silent.no_newer_statement(statements, months, names, lang)} {silent.newest_statement(statements, names, lang)}",
        none,
        _("As of {day}").format(day=lang.date(query.day)),
        lines=tuple(ListItem(text) for text in [*ends_at, *never_found(query.day, lang)]),
    )


def _unit(query: Query, metric: str, lang: Language) -> str:
    return lang.gettext(codes.UNIT[query.record.metric_rows[metric]["unit"]].label)


_MAKERS: Mapping[str, Callable[[Query, Language], Part]] = MappingProxyType(
    {
        "answers": answers,
        "panels": through_time,
        "map": settlements_map,
        "lately": recent_statements,
        **{each.metric: partial(headline, each) for each in HEADLINE_QUESTIONS},
        "timeline": timeline,
        "comparison": comparison,
        "loss-share": loss_shares,
        "arms": arms,
        "territory": settlements_claimed,
        "missing": missing_figures,
    }
)
PARTS: Mapping[str, Callable[[Query, Language], Part]] = MappingProxyType(
    {name: _MAKERS[name] for name in page_sections.PARTS}
)
"""Each part by its name, in the order in which they are shown: first that of the page “Briefing”."""
