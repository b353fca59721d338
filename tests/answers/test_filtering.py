"""The filters: what each keeps, that none adds, and which to loosen."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from ledger.answers.corroboration import corroboration
from ledger.answers.filtering import (
    CLAIM_ONLY_FILTERS,
    active_filters,
    apply_filters,
    apply_statement_filters,
    remaining_without_each_filter,
    reset_filters,
    statement_filters,
)
from ledger.question.question import FILTERS, Question
from ledger.record import codes
from ledger.record.record import Record
from tests.support.claim_factory import KINDS, SIDES, claim, few, frame, frames, ids

CLAIMS = frame(
    claim("hur-jan", "ua-hur", "2025-01-10", low=400, high=500),
    claim("nis-jan", "nis", "2025-01-13", best=300, derived_from="hur-jan"),
    claim("hur-plan", "ua-hur", "2025-06-30", stated_on="2025-01-14", high=12_000, basis="planned"),
    claim("isw-feb", "isw", "2025-02-01", best=4000),
    claim("hur-mar", "ua-hur", "2025-03-01"),
)
CHOICES: dict[str, st.SearchStrategy[Any]] = {
    "sides": st.lists(st.sampled_from(sorted(set(SIDES.values()))), unique=True).map(tuple),
    "kinds": st.lists(st.sampled_from(sorted({*KINDS.values(), "military"})), unique=True).map(tuple),
    "sources": st.lists(st.sampled_from(sorted(SIDES)), unique=True).map(tuple),
    "as_of_from": st.none() | st.dates(date(2024, 10, 1), date(2025, 8, 1)),
    "as_of_to": st.none() | st.dates(date(2024, 10, 1), date(2025, 8, 1)),
    "repeats": st.booleans(),
    "planned": st.booleans(),
    "support": st.integers(0, 2),
}
QUESTIONS = st.fixed_dictionaries(CHOICES).map(lambda fields: Question(**fields))


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({}, ["hur-jan", "nis-jan", "hur-plan", "isw-feb", "hur-mar"]),
        ({"sides": ("ukraine",)}, ["hur-jan", "hur-plan", "hur-mar"]),
        ({"sides": ("ukraine", "independent")}, ["hur-jan", "hur-plan", "isw-feb", "hur-mar"]),
        ({"kinds": ("think_tank",)}, ["isw-feb"]),
        ({"sources": ("nis", "isw")}, ["nis-jan", "isw-feb"]),
        ({"as_of_from": date(2025, 1, 13)}, ["nis-jan", "hur-plan", "isw-feb", "hur-mar"]),
        ({"as_of_to": date(2025, 1, 13)}, ["hur-jan", "nis-jan"]),
        ({"as_of_from": date(2025, 1, 11), "as_of_to": date(2025, 2, 1)}, ["nis-jan", "isw-feb"]),
        ({"repeats": False}, ["hur-jan", "hur-plan", "isw-feb", "hur-mar"]),
        ({"planned": False}, ["hur-jan", "nis-jan", "isw-feb", "hur-mar"]),
        ({"sides": ("ukraine",), "planned": False, "as_of_to": date(2025, 2, 1)}, ["hur-jan"]),
        # 400 to 500, 300 and 4,000 have no number in common, and the plan stands alone.
        ({"support": 1}, []),
        ({"sides": ("russia",)}, []),
        (
            {"metric": "casualties", "basis": "total", "search": "nothing", "known_on": date(2024, 1, 1)},
            ["hur-jan", "nis-jan", "hur-plan", "isw-feb", "hur-mar"],
        ),
    ],
)
def test_each_filter_keeps_what_it_names(fields: dict[str, Any], left: list[str]) -> None:
    assert ids(apply_filters(CLAIMS, Question(**fields))) == left


def test_the_filters_in_force_are_those_that_differ_and_those_alone() -> None:
    assert (
        active_filters(
            Question(lang="de", metric="casualties", known_on=date(2025, 4, 28), show_excluded=True, search="x")
        )
        == []
    )
    every = {
        "sides": ("ukraine",),
        "kinds": ("media",),
        "sources": ("nis",),
        "as_of_from": date(2025, 1, 1),
        "as_of_to": date(2025, 2, 1),
        "repeats": False,
        "planned": False,
        "support": 1,
    }
    assert active_filters(Question(**every)) == list(every) == list(FILTERS)


@few
@given(frames(verbal=True), QUESTIONS)
def test_narrowing_never_adds_changes_or_reorders(claims: pd.DataFrame, asked: Question) -> None:
    left = apply_filters(claims, asked)
    pd.testing.assert_frame_equal(left, claims[claims["claim_id"].isin(left["claim_id"])])
    # Support is counted among the claims that are handed in, so what is left is not asked for it again.
    pd.testing.assert_frame_equal(apply_filters(left, asked.with_changes(support=0)), left)


@few
@given(frames(verbal=True), QUESTIONS, st.integers(1, 3))
def test_corroboration_is_counted_before_the_other_filters(claims: pd.DataFrame, asked: Question, support: int) -> None:
    counted = corroboration(claims)
    supported = claims["claim_id"].isin(counted.loc[counted["corroborated"] >= support, "claim_id"])
    left = apply_filters(claims, asked.with_changes(support=support))
    pd.testing.assert_frame_equal(
        left, apply_filters(claims, asked.with_changes(support=0)).loc[lambda rows: supported.reindex(rows.index)]
    )
    assert set(ids(apply_filters(claims, asked.with_changes(support=support + 1)))) <= set(ids(left))


def test_one_side_keeps_the_corroboration_that_it_has_from_others() -> None:
    claims = frame(
        claim("nis", "nis", "2025-02-01", best=4000),
        claim("cnn", "cnn", "2025-02-02", best=4000),
        claim("hur", "ua-hur", "2025-02-03", best=4000),
        claim("isw", "isw", "2025-02-04", best=9000),
        claim("words", "uk-mod", "2025-02-05"),
    )
    assert ids(apply_filters(claims, Question(min_support=2))) == ["nis", "cnn", "hur"]
    assert ids(apply_filters(claims, Question(min_support=2, sides=("ukraine",)))) == ["hur"]
    assert ids(apply_filters(claims, Question(min_support=3))) == []
    # Without the filter all five are left; the sides hide fewer.
    assert remaining_without_each_filter(claims, Question(min_support=3, sides=("ukraine", "south_korea"))) == {
        "support": 2,
        "sides": 0,
    }


def test_support_among_the_claims_of_the_record(record: Record) -> None:
    # Three other sides corroborate the South Korean officials of 27 February 2025, as tests/answers/test_corroboration.py counts from the rows.
    for support, there in ((3, True), (4, False)):
        left = apply_filters(record.claims, Question(sides=("south_korea",), min_support=support))
        assert ("casualties-kr-officials-2025-02-27" in set(left["claim_id"])) == there


@settings(max_examples=15, deadline=None)
@given(support=st.integers(1, 3), days=st.tuples(*[st.dates(date(2024, 10, 1), date(2026, 9, 1))] * 2).map(sorted))
def test_moving_known_on_back_adds_no_claim_with_support(record: Record, support: int, days: list[date]) -> None:
    earlier, later = (
        set(ids(apply_filters(record.known_on(day).claims, Question(min_support=support)))) for day in days
    )
    assert earlier <= later


@few
@given(frames(verbal=True), QUESTIONS, st.data())
def test_the_order_of_rows_and_of_filters_does_not_matter(
    claims: pd.DataFrame, asked: Question, data: st.DataObject
) -> None:
    left = set(ids(apply_filters(claims, asked)))
    assert set(ids(apply_filters(claims.iloc[data.draw(st.permutations(range(len(claims))))], asked))) == left
    step = apply_filters(claims, Question(min_support=asked.min_support))
    for name in data.draw(st.permutations([name for name in FILTERS if name != "support"])):
        step = apply_filters(step, Question(**{name: asked.parameter(name)}))
    assert set(ids(step)) == left


@few
@given(frames(verbal=True), QUESTIONS)
def test_loosening_counts_what_each_filter_alone_hides(claims: pd.DataFrame, asked: Question) -> None:
    ways = remaining_without_each_filter(claims, asked)
    assert set(ways) == set(active_filters(asked))
    assert list(ways.values()) == sorted(ways.values(), reverse=True)
    for name, count in ways.items():
        fields = {other: asked.parameter(other) for other in FILTERS if other != name}
        assert count == len(apply_filters(claims, Question(**fields))) >= len(apply_filters(claims, asked))


def test_the_filter_that_hides_most_is_named_first() -> None:
    # Nobody of Russia speaks: without the sides three claims are left up to 1 February, without the day none.
    ways = remaining_without_each_filter(CLAIMS, Question(sides=("russia",), as_of_to=date(2025, 2, 1)))
    assert list(ways.items()) == [("sides", 3), ("as_of_to", 0)]


def test_statements_on_settlements_know_no_repeats_and_no_plans(tiny: Record) -> None:
    def left(**fields: Any) -> list[str]:
        return apply_statement_filters(tiny.control, Question(**fields))["controller"].tolist()

    assert left() == left(repeats=False, planned=False, support=3) == ["ukraine", "contested", "russia"]
    assert left(sides=("united_states", "south_korea")) == ["contested", "russia"]
    assert left(kinds=("military",)) == ["contested"]
    assert left(as_of_from=date(2024, 12, 1), as_of_to=date(2025, 1, 12)) == ["contested"]


def test_every_filter_is_one_that_only_claims_know_or_one_for_statements_too() -> None:
    every = Question(
        sides=("ukraine",),
        kinds=("media",),
        sources=("nis",),
        as_of_from=date(2025, 1, 1),
        as_of_to=date(2025, 2, 1),
        repeats=False,
        planned=False,
        min_support=1,
        metric="killed",
    )
    assert active_filters(statement_filters(every)) == ["sides", "kinds", "sources", "as_of_from", "as_of_to"]
    assert statement_filters(every).metric == "killed"
    assert set(active_filters(every)) - set(active_filters(statement_filters(every))) == set(CLAIM_ONLY_FILTERS)
    assert active_filters(reset_filters(every, "support", "kinds")) == [
        name for name in FILTERS if name not in ("support", "kinds")
    ]


def test_the_sides_share_out_the_claims_of_the_record(record: Record) -> None:
    parts = [apply_filters(record.claims, Question(sides=(side,))) for side in codes.SIDE]
    assert sum(map(len, parts)) == len(record.claims)
    # The NIS speaks for South Korea and the HUR for Ukraine: neither is left of the other's side.
    assert apply_filters(record.claims, Question(sides=("ukraine",), sources=("nis",))).empty
    assert set(apply_filters(record.claims, Question(sides=("south_korea",), sources=("nis", "ua-hur")))["source"]) == {
        "nis"
    }
