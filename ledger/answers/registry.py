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
from ledger.answers.filtering import narrow, narrow_statements, passing
from ledger.answers.headline import Headline
from ledger.answers.independence import own_figures
from ledger.answers.leave_one_out import leave_one_out
from ledger.answers.loss_share import loss_share
from ledger.answers.map_days import change_days, day_shown
from ledger.answers.no_figure import no_figure
from ledger.answers.presence import presence
from ledger.answers.repeats import Counts, counted, distortions, repeats_of
from ledger.answers.series import Apart, basis_of, series, unlike
from ledger.answers.settlement_control import state, words
from ledger.answers.settlement_counts import COUNTED, beside, disputed
from ledger.answers.silence import heard, silence
from ledger.answers.source_ratios import pairs, pooled
from ledger.answers.spread import Spread, as_row, spread, through_time, with_overtaken
from ledger.answers.way import way
from ledger.question.question import FIRST_DAY, Question
from ledger.record.boundaries import FOCUS_REGION, places_within
from ledger.record.frames import equals_text
from ledger.record.record import Record

CLAIM = tuple(rows.ClaimRow.__annotations__)
"""What an answer gives of a claim; the rest stands in the record under its claim_id."""


@dataclass(frozen=True)
class Asking:
    """A question put to a record: the record as known on the day, and the claims that the question leaves."""

    record: Record
    question: Question
    day: date

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The claims that pass the filters, on any measure."""
        return narrow(self.record.claims, self.question)

    @cached_property
    def measured(self) -> pd.DataFrame:
        """The claims on the measure that is asked for, on any basis, whatever the filters."""
        known = self.record.claims
        return known[equals_text(known, "metric", self.question.metric)]

    @cached_property
    def own(self) -> pd.DataFrame:
        """Those of them that pass the filters."""
        # Quicker than among all claims, and the same: support too is counted within a measure.
        return narrow(self.measured, self.question)

    @property
    def basis(self) -> str:
        """The basis that is looked at."""
        return basis_of(self.record.metric_rows[self.question.metric], self.question.basis)

    @cached_property
    def series(self) -> pd.DataFrame:
        """The series that is asked for."""
        return series(self.own, self.question.metric, self.basis)

    @cached_property
    def apart(self) -> Apart:
        """The claims on the measure that are unlike the series."""
        return unlike(self.own, self.question.metric, self.basis)

    @cached_property
    def counts(self) -> Counts:
        """Claims, origins and reports of the series."""
        return counted(self.series)

    @cached_property
    def standing(self) -> pd.DataFrame:
        """Each voice's newest claim on every measure, on the measure's own basis; words instead of a number too.

        ``pale`` says which of them count in no range: they are old, or a newer total lies above them.
        """
        known, by = self.record.claims, ["metric", "voice"]
        own = own_figures(
            known[[*by, "as_of", "origin_voice"]][passing(known, self.question) & self.record.on_default_basis]
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
        return narrow_statements(self.record.control, self.question)

    @cached_property
    def presence(self) -> pd.DataFrame:
        """The statements on presence that pass the filters."""
        return narrow_statements(self.record.presence, self.question)

    @cached_property
    def map_day(self) -> date:
        """The day of the map, as the page shows it."""
        return day_shown(change_days(words(self.control), self.presence), self.question.map_date, self.day) or self.day


@dataclass(frozen=True)
class Answer:
    """One answer: what it tells, in a line, how it is computed, what its rows are, and which fields of the question it depends on beside the filters."""

    tells: str
    compute: Callable[[Asking], pd.DataFrame]
    row: type
    """What each row is: a typed dictionary of ``ledger.answers.rows``, with all columns of the table."""
    heeds: tuple[str, ...] = ("metric",)


def _pairs(asking: Asking) -> pd.DataFrame:
    return pairs(
        pooled(asking.claims, asking.record.metric_rows[asking.question.metric], asking.question.ratio_scope)
    ).table


def _corroboration(asking: Asking) -> pd.DataFrame:
    """Counted among all that is known, as on the card; given for the claims that the question leaves."""
    counted = corroboration(asking.record.claims)
    return counted[counted["claim_id"].isin(asking.own["claim_id"])]


def _changes(asking: Asking) -> pd.DataFrame:
    since = (
        asking.question.compare_since or changes.usual_since(asking.record, asking.day, asking.question) or FIRST_DAY
    )
    return changes.as_table(
        changes.changes(asking.record.known_on(since), asking.record, since, asking.day, asking.question)
    )


def _territory(asking: Asking) -> pd.DataFrame:
    return beside(asking.control, asking.record.places, asking.claims)[[*CLAIM, *COUNTED]]


def _way(asking: Asking) -> pd.DataFrame:
    in_region = places_within(asking.record.boundaries, FOCUS_REGION, asking.record.places)
    return way(asking.presence, in_region, min(asking.question.map_date or asking.day, asking.day))


SERIES = ("metric", "basis")
"""What a series depends on."""

ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "series": Answer(
            "the claims that are one series", lambda asking: asking.series[list(CLAIM)], rows.ClaimRow, SERIES
        ),
        "current": Answer(
            "the newest figure of each voice, its age in days, and whether it is old or overtaken",
            lambda asking: asking.spread.newest[[*CLAIM, "voice", "age", "old", "overtaken"]],
            rows.CurrentRow,
            (*SERIES, "months"),
        ),
        "spread": Answer(
            "lowest and highest current figure, their factor, and the last comparable range",
            lambda asking: as_row(asking.spread),
            rows.SpreadRow,
            (*SERIES, "months"),
        ),
        "spread-through-time": Answer(
            "the same on each day as readers knew it",
            lambda asking: through_time(asking.series, asking.day, asking.question.max_age_months),
            rows.SpreadSpan,
            (*SERIES, "months"),
        ),
        "leave-one-out": Answer(
            "the ends without each voice and each side",
            lambda asking: leave_one_out(asking.spread),
            rows.LeaveOneOutRow,
            (*SERIES, "months"),
        ),
        "origins": Answer(
            "which claim repeats which, and what is doubtful about it",
            lambda asking: repeats_of(asking.own, asking.record.claims),
            rows.RepeatRow,
        ),
        "distortions": Answer(
            "reports that misreport a claim",
            lambda asking: distortions(asking.record.reports, asking.own),
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
            lambda asking: silence(
                heard(asking.record.claims, asking.question), asking.day, asking.question.max_age_months
            ),
            rows.SilenceRow,
            ("months",),
        ),
        "loss-share": Answer(
            "shares in percent, computed from two figures of one source about one day",
            lambda asking: loss_share(
                without_ended(asking.claims, asking.record.events),
                asking.record.metric_rows,
                asking.day,
                asking.question.max_age_months,
            ),
            rows.LossShareRow,
            ("months",),
        ),
        "changes": Answer(
            "what is known on the day and was not --since", _changes, rows.ChangeRow, ("since", "months")
        ),
        "control": Answer(
            "what each account last said of each settlement, about --day",
            lambda asking: state(asking.control, asking.record.places, asking.map_day),
            rows.SettlementRow,
            ("day",),
        ),
        "presence": Answer(
            "where North Koreans were reported, and where that was denied, up to --day; areas apart",
            lambda asking: presence(asking.presence, min(asking.question.map_date or asking.day, asking.day)),
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
            lambda asking: disputed(asking.control, asking.map_day).settlements,
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
    return ANSWERS[name].compute(Asking(record.known_on(day), question, day))
