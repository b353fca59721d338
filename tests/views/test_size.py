"""How much something takes that is kept: never less than what it comes to hold, by a wide margin neither."""

import sys
from datetime import date

import pandas as pd

from ledger.answers.registry import Query
from ledger.answers.repeats import Counts
from ledger.question.question import Question
from ledger.record.claim import StatedFigure
from ledger.record.record import Record
from ledger.views.size import approximate_bytes


def test_text_and_bytes_count_whole() -> None:
    assert approximate_bytes("x" * 10_000) == sys.getsizeof("x" * 10_000)
    assert approximate_bytes(b"x" * 10_000) == sys.getsizeof(b"x" * 10_000)


def test_a_frame_counts_by_its_cells(record: Record) -> None:
    claims = record.claims
    assert approximate_bytes(claims) >= 8 * claims.size * 0.9
    assert approximate_bytes(pd.concat([claims, claims])) > 1.9 * approximate_bytes(claims)
    assert approximate_bytes(claims["claim_id"]) < approximate_bytes(claims) / 20


def test_anything_else_counts_by_its_parts() -> None:
    text = "x" * 1000
    assert approximate_bytes([text, text]) > 2000
    assert approximate_bytes({"a": (text, [text])}) > 2000
    assert approximate_bytes(Counts(1, 2, 3)) < 500
    assert approximate_bytes(StatedFigure(None, 1.0, None, text)) > 1000


def test_a_question_counts_with_the_most_that_it_comes_to_hold(record: Record) -> None:
    for day in (date(2024, 10, 30), date(2025, 4, 28)):
        known = record.known_on(day)
        query = Query(known, Question(metric="casualties"), day)
        at_first = approximate_bytes(query)
        held = [
            query.claims,
            query.metric_claims,
            query.filtered_metric_claims,
            query.series,
            query.excluded_groups,
            query.current_by_metric,
            query.control,
            query.spread.voices,
            query.spread.old,
        ]
        assert approximate_bytes(query) == at_first
        assert at_first >= sum(map(approximate_bytes, held))
        # The record within counts where it is kept.
        assert at_first < 2 * approximate_bytes(known)
