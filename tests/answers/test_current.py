"""What each source says now."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.answers.current import current, newest_by_side
from ledger.answers.narrow import narrow
from ledger.answers.registry import Asking
from ledger.answers.series import series
from ledger.question import Question
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


@pytest.mark.parametrize("asked", [Question(), Question(sides=("ukraine", "south_korea"), planned=False)])
def test_what_stands_on_all_measures_is_what_is_current_on_each(record: Record, asked: Question) -> None:
    day = date(2025, 4, 28)
    known, metrics = record.known_on(day), record.metric_rows
    standing, claims = Asking(known, asked, day).standing, narrow(known.claims, asked)
    for metric, row in metrics.items():
        like = claims[(claims["metric"] == metric) & (claims["basis"] == row["default_basis"]) & (claims["covers"] == "all")]
        pd.testing.assert_frame_equal(standing[standing["metric"] == metric], current(like, day))
    assert standing["metric"].nunique() > 5
