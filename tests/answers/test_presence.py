"""Where North Koreans were reported and denied, by hand on the tiny record; and what always holds on the real one.

The tiny record: on 1 December 2024 the HUR reports fighting at Loknya, on the 5th the Pentagon has not seen any there; the NIS
puts them in Sudzha district from 8 to 12 January 2025, the HUR losses in Sudzha itself on the 9th; the NIS has arms in Moscow.
"""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from ledger.answers.presence import change_dates, presence, statements_at
from ledger.answers.registry import Query, answer
from ledger.question.question import Question
from ledger.record.record import Record

ALL = date(2025, 2, 1)
DAYS = st.dates(date(2023, 9, 1), date(2026, 12, 1))


def presence_on(record: Record, day: date, what: str = "soldiers") -> dict[tuple[str, str], tuple[str, int, int]]:
    rows = presence(record.presence, day, what).to_dict("records")
    return {(row["place_id"], row["area"]): (row["said"], row["reported"], row["denied"]) for row in rows}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 11, 30), {}),
        (date(2024, 12, 1), {("loknya", ""): ("reported", 1, 0)}),  # of the day, though stated on the next
        (date(2024, 12, 5), {("loknya", ""): ("both", 1, 1)}),
        (
            date(2025, 1, 8),
            {("loknya", ""): ("both", 1, 1), ("", "sudzhansky"): ("reported", 1, 0)},
        ),  # the first of several days
        (
            date(2025, 1, 9),
            {
                ("loknya", ""): ("both", 1, 1),
                ("sudzha", ""): ("reported", 1, 0),
                ("", "sudzhansky"): ("reported", 1, 0),
            },
        ),
    ],
)
def test_places_and_areas_as_of_a_day(
    tiny: Record, day: date, expected: dict[tuple[str, str], tuple[str, int, int]]
) -> None:
    assert presence_on(tiny, day) == expected


def test_a_denial_alone_is_no_presence(tiny: Record) -> None:
    denials = tiny.presence[tiny.presence["kind"] == "denial"]
    [row] = presence(denials, ALL).to_dict("records")
    assert (row["said"], row["reported"], row["denied"], row["ids"]) == (
        "denied",
        0,
        1,
        ("pr-loknya-us-pentagon-2024-12-05",),
    )


def test_arms_are_not_counted_with_soldiers(tiny: Record) -> None:
    assert presence_on(tiny, ALL, "arms") == {("moscow", ""): ("reported", 1, 0)}
    assert ("moscow", "") not in presence_on(tiny, ALL)
    assert presence_on(tiny, ALL, "workers") == {}


def test_a_row_says_who_spoke_and_about_which_days(tiny: Record) -> None:
    rows = presence(tiny.presence, ALL).set_index(["place_id", "area"])
    area, place = rows.loc["", "sudzhansky"], rows.loc["loknya", ""]
    assert (area["first"], area["last"], area["stated_on"]) == (
        pd.Timestamp(2025, 1, 8),
        pd.Timestamp(2025, 1, 12),
        pd.Timestamp(2025, 1, 13),
    )
    assert (place["sources"], place["sides"]) == (2, 2)
    assert place["ids"] == ("pr-loknya-ua-hur-2024-12-02", "pr-loknya-us-pentagon-2024-12-05")
    assert list(rows.index) == [("loknya", ""), ("sudzha", ""), ("", "sudzhansky")]


def test_days_on_which_the_answer_changes(tiny: Record) -> None:
    assert change_dates(tiny.presence) == [
        date(2024, 10, 10),
        date(2024, 12, 1),
        date(2024, 12, 5),
        date(2025, 1, 8),
        date(2025, 1, 9),
    ]
    assert change_dates(tiny.presence.iloc[:0]) == []


def test_statements_on_a_place_are_not_those_on_the_area_that_it_stands_for(tiny: Record) -> None:
    assert statements_at(tiny.presence, "sudzha")["presence_id"].tolist() == ["pr-sudzha-ua-hur-2025-01-13"]
    assert statements_at(tiny.presence, area="sudzhansky")["presence_id"].tolist() == ["pr-sudzha-nis-2025-01-13"]
    assert statements_at(tiny.presence, "loknya")["presence_id"].tolist() == [
        "pr-loknya-us-pentagon-2024-12-05",
        "pr-loknya-ua-hur-2024-12-02",
    ]
    assert statements_at(tiny.presence, "yunakivka").empty


@pytest.mark.parametrize(
    ("question", "places"),
    [
        (Question(sides=("ukraine",)), ["loknya", "sudzha"]),
        (Question(sides=("united_states",)), ["loknya"]),
        (Question(kinds=("military",)), ["loknya"]),
        (Question(sources=("nis",)), [""]),
        (Question(map_date=date(2024, 12, 31)), ["loknya"]),
        (Question(known_on=date(2024, 12, 1)), []),  # what was said on the 2nd was not known
        (Question(known_on=date(2025, 1, 13), map_date=date(2025, 1, 31)), ["loknya", "sudzha", ""]),
        (Question(planned=False, repeats=False, min_support=2), ["loknya", "sudzha", ""]),  # of claims only
    ],
)
def test_it_obeys_the_question(tiny: Record, question: Question, places: list[str]) -> None:
    assert answer("presence", tiny, question, ALL)["place_id"].tolist() == places


def test_the_day_of_the_map_is_never_beyond_the_reader(tiny: Record) -> None:
    early = answer("presence", tiny, Question(known_on=date(2025, 1, 13), map_date=date(2025, 12, 31)))
    assert early["ids"].explode().nunique() == 4  # all but the arms


def test_nothing_said_keeps_the_columns(tiny: Record) -> None:
    nothing, something = presence(tiny.presence, date(2023, 9, 1)), presence(tiny.presence, ALL)
    assert nothing.empty
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()


@settings(max_examples=30, deadline=None)
@given(day=DAYS, known_on=DAYS)
def test_every_statement_counts_once_and_none_that_was_not_known(record: Record, day: date, known_on: date) -> None:
    query = Query(record.known_on(known_on), Question(), known_on)
    counted, statements = presence(query.presence, day), query.presence
    ids = counted["ids"].explode().dropna()
    assert ids.is_unique
    assert counted["reported"].sum() + counted["denied"].sum() == len(ids)
    begun = statements["period_start"].fillna(statements["as_of"]) <= pd.Timestamp(day)
    assert set(ids) == set(statements.loc[begun & (statements["what"] == "soldiers"), "presence_id"])
    assert not ((counted["area"] != "") & (counted["place_id"] != "")).any()


def test_the_real_record_as_of_its_last_day(record: Record) -> None:
    found = presence(record.presence, record.collected_on)
    region = found[found["area"] == "kursk-oblast"].iloc[0]
    # 47 rows mean somewhere in Kursk region; five of them are denials, counted in the file.
    assert (region["said"], region["reported"], region["denied"]) == ("both", 42, 5)
    # Of the nine denials five are of Kursk region, two of Kharkiv region, one of Sumy region, one of Plekhovo.
    assert found.set_index(["place_id", "area"])["denied"].loc[lambda denied: denied > 0].to_dict() == {
        ("plekhovo", ""): 1,
        ("", "kharkiv-oblast"): 2,
        ("", "kursk-oblast"): 5,
        ("", "sumy-oblast"): 1,
    }
    assert found["reported"].sum() + found["denied"].sum() == 130  # rows about soldiers
