"""What each source says now, and who stands at the ends."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.answers.current import current, ends, newest_by_side
from ledger.answers.series import ceiling, floor, series
from ledger.record import Record
from tests.claims import claim, few, frame, frames, ids

DAY = date(2025, 4, 28)
CLAIMS = frame(
    claim("hur-new", "ua-hur", "2025-03-01", best=4000),
    claim("hur-looks-back", "ua-hur", "2025-01-01", stated_on="2025-04-01", best=5000),
    claim("nis-first", "nis", "2025-02-01", stated_on="2025-02-01", best=3000),
    claim("nis-corrected", "nis", "2025-02-01", stated_on="2025-02-05", low=3500),
    claim("jcs", "jcs", "2025-03-27", low=3800, high=4200),
    claim("isw-words", "isw", "2025-04-27"),
)


def test_the_newest_figure_counts_and_of_one_day_the_one_stated_last() -> None:
    now = current(CLAIMS, DAY).set_index("claim_id")["age"].to_dict()
    # 1 March to 28 April is 30 + 28 days, 1 February to 28 April 28 more; 27 March is 4 + 28 days ago.
    assert now == {"hur-new": 58, "nis-corrected": 86, "jcs": 32, "isw-words": 1}


def test_a_planned_figure_is_as_old_as_its_statement() -> None:
    planned = frame(claim("plan", as_of="2025-12-31", stated_on="2025-04-18", high=12_000, basis="planned"))
    assert current(planned, DAY)["age"].tolist() == [10]


def test_nobody_has_said_anything() -> None:
    empty = current(frame(), DAY)
    assert len(empty) == 0
    assert "age" in empty
    assert ends(empty) is None


@few
@given(frames(verbal=True), st.data())
def test_each_source_has_one_current_claim_and_none_about_a_later_day(claims: pd.DataFrame, data: st.DataObject) -> None:
    now = current(claims, DAY)
    assert sorted(now["source"]) == sorted(set(claims["source"]))
    for row in now.to_dict("records"):
        own = claims[claims["source"] == row["source"]]
        assert row["as_of"] == own["as_of"].max()
        assert row["stated_on"] == own.loc[own["as_of"] == row["as_of"], "stated_on"].max()
        assert row["age"] == (pd.Timestamp(DAY) - row["as_of"]).days
    shuffled = claims.iloc[data.draw(st.permutations(range(len(claims))))]
    assert set(ids(current(shuffled, DAY))) == set(ids(now))


@few
@given(st.data())
def test_moving_known_on_back_never_shows_what_was_said_later(record: Record, data: st.DataObject) -> None:
    earlier, later = sorted(data.draw(st.tuples(*[st.dates(date(2024, 10, 1), date(2026, 3, 1))] * 2)))
    metric, basis = data.draw(st.sampled_from([("troops_in_kursk", "present"), ("casualties", "total"), ("killed", "total")]))
    before, after = (current(series(record.known_on(day).claims, metric, basis), day) for day in (earlier, later))
    assert (before["stated_on"] <= pd.Timestamp(earlier)).all()
    assert (before["age"] >= 0).all()
    assert set(before["source"]) <= set(after["source"])
    # A source that said nothing in between still says the same, and it has grown older by just that time.
    said_since = series(record.known_on(later).claims, metric, basis).query("stated_on > @pd.Timestamp(@earlier)")["source"]
    silent = after[~after["source"].isin(said_since)].set_index("claim_id")["age"]
    assert (silent - before.set_index("claim_id")["age"].reindex(silent.index) == (later - earlier) // timedelta(days=1)).all()


def test_of_each_side_the_newest() -> None:
    assert sorted(ids(newest_by_side(current(CLAIMS, DAY)))) == ["hur-new", "isw-words", "jcs"]


def test_the_ends_are_the_lowest_and_the_highest_number_named() -> None:
    lowest, highest = ends(current(CLAIMS, DAY)) or pytest.fail("there are numbers")
    assert (lowest["claim_id"], highest["claim_id"]) == ("nis-corrected", "jcs")


def test_an_open_end_enters_with_the_number_that_was_named() -> None:
    rows = frame(claim("up-to", "nis", high=3000), claim("at-least", "ua-hur", low=4000), claim("exact", "jcs", best=3500))
    lowest, highest = ends(rows) or pytest.fail("there are numbers")
    assert (lowest["claim_id"], highest["claim_id"]) == ("up-to", "at-least")


def test_of_equal_numbers_the_newer_claim_is_named() -> None:
    rows = frame(
        claim("old", "nis", "2024-12-01", best=4000), claim("new", "jcs", "2025-03-01", best=4000), claim("mid", "ua-hur", "2025-01-01", best=4000),
    )
    for order in ([0, 1, 2], [2, 1, 0], [1, 0, 2]):
        assert [end["claim_id"] for end in ends(rows.iloc[order]) or ()] == ["new", "new"]


def test_of_equal_numbers_about_one_day_the_one_stated_later_is_named() -> None:
    rows = frame(claim("said-first", "nis", stated_on="2024-10-02", best=4000), claim("said-later", "jcs", stated_on="2024-10-09", best=4000))
    assert {tuple(end["claim_id"] for end in ends(rows.iloc[order]) or ()) for order in ([0, 1], [1, 0])} == {("said-later", "said-later")}


@few
@given(frames(smallest=1, verbal=True))
def test_no_claim_lies_beyond_the_ends(claims: pd.DataFrame) -> None:
    numbered = claims[claims["qualifier"] != "verbal"]
    found = ends(claims)
    assert (found is None) == numbered.empty
    if found is not None:
        lowest, highest = (pd.DataFrame([end]) for end in found)
        assert floor(lowest).iloc[0] == numbered[["low", "best", "high"]].min().min()
        assert ceiling(highest).iloc[0] == numbered[["low", "best", "high"]].max().max()


def test_the_ends_of_casualties_when_the_article_appeared(record: Record) -> None:
    # Worked out from data/claims.csv: casualties, total, all, with a number, stated by 28 April 2025. Each source's
    # newest: ua-ccd more than 200 (18 Dec), Pentagon more than 1,000 (13 Jan), western officials about 4,000,
    # president more than 4,000, HUR and unnamed Seoul officials and JCS about 4,000, NIS more than 4,000, British
    # ministry more than 5,000 (28 March), Ukrainian general staff more than 4,500 (26 April).
    now = current(series(record.known_on(DAY).claims, "casualties", "total"), DAY)
    assert len(now) == 10
    lowest, highest = ends(now) or pytest.fail("there are numbers")
    assert (lowest["claim_id"], lowest["low"], lowest["age"]) == ("casualties-ua-ccd-2024-12-18", 200, 131)
    assert (highest["claim_id"], highest["low"], highest["age"]) == ("casualties-uk-mod-2025-03-28", 5000, 31)
    # Two days later the NIS said 4,700, which is its newest figure, and still not the highest.
    two_days_later = date(2025, 4, 30)
    later = current(series(record.known_on(two_days_later).claims, "casualties", "total"), two_days_later).set_index("source")
    assert (later.loc["nis", "claim_id"], later.loc["nis", "age"]) == ("casualties-nis-2025-04-30", 0)
    assert (ends(later.reset_index()) or pytest.fail("there are numbers"))[1]["source"] == "uk-mod"
