"""No answer grows worse than n log n: each is worked out on the record twice over and sixteen times over, in the same run."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from ledger.answers import source_ratios
from ledger.answers.registry import ANSWERS, Query
from ledger.question.question import Question
from ledger.record.load import load
from ledger.record.record import Record
from tests.support.synthetic_record import multiply

pytestmark = pytest.mark.slow
SMALL, LARGE = 2, 16
MARGIN = 20
"""Eight times the claims: n log n takes 12 times as long, the square 64 times."""
ATTEMPTS = 5
"""A busy machine makes single measurements longer, and none shorter: the least of a few is told from the square."""
DAY = date(2025, 12, 31)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> tuple[Record, Record]:
    """The record multiplied, small and large."""
    folder = tmp_path_factory.mktemp("multiplied")
    return _multiplied(SMALL, folder / "small"), _multiplied(LARGE, folder / "large")


def _multiplied(times: int, folder: Path) -> Record:
    # Full days: where claims lie far apart, even the square of them is few.
    multiply(times, folder, jitter=45)
    return load(folder)


def _seconds(compute: Callable[[], object]) -> float:
    """The processor time that something takes."""
    start = process_time()
    compute()
    return process_time() - start


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_grows_with_the_record_and_not_with_its_square(records: tuple[Record, Record], name: str) -> None:
    # No claim on settlements is corroborated by another side.
    question = Question(metric="casualties", min_support=0 if name == "territory" else 1)
    small, large = (
        lambda record=record: ANSWERS[name].compute(Query(record.known_on(DAY), question, DAY)) for record in records
    )
    assert len(small()) > 0
    before, after = max(min(_seconds(small) for _ in range(2)), 0.02), _seconds(large)
    for _ in range(ATTEMPTS):
        if after < MARGIN * before:
            break
        after = min(after, _seconds(large))
    assert after < MARGIN * before


def test_pairs_set_no_claim_against_all_others(records: tuple[Record, Record], monkeypatch: pytest.MonkeyPatch) -> None:
    # Drawing the intervals takes most of the time, so the couples that are looked at are counted.
    order, looked_at = source_ratios._pair_order, [0, 0]
    for size, record in enumerate(records):

        def counted(firsts: list[object], seconds: list[object], size: int = size) -> tuple[object, ...]:
            looked_at[size] += 1
            return order(firsts, seconds)

        monkeypatch.setattr(source_ratios, "_pair_order", counted)
        own = source_ratios._comparable(record.claims)
        assert (
            sum(
                1
                for _, rows in own[own["value"] > 0].groupby(["metric", "basis", "window"])
                for _couple in source_ratios._matched_pairs(rows)
            )
            > 200
        )
    assert looked_at[1] < MARGIN * looked_at[0]
