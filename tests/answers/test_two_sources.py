"""Two sources against each other."""

import math

import pandas as pd
import pytest
from hypothesis import given

from ledger.answers.series import series
from ledger.answers.two_sources import two_sources
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame, frames


def test_each_day_has_what_both_had_last_said() -> None:
    claims = frame(
        claim("n1", "nis", "2025-01-01", best=1000),
        claim("h1", "ua-hur", "2025-01-11", low=2000, high=4000),
        claim("n2", "nis", "2025-01-21", low=3000),
        claim("other", "isw", "2025-01-15", best=9),
    )
    rows = two_sources(claims, "nis", "ua-hur")
    assert rows["as_of"].dt.strftime("%m-%d").tolist() == ["01-01", "01-11", "01-21"]
    assert rows[["first", "second"]].to_numpy().tolist() == [["n1", ""], ["n1", "h1"], ["n2", "h1"]]
    # 1,000 by 4,000 and by 2,000; then 3,000 by 4,000 and by 2,000.
    assert rows["ratio_low"].tolist()[1:] == [0.25, 0.75]
    assert rows["ratio_high"].tolist()[1:] == [0.5, 1.5]
    assert math.isnan(rows["ratio_low"][0])
    assert math.isnan(rows["ratio_high"][0])


def test_of_one_day_the_statement_made_last() -> None:
    claims = frame(
        claim("corrected", "nis", stated_on="2024-10-09", best=20),
        claim("first", "nis", stated_on="2024-10-02", best=10),
        claim("h", "ua-hur", best=5),
    )
    rows = two_sources(claims, "nis", "ua-hur")
    assert rows[["first", "second", "ratio_low", "ratio_high"]].to_numpy().tolist() == [["corrected", "h", 4.0, 4.0]]


def test_nothing_is_divided_by_zero() -> None:
    claims = frame(claim("n", "nis", best=100), claim("none", "ua-hur", best=0))
    assert two_sources(claims, "nis", "ua-hur")[["ratio_low", "ratio_high"]].isna().all(axis=None)


def test_zero_against_a_number_is_zero() -> None:
    claims = frame(claim("none", "nis", best=0), claim("h", "ua-hur", best=100))
    assert two_sources(claims, "nis", "ua-hur")[["ratio_low", "ratio_high"]].to_numpy().tolist() == [[0.0, 0.0]]


@pytest.mark.filterwarnings("error")
def test_pandas_has_nothing_to_say_where_one_source_is_silent() -> None:
    assert two_sources(frame(claim("n", "nis", best=100)), "nis", "ua-hur")["second"].tolist() == [""]


def test_who_never_spoke_stays_empty() -> None:
    rows = two_sources(frame(claim("n", "nis", best=100)), "nis", "ua-hur")
    assert rows[["first", "second"]].to_numpy().tolist() == [["n", ""]]
    assert rows["ratio_low"].isna().all()
    assert len(two_sources(frame(), "nis", "ua-hur")) == 0


@few
@given(frames())
def test_the_two_directions_mirror_each_other(claims: pd.DataFrame) -> None:
    there, back = two_sources(claims, "nis", "ua-hur"), two_sources(claims, "ua-hur", "nis")
    assert there["first"].tolist() == back["second"].tolist()
    assert set(there["as_of"]) == set(claims.loc[claims["source"].isin(["nis", "ua-hur"]), "as_of"])
    both = (there["first"] != "") & (there["second"] != "")
    assert there["ratio_low"].notna().equals(both)
    assert (there["ratio_low"] <= there["ratio_high"])[both].all()
    assert (1 / there["ratio_low"] - back["ratio_high"]).abs()[both].max() < 1e-9 or not both.any()


def test_seoul_and_kyiv_on_casualties(record: Record) -> None:
    # 19 December 2024: the NIS says about 1,100, the president has only spoken in words, so there is no ratio yet.
    # 23 December: he says more than 3,000, so 1,100 by 3,000. 13 January: NIS about 3,000, he 4,000 since 9 January.
    rows = two_sources(series(record.claims, "casualties", "total"), "nis", "ua-president").set_index("as_of")
    assert rows.loc["2024-12-19", "second"] == ""
    assert rows.loc["2024-12-23", "ratio_low"] == pytest.approx(1100 / 3000)
    assert rows.loc["2025-01-13", ["first", "second"]].tolist() == [
        "casualties-nis-2025-01-13",
        "casualties-ua-president-2025-01-09",
    ]
    assert rows.loc["2025-01-13", ["ratio_low", "ratio_high"]].tolist() == [0.75, 0.75]
