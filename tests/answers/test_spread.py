"""The ends of the current figures, their ratio, and both through time."""

from datetime import date, timedelta
from math import isnan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.answers.current import current
from ledger.answers.series import series
from ledger.answers.spread import Ends, ends, outgrown, said_high, said_low, spread, through_time
from ledger.record import Record
from tests.claims import claim, few, frame, frames

DAY = date(2025, 4, 28)
LIMIT = 90


def found(*rows: dict[str, object]) -> Ends:
    return ends(frame(*rows).to_dict("records"))


def held(by: Ends) -> tuple[str, str]:
    return tuple("" if end is None else end["claim_id"] for end in (by.lowest, by.highest))  # type: ignore[return-value]


def test_the_ends_are_the_lowest_and_the_highest_number_stated() -> None:
    three = found(claim("hur", "ua-hur", best=4000), claim("nis", "nis", best=3000), claim("jcs", "jcs", low=3800, high=4500))
    assert (held(three), three.low, three.high, three.factor, three.bound) == (("nis", "jcs"), 3000, 4500, 1.5, False)


def test_at_least_holds_no_lowest_and_up_to_no_highest_end() -> None:
    bounds = found(claim("at-least", "ua-hur", low=200), claim("exact", "nis", best=4000), claim("up-to", "jcs", high=9000))
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


def test_of_equal_numbers_an_origin_then_the_newer_claim_is_named() -> None:
    rows = frame(
        claim("old", "nis", "2024-12-01", best=4000), claim("new", "jcs", "2025-03-01", best=4000),
        claim("repeat", "us-pentagon", "2025-04-01", best=4000, derived_from="old"), claim("mid", "ua-hur", "2025-01-01", best=4000),
    )
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2]):
        assert held(ends(rows.iloc[order].to_dict("records"))) == ("new", "new")


@few
@given(frames(verbal=True), st.data())
def test_the_ends_depend_on_no_order_and_nothing_lies_beyond_them(claims: pd.DataFrame, data: st.DataObject) -> None:
    rows = current(claims, DAY).to_dict("records")
    by = ends(rows)
    assert held(ends(data.draw(st.permutations(rows)))) == held(by)
    assert by.factor is None or by.factor >= 1
    for row in rows:
        assert isnan(said_low(row)) or by.low <= said_low(row)
        assert isnan(said_high(row)) or by.high >= said_high(row)


OLD = claim("jan", "ua-hur", "2025-01-10", best=9000, basis="total")
TWO = [claim("mar", "nis", "2025-03-01", best=3000, basis="total"), claim("apr", "jcs", "2025-04-01", best=4500, basis="total")]


def test_a_figure_beyond_the_age_limit_does_not_count_and_an_older_total_is_named() -> None:
    by = spread(frame(OLD, *TWO), DAY, LIMIT)
    assert (by.limit, held(by.ends), by.ends.factor) == (LIMIT, ("mar", "apr"), 1.5)
    assert by.old["claim_id"].tolist() == ["jan"]
    assert outgrown(by)["claim_id"].tolist() == ["jan"]
    # 10 January to 28 April is 108 days: a limit of 108 lets the figure in, one of 107 does not.
    assert held(spread(frame(OLD, *TWO), DAY, 108).ends) == ("mar", "jan")
    assert held(spread(frame(OLD, *TWO), DAY, 107).ends) == ("mar", "apr")


def test_what_is_no_total_is_not_outgrown() -> None:
    present = [row | {"basis": "present"} for row in (OLD, *TWO)]
    assert outgrown(spread(frame(*present), DAY, LIMIT)).empty


def test_where_the_limit_would_leave_one_voice_it_is_not_applied() -> None:
    by = spread(frame(OLD, TWO[1]), DAY, LIMIT)
    assert (by.limit, held(by.ends), by.ends.factor) == (None, ("apr", "jan"), 2)
    assert outgrown(by).empty


def test_through_time_it_follows_what_was_known() -> None:
    rows = frame(
        claim("a", "nis", "2025-01-01", best=1000), claim("b", "jcs", "2025-01-05", stated_on="2025-01-11", best=2000),
        claim("a-later", "nis", "2025-01-21", best=4000), claim("old-news", "ua-hur", "2024-01-01", stated_on="2025-01-15", best=1),
    )
    spans = through_time(rows, date(2025, 3, 1), 30)
    told = [(row.start.strftime("%d%m"), row.end.strftime("%d%m"), row.voices, row.low_claim, row.high_claim) for row in spans.itertuples()]
    # b was said on the 11th and is current until 4 February (30 days after the 5th), a-later until 20 February.
    assert told == [
        ("0101", "1001", 1, "a", "a"), ("1101", "2001", 2, "a", "b"), ("2101", "0402", 2, "b", "a-later"), ("0502", "2002", 1, "a-later", "a-later"),
    ]
    # A single voice has no factor.
    assert spans["factor"].fillna(0).tolist() == [0, 2, 2, 0]
    assert spans["peak"].tolist() == [1000, 2000, 4000, 4000]


def test_a_silence_stays_a_gap() -> None:
    rows = frame(claim("a", "nis", "2025-01-01", best=1000), claim("b", "nis", "2025-06-01", best=1000))
    spans = through_time(rows, date(2025, 6, 30), 30)
    assert [(row.start.month, row.end.month) for row in spans.itertuples()] == [(1, 1), (6, 6)]


def test_where_no_figure_was_ever_young_there_is_no_span() -> None:
    spans = through_time(frame(claim("looks-back", "nis", "2024-01-01", stated_on="2025-01-15", best=1)), DAY, LIMIT)
    assert len(spans) == 0
    assert spans["bound"].dtype == bool


@few
@given(frames(smallest=1), st.integers(0, 330), st.integers(5, 200))
def test_each_span_is_the_spread_of_its_days(claims: pd.DataFrame, after: int, limit: int) -> None:
    day = pd.Timestamp(date(2024, 10, 1) + timedelta(days=after))
    spans = through_time(claims, date(2025, 12, 31), limit)
    assert (spans["start"] <= spans["end"]).all()
    assert (spans["start"].iloc[1:].to_numpy() > spans["end"].iloc[:-1].to_numpy()).all()
    on_day = spans[(spans["start"] <= day) & (day <= spans["end"])]
    known = claims[claims["stated_on"] <= day]
    by = spread(known, day.date(), limit)
    if by.limit is None:
        # Fewer than two voices are young: the spans know one of them or none.
        assert len(on_day) == (len(by.voices) - len(by.old) == 1)
        return
    assert on_day[["voices", "low_claim", "high_claim"]].to_numpy().tolist() == [[len(by.voices), *held(by.ends)]]
    assert on_day["factor"].tolist() == pytest.approx([float("nan") if by.ends.factor is None else by.ends.factor], nan_ok=True)


def test_the_spread_of_casualties_when_the_article_appeared(record: Record) -> None:
    # Worked out from data/claims.csv: casualties, total, covers all, stated by 28 April 2025. Younger than 90 days (as of
    # from 28 January on): president more than 4,000 (14 Feb), HUR about 4,000 (26 Feb), general staff more than 4,500
    # (26 April), officials in Seoul about 4,000 (27 Feb), JCS about 4,000 (27 March), NIS more than 4,000 (15 March), British
    # ministry more than 5,000 (28 March). "More than" holds no lowest end, so that is about 4,000, last said by the JCS.
    by = spread(series(record.known_on(DAY).claims, "casualties", "total"), DAY, LIMIT)
    assert len(by.voices) == 7
    assert held(by.ends) == ("casualties-jcs-2025-03-27", "casualties-uk-mod-2025-03-28")
    assert (by.ends.factor, by.ends.bound) == (1.25, True)
    assert outgrown(by).empty
