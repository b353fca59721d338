"""Counts of claims, origins and reports; who repeats whom; what reports made of a claim."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from ledger.answers.filtering import apply_filters, filter_mask
from ledger.answers.repeats import (
    REPEATS,
    Counts,
    count_claims,
    count_selected_claims,
    distortions,
    repeats_with_doubts,
)
from ledger.question.question import Question
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame, frames, ids

NIS = claim("nis", "nis", "2025-01-13", best=3000)
PENTAGON = claim("pentagon", "us-pentagon", "2025-02-01", best=3000, derived_from="nis", origin="nis")
NIS_AGAIN = claim("nis-again", "nis", "2025-03-01", best=3000, derived_from="pentagon", origin="nis")
JCS = claim("jcs", "jcs", "2025-03-02", best=3000, derived_from="nis-again", origin="nis")
HUR = claim("hur", "ua-hur", "2025-02-04", best=4000)
HUR_AGAIN = claim("hur-again", "ua-hur", "2025-03-04", best=4000, derived_from="hur", origin="hur")


def reports(*rows: tuple[str, str, str | None]) -> pd.DataFrame:
    """Reports of claims: claim_id, faithful, dated_on."""
    named = [
        (f"{claim_id}-r{number}", claim_id, faithful, dated_on)
        for number, (claim_id, faithful, dated_on) in enumerate(rows)
    ]
    columns = {"report_id": "str", "claim_id": "str", "faithful": "str", "dated_on": "datetime64[us]"}
    return pd.DataFrame(named, columns=list(columns)).astype(columns)


def only(claims: pd.DataFrame, claim_id: str) -> pd.Series:
    """The row of one repeat, all claims being known."""
    return repeats_with_doubts(claims, claims).set_index("claim_id").loc[claim_id]


def test_repeats_are_counted_under_their_origin() -> None:
    claims = frame(NIS, PENTAGON | {"reports": 2}, NIS_AGAIN, JCS, HUR | {"reports": 0}, HUR_AGAIN)
    assert count_claims(claims) == Counts(claims=6, origins=2, reports=6)


def test_an_origin_counts_where_only_its_repeat_is_left() -> None:
    assert count_claims(frame(JCS, HUR)) == Counts(2, 2, 2)
    assert count_claims(frame(JCS, PENTAGON)) == Counts(2, 1, 2)
    assert count_claims(frame()) == Counts(0, 0, 0)


@pytest.mark.parametrize(
    "asked",
    [
        Question(),
        Question(sides=("ukraine", "western")),
        Question(repeats=False),
        Question(sources=("us-pentagon",)),
        Question(sides=("north_korea",), min_support=9),
    ],
)
def test_by_place_as_many_are_counted_as_by_text(record: Record, asked: Question) -> None:
    known = record.known_on(date(2025, 4, 28))
    assert count_selected_claims(known, filter_mask(known.claims, asked)) == count_claims(
        apply_filters(known.claims, asked)
    )


@pytest.mark.parametrize("day", [date(2024, 10, 18), date(2025, 4, 28), date(2026, 11, 26)])
def test_the_reports_of_a_claim_are_those_that_are_known(record: Record, day: date) -> None:
    known = record.known_on(day)
    [*named] = known.reports["claim_id"]
    assert known.claims["reports"].tolist() == [named.count(claim_id) for claim_id in known.claims["claim_id"]]
    assert count_claims(known.claims).reports == len(named)
    assert "carries" not in known.reports


def test_each_repeat_stands_beside_what_it_repeats_the_newest_first() -> None:
    found = repeats_with_doubts(frame(NIS, PENTAGON, HUR, HUR_AGAIN), frame(NIS, PENTAGON, HUR, HUR_AGAIN))
    statements = found[["claim_id", "model_id", "source", "model_source", "side", "model_side", "days", "kept", "own"]]
    # 4 February to 4 March is 24 + 4 days, 13 January to 1 February 18 + 1.
    assert [tuple(row) for row in statements.itertuples(index=False)] == [
        ("hur-again", "hur", "ua-hur", "ua-hur", "ukraine", "ukraine", 28, True, True),
        ("pentagon", "nis", "us-pentagon", "nis", "united_states", "south_korea", 19, True, False),
    ]
    assert found["model_stated_on"].tolist() == [pd.Timestamp("2025-02-04"), pd.Timestamp("2025-01-13")]
    assert found["doubts"].tolist() == [(), ()]


def test_nothing_repeats_anything() -> None:
    found = repeats_with_doubts(frame(NIS, HUR), frame(NIS, HUR))
    assert len(found) == 0
    assert list(found) == list(REPEATS)


def test_the_claim_repeated_may_be_filtered_out_but_not_unknown() -> None:
    assert repeats_with_doubts(frame(PENTAGON), frame(NIS, PENTAGON))["model_id"].tolist() == ["nis"]
    assert len(repeats_with_doubts(frame(PENTAGON), frame(PENTAGON))) == 0


@pytest.mark.parametrize(
    ("changed", "doubts", "kept"),
    [
        ({}, (), True),
        ({"best": 3500.0}, ("number",), False),
        ({"best": 3500.0, "qualifier": "about"}, ("number", "qualifier"), False),
        ({"best": None, "low": 3000.0, "qualifier": "at_least"}, ("qualifier",), False),
        ({"metric": "troops_sent"}, ("metric",), True),
        ({"basis": "total"}, ("basis",), True),
        ({"region": "russia"}, ("region",), True),
        ({"covers": "mixed"}, ("covers",), True),
        ({"caution_en": "Inferred.", "caution_de": "Erschlossen."}, ("caution",), True),
        ({"basis": "total", "covers": "part"}, ("basis", "covers"), True),
    ],
)
def test_what_makes_a_repeat_doubtful(changed: dict[str, object], doubts: tuple[str, ...], kept: bool) -> None:
    repeat = only(frame(NIS, PENTAGON | changed), "pentagon")
    assert (repeat["doubts"], repeat["kept"]) == (doubts, kept)


def test_a_caution_on_the_claim_repeated_makes_the_repeat_doubtful_too() -> None:
    assert only(frame(NIS | {"caution_en": "Inferred."}, PENTAGON), "pentagon")["doubts"] == ("caution",)


def test_words_are_kept_or_changed_as_numbers_are() -> None:
    words = claim("words", "nis", "2025-01-01")
    same = claim("same", "jcs", "2025-01-02", derived_from="words")
    other = claim("other", "uk-mod", "2025-01-03", derived_from="words") | {
        "wording_en": "a few thousand",
        "wording_de": "einige Tausend",
    }
    claims = frame(words, same, other)
    assert (only(claims, "same")["kept"], only(claims, "same")["doubts"]) == (True, ())
    assert (only(claims, "other")["kept"], only(claims, "other")["doubts"]) == (False, ("number",))


def test_a_chain_is_circular_from_where_it_comes_back_to_a_source() -> None:
    claims = frame(NIS, PENTAGON, NIS_AGAIN, JCS)
    found = repeats_with_doubts(claims, claims).set_index("claim_id")["circular"].to_dict()
    # The NIS repeats the Pentagon, which repeats the NIS; the Joint Chiefs repeat what comes out of that circle.
    assert found == {"jcs": True, "nis-again": True, "pentagon": False}
    assert not only(claims, "nis-again")["own"]


def test_a_circle_shows_where_the_filters_hide_the_other_source() -> None:
    assert repeats_with_doubts(frame(NIS_AGAIN), frame(NIS, PENTAGON, NIS_AGAIN, JCS))["circular"].tolist() == [True]


def test_who_repeats_himself_directly_makes_no_circle() -> None:
    third = claim("hur-third", "ua-hur", "2025-04-04", best=4000, derived_from="hur-again", origin="hur")
    outlet = claim("outlet", "isw", "2025-05-04", best=4000, derived_from="hur-third", origin="hur")
    found = repeats_with_doubts(frame(HUR, HUR_AGAIN, third, outlet), frame(HUR, HUR_AGAIN, third, outlet))
    assert found["circular"].tolist() == [False, False, False]
    assert found["own"].tolist() == [False, True, True]


@few
@given(frames(smallest=1, verbal=True), st.data())
def test_a_repeat_adds_no_origin_and_leaves_the_other_repeats_as_they_were(
    claims: pd.DataFrame, data: st.DataObject
) -> None:
    model = data.draw(st.sampled_from(claims.to_dict("records")))
    echo = model | {"claim_id": "echo", "source": "an-echo", "derived_from": model["claim_id"], "is_repeat": True}
    more = pd.concat([claims, pd.DataFrame([echo])]).astype(claims.dtypes)
    before, after = count_claims(claims), count_claims(more)
    assert (after.claims, after.origins) == (before.claims + 1, before.origins)
    found = repeats_with_doubts(more, more)
    assert set(found["claim_id"]) - set(repeats_with_doubts(claims, claims)["claim_id"]) == {"echo"}
    pd.testing.assert_frame_equal(
        found[found["claim_id"] != "echo"].reset_index(drop=True), repeats_with_doubts(claims, claims)
    )


@few
@given(frames(verbal=True), st.data())
def test_the_order_of_rows_does_not_matter(claims: pd.DataFrame, data: st.DataObject) -> None:
    shuffled = claims.iloc[data.draw(st.permutations(range(len(claims))))]
    pd.testing.assert_frame_equal(repeats_with_doubts(shuffled, shuffled), repeats_with_doubts(claims, claims))
    carried = reports(*[(claim_id, "no", None) for claim_id in ids(claims)])
    assert count_claims(shuffled) == count_claims(claims)
    pd.testing.assert_frame_equal(distortions(carried.iloc[::-1], shuffled), distortions(carried, claims))


@few
@given(frames(smallest=1, verbal=True), st.data())
def test_leaving_claims_out_changes_nothing_about_the_repeats_that_stay(
    claims: pd.DataFrame, data: st.DataObject
) -> None:
    left = claims[data.draw(st.lists(st.booleans(), min_size=len(claims), max_size=len(claims)))]
    whole = repeats_with_doubts(claims, claims)
    expected = whole[whole["claim_id"].isin(left["claim_id"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(repeats_with_doubts(left, claims), expected, check_dtype=False)


@few
@given(st.integers(0, 900), st.integers(0, 900))
def test_moving_known_on_back_adds_nothing(record: Record, one: int, other: int) -> None:
    earlier, later = (record.known_on(date(2023, 10, 1) + timedelta(days=days)) for days in sorted((one, other)))
    before, after = count_claims(earlier.claims), count_claims(later.claims)
    assert (before.claims <= after.claims, before.origins <= after.origins, before.reports <= after.reports) == (
        True,
        True,
        True,
    )
    pairs = [repeats_with_doubts(each.claims, each.claims) for each in (earlier, later)]
    pd.testing.assert_frame_equal(
        pairs[0], pairs[1][pairs[1]["claim_id"].isin(pairs[0]["claim_id"])].reset_index(drop=True), check_dtype=False
    )
    retold = [set(distortions(each.reports, each.claims)["report_id"]) for each in (earlier, later)]
    assert retold[0] <= retold[1]


def test_unfaithful_reports_of_these_claims_the_newest_first() -> None:
    carried = reports(
        ("nis", "no", None),
        ("hur", "no", "2025-06-01"),
        ("hur", "yes", "2025-07-01"),
        ("nis", "no", "2025-01-20"),
        ("elsewhere", "no", None),
    )
    found = distortions(carried, frame(NIS, HUR))
    assert found[["report_id", "dated"]].to_numpy().tolist() == [["hur-r1", True], ["nis-r3", True], ["nis-r0", False]]
    # The page without a day stands on the day on which the claim was stated.
    assert found["day"].tolist() == [pd.Timestamp("2025-06-01"), pd.Timestamp("2025-01-20"), pd.Timestamp("2025-01-13")]


def test_the_prisoners_of_the_real_record_are_ten_claims_of_six_origins(record: Record) -> None:
    # claims.csv has ten rows with metric captured; of these captured-kr-mofa-2025-03-17, captured-kr-nhrck-2025-11-20,
    # captured-hrw-2026-02-26 (all: exact, 2, present, no caution, as their origin) and captured-ua-president-2026-09-23 (total,
    # part, with a caution) name captured-ua-president-2025-01-11 in derived_from: 10 - 4 = 6 origins. reports.csv has 19 rows
    # of the ten claims.
    captured = record.claims[record.claims["metric"] == "captured"]
    assert count_claims(captured) == Counts(10, 6, 19)
    found = repeats_with_doubts(captured, record.claims)
    assert set(found["model_id"]) == {"captured-ua-president-2025-01-11"}
    assert found["doubts"].tolist() == [("basis", "covers", "caution"), (), (), ()]
    # From 11 January 2025 to 23 September 2026 it is a year, the 243 days to 11 September, and 12 more; to 26 February 2026 a
    # year, the 31 days to 11 February, and 15 more.
    assert found["days"].tolist()[:2] == [365 + 243 + 12, 365 + 31 + 15]


def test_the_pentagon_made_a_total_of_a_week(record: Record) -> None:
    # casualties-us-pentagon-2024-12-30: total, about 1,000, best; derived from casualties-us-white-house-2024-12-27: period,
    # more than 1,000, low. The number is the same, the qualifier and the basis are not, and the Pentagon's row has a caution.
    casualties = record.claims[record.claims["metric"] == "casualties"]
    repeat = (
        repeats_with_doubts(casualties, record.claims).set_index("claim_id").loc["casualties-us-pentagon-2024-12-30"]
    )
    assert (repeat["source"], repeat["model_source"], repeat["days"]) == ("us-pentagon", "us-white-house", 3)
    assert (repeat["doubts"], repeat["kept"], repeat["own"], repeat["circular"]) == (
        ("qualifier", "basis", "caution"),
        False,
        False,
        False,
    )


def test_six_thousand_casualties_were_retold_as_six_thousand_dead(record: Record) -> None:
    # reports.csv has seven rows of claims on casualties with faithful = no; casualties-uk-mod-2025-06-15-r3 is The Independent's.
    casualties = record.claims[record.claims["metric"] == "casualties"]
    found = distortions(record.reports, casualties)
    assert len(found) == 7
    independent = found.set_index("report_id").loc["casualties-uk-mod-2025-06-15-r3"]
    assert (independent["as_reported_en"], independent["dated"]) == ("6,000 dead", False)
    assert independent["day"] == pd.Timestamp("2025-06-15")
    assert len(distortions(record.reports, record.claims)) == (record.reports["faithful"] == "no").sum()
