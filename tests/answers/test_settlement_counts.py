"""Settlements named beside those claimed, and how long two sides claimed the same one."""

from datetime import date, timedelta

import pandas as pd
from hypothesis import given, strategies as st

from ledger.answers.settlement_control import ACCOUNT_OF
from ledger.answers.settlement_counts import (
    claimed_vs_named,
    count_change_dates,
    count_held,
    largest_difference,
    overlapping_control,
)
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame

Statement = tuple[str, str, str, str]
PLACES = pd.DataFrame(
    {"place_id": ["guevo", "gornal", "sudzha", "basivka"], "country": ["RU", "RU", "RU", "UA"]}, dtype="str"
)


def control(*rows: Statement) -> pd.DataFrame:
    """Statements from (place, side, as of, controller), stated on their as-of day."""
    named = [
        (f"c{number}", place, side, as_of, as_of, who, "hold")
        for number, (place, side, as_of, who) in enumerate(rows, start=1)
    ]
    table = pd.DataFrame(
        named, columns=["control_id", "place_id", "side", "as_of", "stated_on", "controller", "kind"], dtype="str"
    )
    return table.astype({"as_of": "datetime64[us]", "stated_on": "datetime64[us]"})


def counts(statements: pd.DataFrame, day: str) -> dict[str, tuple[int, ...]]:
    """For each account: held by Ukraine, by Russia, then by young words only."""
    rows = count_held(statements, PLACES, [date.fromisoformat(day)]).set_index("account")
    return {
        str(account): tuple(row[["ukraine", "russia", "ukraine_young", "russia_young"]])
        for account, row in rows.iterrows()
    }


CONTROL_ROWS = control(
    ("guevo", "ukraine", "2025-01-01", "ukraine"),
    ("gornal", "ukraine", "2025-01-05", "ukraine"),
    ("sudzha", "ukraine", "2025-01-05", "contested"),
    ("basivka", "ukraine", "2025-01-05", "ukraine"),
    ("guevo", "russia", "2025-01-10", "russia"),
    ("gornal", "north_korea", "2025-01-11", "russia"),
    ("guevo", "ukraine", "2025-01-20", "russia"),
    ("sudzha", "western", "2025-01-20", "ukraine"),
)


def test_each_account_counts_what_its_last_words_name() -> None:
    # Fighting at Sudzha is nobody's, Basivka lies in Ukraine, North Korea speaks with Russia's account.
    assert counts(CONTROL_ROWS, "2025-01-05") == {"ukraine": (2, 0, 2, 0)}
    assert counts(CONTROL_ROWS, "2025-01-12") == {"ukraine": (2, 0, 2, 0), "russia": (0, 2, 0, 2)}
    assert counts(CONTROL_ROWS, "2025-01-20") == {
        "ukraine": (1, 1, 1, 1),
        "russia": (0, 2, 0, 2),
        "others": (1, 0, 1, 0),
    }


def test_a_last_word_stands_but_is_young_for_90_days() -> None:
    # 10 January and 90 days is 10 April; 11 January and 90 days is 11 April.
    assert counts(CONTROL_ROWS, "2025-04-10")["russia"] == (0, 2, 0, 2)
    assert counts(CONTROL_ROWS, "2025-04-11")["russia"] == (0, 2, 0, 1)
    assert counts(CONTROL_ROWS, "2026-01-01")["russia"] == (0, 2, 0, 0)


def test_counts_turn_where_something_is_said_or_grows_old() -> None:
    statements = control(("guevo", "ukraine", "2025-01-01", "ukraine"), ("guevo", "ukraine", "2025-05-01", "ukraine"))
    assert count_change_dates(statements) == [date(2025, 1, 1), date(2025, 4, 2), date(2025, 5, 1)]
    assert count_change_dates(control()) == []


def claimed(
    claim_id: str, source: str, as_of: str, metric: str = "settlements_held_ua", **said: object
) -> dict[str, object]:
    return claim(claim_id, source, as_of, metric=metric, **said)


def test_a_claim_stands_beside_what_is_named_by_its_day() -> None:
    rows = claimed_vs_named(
        CONTROL_ROWS,
        PLACES,
        frame(
            claimed("before", "ua-president", "2024-12-31", best=5),
            claimed("kyiv", "ua-president", "2025-01-12", best=5),
            claimed("seoul", "nis", "2025-01-20", low=3, high=4),
            claimed("least", "ua-hur", "2025-01-21", low=4),
            claimed("most", "ua-hur", "2025-01-22", high=4),
            claimed("words", "ua-hur", "2025-01-20"),
            claimed("other", "ua-hur", "2025-01-20", "killed", best=3),
        ),
    ).set_index("claim_id")
    assert rows.index.tolist() == ["before", "kyiv", "seoul", "least", "most"]
    assert rows["account"].tolist() == ["ukraine", "ukraine", "others", "ukraine", "ukraine"]
    assert rows["named"].tolist() == [0, 2, 1, 1, 1]
    # On 20 January Kyiv still names Gornal, the others name Sudzha.
    assert rows["named_by_any"].tolist() == [0, 2, 2, 2, 2]
    assert rows["least_difference"].fillna(-1).tolist() == [5, 3, 2, 3, -1]
    assert rows["most_difference"].fillna(-1).tolist() == [5, 3, 3, -1, 3]


def test_a_claim_of_a_period_counts_only_words_about_it() -> None:
    rows = claimed_vs_named(
        CONTROL_ROWS,
        PLACES,
        frame(
            claimed("all", "ru-mod", "2025-01-12", "settlements_retaken_ru", basis="total", best=3),
            claimed(
                "two-days",
                "ru-mod",
                "2025-01-12",
                "settlements_retaken_ru",
                basis="period",
                period_start="2025-01-11",
                best=3,
            ),
        ),
    )
    assert rows[["named", "named_by_any", "holder"]].to_numpy().tolist() == [[2, 2, "russia"], [1, 1, "russia"]]


def test_the_widest_difference_may_be_a_bound_or_below_zero() -> None:
    five, least = claimed("five", "ua-hur", "2025-01-12", best=5), claimed("least", "ua-hur", "2025-01-12", low=6)
    none = claimed("none", "ru-mod", "2025-01-12", "settlements_retaken_ru", best=0)
    assert largest_difference(claimed_vs_named(CONTROL_ROWS, PLACES, frame(five, none))).claim.claim_id == "five"
    assert largest_difference(claimed_vs_named(CONTROL_ROWS, PLACES, frame(five, least))).claim.claim_id == "least"
    # Nothing claimed while two are named is two apart: further than three claimed while two are named.
    assert (
        largest_difference(
            claimed_vs_named(CONTROL_ROWS, PLACES, frame(claimed("three", "ua-hur", "2025-01-12", best=3), none))
        ).claim.claim_id
        == "none"
    )
    # Two are named: none to three lies up to two from it, at its lower end; three lies one from it.
    ranges = frame(
        claimed("none-to-three", "ua-hur", "2025-01-11", low=0, high=3),
        claimed("three", "ua-hur", "2025-01-12", best=3),
    )
    assert largest_difference(claimed_vs_named(CONTROL_ROWS, PLACES, ranges)).claim.claim_id == "none-to-three"
    assert largest_difference(claimed_vs_named(CONTROL_ROWS, PLACES, frame())) is None


def test_nothing_said_leaves_the_whole_claim_as_difference() -> None:
    rows = claimed_vs_named(control(), PLACES, frame(claimed("five", "ua-hur", "2025-01-12", best=5)))
    assert rows[["named", "named_by_any", "least_difference"]].to_numpy().tolist() == [[0, 0, 5]]
    assert count_held(control(), PLACES, [date(2025, 1, 1)]).empty


def test_two_sides_claim_a_settlement_until_one_says_otherwise() -> None:
    # Guevo from 10 January, when Russia claimed it, to the 19th; Gornal from the 11th on. Basivka was claimed by one side only.
    found = overlapping_control(CONTROL_ROWS, date(2025, 1, 31))
    assert found.settlements[["place_id", "days", "young_days", "still"]].to_numpy().tolist() == [
        ["gornal", 21, 21, True],
        ["guevo", 10, 10, False],
    ]
    assert found.settlements["first"].tolist() == [pd.Timestamp("2025-01-11"), pd.Timestamp("2025-01-10")]
    assert found.settlements["last"].tolist() == [pd.Timestamp("2025-01-31"), pd.Timestamp("2025-01-19")]
    # Together from 10 to 31 January: 22 of the 31 days since the first statement.
    assert (found.days, found.young_days, found.of_days) == (22, 22, 31)


def test_days_with_an_old_word_are_told_apart() -> None:
    # Kyiv's word on Gornal of 5 January is young to 5 April; on 1 May Moscow speaks again, which makes Kyiv's no younger.
    statements = control(
        ("gornal", "ukraine", "2025-01-05", "ukraine"),
        ("gornal", "russia", "2025-04-01", "russia"),
        ("gornal", "russia", "2025-05-01", "russia"),
    )
    found = overlapping_control(statements, date(2025, 5, 2))
    assert found.spans.astype({"start": "str", "end": "str"}).to_numpy().tolist() == [
        ["gornal", "2025-04-01", "2025-04-05", True],
        ["gornal", "2025-04-06", "2025-05-02", False],
    ]
    assert found.settlements[["days", "young_days"]].to_numpy().tolist() == [[32, 5]]
    assert (found.days, found.young_days) == (32, 5)


def test_one_side_or_none_disputes_nothing() -> None:
    for statements in (
        control(),
        control(("guevo", "ukraine", "2025-01-05", "ukraine"), ("guevo", "western", "2025-01-06", "russia")),
    ):
        found = overlapping_control(statements, date(2025, 1, 31))
        assert (found.days, found.young_days, len(found.spans), len(found.settlements)) == (0, 0, 0, 0)
    assert overlapping_control(CONTROL_ROWS, date(2024, 12, 1)).of_days == 0


STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(["guevo", "gornal", "sudzha"]),
        st.sampled_from(["ukraine", "russia", "north_korea", "western"]),
        st.integers(0, 200).map(lambda days: str(date(2025, 1, 1) + timedelta(days=days))),
        st.sampled_from(["ukraine", "russia", "contested"]),
    ),
    max_size=12,
).map(lambda rows: control(*rows))


@few
@given(STATEMENTS, st.integers(0, 260), st.randoms())
def test_the_order_of_rows_does_not_matter(said: pd.DataFrame, ahead: int, random: object) -> None:
    day = date(2025, 1, 1) + timedelta(days=ahead)
    mixed = said.sample(frac=1, random_state=ahead)
    pd.testing.assert_frame_equal(count_held(said, PLACES, [day]), count_held(mixed, PLACES, [day]))
    one, other = overlapping_control(said, day), overlapping_control(mixed, day)
    pd.testing.assert_frame_equal(one.spans, other.spans)
    pd.testing.assert_frame_equal(one.settlements, other.settlements)


@few
@given(STATEMENTS, st.integers(0, 260))
def test_day_by_day_the_same_days_are_disputed(said: pd.DataFrame, ahead: int) -> None:
    day = date(2025, 1, 1) + timedelta(days=ahead)
    found = overlapping_control(said, day)
    days = [date(2025, 1, 1) + timedelta(days=each) for each in range(ahead + 1)]
    words = list(
        zip(
            said["place_id"],
            said["side"].map(ACCOUNT_OF),
            (about.date() for about in said["as_of"]),
            said["controller"],
            strict=True,
        )
    )
    expected = {(place, each) for each in days for place in PLACES["place_id"] if _claimed_by_both(words, place, each)}
    spans = found.spans.to_dict("records")
    assert {
        (row["place_id"], each.date()) for row in spans for each in pd.date_range(row["start"], row["end"])
    } == expected
    assert found.days == len({each for _, each in expected})
    assert found.settlements["days"].sum() == len(expected)
    assert (found.settlements["young_days"] <= found.settlements["days"]).all()


def _claimed_by_both(words: list[tuple[str, str, date, str]], place: str, day: date) -> bool:
    """Straight from the definition: of each account the statements about the latest day, which must all name its own side."""
    for account in ("ukraine", "russia"):
        own = [
            (about, holder) for where, who, about, holder in words if (where, who) == (place, account) and about <= day
        ]
        newest = {holder for about, holder in own if about == max(about for about, _ in own)}
        if newest != {account}:
            return False
    return True


def test_syrskyis_hundred_settlements_on_the_real_record(record: Record) -> None:
    # claims.csv: as of 27 August 2024 Syrskyi claimed 100. control.csv, Ukrainian side, last words up to that day that name Ukraine: Oleshnya
    # and Sverdlikovo (6 August), Gogolevka, Goncharovka, Gornal, Nikolaevo-Darino, Rubanshchina and Zeleny Shlyakh (7), Guevo (11), Darino (12),
    # Sudzha (15), Vnezapnoye (16), Borki (17): 13. Fighting at Malaya Loknya does not count; Kremyanoye, Novoivanovka and Olgovka are named Russian.
    rows = claimed_vs_named(record.control, record.places, record.claims)
    found = rows[rows["claim_id"] == "settlements-held-ua-ua-cinc-2024-08-27"].iloc[0]
    assert (found["named"], found["least_difference"], found["most_difference"]) == (13, 87, 87)
    assert largest_difference(rows).claim.claim_id == found["claim_id"]


def test_darino_on_the_real_record(record: Record) -> None:
    # control.csv: Ukrainian military on 12 August 2024: Ukraine; Alaudinov on 19 September: Russia; Russian bloggers on 25 September: fighting.
    # So from 19 to 24 September, 6 days, all of them within 90 days of 12 August. On 27 November DeepState names Russia, as Moscow does later.
    settlements = overlapping_control(record.control, date(2025, 4, 28)).settlements.set_index("place_id")
    assert settlements.loc["darino", ["days", "young_days", "still"]].tolist() == [6, 6, False]


def test_all_spoken_of_in_russia_lie_in_kursk(record: Record) -> None:
    spoken = record.places[
        record.places["place_id"].isin(record.control["place_id"]) & (record.places["country"] == "RU")
    ]
    assert set(spoken["district"]) <= {
        "belovsky",
        "bolshesoldatsky",
        "glushkovsky",
        "korenevsky",
        "rylsky",
        "sudzhansky",
    }
