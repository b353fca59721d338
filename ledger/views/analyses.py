"""What the analyses of a view find, each computed once: pages put it into words, pictures draw it.

Every function restricts the view to the question fields that its result depends on, and caches under those.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from ledger.answers import (
    changes as changes_answer,
    corroboration as corroboration_answer,
    loss_share as loss_share_answer,
    silence as silence_answer,
    source_ratios as pairs_answer,
)
from ledger.answers.current import ageing_start, by_source
from ledger.answers.ended import without_ended
from ledger.answers.headline import Headline
from ledger.answers.leave_one_out import leave_one_out
from ledger.answers.repeats import Repeats, count_claims, repeats_with_doubts
from ledger.answers.spread import Spread, spread, through_time
from ledger.documents.claim_parts import current_figures_of
from ledger.record.claim import claims_by_id
from ledger.text.sentences.loss_share import Claims, underlying_claims
from ledger.views.cache import for_question, record_known_on
from ledger.views.metric_context import metric_context, query
from ledger.views.view import View

SERIES_FIELDS = ("metric", "basis")
"""The fields that a series depends on beside the filters."""
SPREAD_FIELDS = (*SERIES_FIELDS, "months")


@dataclass(frozen=True)
class Shares:
    """Losses as shares of those sent, the shares that sources stated themselves, and the claims behind them."""

    shares: pd.DataFrame
    stated: pd.DataFrame
    behind: Claims

    @property
    def empty(self) -> bool:
        """Whether there is neither a computed nor a stated share."""
        return self.shares.empty and self.stated.empty


@for_question(*SPREAD_FIELDS)
def current_by_source(view: View) -> pd.DataFrame:
    """Each source's newest claim of the series: the answer of ``current.by_source``."""
    return by_source(metric_context(view).series, view.day, view.question.max_age_months)


def two_sources(view: View) -> tuple[str, str] | None:
    """The two sources that are compared: those of the question where they have a claim in the series, else others.

    None where fewer than two sources have one.
    """
    sources = sources_in_series(view)
    if len(sources) < 2:
        return None
    first = view.question.source_a if view.question.source_a in sources else sources[0]
    others = [source for source in sources if source != first]
    return first, view.question.source_b if view.question.source_b in others else others[0]


@for_question(*SERIES_FIELDS)
def sources_in_series(view: View) -> list[str]:
    """The sources that have a claim in the series, those with most claims first."""
    return list(metric_context(view).series["source"].value_counts().index)


@for_question(*SPREAD_FIELDS)
def range_on_day(view: View) -> Spread:
    """The spread of the series on the reader's day."""
    return spread(metric_context(view).series, view.day, view.question.max_age_months)


@for_question("months")
def current_figures(view: View, metric: str) -> pd.DataFrame:
    """The newest figure of each voice on a headline measure; what all headlines share is cached by itself."""
    return current_figures_of(_standing(view), metric)


@for_question("months")
def _standing(view: View) -> pd.DataFrame:
    return query(view).current_by_metric


@for_question("months")
def headline(view: View, metric: str) -> Headline:
    """A headline question: its range, its newest figures, and who never gave one."""
    return query(view).headline(metric)


@for_question(*SPREAD_FIELDS)
def range_through_time(view: View) -> pd.DataFrame:
    """The spread on each day as readers knew it: the answer of ``spread.through_time``."""
    return through_time(metric_context(view).series, view.day, view.question.max_age_months)


@for_question(*SPREAD_FIELDS)
def without_each(view: View) -> pd.DataFrame:
    """The ends without each voice and each side; of fewer than two voices none can be left out."""
    return leave_one_out(range_on_day(view))


@for_question("metric")
def repeats(view: View) -> Repeats:
    """Which claims on the measure, on any basis, repeat another one."""
    known, claims = view.record.claims, metric_context(view).claims
    own = claims[claims["metric"] == view.question.metric]
    found = repeats_with_doubts(own, known)
    named = known[known["claim_id"].isin({*found["claim_id"], *found["model_id"]})]
    return Repeats(own, count_claims(own), found, claims_by_id(named))


@for_question("metric")
def corroboration(view: View) -> pd.DataFrame:
    """The claims of the measure that can be compared, the newest first, with ``corroborated``, ``compatible``, ``contradicted`` and ``day``.

    Other sides are counted among all known claims on the measure, whatever the filters.
    """
    known = view.record.claims[view.record.claims["metric"] == view.question.metric]
    left = metric_context(view).claims
    rows = left.assign(day=ageing_start(left)).merge(corroboration_answer.corroboration(known), on="claim_id")
    return rows.sort_values(["day", "stated_on", "claim_id"], ascending=[False, False, True], ignore_index=True)


@for_question("metric", "pooled")
def source_ratios(view: View) -> pairs_answer.SourceRatios:
    """For every two sources, how many times as much the one says as the other."""
    return pairs_answer.source_ratios(
        pairs_answer.in_scope(metric_context(view).claims, metric_context(view).metric, view.question.ratio_scope)
    )


@for_question()
def claims_for_silence(view: View) -> pd.DataFrame:
    """The claims that count when it is asked who spoke when."""
    return silence_answer.claims_for_silence(view.record.claims, view.question)


@for_question("months")
def last_statements(view: View) -> pd.DataFrame:
    """Who spoke last when, on any measure: the answer of ``silence.silence``."""
    return silence_answer.silence(claims_for_silence(view), view.day, view.question.max_age_months)


@for_question("months")
def loss_shares(view: View) -> Shares:
    """Losses as a share of those sent, and the shares that sources stated themselves."""
    claims, metrics = without_ended(metric_context(view).claims, view.record.events), view.record.metric_rows
    shares = loss_share_answer.loss_share(claims, metrics, view.day, view.question.max_age_months)
    return Shares(
        shares,
        loss_share_answer.stated_shares(claims, metrics, view.day, view.question.max_age_months),
        underlying_claims(claims, shares),
    )


def since(view: View) -> date | None:
    """The earlier day of what changed: that of the question, else the default; None where nothing can have changed."""
    return view.question.compare_since or _default_since(view)


@for_question()
def _default_since(view: View) -> date | None:
    return changes_answer.default_since(view.record, view.day, view.question)


@for_question("since", "months")
def changes(view: View) -> changes_answer.Changes | None:
    """What is known on the reader's day and was not on the earlier one; None where no earlier day has anything.

    Raises
    ------
    NotEarlierError
        If the earlier day of the question is not before the reader's day.
    """
    start = since(view)
    if start is None:
        return None
    earlier = record_known_on(view.full_record, start)
    return changes_answer.changes(earlier, view.record, start, view.day, view.question)
