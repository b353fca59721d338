"""Who says more: which claims make a pair, the median, its interval, and what is left unsaid."""

from math import isnan, sqrt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from ledger.answers.source_ratios import MIN_PAIRS, SourceRatios, in_scope, rank_by_ratio, source_ratios
from tests.support.claim_factory import claim, few, frame, frames, ids

DAYS = ("2024-11-01", "2025-01-10", "2025-03-20", "2025-06-01", "2025-08-10", "2025-10-20")


def against(*numbers: tuple[float, float]) -> list[dict[str, Any]]:
    """HUR against NIS, on days far from each other: for each two numbers one pair of claims."""
    rows = []
    for day, (hur, nis) in zip(DAYS, numbers, strict=False):
        rows += [claim(f"hur-{day}", "ua-hur", day, best=hur), claim(f"nis-{day}", "nis", day, best=nis)]
    return rows


def only(found: SourceRatios) -> Any:
    assert len(found.table) == 1
    return next(found.table.itertuples())


def couples(found: SourceRatios) -> set[tuple[str, str]]:
    return set(zip(found.pairs["first_claim"], found.pairs["second_claim"], strict=True))


FIVE = ((2000, 1000), (3000, 3000), (500, 1000), (1000, 2000), (2000, 1000))


def test_median_counts_and_interval_of_five_pairs() -> None:
    # 2, 1, 0.5, 0.5 and 2: the middle one is 1. Of five draws at least three are 0.5, which two of five are, in
    # 10 * 0.4^3 * 0.6^2 + 5 * 0.4^4 * 0.6 + 0.4^5 = 32 % of cases: far more than 5 %, so the interval runs from end to end.
    row = only(source_ratios(frame(*against(*FIVE))))
    assert (row.first, row.second, row.n, row.lower, row.equal, row.higher) == ("ua-hur", "nis", 5, 2, 1, 2)
    assert (row.ratio, row.low, row.high) == pytest.approx((1, 0.5, 2))


def test_an_even_number_has_its_median_in_the_geometric_middle() -> None:
    # 1, 1, 2, 8, 16 and 16: the root of 2 times 8 is 4; an arithmetic middle would be 5.
    assert only(
        source_ratios(frame(*against((1, 1), (1, 1), (2, 1), (8, 1), (16, 1), (16, 1))))
    ).ratio == pytest.approx(4)


def test_below_five_pairs_nothing_is_said_but_the_row_stays() -> None:
    assert MIN_PAIRS == 5
    row = only(source_ratios(frame(*against(*[(2000, 1000)] * 4))))
    assert (row.n, row.higher) == (4, 4)
    assert all(map(isnan, (row.ratio, row.low, row.high)))
    assert rank_by_ratio(source_ratios(frame(*against((2000, 1000))))).table.empty


def test_the_nearest_claims_make_a_pair_and_each_is_used_once() -> None:
    found = source_ratios(
        frame(
            claim("hur", "ua-hur", "2025-01-10", best=4000),
            claim("hur-late", "ua-hur", "2025-01-20", best=5000),
            claim("nis", "nis", "2025-01-12", best=3000),
            claim("nis-late", "nis", "2025-02-15", best=4000),
        )
    )
    # hur and nis are 2 days apart; of the rest, hur-late and nis-late are 26 days apart. hur-late and nis (8 days) stay apart.
    assert couples(found) == {("hur", "nis"), ("hur-late", "nis-late")}
    assert found.pairs["days"].tolist() == [2, 26]


def test_of_equally_near_ones_the_later_stated_goes_first() -> None:
    rows = [
        claim("hur", "ua-hur", "2025-01-10", best=4000),
        claim("nis-a", "nis", "2025-01-12", best=3000, stated_on="2025-01-13"),
    ]
    found = source_ratios(frame(*rows, claim("nis-b", "nis", "2025-01-08", best=2000, stated_on="2025-01-20")))
    assert couples(found) == {("hur", "nis-b")}


def test_of_two_claims_of_one_source_about_one_day_the_later_stated_is_taken_first_and_each_once() -> None:
    rows = [
        claim("hur", "ua-hur", "2025-01-10", best=4000),
        claim("nis-first", "nis", "2025-01-10", best=2000, stated_on="2025-01-11"),
        claim("nis-corrected", "nis", "2025-01-10", best=1000, stated_on="2025-01-12"),
    ]
    assert couples(source_ratios(frame(*rows))) == {("hur", "nis-corrected")}
    # A second claim of the other source takes what is left, however far behind.
    later = claim("hur-later", "ua-hur", "2025-02-05", best=6000)
    assert couples(source_ratios(frame(*rows, later))) == {("hur", "nis-corrected"), ("hur-later", "nis-first")}
    # Stated on one day, the claim ID decides.
    rows[2] |= {"stated_on": "2025-01-11"}
    assert couples(source_ratios(frame(*rows))) == {("hur", "nis-corrected")}
    both = source_ratios(frame(*rows, claim("hur-b", "ua-hur", "2025-01-10", best=8000)))
    assert couples(both) == {("hur", "nis-corrected"), ("hur-b", "nis-first")}
    assert both.pairs["days"].tolist() == [0, 0]


def test_rows_stand_in_the_order_of_sides_then_of_keys() -> None:
    day = "2025-01-10"
    rows = [claim(source, source, day, best=1000) for source in ("isw", "uk-mod", "nis", "ua-hur", "ru-mod", "jcs")]
    found = source_ratios(frame(*rows))
    order = ["ua-hur", "ru-mod", "jcs", "nis", "uk-mod", "isw"]
    expected = [(first, second) for place, first in enumerate(order) for second in order[place + 1 :]]
    assert list(zip(found.table["first"], found.table["second"], strict=True)) == expected
    assert list(zip(found.pairs["first"], found.pairs["second"], strict=True)) == expected


def test_thirty_days_apart_is_near_and_thirty_one_is_not() -> None:
    hur = claim("hur", "ua-hur", "2025-01-01", best=4000)
    assert len(source_ratios(frame(hur, claim("nis", "nis", "2025-01-31", best=4000))).table) == 1
    assert source_ratios(frame(hur, claim("nis", "nis", "2025-02-01", best=4000))).table.empty


@pytest.mark.parametrize(
    "other",
    [
        {"metric": "killed"},
        {"basis": "total"},
        {"basis": "planned"},
        {"basis": "rate"},
        {"covers": "part"},
        {"as_of_precision": "quarter"},
        {"derived_from": "hur", "origin": "hur", "origin_source": "ua-hur"},
    ],
)
def test_unlike_claims_and_repeats_of_another_source_make_no_pair(other: dict[str, str]) -> None:
    basis = {"basis": other["basis"]} if other.get("basis") in ("planned", "rate") else {}
    hur = claim("hur", "ua-hur", "2025-01-10", best=4000, **basis)
    assert source_ratios(frame(hur, claim("nis", "nis", "2025-01-10", best=3000, **other))).table.empty


def test_figures_for_a_period_are_compared_only_for_the_same_period() -> None:
    hur = claim("hur", "ua-hur", "2025-01-31", best=4000, basis="period", period_start="2025-01-01")
    same = claim("nis", "nis", "2025-01-31", best=3000, basis="period", period_start="2025-01-01")
    assert len(source_ratios(frame(hur, same)).table) == 1
    assert source_ratios(frame(hur, same | {"period_start": "2025-01-02"})).table.empty


def test_a_range_has_its_geometric_middle_and_a_bound_or_zero_no_value() -> None:
    hur = claim("hur", "ua-hur", "2025-01-10", low=3600, high=4900)
    found = source_ratios(frame(hur, claim("nis", "nis", "2025-01-10", best=2100)))
    assert only(found).higher == 1
    assert found.pairs["ratio"].tolist() == pytest.approx([sqrt(3600 * 4900) / 2100])
    for bound in ({"low": 3000}, {"high": 3000}, {"best": 0}):
        found = source_ratios(frame(hur, claim("nis", "nis", "2025-01-10", **bound)))
        assert (len(found.table), found.without_value) == (0, 1)


def test_turned_to_the_one_that_says_more() -> None:
    found = source_ratios(frame(*against((500, 1000), (500, 1000), (1000, 4000), (1000, 4000), (3000, 3000))))
    assert only(found).ratio == pytest.approx(0.5)
    turned = rank_by_ratio(found)
    row = only(turned)
    assert (row.first, row.second, row.lower, row.equal, row.higher) == ("nis", "ua-hur", 0, 1, 4)
    assert row.ratio == pytest.approx(2)
    assert couples(turned) == {(f"nis-{day}", f"hur-{day}") for day in DAYS[:5]}
    assert sorted(turned.pairs["ratio"]) == pytest.approx([1, 2, 2, 4, 4])


def test_which_claims_are_pooled() -> None:
    claims = frame(
        claim("kursk"), claim("russia", metric="troops_in_russia"), claim("killed", metric="killed", family="losses")
    )
    metric = {"metric": "troops_in_kursk", "family": "troops"}
    assert [ids(in_scope(claims, metric, pool)) for pool in ("all", "family", "metric")] == [
        ["kursk", "russia", "killed"],
        ["kursk", "russia"],
        ["kursk"],
    ]


def test_no_claims_no_pairs() -> None:
    found = rank_by_ratio(source_ratios(frame()))
    assert (len(found.table), len(found.pairs), found.without_value) == (0, 0, 0)


@given(frames(), st.randoms())
@few
def test_the_order_of_rows_does_not_matter(claims: pd.DataFrame, chance: Any) -> None:
    order = list(claims.index)
    chance.shuffle(order)
    one, other = source_ratios(claims), source_ratios(claims.loc[order])
    pd.testing.assert_frame_equal(one.table, other.table)
    pd.testing.assert_frame_equal(one.pairs, other.pairs)


@given(frames(smallest=1))
@few
def test_a_repeat_of_another_source_changes_nothing(claims: pd.DataFrame) -> None:
    first = claims.iloc[[0]]
    repeat = first.assign(
        claim_id="repeat",
        source="isw",
        side="independent",
        derived_from=first["claim_id"],
        is_repeat=True,
        origin_source="someone",
    )
    one, other = source_ratios(claims), source_ratios(pd.concat([claims, repeat], ignore_index=True))
    pd.testing.assert_frame_equal(one.table, other.table)


@given(frames())
@few
def test_each_claim_is_used_once_for_each_other_source_and_never_beyond_thirty_days(claims: pd.DataFrame) -> None:
    found = source_ratios(claims)
    assert found.pairs["days"].between(0, 30).all()
    for mine, theirs in (("first", "second"), ("second", "first")):
        assert not found.pairs.duplicated([f"{mine}_claim", theirs]).any()
    assert (found.table["n"] == found.table[["lower", "equal", "higher"]].sum(axis=1)).all()
    assert int(found.table["n"].sum()) == len(found.pairs)
    assert (found.reportable["low"] <= found.reportable["ratio"] + 1e-9).all() and (
        found.reportable["ratio"] <= found.reportable["high"] + 1e-9
    ).all()


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=5, max_size=6))
@few
def test_seen_from_the_other_source_the_ratio_is_turned_over(numbers: list[tuple[int, int]]) -> None:
    one = only(source_ratios(frame(*against(*numbers))))
    other = only(source_ratios(frame(*against(*[(nis, hur) for hur, nis in numbers]))))
    assert one.ratio == pytest.approx(1 / other.ratio)
    assert (one.lower, one.equal, one.higher) == (other.higher, other.equal, other.lower)


def test_nis_and_the_president_of_ukraine_on_the_real_record(record) -> None:
    # From data/claims.csv, rows of nis and ua-president with the same metric and basis, a number and days within 30:
    #   captured present       nis 2025-01-13: 2           president 2025-01-11: 2              1
    #   casualties total       nis 2025-01-13: 3,000       president 2025-01-09: 4,000          4/3
    #   casualties total       nis 2024-12-19: 1,100       president 2025-01-05: 3,800          38/11
    #   killed total           nis 2025-01-13: 300         president 2025-01-21: 4,000          40/3
    #   troops_in_kursk present  nis 2024-11-20: 10,900    president 2024-12-01: 12,000         1.101, 11 days apart
    # What is left of troops_in_kursk, nis 2024-12-19 and president 2024-11-04, is 45 days apart and no pair.
    # President over NIS in order: 1, 1.101, 1.333, 3.455, 13.333; the middle one is 4/3, NIS is lower in 4 of 5.
    found = source_ratios(record.claims).table
    row = found[(found["first"] == "ua-president") & (found["second"] == "nis")].iloc[0]
    assert (row["n"], row["lower"], row["equal"], row["higher"]) == (5, 0, 1, 4)
    assert row["ratio"] == pytest.approx(4 / 3)
    assert row["low"] == pytest.approx(12_000 / 10_900)
    assert row["high"] == pytest.approx(40 / 3)
    assert (found["ratio"].isna() == (found["n"] < MIN_PAIRS)).all()
