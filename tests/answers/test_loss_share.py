"""Shares: computed only from one source's figures about one day, and as sources stated them."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from ledger.answers.loss_share import COLUMNS, SHARES, loss_share, stated_shares
from ledger.record.record import Record
from tests.support.claim_factory import NUMBERS, claim, few, frame, ids

DAY = date(2025, 4, 28)
METRICS = {
    name: {"default_basis": "present" if name == "captured" else "total"}
    for share in SHARES
    for name in (share.metric, share.base, share.stated)
    if name
}


def lost(
    claim_id: str, source: str = "nis", as_of: str = "2025-04-01", metric: str = "casualties", **said: Any
) -> dict[str, Any]:
    return claim(claim_id, source, as_of, metric=metric, basis="total", **said)


def sent(claim_id: str, source: str = "nis", as_of: str = "2025-04-01", **said: Any) -> dict[str, Any]:
    return lost(claim_id, source, as_of, "troops_sent", **said)


def shares(*rows: dict[str, Any]) -> pd.DataFrame:
    return loss_share(frame(*rows), METRICS, DAY, 12)


def test_a_share_takes_both_figures_of_one_source_about_one_day() -> None:
    [row] = shares(lost("n", best=6000), sent("d", best=15_000)).to_dict("records")
    # 6,000 of 15,000 are two fifths.
    assert (row["share_low"], row["share_high"], row["bound"]) == (40, 40, "")
    assert (row["claim"], row["base_claim"], row["source"], row["voice"], row["old"]) == ("n", "d", "nis", "KR", False)


@pytest.mark.parametrize(
    "base",
    [
        sent("d", "jcs", best=15_000),
        sent("d", "nis", "2025-04-02", best=15_000),
        sent("d", "nis", best=15_000, derived_from="x", origin_source="isw"),
    ],
)
def test_figures_of_two_sources_two_days_or_of_somebody_else_are_never_set_over_each_other(
    base: dict[str, Any],
) -> None:
    found = shares(lost("n", best=6000), base)
    assert (len(found), tuple(found.columns)) == (0, COLUMNS)


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        ({"low": 3000}, {"best": 10_000}, (30, 30, "at_least")),
        ({"high": 3000}, {"best": 10_000}, (30, 30, "up_to")),
        ({"best": 3000}, {"low": 10_000}, (30, 30, "up_to")),
        ({"best": 3000}, {"high": 10_000}, (30, 30, "at_least")),
        ({"low": 3000, "high": 4000}, {"low": 10_000, "high": 12_000}, (25, 40, "")),
    ],
)
def test_a_bound_stays_a_bound_and_a_range_a_range(
    part: dict[str, float], whole: dict[str, float], share: tuple[float, float, str]
) -> None:
    [row] = shares(lost("n", **part), sent("d", **whole)).to_dict("records")
    assert (row["share_low"], row["share_high"], row["bound"]) == share


@pytest.mark.parametrize(
    ("part", "whole"),
    [({"low": 3000}, {"low": 10_000}), ({"high": 3000}, {"high": 10_000}), ({"best": 3000}, {"best": 0})],
)
def test_where_bounds_point_in_opposite_ways_or_nobody_was_sent_there_is_no_share(
    part: dict[str, float], whole: dict[str, float]
) -> None:
    assert shares(lost("n", **part), sent("d", **whole)).empty


def test_of_each_voice_the_newest() -> None:
    rows = [
        row
        for day, best in (("2025-03-01", 1000), ("2025-04-01", 2000))
        for row in (lost(f"n{day}", as_of=day, best=best), sent(f"d{day}", as_of=day, best=10_000))
    ]
    other = (lost("jn", "jcs", "2025-02-01", best=5000), sent("jd", "jcs", "2025-02-01", best=10_000))
    found = shares(
        *rows, *other, lost("un", "uk-mod", "2024-04-01", best=1), sent("ud", "uk-mod", "2024-04-01", best=10)
    )
    # The JCS is Seoul too, and older; London's is of another voice, and older than a year.
    assert found[["claim", "share_low", "old"]].to_numpy().tolist() == [
        ["n2025-04-01", 20.0, False],
        ["un", 10.0, True],
    ]


@few
@given(NUMBERS, NUMBERS, st.permutations(range(4)))
def test_the_order_of_rows_does_not_matter_and_a_repeat_changes_nothing(
    part: float, whole: float, order: list[int]
) -> None:
    rows = [
        lost("n", best=part),
        sent("d", best=whole),
        sent("e", "ua-hur", best=1),
        lost("r", "isw", best=part, derived_from="n", origin_source="nis"),
    ]
    found = shares(*(rows[place] for place in order))
    pd.testing.assert_frame_equal(found, shares(*rows[:2]))
    assert found["share_low"].tolist() == [100 * part / whole]


def test_stated_shares_are_the_newest_of_each_voice() -> None:
    def stated(claim_id: str, source: str, as_of: str, **said: Any) -> dict[str, Any]:
        return lost(claim_id, source, as_of, "casualty_share_pct", **said)

    claims = frame(
        stated("old", "nis", "2025-01-01", best=30),
        stated("new", "jcs", "2025-03-01", best=40),
        stated("uk", "uk-mod", "2025-02-01", low=35),
        stated("repeat", "isw", "2025-04-01", best=40, derived_from="new", origin_source="jcs"),
    )
    assert set(ids(stated_shares(claims, METRICS, DAY, 12))) == {"new", "uk"}


def test_what_the_nis_counted_on_30_april_2025(record: Record) -> None:
    # claims.csv: about 4,700 killed and wounded, about 600 killed, about 15,000 sent. 4,700 / 15,000 = 31.3 %, 600 / 15,000 = 4 %,
    # 600 / 4,700 = 12.8 %. In February 2026 it states 40 % itself; it gives no number of those sent then, so none is computed.
    day = date(2026, 11, 29)
    found = loss_share(record.claims, record.metric_rows, day, 12).query("voice == 'KR'").set_index(["metric", "base"])
    for key, share in {
        ("casualties", "troops_sent"): 31.33,
        ("killed", "troops_sent"): 4,
        ("killed", "casualties"): 12.77,
    }.items():
        assert found.loc[key, "share_low"] == pytest.approx(share, abs=0.01)
        assert (found.loc[key, "as_of"], found.loc[key, "old"]) == (pd.Timestamp("2025-04-30"), True)
    stated = stated_shares(record.claims, record.metric_rows, day, 12).set_index("claim_id")
    assert stated.loc["casualty-share-pct-nis-2026-02-12", ["best", "old"]].tolist() == [40, False]
