"""Corroborated, compatible, contradicted, not comparable: which sides count, how near, and where the line is."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from ledger.answers.corroboration import (
    MAX_DAYS_APART,
    MIN_AGREEMENT,
    SAME_SIDE,
    beside_claim,
    claim_pairs,
    corroboration,
)
from ledger.answers.interval import interval
from ledger.record import codes
from ledger.record.claim import Claim, claims_of
from ledger.record.record import Record
from tests.support.claim_factory import FIRST_DAY, claim, few, frame, frames, ids


def counts(claims: pd.DataFrame) -> dict[str, tuple[int, int, int]]:
    """Corroborated, compatible, contradicted, by claim."""
    return {
        row.claim_id: (row.corroborated, row.compatible, row.contradicted) for row in corroboration(claims).itertuples()
    }


def beside(claims: pd.DataFrame, claim_id: str) -> dict[str, str]:
    """The statements beside a claim, and how each stands to it."""
    found = beside_claim(claims, claim_pairs(claims), claim_id)
    return dict(zip(found["claim_id"], found["category"], strict=True))


@pytest.mark.parametrize(
    ("other", "category"),
    [
        ({"best": 4000}, "corroborates"),
        ({"low": 3000}, "corroborates"),  # three quarters of 4,000
        ({"low": 2667}, "corroborates"),  # just two thirds
        ({"low": 2666}, "compatible"),  # just less
        ({"low": 1000}, "compatible"),
        ({"high": 5999}, "corroborates"),
        ({"high": 12_000}, "compatible"),
        ({"low": 3500, "high": 5000}, "corroborates"),
        ({"low": 1000, "high": 10_000}, "compatible"),
        ({"best": 4001}, "contradicts"),
        ({"low": 4500}, "contradicts"),
        ({"high": 3000}, "contradicts"),
    ],
)
def test_where_the_line_is(other: dict[str, float], category: str) -> None:
    assert MIN_AGREEMENT == 2 / 3
    claims = frame(claim("a", "nis", best=4000), claim("b", "ua-hur", **other))
    assert beside(claims, "a") == {"b": category}
    assert beside(claims, "b") == {"a": category}


def test_of_totals_an_earlier_lower_one_never_contradicts_a_later_higher_one() -> None:
    def total(claim_id: str, source: str, day: str, best: float) -> dict[str, Any]:
        return claim(claim_id, source, day, best=best, basis="total")

    early, late = total("early", "nis", "2025-01-01", 3000), total("late", "ua-hur", "2025-02-01", 5000)
    assert counts(frame(early, late)) == {"early": (0, 1, 0), "late": (0, 1, 0)}
    # An earlier higher one does: a total does not fall. So do two of one day, and figures that are no totals.
    assert counts(frame(early | {"best": 6000.0}, late)) == {"early": (0, 0, 1), "late": (0, 0, 1)}
    assert counts(frame(early, late | {"as_of": "2025-01-01"}))["early"] == (0, 0, 1)
    assert counts(frame(early | {"basis": "present"}, late | {"basis": "present"}))["early"] == (0, 0, 1)


def test_sides_count_and_not_offices_and_the_own_side_is_listed_as_such() -> None:
    claims = frame(
        claim("hur", "ua-hur", "2025-02-01", best=4000),
        claim("president", "ua-president", "2025-02-03", best=4000),
        claim("nis", "nis", "2025-02-02", best=4000),
        claim("jcs", "jcs", "2025-02-04", best=4000),
        claim("isw", "isw", "2025-02-05", best=4000),
        claim("cnn", "cnn", "2025-02-05", best=4000),
    )
    # Kyiv has Seoul, the ISW and CNN beside it; two outlets are two sides, two offices are one.
    assert counts(claims)["hur"] == (3, 0, 0)
    assert beside(claims, "hur") == {
        "nis": "corroborates",
        "president": SAME_SIDE,
        "cnn": "corroborates",
        "isw": "corroborates",
    }


def test_two_that_repeat_the_same_origin_are_one_and_nobody_is_borne_out_by_whom_he_repeats() -> None:
    claims = frame(
        claim("nis", "nis", "2025-02-01", best=4000),
        claim("hur", "ua-hur", "2025-02-01", best=4000),
        claim("repeat", "cnn", "2025-02-05", best=4000, derived_from="nis", origin_source="nis"),
        claim("another", "isw", "2025-02-06", best=4000, derived_from="nis", origin_source="nis"),
    )
    # For Kyiv only Seoul counts; the two repeats have Kyiv beside them, and not Seoul.
    assert counts(claims) == {"nis": (1, 0, 0), "hur": (1, 0, 0), "repeat": (1, 0, 0), "another": (1, 0, 0)}
    # Even where the origin is not to be heard, a repeat counts for nobody.
    assert counts(claims.iloc[[1, 2]])["hur"] == (0, 0, 0)


def test_the_vaguest_claim_is_not_the_best_corroborated() -> None:
    claims = frame(
        claim("vague", "us-pentagon", low=200),
        claim("a", "nis", best=4000),
        claim("b", "ua-hur", best=4000),
        claim("c", "uk-mod", low=4000),
    )
    assert counts(claims) == {"vague": (0, 3, 0), "a": (2, 1, 0), "b": (2, 1, 0), "c": (2, 1, 0)}


@pytest.mark.parametrize(("days", "expected"), [(45, (1, 0, 0)), (46, (0, 0, 0)), (-45, (1, 0, 0)), (-46, (0, 0, 0))])
def test_figures_more_than_45_days_apart_say_nothing_of_each_other(days: int, expected: tuple[int, int, int]) -> None:
    assert MAX_DAYS_APART == 45
    other = (pd.Timestamp("2025-03-01") + timedelta(days=days)).strftime("%Y-%m-%d")
    assert (
        counts(frame(claim("a", "nis", "2025-03-01", best=4000), claim("b", "ua-hur", other, best=4000)))["a"]
        == expected
    )


def test_a_side_counts_by_the_closest_of_its_statements_and_the_nearest_of_those_stands_for_it() -> None:
    nis = claim("nis", "nis", "2025-02-10", best=4000)
    near, fits, farther = (
        claim("near", "ua-hur", "2025-02-11", best=5000),
        claim("fits", "ua-president", "2025-01-31", best=4000),
        claim("farther", "ua-hur", "2025-01-20", best=4000),
    )
    assert counts(frame(nis, near))["nis"] == (0, 0, 1)
    assert beside(frame(nis, near, farther, fits), "nis") == {"fits": "corroborates"}
    # Of two equally near the one stated later, whether it lies before or after.
    before, after = (
        claim("before", "ua-hur", "2025-02-09", best=4000, stated_on="2025-03-01"),
        claim("after", "ua-hur", "2025-02-11", best=4000, stated_on="2025-02-28"),
    )
    assert list(beside(frame(nis, before, after), "nis")) == ["before"]
    assert list(beside(frame(nis, before, after | {"stated_on": "2025-03-02"}), "nis")) == ["after"]


def test_only_like_is_compared_with_like() -> None:
    nis = claim("nis", "nis", "2025-02-01", best=4000)
    for unlike in ({"metric": "casualties"}, {"basis": "total"}, {"covers": "part"}):
        claims = frame(nis, claim("other", "ua-hur", "2025-02-01", best=4000, **unlike))
        assert counts(claims)["nis"] == (0, 0, 0)
        assert ("other" in counts(claims)) == ("covers" not in unlike)
    assert list(counts(frame(nis, claim("words", "ua-hur", "2025-02-01")))) == ["nis"]


def test_periods_are_compared_where_they_are_the_same() -> None:
    def period(claim_id: str, source: str, start: str, end: str) -> dict[str, Any]:
        return claim(claim_id, source, end, basis="period", period_start=start, best=3000)

    own = period("hur", "ua-hur", "2025-01-01", "2025-02-28")
    assert counts(frame(own, period("nis", "nis", "2025-01-01", "2025-02-28"))) == {"hur": (1, 0, 0), "nis": (1, 0, 0)}
    for start, end in (("2025-01-01", "2025-02-27"), ("2025-01-02", "2025-02-28")):
        assert counts(frame(own, period("nis", "nis", start, end))) == {"hur": (0, 0, 0), "nis": (0, 0, 0)}


def test_plans_are_compared_by_their_statement_where_their_target_is_the_same() -> None:
    def plan(claim_id: str, source: str, stated_on: str, target: str = "") -> dict[str, Any]:
        return claim(claim_id, source, target or stated_on, stated_on=stated_on, basis="planned", best=6000)

    nis, hur = plan("nis", "nis", "2025-06-26", "2025-08-31"), plan("hur", "ua-hur", "2025-08-07", "2025-08-31")
    assert counts(frame(nis, hur)) == {"nis": (1, 0, 0), "hur": (1, 0, 0)}
    # 26 June and 11 August lie 46 days apart, though the target is the same.
    assert counts(frame(nis, plan("hur", "ua-hur", "2025-08-11", "2025-08-31")))["nis"] == (0, 0, 0)
    # One names a target and the other none; both name none.
    moscow, london = plan("moscow", "ru-mod", "2025-06-17"), plan("uk", "uk-mod", "2025-07-01")
    assert counts(frame(nis, moscow))["nis"] == (0, 0, 0)
    assert counts(frame(moscow, london)) == {"moscow": (1, 0, 0), "uk": (1, 0, 0)}


def test_beside_a_claim_the_nearest_comes_first_with_its_days() -> None:
    claims = frame(
        claim("far", "uk-mod", "2025-02-03", best=5000),
        claim("nis", "nis", "2025-01-13", best=4000),
        claim("near", "ua-hur", "2025-01-10", low=3000, high=4000),
    )
    found = beside_claim(claims, claim_pairs(claims), "nis")
    assert list(zip(ids(found), found["category"], found["apart"], strict=True)) == [
        ("near", "corroborates", 3),
        ("far", "contradicts", 21),
    ]
    assert set(claims.columns) <= set(found.columns)
    assert beside_claim(claims, claim_pairs(claims), "unknown").empty
    nothing = claim_pairs(claims.iloc[:0])
    assert (len(nothing), list(nothing.columns)) == (0, ["claim_id", "other", "category", "apart"])


def side(claim: Claim, prefix: str = "") -> str:
    named = getattr(claim, f"{prefix}side")
    return str(named if named in codes.GOVERNMENTS else getattr(claim, f"{prefix}voice"))


def by_hand(row: Claim, other: Claim) -> str:
    (low, high), (least, most) = interval(row), interval(other)
    if max(low, least) <= min(high, most):
        numbers = [*row.numbers, *other.numbers]
        return "corroborates" if min(numbers) >= MIN_AGREEMENT * max(numbers) else "compatible"
    first, then = sorted((row, other), key=lambda each: each.as_of)
    grown = row.basis == "total" and first.as_of < then.as_of and interval(first)[1] < interval(then)[0]
    return "compatible" if grown else "contradicts"


@few
@given(frames(verbal=True), st.sampled_from(["present", "total"]), st.data())
def test_the_counts_are_those_of_the_definition(claims: pd.DataFrame, basis: str, data: st.DataObject) -> None:
    """Each claim against every other by hand, side by side, in whatever order the rows stand."""
    claims = claims.assign(basis=basis)
    rows = claims_of(claims[claims["drawable"]])
    expected = {}
    for row in rows:
        sides: dict[str, set[str]] = {}
        for other in rows:
            own = other.voice == other.origin_voice and side(other) not in (side(row), side(row, "origin_"))
            if own and abs(other.as_of - row.as_of) <= timedelta(days=45):
                sides.setdefault(side(other), set()).add(by_hand(row, other))
        best = [
            next(kind for kind in ("corroborates", "compatible", "contradicts") if kind in found)
            for found in sides.values()
        ]
        expected[row.claim_id] = tuple(best.count(kind) for kind in ("corroborates", "compatible", "contradicts"))
    assert counts(claims) == expected
    mixed = claims.iloc[data.draw(st.permutations(range(len(claims))))]
    assert counts(mixed) == expected
    pd.testing.assert_frame_equal(
        *(claim_pairs(each).sort_values(["claim_id", "other"], ignore_index=True) for each in (mixed, claims))
    )


@few
@given(frames(smallest=1))
def test_a_repeat_of_another_voice_changes_no_count(claims: pd.DataFrame) -> None:
    model = claims.iloc[0]
    repeat = claims.iloc[[0]].assign(
        claim_id="repeat",
        source="reuters",
        voice="reuters",
        side="independent",
        derived_from=model["claim_id"],
        is_repeat=True,
    )
    more = counts(pd.concat([claims, repeat]))
    assert {claim_id: more[claim_id] for claim_id in claims["claim_id"]} == counts(claims)


@few
@given(frames(smallest=1, verbal=True), st.integers(0, 320))
def test_known_on_an_earlier_day_no_claim_is_better_corroborated(claims: pd.DataFrame, days: int) -> None:
    before, now = counts(claims[claims["stated_on"] <= pd.Timestamp(FIRST_DAY) + timedelta(days=days)]), counts(claims)
    for claim_id, found in before.items():
        assert found[0] <= now[claim_id][0]
        assert sum(found) <= sum(now[claim_id])


def test_what_stands_beside_seoul_in_february_2025(record: Record) -> None:
    """South Korean officials on 27 February 2025: about 4,000 casualties, which allows 3,600 to 4,400; two thirds of 4,000 are 2,667.

    From claims.csv, casualties, total, all, as of 13 January to 13 April. Kyiv: HUR about 4,000 (26 February), a day away. Western officials
    and London about 4,000 (15 January), 43 days away; London also more than 5,000 (28 March), which fits less. Washington more than 1,000
    (13 January), 45 days away. Of the same side: the JCS about 4,000 (27 March) and the NIS more than 4,000 (15 March).
    """
    claims = record.known_on(date(2025, 4, 28)).claims
    assert beside(claims, "casualties-kr-officials-2025-02-27") == {
        "casualties-ua-hur-2025-03-05": "corroborates",
        "casualties-nis-2025-03-31": SAME_SIDE,
        "casualties-jcs-2025-03-27": SAME_SIDE,
        "casualties-uk-mod-2025-01-24": "corroborates",
        "casualties-western-officials-2025-01-22": "corroborates",
        "casualties-us-pentagon-2025-01-13": "compatible",
    }
    assert counts(claims)["casualties-kr-officials-2025-02-27"] == (3, 1, 0)


def test_the_vaguest_word_of_december_2024_is_corroborated_by_nobody(record: Record) -> None:
    # The CCD in Kyiv on 18 December: more than 200. Seoul (1,100), Washington (1,000), the Western officials and London (4,000) all allow it.
    assert counts(record.claims)["casualties-ua-ccd-2024-12-18"] == (0, 4, 0)
