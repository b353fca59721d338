"""The figure of each source as a line that stops where it grows too old."""

from datetime import date

import pandas as pd
from hypothesis import given, strategies as st

from ledger.answers.current import current_until
from ledger.answers.series import series
from ledger.answers.step_lines import step_lines
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame, frames

DAY = date(2025, 4, 28)


def drawn(claims: pd.DataFrame, day: date = DAY) -> list[tuple[str, str, str, float]]:
    return [
        (row.source, f"{row.start:%Y-%m-%d}", f"{row.end:%Y-%m-%d}", row.value)
        for row in step_lines(claims, day, 3).itertuples()
    ]


def test_a_figure_is_held_until_the_next_one() -> None:
    claims = frame(
        claim("b", "nis", "2024-10-21", best=3000),
        claim("a", "nis", "2024-10-01", best=1500),
        claim("other", "ua-hur", "2024-10-10", low=2000),
    )
    # 31 October is the reader's day: both lines end there.
    assert drawn(claims, date(2024, 10, 31)) == [
        ("nis", "2024-10-01", "2024-10-21", 1500),
        ("nis", "2024-10-21", "2024-10-31", 3000),
        ("ua-hur", "2024-10-10", "2024-10-31", 2000),
    ]


def test_where_a_figure_grows_too_old_the_line_stops() -> None:
    claims = frame(claim("a", as_of="2024-10-01", best=1500), claim("b", as_of="2025-04-01", best=3000))
    # Three months from 1 October.
    assert drawn(claims) == [("nis", "2024-10-01", "2025-01-01", 1500), ("nis", "2025-04-01", "2025-04-28", 3000)]


def test_a_planned_figure_grows_old_from_the_day_it_was_stated() -> None:
    claims = frame(
        claim("soon", "nis", as_of="2024-12-31", stated_on="2024-10-29", best=10_900, basis="planned"),
        claim("far", "jcs", as_of="2025-03-01", stated_on="2024-10-29", best=12_000, basis="planned"),
    )
    # Three months from 29 October; the plan for March was old before its day came.
    assert drawn(claims) == [("nis", "2024-12-31", "2025-01-29", 10_900)]


def test_of_two_claims_about_one_day_the_later_one_is_held() -> None:
    claims = frame(
        claim("corrected", as_of="2025-04-01", stated_on="2025-04-05", best=3500),
        claim("first", as_of="2025-04-01", stated_on="2025-04-02", best=3000),
    )
    assert drawn(claims) == [("nis", "2025-04-01", "2025-04-28", 3500)]


def test_a_range_is_two_lines_and_an_open_end_the_number_that_was_named() -> None:
    claims = frame(
        claim("range", "nis", "2025-04-01", low=8000, high=10_000),
        claim("whole", "jcs", "2025-04-01", low=1, best=2, high=3),
        claim("up-to", "isw", "2025-04-01", high=12_000),
    )
    assert sorted((source, value) for source, _, _, value in drawn(claims)) == [
        ("isw", 12_000),
        ("jcs", 2),
        ("nis", 8000),
        ("nis", 10_000),
    ]


def test_what_lies_ahead_or_is_of_today_has_no_line() -> None:
    assert (
        drawn(
            frame(
                claim("planned", as_of="2025-12-31", stated_on="2025-04-01", high=9000, basis="planned"),
                claim("today", "jcs", "2025-04-28", best=1),
            )
        )
        == []
    )
    assert drawn(frame()) == []


@few
@given(frames(), st.dates(date(2024, 9, 1), date(2025, 9, 1)), st.sampled_from([3, 6, 12, 24]))
def test_no_step_is_too_long_goes_beyond_the_day_or_meets_another(claims: pd.DataFrame, day: date, months: int) -> None:
    found = step_lines(claims, day, months)
    assert (found["end"] <= found["start"] + pd.DateOffset(months=months)).all()
    assert (found["end"] > found["start"]).all()
    assert (found["end"] <= pd.Timestamp(day)).all()
    for source, rows in found.groupby("source"):
        own = claims[claims["source"] == source]
        spans = rows[["start", "end"]].drop_duplicates().sort_values("start")
        assert (spans["end"].iloc[:-1].to_numpy() <= spans["start"].iloc[1:].to_numpy()).all()
        assert set(rows["start"]) <= set(own["as_of"])
        assert set(rows["value"]) <= set(own[["low", "best", "high"]].to_numpy().ravel())
        assert rows.groupby("start").size().max() <= 2


@few
@given(frames())
def test_every_figure_older_than_the_day_has_its_line(claims: pd.DataFrame) -> None:
    found = step_lines(claims, date(2030, 1, 1), 12)
    newest = claims.sort_values(["as_of", "stated_on", "claim_id"]).drop_duplicates(["source", "as_of"], keep="last")
    assert set(zip(found["source"], found["start"], strict=True)) == set(
        zip(newest["source"], newest["as_of"], strict=True)
    )
    ranges = newest["best"].isna() & newest["low"].notna() & newest["high"].notna()
    assert len(found) == len(newest) + ranges.sum()


@few
@given(frames(), st.dates(date(2024, 9, 1), date(2025, 9, 1)), st.sampled_from([3, 6, 12, 24]))
def test_no_line_outlives_what_counts_as_current(claims: pd.DataFrame, day: date, months: int) -> None:
    until = claims.assign(until=current_until(claims, months)).groupby(["source", "as_of"])["until"].max()
    found = step_lines(claims, day, months)
    assert all(row.end <= until[row.source, row.start] for row in found.itertuples())


def test_plans_in_the_record(record: Record) -> None:
    # The NIS on 29 October 2024: 10,900 by December. The HUR on 23 January 2025: 150 missiles in the course of the year.
    ends = {}
    for metric, speaker in (("troops_planned", "nis"), ("ballistic_missiles", "ua-hur")):
        own = series(record.claims, metric, "planned")
        own = own[own["source"] == speaker]
        ends[metric] = [f"{row.end:%Y-%m-%d}" for row in step_lines(own, date(2026, 11, 29), 12).itertuples()]
    assert ends == {"troops_planned": ["2024-12-31", "2025-10-29"], "ballistic_missiles": ["2026-01-23"]}


def test_the_silence_of_the_nis_in_the_record(record: Record) -> None:
    # The NIS on casualties: about 1,100 (19 Dec 2024), 3,000 (13 Jan), more than 4,000 (of 15 March), 4,700 (30 April),
    # then nothing until 12 February 2026: with six months its line stops on 30 October 2025.
    nis = series(record.claims, "casualties", "total").query("source == 'nis'")
    ends = {
        f"{row.start:%Y-%m-%d}": f"{row.end:%Y-%m-%d}" for row in step_lines(nis, date(2025, 12, 31), 6).itertuples()
    }
    assert ends == {
        "2024-12-19": "2025-01-13",
        "2025-01-13": "2025-03-15",
        "2025-03-15": "2025-04-30",
        "2025-04-30": "2025-10-30",
    }
