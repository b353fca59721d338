"""A claim as a typed row: it has the columns of its table, and what it says of its numbers is what they say."""

from dataclasses import FrozenInstanceError
from datetime import date
from itertools import product

import pandas as pd
import pytest
from hypothesis import given

from ledger.answers.series import highest_named, lowest_named
from ledger.record.claim import COLUMNS, StatedFigure, claims_by_id, claims_frame, claims_of, figures_of
from ledger.record.frames import to_records
from ledger.record.record import Record
from tests.support.claim_factory import few, frames, typed

ENDS = ("low", "best", "high")


def test_it_has_the_columns_of_the_claims_and_no_other(record: Record) -> None:
    assert set(COLUMNS) == set(record.claims.columns)
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_every_cell_of_the_record_is_in_it_and_what_is_not_there_is_none(record: Record) -> None:
    claims = record.claims
    for claim, row in zip(claims_of(claims), to_records(claims), strict=True):
        for name, cell in row.items():
            found = getattr(claim, name)
            assert found is None if pd.isna(cell) else (found == cell and type(found) is type(cell))
        assert isinstance(claim.as_of, date)


@few
@given(frames(verbal=True))
def test_claims_and_their_rows_are_the_same(claims: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(claims_frame(claims_of(claims))[list(claims)], claims.reset_index(drop=True))
    assert claims_of(claims_frame(claims_of(claims))) == claims_of(claims)
    assert [figure.numbers for figure in figures_of(claims[[*ENDS, "qualifier"]])] == [
        claim.numbers for claim in claims_of(claims)
    ]


def test_columns_that_an_answer_joins_stay_behind_and_their_order_does_not_matter() -> None:
    claims = claims_frame([typed("a", best=3)])
    joined = claims.assign(old=True)[["old", *reversed(list(claims))]]
    assert claims_of(joined) == [typed("a", best=3)]
    assert claims_by_id(joined) == {"a": typed("a", best=3)}
    assert claims_of(joined.iloc[:0]) == []


def test_a_column_that_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match="origin_voice"):
        claims_of(claims_frame([typed(best=3)]).drop(columns="origin_voice"))


def test_it_cannot_be_changed_and_is_equal_where_all_its_cells_are() -> None:
    claim = typed(best=3)
    with pytest.raises(FrozenInstanceError):
        claim.best = 4  # type: ignore[misc]
    assert not hasattr(claim, "__dict__")
    assert claim == typed(best=3) != typed(best=4)
    assert len({claim, typed(best=3)}) == 1


@pytest.mark.parametrize("given_numbers", list(product((False, True), repeat=3)))
def test_what_follows_from_its_numbers(given_numbers: tuple[bool, bool, bool]) -> None:
    low, best, high = (number if there else None for number, there in zip((2.0, 3.0, 4.0), given_numbers, strict=True))
    figure = StatedFigure(low, best, high, "about")
    named = [number for number in (low, best, high) if number is not None]
    assert list(figure.numbers) == named
    assert (figure.lowest_named, figure.highest_named) == ((min(named), max(named)) if named else (None, None))
    assert figure.is_lower_bound == (given_numbers == (True, False, False))
    assert figure.is_upper_bound == (given_numbers == (False, False, True))
    assert figure.is_bound == (figure.is_lower_bound or figure.is_upper_bound)
    assert figure.is_range == (given_numbers == (True, False, True))


@few
@given(frames(verbal=True))
def test_it_says_the_same_of_its_numbers_as_the_columns_do(claims: pd.DataFrame) -> None:
    rows = claims_of(claims)
    for ends, found in (
        (lowest_named(claims), [claim.lowest_named for claim in rows]),
        (highest_named(claims), [claim.highest_named for claim in rows]),
    ):
        assert [None if pd.isna(end) else end for end in ends] == found
    for claim, row in zip(rows, to_records(claims), strict=True):
        missing = {name for name in ENDS if pd.isna(row[name])}
        assert claim.is_verbal == (row["qualifier"] == "verbal") == (missing == set(ENDS))
        assert claim.is_lower_bound == (missing == {"best", "high"})
        assert claim.is_upper_bound == (missing == {"best", "low"})
        assert claim.is_range == (missing == {"best"})
        assert claim.repeats_another_source == (row["source"] != row["origin_source"])


def test_a_plan_is_one_and_a_total_is_none() -> None:
    assert typed(best=3, basis="planned").is_planned
    assert not typed(best=3, basis="total").is_planned


def test_the_record_gives_a_claim_by_its_key_as_soon_as_it_was_stated(record: Record) -> None:
    claim = record.claim("casualties-nis-2025-01-13")
    assert (claim.best, claim.qualifier, claim.stated_on.date()) == (3000, "about", date(2025, 1, 13))
    assert record.known_on(date(2025, 1, 13)).claim(claim.claim_id).claim_id == claim.claim_id
    for known, key in ((record.known_on(date(2025, 1, 12)), claim.claim_id), (record, "nobody-said-so")):
        with pytest.raises(KeyError, match=key):
            known.claim(key)
