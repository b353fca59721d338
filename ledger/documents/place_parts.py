"""The parts of the briefing about places: the map, and the settlements that were claimed and named."""

from functools import partial

import pandas as pd

from ledger.answers import presence as reports
from ledger.answers.registry import Query
from ledger.answers.series import basis_of, series
from ledger.answers.settlement_control import control_on_day
from ledger.answers.settlement_counts import claimed_vs_named
from ledger.charts.map.contents import map_statements, statements_outside
from ledger.charts.map.figure import map_figure
from ledger.charts.settlement_counts import COUNTED, settlement_counts_of_query as draw_territory
from ledger.charts.style import Theme
from ledger.documents.part import NOTHING, Figure, Part, days_of, sources_of
from ledger.i18n.language import Language
from ledger.record.boundaries import read_boundaries
from ledger.text import claim_text
from ledger.text.sentences import (
    presence,
    settlements,
    territory,
)
from ledger.text.sentences.maps import attribution, map_alt, precision_note


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
    short_names = {source: lang.localised(record.source_rows[source], "short") for source in shown["source"]}
    return Part(
        "map",
        title,
        " ".join(filter(None, sentences)),
        none,
        _("As of {day}").format(day=lang.date(day)),
        tuple(claim_text.source_names(short_names).values()),
        drawn,
        partial(drawn, wide=True),
        alt=map_alt(record, day, lang),
        note=precision_note(lang),
        credit=attribution(lang),
        statements=shown,
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
