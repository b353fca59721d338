"""Who fell silent, and the calendar of who spoke when."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from ledger.answers.silence import calendar, claims_for_silence, silence
from ledger.question.question import Question
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame, frames, ids

DAY = date(2025, 4, 28)
CLAIMS = frame(
    claim("nis-1", "nis", "2024-12-01", best=1),
    claim("nis-2", "nis", "2024-12-11", best=2),
    claim("nis-back", "nis", "2024-11-01", stated_on="2025-01-10", best=4),
    claim("nis-3", "nis", "2025-01-05", stated_on="2025-01-10", metric="killed", best=3),
    claim("hur-1", "ua-hur", "2025-03-01", best=1),
    claim("hur-2", "ua-hur", "2025-04-27", derived_from="nis-1"),
)


def by_source(claims: pd.DataFrame, day: date = DAY, months: int = 3) -> pd.DataFrame:
    return silence(claims, day, months).set_index("source")


def test_first_and_last_word_the_newest_claim_and_how_long_ago() -> None:
    found = by_source(CLAIMS)
    assert list(found.index) == ["ua-hur", "nis"]
    nis = found.loc["nis"]
    # 10 January to 28 April 2025: 21 + 28 + 31 + 28 days. Of two claims of one day the one about the later day is the newer.
    assert (nis["first"], nis["last"], nis["claims"], nis["claim_id"], nis["silent"]) == (
        pd.Timestamp("2024-12-01"),
        pd.Timestamp("2025-01-10"),
        4,
        "nis-3",
        108,
    )
    # Gaps of 10 and 30 days; two claims of one day leave no gap between them.
    assert nis["usual"] == 20
    # A repeat is speaking too, and so are words.
    assert (found.loc["ua-hur", "last"], found.loc["ua-hur", "silent"]) == (pd.Timestamp("2025-04-27"), 1)
    assert pd.isna(found.loc["ua-hur", "usual"])


@pytest.mark.parametrize(
    ("day", "months", "stopped"),
    [
        # The last word is of 10 January 2025, three times the usual gap of 20 days is over by then.
        (date(2025, 4, 10), 3, False),
        (date(2025, 4, 11), 3, True),
        (date(2025, 7, 10), 6, False),
        (date(2025, 7, 11), 6, True),
    ],
)
def test_without_a_newer_statement_is_longer_than_the_limit(day: date, months: int, stopped: bool) -> None:
    assert by_source(CLAIMS, day, months).loc["nis", "stopped"] == stopped


@pytest.mark.parametrize(("day", "stopped"), [(date(2025, 10, 28), False), (date(2025, 10, 29), True)])
def test_and_longer_than_three_usual_gaps(day: date, stopped: bool) -> None:
    # Gaps of 100 days each; the last word is of 1 January 2025, and 300 days after it is 28 October.
    spoken = frame(*(claim(f"c{day}", "nis", day, best=1) for day in ("2024-06-15", "2024-09-23", "2025-01-01")))
    assert by_source(spoken, day).loc["nis", "usual"] == 100
    assert by_source(spoken, day).loc["nis", "stopped"] == stopped


def test_without_a_rhythm_nobody_has_fallen_silent() -> None:
    twice = frame(
        claim("a", "nis", "2024-01-01"), claim("b", "nis", "2024-01-02"), claim("c", "nis", "2024-01-02", best=2)
    )
    assert not by_source(twice)["stopped"].any()
    assert by_source(frame(*twice.to_dict("records"), claim("d", "nis", "2024-01-03")))["stopped"].all()


def test_the_calendar_has_a_cell_for_each_month_with_a_claim_and_none_for_others() -> None:
    cells = calendar(CLAIMS)
    assert [
        (row.source, row.month.strftime("%Y-%m"), row.claims, row.claim_id, row.measures) for row in cells.itertuples()
    ] == [
        ("nis", "2024-12", 2, "nis-2", ("troops_in_kursk",)),
        ("nis", "2025-01", 2, "nis-3", ("killed", "troops_in_kursk")),
        ("ua-hur", "2025-03", 1, "hur-1", ("troops_in_kursk",)),
        ("ua-hur", "2025-04", 1, "hur-2", ("troops_in_kursk",)),
    ]
    assert set(cells["side"]) == {"south_korea", "ukraine"}


def test_nothing_said_is_nothing_found() -> None:
    assert silence(CLAIMS.iloc[:0], DAY, 3).empty
    assert calendar(CLAIMS.iloc[:0]).empty


def test_what_a_filter_hides_was_said_all_the_same() -> None:
    narrowed = Question(
        sides=("ukraine",),
        repeats=False,
        planned=False,
        min_support=1,
        as_of_from=date(2025, 3, 2),
        as_of_to=date(2025, 3, 3),
    )
    assert ids(claims_for_silence(CLAIMS, narrowed)) == ["hur-1", "hur-2"]
    assert ids(claims_for_silence(CLAIMS, Question(sources=("nis",), min_support=9))) == [
        "nis-1",
        "nis-2",
        "nis-back",
        "nis-3",
    ]
    assert ids(claims_for_silence(CLAIMS, Question(kinds=("media",)))) == []
    assert ids(claims_for_silence(CLAIMS, Question())) == ids(CLAIMS)


@few
@given(frames(smallest=1, verbal=True), st.data())
def test_the_order_of_rows_does_not_matter_and_every_claim_is_counted_once(
    claims: pd.DataFrame, data: st.DataObject
) -> None:
    mixed = claims.iloc[data.draw(st.permutations(range(len(claims))))]
    pd.testing.assert_frame_equal(silence(mixed, DAY, 3), silence(claims, DAY, 3))
    pd.testing.assert_frame_equal(calendar(mixed), calendar(claims))
    assert silence(claims, DAY, 3)["claims"].sum() == calendar(claims)["claims"].sum() == len(claims)


@few
@given(frames(smallest=1, verbal=True), st.integers(1, 400))
def test_known_on_an_earlier_day_nobody_has_said_more(claims: pd.DataFrame, days: int) -> None:
    earlier = DAY - timedelta(days=days)
    before, now = by_source(claims[claims["stated_on"] <= pd.Timestamp(earlier)], earlier), by_source(claims)
    assert set(before.index) <= set(now.index)
    assert (before["claims"] <= now["claims"].reindex(before.index)).all()
    assert (before["last"] <= now["last"].reindex(before.index)).all()
    # A longer limit never makes anybody fall silent.
    assert not (by_source(claims, months=6)["stopped"] & ~now["stopped"]).any()


def test_ukraines_special_forces_on_the_day_of_the_article(record: Record) -> None:
    """Their days in claims.csv: 28 October, 17, 19, 22, 24 December 2024, 7, 13, 22 January 2025, twelve claims.

    The gaps are 50, 2, 3, 2, 14, 6 and 9 days: median 6. From 22 January to 28 April 2025 there are 9 + 28 + 31 + 28 = 96
    days, more than three months and more than 18. The NIS spoke last on 31 March 2025, 28 days before.
    """
    found = by_source(record.known_on(DAY).claims)
    ssof = found.loc["ua-ssof"]
    assert (ssof["claims"], ssof["usual"], ssof["silent"], ssof["stopped"]) == (12, 6, 96, True)
    assert (found.loc["nis", "last"], found.loc["nis", "silent"], found.loc["nis", "stopped"]) == (
        pd.Timestamp("2025-03-31"),
        28,
        False,
    )
    cells = calendar(record.known_on(DAY).claims).query("source == 'ua-ssof'")
    assert [(row.month.strftime("%Y-%m"), row.claims) for row in cells.itertuples()] == [
        ("2024-10", 1),
        ("2024-12", 7),
        ("2025-01", 4),
    ]
    assert set(cells["claim_id"]) <= set(ids(record.claims))
