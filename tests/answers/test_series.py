"""Which claims share an axis, and the two ends of each."""

from datetime import date

import pandas as pd
from hypothesis import given, strategies as st

from ledger.answers.series import basis_of, excluded_groups, highest_named, lowest_named, series
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame, frames, ids

CLAIMS = frame(
    claim("later", as_of="2024-12-01", best=11_000),
    claim("part", as_of="2024-11-01", best=500, covers="part"),
    claim("z-said-first", as_of="2024-11-01", stated_on="2024-11-03", best=8000),
    claim("planned", as_of="2024-12-31", stated_on="2024-10-22", high=12_000, basis="planned"),
    claim("words", as_of="2024-11-05"),
    claim("same-day-b", as_of="2024-11-01", stated_on="2024-11-09", low=9000),
    claim("same-day-a", as_of="2024-11-01", stated_on="2024-11-09", low=9500),
    claim("words-too", as_of="2024-10-05"),
    claim("losses", as_of="2024-11-01", best=3000, metric="casualties"),
)


def test_the_frames_of_these_tests_are_like_those_of_the_record(record: Record) -> None:
    for own in (CLAIMS, frame()):
        assert sorted(own.dtypes.astype(str).items()) == sorted(record.claims.dtypes.astype(str).items())


def test_a_measure_has_a_basis_of_its_own() -> None:
    assert basis_of({"default_basis": "present"}) == "present"
    assert basis_of({"default_basis": "present"}, "planned") == "planned"


def test_one_series_is_one_measure_one_basis_all_covered_and_numbered() -> None:
    assert ids(series(CLAIMS, "troops_in_kursk", "present")) == ["z-said-first", "same-day-a", "same-day-b", "later"]
    assert ids(series(CLAIMS, "troops_in_kursk", "planned")) == ["planned"]
    assert ids(series(CLAIMS, "casualties", "present")) == ["losses"]
    assert ids(series(CLAIMS, "casualties", "total")) == []


def test_the_others_are_grouped_by_what_sets_them_apart() -> None:
    groups = excluded_groups(CLAIMS, "troops_in_kursk", "present")
    assert {key: ids(rows) for key, rows in groups.items()} == {
        ("planned", "all", False): ["planned"],
        ("present", "part", False): ["part"],
        ("present", "all", True): ["words-too", "words"],
    }
    assert excluded_groups(CLAIMS, "casualties", "present") == {}


def test_every_claim_of_the_record_is_in_its_series_or_in_one_group_apart(record: Record) -> None:
    claims = record.claims
    for metric, row in record.metric_rows.items():
        for basis in {basis_of(row), "planned", "period"}:
            like, groups = series(claims, metric, basis), excluded_groups(claims, metric, basis)
            assert set(like["basis"]) <= {basis}
            assert set(like["covers"]) <= {"all"}
            assert like[["low", "best", "high"]].notna().any(axis=1).all()
            apart = [claim_id for rows in groups.values() for claim_id in rows["claim_id"]]
            assert sorted(ids(like) + apart) == sorted(claims.loc[claims["metric"] == metric, "claim_id"])
            for (own_basis, covers, verbal), rows in groups.items():
                assert (own_basis, covers, verbal) != (basis, "all", False)
                assert set(zip(rows["basis"], rows["covers"], rows["qualifier"] == "verbal", strict=True)) == {
                    (own_basis, covers, verbal)
                }


@few
@given(st.data())
def test_moving_known_on_back_never_adds_to_a_series(record: Record, data: st.DataObject) -> None:
    earlier, later = sorted(data.draw(st.tuples(*[st.dates(date(2024, 10, 1), date(2026, 3, 1))] * 2)))
    metric = data.draw(st.sampled_from(["troops_in_kursk", "casualties", "killed", "area_held_ua_km2"]))
    basis = basis_of(record.metric_rows[metric])
    before, after = (series(record.known_on(day).claims, metric, basis) for day in (earlier, later))
    assert set(ids(before)) <= set(ids(after))
    assert set(ids(after)) - set(ids(before)) == set(ids(after[after["stated_on"] > pd.Timestamp(earlier)]))


def test_the_two_ends_are_numbers_that_the_claim_names() -> None:
    rows = frame(
        claim("exact", best=7),
        claim("at-least", low=3),
        claim("up-to", high=12),
        claim("range", low=4, high=9),
        claim("whole", low=4, best=6, high=9),
        claim("outer", best=8, high=10),
        claim("words"),
    )
    assert lowest_named(rows).fillna(-1).tolist() == [7, 3, 12, 4, 4, 8, -1]
    assert highest_named(rows).fillna(-1).tolist() == [7, 3, 12, 9, 9, 10, -1]


@few
@given(frames())
def test_the_low_end_never_lies_above_the_high_end(claims: pd.DataFrame) -> None:
    low, high = lowest_named(claims), highest_named(claims)
    assert (low <= high).all()
    given_numbers = claims[["low", "best", "high"]]
    assert low.equals(given_numbers.min(axis=1))
    assert high.equals(given_numbers.max(axis=1))
