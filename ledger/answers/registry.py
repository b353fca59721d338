"""Every answer by its name, as one table: what the command line prints, with the numbers of the pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

import pandas as pd

from ledger.answers import changes, rows
from ledger.answers.corroboration import corroboration
from ledger.answers.current import current, latest
from ledger.answers.ended import without_ended
from ledger.answers.filtering import apply_filters, apply_statement_filters, filter_mask
from ledger.answers.headline import Headline
from ledger.answers.independence import independent_claims
from ledger.answers.leave_one_out import leave_one_out
from ledger.answers.loss_share import loss_share
from ledger.answers.map_days import change_dates, resolve_map_date
from ledger.answers.no_figure import no_figure
from ledger.answers.presence import presence
from ledger.answers.repeats import Counts, count_claims, distortions, repeats_with_doubts
from ledger.answers.series import ExcludedGroups, basis_of, excluded_groups, series
from ledger.answers.settlement_control import control_on_day, statement_intervals
from ledger.answers.settlement_counts import COUNT_COLUMNS, claimed_vs_named, overlapping_control
from ledger.answers.silence import claims_for_silence, silence
from ledger.answers.source_ratios import in_scope, source_ratios
from ledger.answers.spread import Spread, as_row, spread, through_time, with_overtaken
from ledger.answers.way import way
from ledger.question.question import FIRST_DAY, Question
from ledger.record.boundaries import places_within
from ledger.record.frames import equals_text
from ledger.record.record import Record

CLAIM_COLUMNS = tuple(rows.ClaimRow.__annotations__)
"""What an answer gives of a claim; the rest stands in the record under its claim_id."""


@dataclass(frozen=True)
class Query:
    """A question put to a record: the record as known on the day, and the claims that the question leaves."""

    record: Record
    question: Question
    day: date

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The claims that pass the filters, on any measure."""
        return apply_filters(self.record.claims, self.question)

    @cached_property
    def metric_claims(self) -> pd.DataFrame:
        """The claims on the measure that is asked for, on any basis, whatever the filters."""
        known = self.record.claims
        return known[equals_text(known, "metric", self.question.metric)]

    @cached_property
    def filtered_metric_claims(self) -> pd.DataFrame:
        """Those of them that pass the filters."""
        # Quicker than among all claims, and the same: support too is counted within a measure.
        return apply_filters(self.metric_claims, self.question)

    @property
    def basis(self) -> str:
        """The basis that is looked at."""
        return basis_of(self.record.metric_rows[self.question.metric], self.question.basis)

    @cached_property
    def series(self) -> pd.DataFrame:
        """The series that is asked for."""
        return series(self.filtered_metric_claims, self.question.metric, self.basis)

    @cached_property
    def excluded_groups(self) -> ExcludedGroups:
        """The claims on the measure that are unlike the series."""
        return excluded_groups(self.filtered_metric_claims, self.question.metric, self.basis)

    @cached_property
    def counts(self) -> Counts:
        """Claims, origins and reports of the series."""
        return count_claims(self.series)

    @cached_property
    def current_by_metric(self) -> pd.DataFrame:
        """Each voice's newest claim on every measure, on the measure's own basis; words instead of a number too.

        ``pale`` says which of them count in no range: they are old, or a newer total lies above them.
        """
        known, by = self.record.claims, ["metric", "voice"]
        own = independent_claims(
            known[[*by, "as_of", "origin_voice"]][filter_mask(known, self.question) & self.record.on_default_basis]
        )
        # Whole rows are taken of a few hundred claims instead of nearly all.
        newest = with_overtaken(current(known.loc[latest(own, by).index], self.day, self.question.max_age_months, by))
        return newest.assign(pale=newest["old"] | newest["overtaken"])

    @cached_property
    def spread(self) -> Spread:
        """The spread of the series on the day."""
        return spread(self.series, self.day, self.question.max_age_months)

    def headline(self, metric: str) -> Headline:
        """A headline question: a measure on its own basis, with who never gave a figure among the sides that are asked for."""
        basis = basis_of(self.record.metric_rows[metric])
        never = [
            each
            for each in no_figure(self.record, metric, basis)
            if not self.question.sides or each.side in self.question.sides
        ]
        return Headline(
            metric,
            basis,
            spread(series(self.claims, metric, basis), self.day, self.question.max_age_months),
            tuple(never),
        )

    @cached_property
    def control(self) -> pd.DataFrame:
        """The statements on settlements that pass the filters."""
        return apply_statement_filters(self.record.control, self.question)

    @cached_property
    def presence(self) -> pd.DataFrame:
        """The statements on presence that pass the filters."""
        return apply_statement_filters(self.record.presence, self.question)

    @cached_property
    def map_date(self) -> date:
        """The day of the map, as the page shows it."""
        return (
            resolve_map_date(
                change_dates(statement_intervals(self.control), self.presence), self.question.map_date, self.day
            )
            or self.day
        )


@dataclass(frozen=True)
class Answer:
    """One answer: what it tells, in a line, how it is computed, what its rows are, and which fields of the question it depends on beside the filters."""

    description: str
    compute: Callable[[Query], pd.DataFrame]
    row: type
    """What each row is: a typed dictionary of ``ledger.answers.rows``, with all columns of the table."""
    depends_on: tuple[str, ...] = ("metric",)


def _pairs(query: Query) -> pd.DataFrame:
    return source_ratios(
        in_scope(query.claims, query.record.metric_rows[query.question.metric], query.question.ratio_scope)
    ).table


def _corroboration(query: Query) -> pd.DataFrame:
    """Counted among all that is known, as on the card; given for the claims that the question leaves."""
    counted = corroboration(query.record.claims)
    return counted[counted["claim_id"].isin(query.filtered_metric_claims["claim_id"])]


def _changes(query: Query) -> pd.DataFrame:
    since = query.question.compare_since or changes.default_since(query.record, query.day, query.question) or FIRST_DAY
    return changes.as_table(
        changes.changes(query.record.known_on(since), query.record, since, query.day, query.question)
    )


def _territory(query: Query) -> pd.DataFrame:
    return claimed_vs_named(query.control, query.record.places, query.claims)[[*CLAIM_COLUMNS, *COUNT_COLUMNS]]


def _way(query: Query) -> pd.DataFrame:
    boundaries = query.record.boundaries
    in_region = places_within(boundaries, boundaries.home, query.record.places)
    return way(query.presence, in_region, min(query.question.map_date or query.day, query.day), boundaries.home)


SERIES_FIELDS = ("metric", "basis")
"""What a series depends on."""

ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "series": Answer(
            "the claims that are one series",
            lambda query: query.series[list(CLAIM_COLUMNS)],
            rows.ClaimRow,
            SERIES_FIELDS,
        ),
        "current": Answer(
            "the newest figure of each voice, its age in days, and whether it is old or overtaken",
            lambda query: query.spread.newest[[*CLAIM_COLUMNS, "voice", "age", "old", "overtaken"]],
            rows.CurrentRow,
            (*SERIES_FIELDS, "months"),
        ),
        "spread": Answer(
            "lowest and highest current figure, their factor, and the last comparable range",
            lambda query: as_row(query.spread),
            rows.SpreadRow,
            (*SERIES_FIELDS, "months"),
        ),
        "spread-through-time": Answer(
            "the same on each day as readers knew it",
            lambda query: through_time(query.series, query.day, query.question.max_age_months),
            rows.SpreadSpan,
            (*SERIES_FIELDS, "months"),
        ),
        "leave-one-out": Answer(
            "the ends without each voice and each side",
            lambda query: leave_one_out(query.spread),
            rows.LeaveOneOutRow,
            (*SERIES_FIELDS, "months"),
        ),
        "origins": Answer(
            "which claim repeats which, and what is doubtful about it",
            lambda query: repeats_with_doubts(query.filtered_metric_claims, query.record.claims),
            rows.RepeatRow,
        ),
        "distortions": Answer(
            "reports that misreport a claim",
            lambda query: distortions(query.record.reports, query.filtered_metric_claims),
            rows.DistortionRow,
        ),
        "pairs": Answer(
            "for every two sources, who gives higher figures; --pooled says which claims are compared",
            _pairs,
            rows.SourceRatioRow,
            ("metric", "pooled"),
        ),
        "corroboration": Answer(
            "how many other sides corroborate, are compatible with, or contradict each claim",
            _corroboration,
            rows.CorroborationRow,
        ),
        "silence": Answer(
            "who spoke last when, on any measure",
            lambda query: silence(
                claims_for_silence(query.record.claims, query.question), query.day, query.question.max_age_months
            ),
            rows.SilenceRow,
            ("months",),
        ),
        "loss-share": Answer(
            "shares in percent, computed from two figures of one source about one day",
            lambda query: loss_share(
                without_ended(query.claims, query.record.events),
                query.record.metric_rows,
                query.day,
                query.question.max_age_months,
            ),
            rows.LossShareRow,
            ("months",),
        ),
        "changes": Answer(
            "what is known on the day and was not --since", _changes, rows.ChangeRow, ("since", "months")
        ),
        "control": Answer(
            "what each account last said of each settlement, about --day",
            lambda query: control_on_day(query.control, query.record.places, query.map_date),
            rows.SettlementRow,
            ("day",),
        ),
        "presence": Answer(
            "where North Koreans were reported, and where that was denied, up to --day; areas apart",
            lambda query: presence(query.presence, min(query.question.map_date or query.day, query.day)),
            rows.PresenceRow,
            ("day",),
        ),
        "way": Answer(
            "the way from North Korea to Kursk region up to --day: departure, arrival, training and transit, and arms apart",
            _way,
            rows.WayRow,
            ("day",),
        ),
        "territory": Answer(
            "claimed numbers of settlements beside those that statements name", _territory, rows.SettlementCountRow, ()
        ),
        "disputed": Answer(
            "for how many days, up to --day, two sides claimed the same settlement",
            lambda query: overlapping_control(query.control, query.map_date).settlements,
            rows.DisputedRow,
            ("day",),
        ),
    }
)


def answer(name: str, record: Record, question: Question, today: date | None = None) -> pd.DataFrame:
    """Compute an answer.

    Parameters
    ----------
    name
        A key of ``ANSWERS``.
    record
        The whole record; it is placed on the day of the question here.
    today
        The day on which the reader is placed when the question names none; the present day when left out.

    Returns
    -------
    pandas.DataFrame
        With the columns of the answer's ``row``.
    """
    day = question.known_on or today or record.today()
    return ANSWERS[name].compute(Query(record.known_on(day), question, day))
