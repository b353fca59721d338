"""The first part of the briefing, the four answers, and the second: how they came about."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from ledger.answers.current import pale
from ledger.answers.headline import Figure as Said, Headline
from ledger.answers.registry import Query
from ledger.charts.panels import DRAWN_WIDTH, Panel, panels
from ledger.charts.style import Theme
from ledger.documents.part import NOTHING, Card, Figure, ListItem, Part, days_of, sources_of
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.record import Record
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences import spread
from ledger.text.sentences.region import of_region
from ledger.text.sentences.stated import freshness

ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        "troops_sent": N_("Sent to Russia"),
        "troops_in_kursk": N_("In Kursk region"),
        "casualties": N_("Killed or wounded"),
        "killed": N_("Killed"),
    }
)
"""The measures of the four answers, in their order, with what stands above each number."""
PANELS: Mapping[str, str] = MappingProxyType(
    {
        "troops_sent": N_("Sent"),
        "troops_in_kursk": N_("In Kursk region"),
        "casualties": N_("Killed or wounded"),
    }
)
"""The measures that are shown together through time: sent, there, lost."""
NAMED_EVENTS = (
    "ev-nis-confirms",
    "ev-kcna-confirms",
    "ev-kim-decorates",
    "ev-engineers-return",
    "ev-prisoners-to-seoul",
)
"""The events that the picture of the whole course names in words: the deployment confirmed abroad and by Pyongyang, its dead shown,
units back home, the prisoners handed over."""
HEIGHT, WALL_HEIGHT, WALL_WIDTH = 430, 400, 600
"""Of the picture in documents and alone, and on a wall, where it is drawn larger: in pixels."""
PAPER_HEIGHT, PAPER_WIDTH, PAPER_MARGINS = 500, 800, 200
"""Of the picture on the first page of a printed document; the words of its events are broken for what the margins leave."""


def measured_in(record: Record, titles: Mapping[str, str]) -> dict[str, str]:
    """Those of the measures that the record has: a record on something else has others."""
    return {metric: title for metric, title in titles.items() if metric in record.metric_rows}


def answers(query: Query, lang: Language) -> Part:
    """The four answers, each as a sentence below its number."""
    _ = lang.gettext
    found = {metric: query.headline(metric) for metric in measured_in(query.record, ANSWERS)}
    claims = pd.concat([query.claims.iloc[:0], *(answer.spread.newest for answer in found.values())])
    lines = []
    for metric, answer in found.items():
        number = spread.numeral(answer.spread, lang) or _("no figure")
        ids = tuple(answer.spread.newest["claim_id"])
        lines.append(
            ListItem(
                f"**{escape_markdown(_(ANSWERS[metric]))}: {escape_markdown(number)}.** {spread.headline(answer.spread, lang).replace('**', '')}",
                ids,
            )
        )
    return Part(
        "answers",
        _("The answers in short"),
        freshness(query.record, lang),
        claims,
        days_of(claims, lang),
        sources_of(claims, lang),
        cards=tuple(card(answer, lang) for answer in found.values()),
        lines=tuple(lines),
    )


def card(answer: Headline, lang: Language) -> Card:
    """The answer to one question in few words: number, holders, a line a side, who never gave one."""
    _, parts = lang.gettext, spread.numeral_parts(answer.spread, lang)
    sides: dict[str, Said] = {}
    for figure in answer.figures:
        sides.setdefault(figure.claim.side, figure)
    silent = ", ".join(_(codes.CAPITALS[each.voice]) for each in answer.no_figure)
    return Card(
        _(ANSWERS[answer.metric]),
        "".join(text for text, _claim in parts) or _("no figure"),
        answer.spread.kind == "none",
        spread.holders(answer.spread, lang),
        tuple(_line(figure, lang) for figure in sides.values()),
        _("No figure: {who}").format(who=silent) if silent else "",
    )


def _line(figure: Said, lang: Language) -> ListItem:
    """The newest figure of a side: ``Seoul: about 6,000, Feb 2026``."""
    claim = figure.claim
    name, sentence, month = (
        escape_markdown(text(claim, lang))
        for text in (claim_text.voice_name, claim_text.value_text, claim_text.short_month)
    )
    return ListItem(f"**{name}:** {sentence}, {month}", (claim.claim_id,))


def through_time(query: Query, lang: Language) -> Part:
    """Sent, there, lost through time."""
    _ = lang.gettext
    shown, title = course(query, lang), course_title(query.record, lang)
    claims = pd.concat([query.claims.iloc[:0], *(panel.series for panel in shown)])
    if claims.empty:
        return Part("panels", title, _(NOTHING), claims)
    return Part(
        "panels",
        title,
        _("Every mark is one claim on its day; a soldier is as high in each panel."),
        claims,
        days_of(claims, lang),
        sources_of(claims, lang),
        lambda theme: draw_course(query, HEIGHT, lang, theme) or {},
        lambda theme: draw_course(query, WALL_HEIGHT, lang, theme, WALL_WIDTH) or {},
        lambda theme: draw_course(query, PAPER_HEIGHT, lang, theme, PAPER_WIDTH - PAPER_MARGINS) or {},
        alt=_(ALT),
    )


ALT = N_(
    "Soldiers sent, in Kursk region, and killed or wounded over time, one panel each, all on one scale; five events are named."
)


def course_title(record: Record, lang: Language) -> str:
    """What the panels show."""
    return of_region(
        record,
        lang,
        N_("Sent, in Kursk region, killed or wounded: over time"),
        N_("Sent, there, killed or wounded: over time"),
    )


def course(query: Query, lang: Language) -> list[Panel]:
    """The three panels."""
    titles = measured_in(query.record, PANELS)
    series = {metric: query.headline(metric).spread.series for metric in titles}
    return [
        Panel(lang.gettext(title), series[metric], pale(series[metric], query.day, query.question.max_age_months))
        for metric, title in titles.items()
    ]


def named_events(events: pd.DataFrame) -> pd.DataFrame:
    """Those of ``NAMED_EVENTS`` that are known, in order of date."""
    return events[events["event_id"].isin(NAMED_EVENTS)].sort_values("date", kind="stable")


def draw_course(query: Query, height: int, lang: Language, theme: Theme, width: float = DRAWN_WIDTH) -> Figure | None:
    """The picture of the three panels; None without a claim."""
    shown = course(query, lang)
    if all(panel.series.empty for panel in shown):
        return None
    return panels(shown, named_events(query.record.events), pd.Timestamp(query.day), height, lang, theme, width)
