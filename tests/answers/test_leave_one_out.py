"""What the range hangs on: its ends with one voice, or one side, left out."""

from datetime import date

import pandas as pd
from hypothesis import given, strategies as st

from ledger.answers.leave_one_out import COLUMNS, leave_one_out
from ledger.answers.series import series
from ledger.answers.spread import Spread, lower_candidate, spread, upper_candidate
from ledger.record.claim import claims_of
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame, frames

DAY = date(2025, 4, 28)
MONTHS = 12


def left_out(claims: pd.DataFrame, months: int = MONTHS) -> pd.DataFrame:
    """The rows by what is left out; a voice and a side never have the same key here."""
    return leave_one_out(spread(claims, DAY, months)).set_index("key")


THREE = frame(
    claim("hur", "ua-hur", "2025-03-01", best=1000),
    claim("isw", "isw", "2025-03-02", best=3000),
    claim("cnn", "cnn", "2025-03-03", best=4000),
    claim("uk", "uk-mod", "2025-03-04", low=5000),
)


def test_each_voice_and_each_side_is_left_out_once() -> None:
    rows = left_out(THREE)
    assert list(zip(rows.index, rows["kind"], rows["voices"], rows["left"], strict=True)) == [
        ("GB", "voice", 1, 3),
        ("UA", "voice", 1, 3),
        ("cnn", "voice", 1, 3),
        ("isw", "voice", 1, 3),
        ("ukraine", "side", 1, 3),
        ("western", "side", 1, 3),
        ("independent", "side", 2, 2),
    ]


def test_the_ends_are_those_of_the_voices_that_remain() -> None:
    rows = left_out(THREE)
    # In full 1,000 to at least 5,000. Without Kyiv the ISW is lowest: 5,000 over 3,000.
    assert rows.loc["UA", ["low", "low_claim", "high", "high_claim", "bound", "moved"]].tolist() == [
        3000,
        "isw",
        5000,
        "uk",
        True,
        "low",
    ]
    assert rows.loc["UA", "factor"] == 5000 / 3000
    # Without the British "at least 5,000" the highest is a plain 4,000, and the factor no least one any more.
    assert rows.loc["GB", ["high", "high_claim", "factor", "bound", "moved"]].tolist() == [
        4000,
        "cnn",
        4,
        False,
        "high",
    ]
    assert rows.loc[["isw", "cnn", "independent"], "moved"].tolist() == ["", "", ""]


def test_equal_numbers_of_two_voices_hold_an_end_together() -> None:
    claims = frame(
        claim("a", "ua-hur", best=1000),
        claim("b", "nis", best=1000),
        claim("c", "isw", best=1000),
        claim("d", "uk-mod", best=2000),
    )
    rows = left_out(claims, 24)
    assert rows["moved"].to_dict() == {
        "KR": "",
        "UA": "",
        "isw": "",
        "GB": "high",
        "ukraine": "",
        "south_korea": "",
        "independent": "",
        "western": "high",
    }
    # The end goes on under another name: a claim that remains.
    assert rows.loc["KR", "low_claim"] in ("a", "c")


def test_a_side_may_move_what_none_of_its_voices_moves() -> None:
    claims = frame(
        claim("a", "isw", best=1000),
        claim("b", "cnn", best=1000),
        claim("c", "nis", best=3000),
        claim("d", "ua-hur", best=3000),
    )
    rows = left_out(claims, 24)
    assert rows.loc[["isw", "cnn", "KR", "UA"], "moved"].tolist() == [""] * 4
    assert rows.loc["independent", ["low", "high", "factor", "moved"]].tolist() == [3000, 3000, 1, "low"]


def test_a_repeat_of_what_was_left_out_does_not_come_back() -> None:
    claims = frame(
        claim("hur", "ua-hur", "2025-03-01", best=1000),
        claim("repeat", "us-pentagon", "2025-04-01", best=1000, derived_from="hur", origin_source="ua-hur"),
        claim("nis", "nis", "2025-03-02", best=3000),
    )
    rows = left_out(claims)
    assert "US" not in rows.index
    assert rows.loc["UA", ["low", "low_claim", "left"]].tolist() == [3000, "nis", 1]
    assert rows.loc["ukraine", ["low", "low_claim", "left"]].tolist() == [3000, "nis", 1]


def test_a_figure_that_is_too_old_stays_out() -> None:
    claims = frame(
        claim("old", "uk-mod", "2024-04-01", best=500),
        claim("hur", "ua-hur", "2025-03-01", best=1000),
        claim("nis", "nis", "2025-03-02", best=3000),
    )
    assert left_out(claims).loc["UA", ["low", "high", "left"]].tolist() == [3000, 3000, 1]


def test_an_end_that_nobody_holds_any_more_has_moved() -> None:
    claims = frame(claim("exact", "nis", best=4000), claim("more", "ua-hur", low=4500))
    rows = left_out(claims, 24)
    assert rows.loc["KR", "moved"] == "low"
    assert rows.loc["KR", "low_claim"] == ""
    assert rows.loc["KR", ["low", "factor"]].isna().all()
    assert rows.loc["KR", "high_claim"] == "more"


def test_one_voice_leaves_nothing_and_none_gives_no_row() -> None:
    rows = left_out(frame(claim("only", "nis", best=4000)))
    assert rows["moved"].tolist() == ["both", "both"]
    assert rows["left"].tolist() == [0, 0]
    nobody = leave_one_out(spread(frame(), DAY, MONTHS))
    assert (len(nobody), tuple(nobody.columns)) == (0, COLUMNS)


def ends_by_hand(found: Spread, kind: str, key: str) -> tuple[list[float], list[float]]:
    """The numbers that can hold the two ends without one voice or side."""
    rest = [claim for claim in claims_of(found.voices) if (claim.voice if kind == "voice" else claim.side) != key]
    return [lower_candidate(row) for row in rest if pd.notna(lower_candidate(row))], [
        upper_candidate(row) for row in rest if pd.notna(upper_candidate(row))
    ]


@few
@given(frames(smallest=1), st.sampled_from([3, 6, 12, 24]))
def test_the_rest_never_lies_outside_and_moves_only_without_who_held_an_end_alone(
    claims: pd.DataFrame, months: int
) -> None:
    found = spread(claims, DAY, months)
    full = found.extremes
    for row in leave_one_out(found).to_dict("records"):
        lows, highs = ends_by_hand(found, row["kind"], row["key"])
        assert (row["low"] == min(lows)) if lows else pd.isna(row["low"])
        assert (row["high"] == max(highs)) if highs else pd.isna(row["high"])
        assert not row["low"] < full.low
        assert not row["high"] > full.high
        low_stays = full.lowest is None or full.low in lows
        high_stays = full.highest is None or full.high in highs
        assert (
            row["moved"]
            == {(True, True): "", (False, True): "low", (True, False): "high", (False, False): "both"}[
                low_stays, high_stays
            ]
        )
        if not row["moved"]:
            assert (full.factor is None and pd.isna(row["factor"])) or row["factor"] == full.factor


@few
@given(frames(smallest=1), st.data())
def test_neither_the_order_of_rows_nor_a_repeat_changes_anything(claims: pd.DataFrame, data: st.DataObject) -> None:
    whole = left_out(claims)
    shuffled = left_out(claims.iloc[data.draw(st.permutations(range(len(claims))))])
    pd.testing.assert_frame_equal(shuffled, whole)
    told = claims.iloc[[0]].assign(claim_id="again", source="isw", voice="isw", side="independent", is_repeat=True)
    if claims["origin_voice"].iloc[0] != "isw":
        pd.testing.assert_frame_equal(left_out(pd.concat([claims, told])), whole)


def test_the_range_in_kursk_hangs_on_kyiv_when_the_article_appeared(record: Record) -> None:
    # From data/claims.csv, troops_in_kursk, present, all, stated by 28 April 2025, the newest of each voice: Washington about 10,000 (23 November
    # 2024), Seoul about 11,000 (19 December), Kyiv about 8,000 (31 January 2025). In full 8,000 to 11,000, factor 1.375; without Kyiv
    # 10,000 to 11,000, 1.1; without Seoul 8,000 to 10,000, 1.25; without Washington nothing moves.
    rows = leave_one_out(
        spread(series(record.known_on(DAY).claims, "troops_in_kursk", "present"), DAY, MONTHS)
    ).set_index("key")
    assert rows.loc[["UA", "KR", "US"], "moved"].tolist() == ["low", "high", ""]
    assert rows.loc[["UA", "KR", "US"], "factor"].tolist() == [1.1, 1.25, 1.375]
