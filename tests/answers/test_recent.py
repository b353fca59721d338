"""What was said in the last thirty days, or before the silence."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from ledger.answers.recent import RecentClaims, recent_claims
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame, frames, ids

CLAIMS = frame(
    claim("too-old", as_of="2025-03-28", best=1),
    claim("edge", as_of="2025-03-29", best=1),
    claim("looks-back", as_of="2024-12-01", stated_on="2025-04-20", best=1),
    claim("b", as_of="2025-04-26", best=1),
    claim("a", as_of="2025-04-26", best=1),
)


def recent_on(claims: pd.DataFrame, day: date) -> RecentClaims:
    return recent_claims(claims, day) or pytest.fail("there are claims")


def test_the_last_thirty_days_newest_first() -> None:
    # 28 April less 30 days is 29 March. What counts is the day of the statement, not the day it is about.
    found = recent_on(CLAIMS, date(2025, 4, 28))
    assert ids(found.claims) == ["a", "b", "looks-back", "edge"]
    assert (found.start, found.end, found.is_earlier_window) == (date(2025, 3, 29), date(2025, 4, 28), False)


def test_after_a_silence_it_goes_back_to_the_newest_statement() -> None:
    assert recent_on(CLAIMS, date(2025, 5, 26)).is_earlier_window is False
    found = recent_on(CLAIMS, date(2025, 5, 27))
    assert (found.start, found.end, found.is_earlier_window) == (date(2025, 3, 27), date(2025, 4, 26), True)
    assert ids(found.claims) == ["a", "b", "looks-back", "edge", "too-old"]


def test_nothing_was_said_at_all() -> None:
    assert recent_claims(frame(), date(2025, 4, 28)) is None


@few
@given(frames(smallest=1, verbal=True), st.integers(0, 200))
def test_something_is_always_found_and_always_within_the_window(claims: pd.DataFrame, silence: int) -> None:
    newest = claims["stated_on"].max().date()
    found = recent_on(claims, newest + timedelta(days=silence))
    assert len(found.claims) > 0
    assert found.is_earlier_window == (silence > 30)
    assert found.end - found.start == timedelta(days=30)
    assert found.claims["stated_on"].between(pd.Timestamp(found.start), pd.Timestamp(found.end)).all()
    assert found.claims["stated_on"].is_monotonic_decreasing
    outside = claims[~claims["claim_id"].isin(found.claims["claim_id"])]
    assert (outside["stated_on"] < pd.Timestamp(found.start)).all()


def test_the_week_before_the_article(record: Record) -> None:
    day = date(2025, 4, 28)
    found = recent_on(record.known_on(day).claims, day)
    assert not found.is_earlier_window
    # The Ukrainian general staff spoke of more than 4,500 casualties two days before; the NIS spoke two days after.
    assert "casualties-ua-general-staff-2025-04-26" in ids(found.claims)
    assert "casualties-nis-2025-04-30" not in ids(found.claims)
    # British figures of 28 March were 31 days old.
    assert "casualties-uk-mod-2025-03-28" not in ids(found.claims)
