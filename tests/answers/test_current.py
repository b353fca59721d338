"""The newest figure of each voice: what supersedes what, and what is old."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from ledger.answers.current import by_source, current, newest_by_side, pale
from ledger.answers.filtering import apply_filters
from ledger.answers.independence import independent_claims
from ledger.answers.registry import Query
from ledger.answers.series import series
from ledger.question.question import Question
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame, frames, ids

DAY = date(2025, 4, 28)
CLAIMS = frame(
    claim("hur-new", "ua-hur", "2025-03-01", best=4000),
    claim("president-looks-back", "ua-president", "2025-01-01", stated_on="2025-04-01", best=5000),
    claim("nis-first", "nis", "2025-02-01", stated_on="2025-02-01", best=3000),
    claim("jcs-corrected", "jcs", "2025-02-01", stated_on="2025-02-05", low=3500),
    claim("uk", "uk-mod", "2025-03-27", low=3800, high=4200),
    claim("isw-words", "isw", "2025-04-27"),
)


def test_a_newer_statement_of_the_same_voice_supersedes_and_of_one_day_the_one_stated_last() -> None:
    now = current(CLAIMS, DAY, 12).set_index("claim_id")["age"].to_dict()
    # 1 March to 28 April is 30 + 28 days, 1 February to 28 April 28 more; 27 March is 4 + 28 days ago.
    assert now == {"hur-new": 58, "jcs-corrected": 86, "uk": 32, "isw-words": 1}


@pytest.mark.parametrize(
    ("months", "day", "old"),
    [
        (12, date(2026, 11, 29), False),
        (12, date(2026, 11, 30), True),
        (3, date(2026, 2, 28), False),
        (3, date(2026, 3, 1), True),
        (24, date(2027, 11, 29), False),
        (6, date(2026, 5, 30), True),
    ],
)
def test_a_figure_is_current_through_the_day_so_many_months_later(months: int, day: date, old: bool) -> None:
    # Three months after 29 November 2025 there is no 29 February: the last day is the 28th.
    assert current(frame(claim("a", as_of="2025-11-29", best=1)), day, months)["old"].tolist() == [old]


def test_a_planned_figure_is_as_old_as_its_statement() -> None:
    planned = current(
        frame(claim("plan", as_of="2025-12-31", stated_on="2024-04-27", high=12_000, basis="planned")), DAY, 12
    )
    assert (planned["age"].tolist(), planned["old"].tolist()) == ([366], [True])


def test_nobody_has_said_anything() -> None:
    empty = current(frame(), DAY, 12)
    assert len(empty) == 0
    assert {"age", "old"} <= set(empty)


def test_of_two_voices_of_one_side_the_one_with_the_newer_figure() -> None:
    rows = [claim("cnn", "cnn", "2025-03-01", best=1), claim("isw", "isw", "2025-04-01", best=2)]
    for claims in (frame(*rows), frame(*reversed(rows))):
        assert ids(newest_by_side(current(claims, DAY, 12))) == ["isw"]


def test_of_each_side_the_newest() -> None:
    assert sorted(ids(newest_by_side(current(CLAIMS, DAY, 12)))) == ["hur-new", "isw-words", "jcs-corrected", "uk"]


def test_offices_one_by_one_are_pale_where_their_voice_has_a_newer_figure() -> None:
    claims = frame(
        claim("hur", "ua-hur", "2025-03-01", best=4000),
        claim("president", "ua-president", "2025-01-01", best=5000),
        claim("repeat", "isw", "2025-04-01", best=4000, derived_from="hur", origin_source="ua-hur"),
        claim("uk", "uk-mod", "2024-01-01", best=1),
    )
    assert by_source(claims, DAY, 12).set_index("claim_id")["pale"].to_dict() == {
        "hur": False,
        "president": True,
        "repeat": True,
        "uk": True,
    }
    assert pale(claims, DAY, 12).tolist() == [False, False, True, True]


@few
@given(frames(verbal=True), st.data())
def test_each_voice_has_one_newest_claim_and_none_about_a_later_day(claims: pd.DataFrame, data: st.DataObject) -> None:
    now = current(claims, DAY, 12)
    assert sorted(now["voice"]) == sorted(set(claims["voice"]))
    for row in now.to_dict("records"):
        own = claims[claims["voice"] == row["voice"]]
        assert row["as_of"] == own["as_of"].max()
        assert row["stated_on"] == own.loc[own["as_of"] == row["as_of"], "stated_on"].max()
        assert row["age"] == (pd.Timestamp(DAY) - row["as_of"]).days
    shuffled = claims.iloc[data.draw(st.permutations(range(len(claims))))]
    assert set(ids(current(shuffled, DAY, 12))) == set(ids(now))


@few
@given(st.data())
def test_moving_known_on_back_never_shows_what_was_said_later(record: Record, data: st.DataObject) -> None:
    earlier, later = sorted(data.draw(st.tuples(*[st.dates(date(2024, 10, 1), date(2026, 3, 1))] * 2)))
    metric, basis = data.draw(
        st.sampled_from([("troops_in_kursk", "present"), ("casualties", "total"), ("killed", "total")])
    )
    before, after = (current(series(record.known_on(day).claims, metric, basis), day, 12) for day in (earlier, later))
    assert (before["stated_on"] <= pd.Timestamp(earlier)).all()
    assert (before["age"] >= 0).all()
    assert set(before["voice"]) <= set(after["voice"])
    # A voice that said nothing in between still says the same, and it has grown older by just that time.
    said_since = series(record.known_on(later).claims, metric, basis).query("stated_on > @pd.Timestamp(@earlier)")[
        "voice"
    ]
    silent = after[~after["voice"].isin(said_since)].set_index("claim_id")["age"]
    assert (
        silent - before.set_index("claim_id")["age"].reindex(silent.index) == (later - earlier) // timedelta(days=1)
    ).all()


@pytest.mark.parametrize(
    "asked", [Question(), Question(sides=("ukraine", "south_korea"), planned=False), Question(max_age_months=3)]
)
def test_what_stands_on_all_measures_is_what_is_newest_on_each(record: Record, asked: Question) -> None:
    day = date(2025, 4, 28)
    known, metrics = record.known_on(day), record.metric_rows
    current_rows, claims = Query(known, asked, day).current_by_metric, apply_filters(known.claims, asked)
    for metric, row in metrics.items():
        like = claims[
            (claims["metric"] == metric) & (claims["basis"] == row["default_basis"]) & (claims["covers"] == "all")
        ]
        found = current_rows[current_rows["metric"] == metric]
        pd.testing.assert_frame_equal(
            found.drop(columns=["overtaken", "pale"]), current(independent_claims(like), day, asked.max_age_months)
        )
        assert (found["pale"] == found["old"] | found["overtaken"]).all()
    assert current_rows["metric"].nunique() > 5
