"""The pictures of the sections of analysis, in the order of ``page_sections.SECTIONS`` as far as they have any."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from ledger.answers.changes import InvalidIntervalError
from ledger.answers.independence import independent_claims
from ledger.answers.leave_one_out import movers
from ledger.answers.silence import calendar
from ledger.answers.source_ratios import rank_by_ratio
from ledger.charts import (
    corroboration as corroboration_chart,
    leave_one_out as leave_one_out_chart,
    loss_share as loss_share_chart,
    repeats as repeats_chart,
    source_ratios as ratios_chart,
)
from ledger.charts.changes import new_claims
from ledger.charts.disputed import disputed as disputed_chart
from ledger.charts.settlement_counts import settlement_counts_of_query as territory_chart
from ledger.charts.silence import silence_calendar
from ledger.charts.spread import spread as spread_chart
from ledger.i18n.messages import N_
from ledger.record.claim import claims_by_id
from ledger.views import analyses, settlements
from ledger.views.analyses import SERIES_FIELDS, SPREAD_FIELDS
from ledger.views.metric_context import metric_context, query
from ledger.views.pictures.picture import Figure, Picture, is_logarithmic, pale_claims
from ledger.views.source_names import short_names, voice_names
from ledger.views.view import View

MAX_CLAIMS, MAX_SETTLEMENTS, MAX_SOURCES = 40, 15, 30
"""So many rows are drawn of claims with their corroboration, of disputed settlements, of sources in the calendar."""


def _spread(view: View) -> Figure | None:
    about, through_time = metric_context(view), analyses.range_through_time(view)
    return (
        None
        if through_time.empty
        else spread_chart(
            through_time,
            independent_claims(about.series),
            unit=about.unit,
            cumulative=about.basis == "total",
            lang=view.lang,
            theme=view.theme,
            logarithmic=is_logarithmic(view),
            pale=pale_claims(view, about.series),
        )
    )


def _leave_one_out(view: View) -> Figure | None:
    found = analyses.range_on_day(view)
    rows = movers(analyses.without_each(view)) if len(found.voices) > 1 else found.voices.iloc[:0]
    return (
        None
        if rows.empty
        else leave_one_out_chart.leave_one_out(
            found,
            rows,
            voice_names(view),
            metric_context(view).unit,
            view.lang,
            view.theme,
            is_logarithmic(view),
        )
    )


def _origins(view: View) -> Figure | None:
    found = analyses.repeats(view)
    return (
        None
        if found.repeats.empty
        else repeats_chart.repeats_chart(
            found.claims,
            found.repeated_outside,
            found.repeats,
            view.lang,
            view.theme,
        )
    )


def _corroboration(view: View) -> Figure | None:
    rows = analyses.corroboration(view)
    if not (rows["corroborated"] + rows["compatible"] + rows["contradicted"]).any():
        return None
    return corroboration_chart.corroboration(rows.head(MAX_CLAIMS), metric_context(view).basis, view.lang, view.theme)


def _pairs_ranking(view: View) -> Figure | None:
    found = analyses.source_ratios(view)
    if found.reportable.empty:
        return None
    ranked = rank_by_ratio(found)
    claims = claims_by_id(metric_context(view).claims)
    return ratios_chart.ranking(ranked.table, ranked.pairs, claims, view.record.source_rows, view.lang, view.theme)


def _pairs_matrix(view: View) -> Figure | None:
    found = analyses.source_ratios(view)
    return (
        None
        if found.reportable.empty
        else ratios_chart.matrix(found.table, view.record.source_rows, view.lang, view.theme)
    )


def sources_in_calendar(view: View) -> pd.DataFrame:
    """The sources that are drawn by month: those with several claims where there are too many."""
    spoken = analyses.last_statements(view)
    return spoken[spoken["claims"] > 1] if len(spoken) > MAX_SOURCES else spoken


def _silence(view: View) -> Figure | None:
    claims = analyses.claims_for_silence(view)
    if claims.empty:
        return None
    drawn = sources_in_calendar(view)
    return silence_calendar(
        calendar(claims[claims["source"].isin(drawn["source"])]),
        drawn,
        view.question.metric,
        view.day,
        lang=view.lang,
        theme=view.theme,
        sources=short_names(view),
        measures={key: view.lang.localised(row, "name") for key, row in view.record.metric_rows.items()},
    )


def _loss_share(view: View) -> Figure | None:
    found = analyses.loss_shares(view)
    return (
        None
        if found.empty
        else loss_share_chart.loss_share(found.shares, found.stated, found.behind, view.lang, view.theme)
    )


def _disputed(view: View) -> Figure | None:
    found = settlements.disputed(view)
    if found.settlements.empty:
        return None
    names = {key: view.lang.localised(row, "name") for key, row in view.record.place_rows.items()}
    drawn = found.settlements["place_id"].head(MAX_SETTLEMENTS).tolist()
    return disputed_chart(found.spans, drawn, names, view.lang, view.theme)


def _new_claims(view: View) -> Figure | None:
    try:
        found = analyses.changes(view)
    except InvalidIntervalError:
        return None
    since = analyses.since(view)
    if found is None or since is None or found.claims.empty:
        return None
    return new_claims(found.claims, since, view.day, view.record.metric_rows, view.lang, view.theme)


PICTURES: Mapping[str, Picture] = MappingProxyType(
    {
        "spread": Picture(
            _spread,
            N_("Lowest and highest current figure on “{metric}” over time, and their ratio."),
            (*SPREAD_FIELDS, "axis"),
        ),
        "leave_one_out": Picture(
            _leave_one_out,
            N_(
                "The range of “{metric}”, and what it would be without each government, outlet or side that changes it."
            ),
            (*SPREAD_FIELDS, "axis"),
        ),
        "origins": Picture(
            _origins,
            N_(
                "Claims on “{metric}” by source and day of statement, with an arrow from each repeat to the claim that it repeats."
            ),
            ("metric",),
        ),
        "corroboration": Picture(
            _corroboration,
            N_(
                "For each claim on “{metric}”, the number of other sides that corroborate it, are compatible with it, and contradict it."
            ),
            SERIES_FIELDS,
        ),
        "pairs_ranking": Picture(
            _pairs_ranking,
            N_(
                "Pairs of sources, ranked by how many times as much the one says as the other, with an interval for each."
            ),
            ("metric", "pooled"),
        ),
        "pairs_matrix": Picture(
            _pairs_matrix,
            N_("Matrix of sources: how many times as much the source of the row says as the source of the column."),
            ("metric", "pooled"),
        ),
        "silence": Picture(
            _silence,
            N_("Calendar of the claims of each source by month, in groups by side."),
            ("metric", "months"),
        ),
        "loss_share": Picture(
            _loss_share,
            N_(
                "Losses as a share of those sent, in percent: shares that sources stated themselves, and those computed from two figures of one source."
            ),
            ("months",),
        ),
        "territory": Picture(
            lambda view: territory_chart(query(view), view.lang, view.theme),
            N_(
                "Claims of settlements and of area over time, with the number of settlements that the statements of each account name."
            ),
        ),
        "disputed": Picture(
            _disputed,
            N_("For each settlement the days on which two sides claimed it, up to {day}."),
            (),
            "place",
        ),
        "new_claims": Picture(
            _new_claims,
            N_("The new claims by the day on which they were stated, one row an indicator."),
            ("since", "months"),
        ),
    }
)
