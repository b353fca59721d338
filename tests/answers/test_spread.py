"""The ends of the current figures, their ratio, and both through time."""

from datetime import date, timedelta
from math import isnan

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from ledger.answers.current import current
from ledger.answers.series import series
from ledger.answers.spread import (
    Extremes,
    Spread,
    as_row,
    extremes,
    last_comparable,
    lower_candidate,
    overtaken,
    spread,
    spreads,
    stale_totals_above_max,
    through_time,
    upper_candidate,
)
from ledger.record.claim import claims_of
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame, frames

DAY = date(2025, 4, 28)
TODAY = date(2026, 11, 29)
YEAR = 12


def found(*rows: dict[str, object]) -> Extremes:
    return extremes(claims_of(frame(*rows)))


def held(by: Extremes) -> tuple[str, str]:
    return tuple("" if end is None else end.claim_id for end in (by.lowest, by.highest))  # type: ignore[return-value]


def test_the_ends_are_the_lowest_and_the_highest_number_stated() -> None:
    three = found(
        claim("hur", "ua-hur", best=4000), claim("nis", "nis", best=3000), claim("jcs", "jcs", low=3800, high=4500)
    )
    assert (held(three), three.low, three.high, three.factor, three.bound) == (("nis", "jcs"), 3000, 4500, 1.5, False)


def test_at_least_holds_no_lowest_and_up_to_no_highest_end() -> None:
    bounds = found(
        claim("at-least", "ua-hur", low=200), claim("exact", "nis", best=4000), claim("up-to", "jcs", high=9000)
    )
    assert (held(bounds), bounds.factor, bounds.bound) == (("exact", "exact"), 1, False)


def test_a_bound_that_holds_an_end_makes_the_factor_a_least_one() -> None:
    upper = found(claim("exact", "nis", best=4000), claim("more-than", "uk-mod", low=5000, qualifier="more_than"))
    assert (held(upper), upper.factor, upper.bound) == (("exact", "more-than"), 1.25, True)
    lower = found(claim("exact", "nis", best=4000), claim("up-to", "isw", high=1000))
    assert (held(lower), lower.factor, lower.bound) == (("up-to", "exact"), 4, True)


def test_bounds_alone_leave_an_end_open_or_allow_one_figure() -> None:
    only_up = found(claim("a", "nis", low=3000), claim("b", "jcs", low=5000))
    assert held(only_up) == ("", "b")
    assert isnan(only_up.low) and only_up.factor is None
    both = found(claim("at-least", "nis", low=1000), claim("up-to", "jcs", high=3000))
    assert (held(both), both.low, both.high, both.factor, both.bound) == (("up-to", "at-least"), 3000, 1000, 1, False)


def test_zero_has_no_factor_and_words_are_passed_over() -> None:
    zero = found(claim("none", "ru-mod", best=0), claim("some", "nis", best=10), claim("words", "isw"))
    assert (held(zero), zero.factor) == (("none", "some"), None)
    assert held(found()) == held(found(claim("words", "isw"))) == ("", "")


def test_of_equal_numbers_a_bound_that_reaches_further_is_named_then_the_newer_claim() -> None:
    old, new = claim("old", "nis", "2024-12-01", best=4000), claim("new", "ua-hur", "2025-03-01", best=4000)
    more, least = (
        claim("more", "uk-mod", "2024-11-01", low=4000, qualifier="more_than"),
        claim("least", "isw", "2025-04-01", low=4000),
    )
    up_to = claim("up-to", "us-pentagon", "2024-10-01", high=4000)
    assert held(found(old, new)) == held(found(new, old)) == ("new", "new")
    # “More than 4,000” tops “at least 4,000”, and that tops “about 4,000”, however old it is; so does “up to 4,000” at the low end.
    assert held(found(least, old, more, new)) == ("new", "more")
    assert held(found(new, least, old)) == ("new", "least")
    assert held(found(new, up_to)) == ("up-to", "new")


@few
@given(frames(verbal=True), st.data())
def test_the_ends_depend_on_no_order_and_nothing_lies_beyond_them(claims: pd.DataFrame, data: st.DataObject) -> None:
    rows = claims_of(current(claims, DAY, YEAR))
    by = extremes(rows)
    assert held(extremes(data.draw(st.permutations(rows)))) == held(by)
    assert by.factor is None or by.factor >= 1
    for row in rows:
        assert isnan(lower_candidate(row)) or by.low <= lower_candidate(row)
        assert isnan(upper_candidate(row)) or by.high >= upper_candidate(row)


JAN = claim("jan", "ua-hur", "2024-01-10", best=9000)
TWO = [claim("mar", "nis", "2025-03-01", best=3000), claim("apr", "uk-mod", "2025-04-01", best=4500)]


def as_total(*rows: dict[str, object]) -> pd.DataFrame:
    return frame(*(row | {"basis": "total"} for row in rows))


def test_an_old_figure_never_enters_and_an_older_higher_total_is_named() -> None:
    by = spread(frame(JAN, *TWO), DAY, YEAR)
    assert (by.kind, held(by.extremes), by.extremes.factor) == ("between", ("mar", "apr"), 1.5)
    assert by.old["claim_id"].tolist() == ["jan"]
    assert stale_totals_above_max(by).empty
    assert stale_totals_above_max(spread(as_total(JAN, *TWO), DAY, YEAR))["claim_id"].tolist() == ["jan"]
    assert held(spread(frame(JAN, *TWO), DAY, 24).extremes) == ("mar", "jan")


def test_where_one_voice_is_current_no_old_figure_fills_the_range_up() -> None:
    by = spread(frame(JAN, TWO[1]), DAY, YEAR)
    assert (by.kind, held(by.extremes), by.comparable, by.last_comparable) == ("alone", ("apr", "apr"), False, None)
    nobody = spread(frame(JAN), DAY, YEAR)
    assert (nobody.kind, held(nobody.extremes), nobody.last_comparable) == ("none", ("", ""), None)


def test_the_last_comparable_range_is_that_of_the_last_day_with_two_voices() -> None:
    rows = frame(claim("kyiv", "ua-hur", "2024-01-31", best=8000), claim("seoul", "nis", "2024-02-12", best=11_000))
    by = spread(rows, DAY, YEAR)
    assert (
        by.kind,
        by.last_comparable and (held(by.last_comparable.extremes), by.last_comparable.day, by.last_comparable.month),
    ) == (
        "none",
        (("kyiv", "seoul"), date(2025, 1, 31), pd.Timestamp("2024-02-12")),
    )
    # While both are current there is a range, and nothing else to name.
    assert spread(rows, date(2025, 1, 31), YEAR).last_comparable is None
    row = as_row(by).iloc[0]
    assert (row["last_low"], row["last_high"], row["last_month"], row["old"]) == (8000, 11_000, "2024-02", 2)


def test_a_total_below_a_newer_one_is_of_its_day_and_not_the_lowest() -> None:
    lower, higher = TWO
    by = spread(as_total(lower, higher), DAY, YEAR)
    assert (by.kind, held(by.extremes), by.overtaken["claim_id"].tolist(), by.last_comparable) == (
        "newest",
        ("apr", "apr"),
        ["mar"],
        None,
    )
    # The other way round nothing is overtaken: the older one lies higher.
    assert held(spread(as_total(lower | {"as_of": "2025-04-02"}, higher), DAY, YEAR).extremes) == ("mar", "apr")
    # Neither is it where the newer one is only an upper bound, or about the same day, or where figures are no totals.
    assert overtaken(claims_of(as_total(lower, claim("up-to", "isw", "2025-04-01", high=4500)))) == set()
    assert overtaken(claims_of(as_total(lower, higher | {"as_of": "2025-03-01"}))) == set()
    assert overtaken(claims_of(frame(lower, higher))) == set()
    # A range is overtaken only where its high end lies below.
    wide = claim("wide", "isw", "2025-02-01", low=2000, high=5000)
    assert overtaken(claims_of(as_total(wide, higher))) == set()


def test_bounds_in_one_direction_leave_an_end_open_and_equal_numbers_are_one() -> None:
    assert spread(frame(claim("a", "nis", low=3000), claim("b", "uk-mod", low=5000)), DAY, YEAR).kind == "upward"
    assert spread(frame(claim("a", "nis", high=3000), claim("b", "uk-mod", high=5000)), DAY, YEAR).kind == "downward"
    assert spread(frame(claim("a", "nis", best=3000), claim("b", "uk-mod", best=3000)), DAY, YEAR).kind == "equal"
    assert spread(frame(claim("a", "nis", low=1000), claim("b", "uk-mod", high=3000)), DAY, YEAR).kind == "one"
    # “More than 6,000” beside 6,000 is a range: it reaches further.
    assert spread(frame(claim("a", "nis", best=6000), claim("b", "uk-mod", low=6000)), DAY, YEAR).kind == "between"


def test_through_time_it_follows_what_was_known() -> None:
    rows = frame(
        claim("a", "nis", "2025-01-01", best=1000),
        claim("b", "uk-mod", "2025-01-05", stated_on="2025-01-11", best=2000),
        claim("a-later", "nis", "2025-01-21", best=4000),
        claim("old-news", "ua-hur", "2024-01-01", stated_on="2025-01-15", best=1),
    )
    spans = through_time(rows, date(2025, 5, 1), 3)
    told = [
        (row.start.strftime("%d%m"), row.end.strftime("%d%m"), row.voices, row.low_claim, row.high_claim)
        for row in spans.itertuples()
    ]
    # b was said on the 11th and is current through 5 April, a-later through 21 April.
    assert told == [
        ("0101", "1001", 1, "a", "a"),
        ("1101", "2001", 2, "a", "b"),
        ("2101", "0504", 2, "b", "a-later"),
        ("0604", "2104", 1, "a-later", "a-later"),
    ]
    # A single voice has no factor.
    assert spans["factor"].fillna(0).tolist() == [0, 2, 2, 0]
    assert spans["peak"].tolist() == [1000, 2000, 4000, 4000]


def test_a_time_without_a_current_figure_stays_a_gap() -> None:
    rows = frame(claim("a", "nis", "2025-01-01", best=1000), claim("b", "nis", "2025-06-01", best=1000))
    spans = through_time(rows, date(2025, 6, 30), 3)
    assert [(row.start.month, row.end.month) for row in spans.itertuples()] == [(1, 4), (6, 6)]


def test_where_no_figure_was_ever_young_there_is_no_span() -> None:
    spans = through_time(frame(claim("looks-back", "nis", "2024-01-01", stated_on="2025-01-15", best=1)), DAY, YEAR)
    assert len(spans) == 0
    assert spans["bound"].dtype == bool


BASES = st.sampled_from(["present", "total"])
MONTHS = st.sampled_from([3, 6, 12, 24])


def claim_state(by: Spread) -> tuple[object, ...]:
    return (by.kind, held(by.extremes), sorted(by.voices["claim_id"]))


@few
@given(frames(smallest=1), BASES, st.integers(0, 700), MONTHS)
def test_each_span_is_the_range_of_its_days(claims: pd.DataFrame, basis: str, after: int, months: int) -> None:
    claims = claims.assign(basis=basis)
    day = pd.Timestamp(date(2024, 10, 1) + timedelta(days=after))
    spans = through_time(claims, date(2027, 12, 31), months)
    assert (spans["start"] <= spans["end"]).all()
    assert (spans["start"].iloc[1:].to_numpy() > spans["end"].iloc[:-1].to_numpy()).all()
    on_day = spans[(spans["start"] <= day) & (day <= spans["end"])]
    by = spread(claims[claims["stated_on"] <= day], day.date(), months)
    expected = [[len(by.voices), *held(by.extremes)]] if len(by.voices) else []
    assert on_day[["voices", "low_claim", "high_claim"]].to_numpy().tolist() == expected
    factor = float("nan") if by.extremes.factor is None or len(by.voices) < 2 else by.extremes.factor
    assert on_day["factor"].tolist() == pytest.approx([factor] * len(expected), nan_ok=True)
    last = last_comparable(claims[claims["stated_on"] <= day], day.date(), months)
    if by.comparable and len(by.voices) > 1 and by.extremes.factor is not None:
        assert last is not None
        assert (last.day, held(last.extremes)) == (day.date(), held(by.extremes))


@few
@given(frames(smallest=1), BASES, MONTHS, st.data())
def test_superseding_never_adds_a_voice(claims: pd.DataFrame, basis: str, months: int, data: st.DataObject) -> None:
    claims = claims.assign(basis=basis)
    before = spread(claims, DAY, months)
    model = data.draw(st.sampled_from(claims.to_dict("records")))
    newer = model | {
        "claim_id": "newer",
        "derived_from": "",
        "is_repeat": False,
        "origin_source": model["source"],
        "origin_voice": model["voice"],
        "as_of": model["as_of"] + timedelta(days=data.draw(st.integers(0, 400))),
        "stated_on": model["stated_on"] + timedelta(days=400),
    }
    after = spread(pd.concat([claims, pd.DataFrame([newer])]).astype(claims.dtypes), DAY, months)
    assert set(after.newest["voice"]) <= {*before.newest["voice"], model["voice"]}
    assert after.newest["voice"].is_unique
    own = model["voice"] in set(before.newest["voice"])
    assert len(after.newest) == len(before.newest) + (not own)


@few
@given(frames(smallest=1), BASES, MONTHS, st.integers(0, 900))
def test_a_day_later_without_a_new_statement_no_range_changes_but_for_a_figure_that_grew_old(
    claims: pd.DataFrame,
    basis: str,
    months: int,
    after: int,
) -> None:
    claims = claims.assign(basis=basis)
    day = date(2025, 9, 1) + timedelta(days=after)  # by then all had been stated
    today, tomorrow = spread(claims, day, months), spread(claims, day + timedelta(days=1), months)
    grown_old = set(tomorrow.old["claim_id"]) - set(today.old["claim_id"])
    assert set(today.newest["claim_id"]) == set(tomorrow.newest["claim_id"])
    assert set(today.voices["claim_id"]) - set(tomorrow.voices["claim_id"]) <= grown_old
    assert set(tomorrow.voices["claim_id"]) <= set(today.voices["claim_id"])
    if not grown_old:
        assert claim_state(today) == claim_state(tomorrow)


@few
@given(frames(smallest=1), BASES, MONTHS, st.data())
def test_neither_a_repeat_nor_the_order_of_rows_changes_anything(
    claims: pd.DataFrame, basis: str, months: int, data: st.DataObject
) -> None:
    claims = claims.assign(basis=basis)
    by = spread(claims, DAY, months)
    model = data.draw(st.sampled_from(claims.to_dict("records")))
    echo = model | {
        "claim_id": "echo",
        "source": "an-echo",
        "voice": "an-echo",
        "derived_from": model["claim_id"],
        "is_repeat": True,
    }
    more = pd.concat([claims, pd.DataFrame([echo])]).astype(claims.dtypes)
    mixed = more.iloc[data.draw(st.permutations(range(len(more))))]
    assert claim_state(spread(mixed, DAY, months)) == claim_state(by)
    pd.testing.assert_frame_equal(through_time(mixed, DAY, months), through_time(claims, DAY, months))
    [several] = spreads(mixed, DAY, months).values() if len(by.newest) else [by]
    assert claim_state(several) == claim_state(by)


def spread_on(record: Record, metric: str, basis: str, day: date, months: int = YEAR) -> Spread:
    return spread(series(record.known_on(day).claims, metric, basis), day, months)


def test_the_range_of_casualties_when_the_article_appeared(record: Record) -> None:
    # data/claims.csv: casualties, total, covers all, stated by 28 April 2025; the newest of each voice. Kyiv: general staff more than
    # 4,500 (26 April). London: more than 5,000 (28 March). Seoul: JCS about 4,000 (27 March; the NIS's more than 4,000 is about 15 March).
    # Western officials about 4,000 (15 January), Washington more than 1,000 (13 January). Of these totals the last three lie below newer
    # ones (5,000 of 28 March, 4,500 of 26 April) and are of their day. The two that are left are lower bounds: nobody holds the lowest end.
    by = spread_on(record, "casualties", "total", DAY)
    assert (by.kind, held(by.extremes)) == ("upward", ("", "casualties-uk-mod-2025-03-28"))
    assert sorted(by.voices["voice"]) == ["GB", "UA"]
    assert sorted(by.overtaken["voice"]) == ["KR", "US", "western-officials"]
    assert len(by.old) == 0


def test_the_ranges_of_today(record: Record) -> None:
    # In Kursk region, present, as of 29 November 2025 or later: Kyiv 8,000 to 10,000 (31 January 2026), Seoul about 11,000 (12 February).
    there = spread_on(record, "troops_in_kursk", "present", TODAY)
    assert (there.kind, held(there.extremes)) == (
        "between",
        ("troops-in-kursk-ua-hur-2026-02-09", "troops-in-kursk-nis-2026-02-12"),
    )
    assert (there.extremes.low, there.extremes.high, there.extremes.factor) == (8000, 11_000, 1.375)
    # Casualties: only Seoul's 6,000 (12 February 2026) is as young. London's more than 6,000 (15 June 2025) was current through 15 June
    # 2026; Kyiv's 5,000 (13 August 2025) had been overtaken by Seoul's. So the last range was 6,000 to more than 6,000.
    lost = spread_on(record, "casualties", "total", TODAY)
    assert (lost.kind, held(lost.extremes)) == ("alone", ("casualties-nis-2026-02-12", "casualties-nis-2026-02-12"))
    assert lost.last_comparable is not None
    assert (held(lost.last_comparable.extremes), lost.last_comparable.day) == (
        ("casualties-nis-2026-02-12", "casualties-uk-mod-2025-06-15"),
        date(2026, 6, 15),
    )
    # Sent: the BBC's 13,000 (14 September 2026) is the newest; Kyiv's 12,000 (2 January) and Tokyo's more than 10,000 (13 February) lie
    # below it, Seoul's 15,000 (30 April 2025) above, but it is old.
    sent = spread_on(record, "troops_sent", "total", TODAY)
    assert (sent.kind, held(sent.extremes), sent.last_comparable) == (
        "newest",
        ("troops-sent-bbc-2026-09-14",) * 2,
        None,
    )
    assert sorted(sent.overtaken["voice"]) == ["JP", "UA"]
    assert stale_totals_above_max(sent)["claim_id"].tolist() == ["troops-sent-nis-2025-04-30"]
    # With 24 months, back to 29 November 2024, Seoul's 15,000 counts: 13,000 to 15,000.
    assert held(spread_on(record, "troops_sent", "total", TODAY, 24).extremes) == (
        "troops-sent-bbc-2026-09-14",
        "troops-sent-nis-2025-04-30",
    )
