"""The age limit in every place that has one: on the last day a figure counts, on the day after it does not."""

from datetime import date, timedelta

import pandas as pd
import pytest

from ledger.answers.current import by_source, current, current_until, is_old, pale
from ledger.answers.leave_one_out import leave_one_out
from ledger.answers.loss_share import loss_share, stated_shares
from ledger.answers.settlement_control import control_on_day
from ledger.answers.spread import last_comparable, spread, spreads, through_time
from ledger.answers.step_lines import step_lines
from ledger.charts.map.markers import marker_styles
from ledger.i18n.language import Language
from ledger.text.sentences.settlements import headline
from tests.answers.test_changes import between, moved, record_of
from tests.answers.test_loss_share import METRICS, lost, sent
from tests.answers.test_settlement_control import control, on, places
from tests.support.claim_factory import claim, frame

LAST, AFTER = date(2025, 4, 28), date(2025, 4, 29)
"""A figure about 28 April 2024 is current through 28 April of the next year, with 12 months."""
OLDER = claim("older", "uk-mod", "2024-04-28", best=9000)
YOUNG = claim("young", "nis", "2025-04-01", best=3000)
BOTH = frame(OLDER, YOUNG)
DAYS = pytest.mark.parametrize(("day", "old"), [(LAST, False), (AFTER, True)])


@DAYS
def test_the_newest_figures(day: date, old: bool) -> None:
    assert current_until(BOTH, 12).dt.date.tolist()[0] == LAST
    assert is_old(BOTH, day, 12).tolist() == pale(BOTH, day, 12).tolist() == [old, False]
    assert current(BOTH, day, 12)["old"].tolist() == [old, False]
    assert by_source(BOTH, day, 12)["pale"].tolist() == [old, False]


@DAYS
def test_the_range(day: date, old: bool) -> None:
    for found in (spread(BOTH, day, 12), spreads(BOTH, day, 12)["troops_in_kursk"]):
        assert found.voices["claim_id"].tolist() == (["young"] if old else ["older", "young"])
        assert found.old["claim_id"].tolist() == (["older"] if old else [])
        assert found.comparable != old


def test_the_range_through_time() -> None:
    spans = through_time(BOTH, AFTER, 12)
    assert [(row.end.date(), row.voices) for row in spans.itertuples()] == [
        (date(2025, 3, 31), 1),
        (LAST, 2),
        (AFTER, 1),
    ]
    found = last_comparable(BOTH, AFTER, 12)
    assert found is not None
    assert found.day == LAST


@pytest.mark.parametrize(("day", "end"), [(LAST - timedelta(days=1),) * 2, (LAST, LAST), (AFTER, LAST)])
def test_the_lines_of_steps(day: date, end: date) -> None:
    assert step_lines(frame(OLDER), day, 12)["end"].dt.date.tolist() == [end]


@DAYS
def test_what_the_range_hangs_on(day: date, old: bool) -> None:
    rows = leave_one_out(spread(BOTH, day, 12)).set_index("key")
    assert ("GB" in rows.index) != old
    assert rows.loc["KR", "left"] == (0 if old else 1)


@DAYS
def test_shares(day: date, old: bool) -> None:
    about = "2024-04-28"
    both = frame(lost("part", "nis", about, best=400), sent("whole", "nis", about, best=1000))
    assert loss_share(both, METRICS, day, 12)["old"].tolist() == [old]
    stated = frame(claim("said", "nis", about, metric="casualty_share_pct", basis="total", best=40))
    assert stated_shares(stated, METRICS, day, 12)["old"].tolist() == [old]


def test_what_changed() -> None:
    record = record_of(BOTH)
    assert moved(between(record, LAST - timedelta(days=1), LAST)) == []
    assert moved(between(record, LAST, AFTER)) == [["high", "older", "young", "old"]]


@pytest.mark.parametrize(("days", "old"), [(90, False), (91, True)])
def test_the_last_word_on_a_settlement(days: int, old: bool) -> None:
    rows = control(("guevo", "ukraine", "01", "01", "ukraine", "hold"))
    found = control_on_day(rows, places("guevo"), on(1) + timedelta(days=days))
    assert marker_styles(found, "ukraine") == {"guevo": "old ukraine" if old else "agree ukraine"}


@pytest.mark.parametrize(("days", "far"), [(90, False), (91, True)])
def test_two_accounts_that_differ(days: int, far: bool) -> None:
    rows = control(
        ("guevo", "ukraine", "01", "01", "ukraine", "hold"), ("guevo", "russia", "02", "02", "russia", "gain")
    )
    day = on(1) + timedelta(days=days)
    rows.loc[1, ["as_of", "stated_on"]] = [pd.Timestamp(day)] * 2
    found = control_on_day(rows, places("guevo"), day)
    assert marker_styles(found, "together") == {"guevo": "differ far" if far else "differ"}
    assert ("more than 90 days apart" in headline(found, day, Language("en"))) == far
