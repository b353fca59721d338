"""Losses as a share of those sent: an interval, its open ends, and the shares that sources stated themselves."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.answers.loss_share import COLUMNS, SHARES, loss_share, stated_shares
from ledger.record import Record
from tests.claims import NUMBERS, claim, few, frame

DAY = date(2025, 4, 28)
LIMIT = 90
METRICS = {
    name: {"default_basis": "present" if name == "captured" else "total"}
    for share in SHARES for name in (share.metric, share.base, share.stated) if name
}


def lost(claim_id: str, source: str = "nis", as_of: str = "2025-04-01", metric: str = "casualties", **said: Any) -> dict[str, Any]:
    return claim(claim_id, source, as_of, metric=metric, basis="total", **said)


def sent(claim_id: str, source: str = "nis", as_of: str = "2025-04-01", **said: Any) -> dict[str, Any]:
    return lost(claim_id, source, as_of, "troops_sent", **said)


def shares(*rows: dict[str, Any], limit: int = LIMIT) -> pd.DataFrame:
    return loss_share(frame(*rows), METRICS, DAY, limit)


def only(*rows: dict[str, Any]) -> dict[str, Any]:
    """The one share that these claims allow."""
    found = shares(*rows)
    assert len(found) == 1
    return dict(found.iloc[0])


FOUR = (lost("low", "nis", best=3000), lost("high", "ua-hur", best=6000), sent("many", "jcs", best=15_000), sent("few", "uk-mod", best=10_000))


def test_lowest_over_highest_and_highest_over_lowest() -> None:
    row = only(*FOUR)
    # 3,000 of 15,000 is a fifth; 6,000 of 10,000 three fifths.
    assert (row["share_low"], row["share_high"]) == (20, 60)
    assert [row[name] for name in ("low_claim", "low_base", "high_claim", "high_base")] == ["low", "many", "high", "few"]
    assert (row["metric"], row["basis"], row["base"], row["base_basis"]) == ("casualties", "total", "troops_sent", "total")
    assert (row["low_open"], row["high_open"], row["contradicted"], row["oldest"]) == (False, False, False, "")


def test_bounds_open_the_interval_on_the_side_where_the_share_may_go_on() -> None:
    plain = (lost("n", "nis", best=3000), sent("d", "jcs", best=10_000))
    opened = {
        # What is added: a claim that takes over one of the two ends with a bound, and which end of the share opens.
        "losses of at least 4,000": ((lost("x", "ua-hur", low=4000),), (30, 40), (False, True)),
        "losses of up to 2,000": ((lost("x", "ua-hur", high=2000),), (20, 30), (True, False)),
        "at least 12,000 sent": ((sent("x", "ua-hur", low=12_000),), (25, 30), (True, False)),
        "up to 6,000 sent": ((sent("x", "ua-hur", high=6000),), (30, 50), (False, True)),
    }
    for rows, expected, ends_open in opened.values():
        row = only(*plain, *rows)
        assert (row["share_low"], row["share_high"]) == expected
        assert (row["low_open"], row["high_open"]) == ends_open


def test_where_nobody_holds_a_figure_there_is_no_firm_end() -> None:
    # All losses are "at least", so nobody holds the lowest; the highest is a bound.
    row = only(lost("n", "nis", low=3000), sent("d", "jcs", best=10_000))
    assert pd.isna(row["share_low"])
    assert (row["low_claim"], row["low_open"], row["share_high"], row["high_open"]) == ("", True, 30, True)
    # All sent are "at least", so nobody holds the lowest of those sent: no high end, and the low end is open.
    row = only(lost("n", "nis", best=3000), sent("d", "jcs", low=10_000))
    assert pd.isna(row["share_high"])
    assert (row["high_base"], row["high_open"], row["share_low"], row["low_open"]) == ("", True, 30, True)


def test_a_share_above_all_is_computed_and_marked() -> None:
    row = only(lost("n", "nis", best=5000), sent("few", "jcs", best=4000), sent("many", "ua-hur", best=20_000))
    assert (row["share_low"], row["share_high"], row["contradicted"]) == (25, 125, True)


def test_where_the_age_limit_is_not_applied_the_oldest_claim_is_named() -> None:
    aged = (lost("n", "nis", best=3000), sent("old", "jcs", "2024-10-01", best=3000), sent("older", "ua-hur", "2024-09-30", best=12_000))
    row = only(*aged)
    assert (row["share_low"], row["share_high"], row["oldest"]) == (25, 100, "older")
    # Two young voices bring the limit back, and the old figures are gone.
    row = only(*aged, sent("young", "uk-mod", best=10_000), sent("young too", "us-pentagon", best=12_000))
    assert (row["share_low"], row["share_high"], row["oldest"]) == (25, 30, "")


def test_one_young_voice_is_no_matter_of_different_days() -> None:
    assert only(lost("n", "nis", best=3000), sent("d", "jcs", best=10_000))["oldest"] == ""


def test_each_measure_is_counted_on_its_own_basis_and_the_dead_over_the_casualties_too() -> None:
    found = shares(
        *FOUR, lost("dead", metric="killed", best=600), claim("prisoners", "ua-hur", "2025-04-01", metric="captured", basis="present", best=3),
        claim("ever", "nis", "2025-04-01", metric="captured", basis="total", best=9), claim("part", "nis", "2025-04-01", metric="wounded", basis="total", covers="part", best=100),
    )
    assert list(zip(found["metric"], found["base"], strict=True)) == [
        ("casualties", "troops_sent"), ("killed", "troops_sent"), ("captured", "troops_sent"), ("killed", "casualties"),
    ]
    by = found.set_index(["metric", "base"])
    assert by.loc[("captured", "troops_sent"), ["basis", "share_low", "share_high"]].tolist() == ["present", pytest.approx(0.02), pytest.approx(0.03)]
    # 600 of 6,000 and 600 of 3,000.
    assert by.loc[("killed", "casualties"), ["share_low", "share_high"]].tolist() == [10, 20]


def test_without_one_of_the_two_figures_there_is_no_share() -> None:
    assert shares(lost("n", best=3000)).empty
    assert shares(sent("d", best=3000)).empty
    assert tuple(shares().columns) == COLUMNS


def test_of_each_source_the_newest_share_that_it_stated() -> None:
    def said(claim_id: str, source: str, as_of: str, metric: str, **numbers: float) -> dict[str, Any]:
        return lost(claim_id, source, as_of, metric, unit="percent", **numbers)

    claims = frame(
        said("uk-first", "uk-mod", "2025-02-23", "casualty_share_pct", low=33.3), said("uk", "uk-mod", "2025-03-28", "casualty_share_pct", low=50),
        said("nis", "nis", "2025-03-15", "casualty_share_pct", best=30), said("uk-dead", "uk-mod", "2025-03-28", "killed_share_pct", best=33.3),
    )
    own = stated_shares(claims, METRICS, DAY).set_index("claim_id")
    assert own["age"].to_dict() == {"nis": 44, "uk": 31, "uk-dead": 31}
    assert stated_shares(frame(), METRICS, DAY).empty


@st.composite
def _claims(draw: st.DrawFn) -> pd.DataFrame:
    """Losses and soldiers sent, exact or bounds, by several sources."""
    rows = []
    for number, source in enumerate(("nis", "jcs", "ua-hur", "uk-mod")):
        for metric in ("casualties", "troops_sent"):
            how = draw(st.sampled_from(["best", "low", "high", ""]))
            if how:
                rows.append(lost(f"{metric}-{number}", source, metric=metric, **{how: draw(NUMBERS)}))
    return frame(*draw(st.permutations(rows)))


@few
@given(_claims(), st.data())
def test_every_pair_of_exact_figures_lies_within_the_interval(claims: pd.DataFrame, data: st.DataObject) -> None:
    found = loss_share(claims, METRICS, DAY, LIMIT)
    exact = {metric: claims.loc[(claims["metric"] == metric) & claims["best"].notna(), "best"] for metric in ("casualties", "troops_sent")}
    pairs = [100 * part / whole for part in exact["casualties"] for whole in exact["troops_sent"]]
    for row in found.to_dict("records"):
        assert all(row["share_low"] <= share * (1 + 1e-12) and share <= row["share_high"] * (1 + 1e-12) for share in pairs)
        assert row["contradicted"] == (row["share_low"] > 100 or row["share_high"] > 100)
        for end in ("low", "high"):
            assert pd.isna(row[f"share_{end}"]) == ("" in (row[f"{end}_claim"], row[f"{end}_base"]))
    shuffled = claims.iloc[data.draw(st.permutations(range(len(claims))))]
    pd.testing.assert_frame_equal(loss_share(shuffled, METRICS, DAY, LIMIT), found)


@few
@given(_claims())
def test_a_repeat_changes_nothing(claims: pd.DataFrame) -> None:
    told = claims[claims["source"] == "nis"].assign(claim_id=lambda rows: "again-" + rows["claim_id"], source="isw", is_repeat=True)
    pd.testing.assert_frame_equal(loss_share(pd.concat([claims, told]), METRICS, DAY, LIMIT), loss_share(claims, METRICS, DAY, LIMIT))


def test_casualties_over_those_sent_when_the_article_appeared(record: Record) -> None:
    # From data/claims.csv, stated by 28 April 2025. Casualties within 90 days: lowest about 4,000 (JCS, 27 March, the newest
    # of three), highest more than 5,000 (British ministry, 28 March). Sent: only the British "more than 11,000" of
    # 24 February is within 90 days, so the limit falls away; lowest of all is the NIS's about 3,000 of 23 October 2024 (187
    # days old: 8 + 30 + 31 + 31 + 28 + 31 + 28), highest 12,000, last said by Zelensky on 5 January 2025.
    row = loss_share(record.known_on(DAY).claims, record.metric_rows, DAY, LIMIT).iloc[0]
    assert (row["share_low"], row["share_high"]) == (pytest.approx(4000 / 12_000 * 100), pytest.approx(5000 / 3000 * 100))
    assert [row[name] for name in ("low_claim", "low_base", "high_claim", "high_base")] == [
        "casualties-jcs-2025-03-27", "troops-sent-ua-president-2025-01-05", "casualties-uk-mod-2025-03-28", "troops-sent-nis-2024-10-23",
    ]
    assert (row["low_open"], row["high_open"], row["contradicted"], row["oldest"]) == (False, True, True, "troops-sent-nis-2024-10-23")


def test_casualties_over_those_sent_when_all_was_collected(record: Record) -> None:
    # From data/claims.csv: on 22 November 2026 nothing is within 90 days, so all voices count. Casualties: lowest about
    # 4,000 (JCS, 27 March 2025, the newest of several), highest about 6,000 (NIS, 12 February 2026; the
    # British "more than 6,000" is older). Sent: lowest about 11,000 (Western officials), highest about 15,000 (NIS).
    day = date(2026, 11, 22)
    row = loss_share(record.claims, record.metric_rows, day, LIMIT).iloc[0]
    assert (row["share_low"], row["share_high"]) == (pytest.approx(400 / 15), pytest.approx(600 / 11))
    assert (row["low_claim"], row["high_claim"], row["low_open"], row["high_open"]) == (
        "casualties-jcs-2025-03-27", "casualties-nis-2026-02-12", False, False,
    )


@few
@given(st.data())
def test_moving_known_on_back_never_brings_a_claim_that_was_stated_later(record: Record, data: st.DataObject) -> None:
    day = data.draw(st.dates(date(2024, 11, 1), date(2026, 3, 1)))
    known = record.known_on(day)
    found = loss_share(known.claims, record.metric_rows, day, LIMIT)
    named = {claim_id for name in ("low_claim", "low_base", "high_claim", "high_base", "oldest") for claim_id in found[name]} - {""}
    named |= {claim_id for older in found["outgrown"] for claim_id in older}
    stated = record.claims.set_index("claim_id")["stated_on"]
    assert (stated[list(named)] <= pd.Timestamp(day)).all()
