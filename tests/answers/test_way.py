"""The way from North Korea to Kursk region: by hand on a few statements, and what always holds on the real record.

The few: soldiers leave Chongjin (NIS) and come to Vladivostok (NIS, the Pentagon), train there (HUR), which Moscow denies, and come
to Kursk region (HUR of the region, HUR of a village in it), which Moscow denies of the region and of the village. Arms leave Rajin,
where a soldier is also said to leave.
"""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from ledger.answers.registry import Query, answer
from ledger.answers.way import STAGES, way
from ledger.question.question import Question
from ledger.record.boundaries import places_within
from ledger.record.record import Record
from ledger.record.record_files import KURSK_REGION

LATE = date(2025, 1, 1)
DAYS = st.dates(date(2023, 9, 1), date(2026, 12, 1))
Key = tuple[str, str, str]


def few() -> pd.DataFrame:
    """One row a statement: place, area, what, kind, source, side, the day that it is about, the day on which it was stated."""
    rows = [
        ("rajin", "", "arms", "departure", "kirby", "united_states", "2023-10-13", "2023-10-13"),
        ("chongjin", "", "soldiers", "departure", "nis", "south_korea", "2024-10-08", "2024-10-18"),
        ("vladivostok", "", "soldiers", "arrival", "nis", "south_korea", "2024-10-13", "2024-10-18"),
        ("vladivostok", "", "soldiers", "arrival", "pentagon", "united_states", "2024-10-15", "2024-10-23"),
        ("vladivostok", "", "soldiers", "training", "hur", "ukraine", "2024-10-20", "2024-10-24"),
        ("vladivostok", "", "soldiers", "denial", "moscow", "russia", "2024-10-21", "2024-10-21"),
        ("kursk", KURSK_REGION, "soldiers", "arrival", "hur", "ukraine", "2024-10-23", "2024-10-24"),
        ("village", "", "soldiers", "arrival", "hur", "ukraine", "2024-10-24", "2024-10-25"),
        ("kursk", KURSK_REGION, "soldiers", "denial", "moscow", "russia", "2024-10-28", "2024-10-28"),
        ("village", "", "soldiers", "denial", "moscow", "russia", "2024-10-29", "2024-10-29"),
        ("village", "", "soldiers", "fighting", "hur", "ukraine", "2024-11-01", "2024-11-01"),
        ("village", "", "soldiers", "training", "hur", "ukraine", "2024-11-02", "2024-11-02"),
        ("kharkiv", "kharkiv-oblast", "soldiers", "denial", "hur", "ukraine", "2024-11-03", "2024-11-03"),
        ("alabuga", "", "workers", "training", "hur", "ukraine", "2024-11-04", "2024-11-04"),
        ("rajin", "", "soldiers", "departure", "nis", "south_korea", "2024-11-05", "2024-11-05"),
        ("belgorod", "belgorod-oblast", "soldiers", "transit", "hur", "ukraine", "2024-11-06", "2024-11-06"),
    ]
    names = ("place_id", "area", "what", "kind", "source", "side", "as_of", "stated_on")
    frame = pd.DataFrame(rows, columns=names)
    return frame.assign(
        presence_id=[f"{row.place_id}-{row.kind}-{row.source}" for row in frame.itertuples()],
        as_of=pd.to_datetime(frame["as_of"]),
        stated_on=pd.to_datetime(frame["stated_on"]),
        period_start=pd.NaT,
    )


def found(day: date = LATE, statements: pd.DataFrame | None = None) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """The statements of each row: by place or area, soldiers or arms, kind."""
    rows = way(few() if statements is None else statements, {"kursk", "village"}, day)
    return {(row.place_id or row.area, row.what, row.kind): row.ids for row in rows.itertuples()}


def test_one_row_for_each_kind_of_statement_on_a_place_soldiers_first_then_in_the_order_of_the_way() -> None:
    assert list(found().items()) == [
        (("chongjin", "soldiers", "departure"), ("chongjin-departure-nis",)),
        (("rajin", "soldiers", "departure"), ("rajin-departure-nis",)),
        (("vladivostok", "soldiers", "arrival"), ("vladivostok-arrival-pentagon", "vladivostok-arrival-nis")),
        # The end: what was said of the region and of a village in it is one arrival.
        ((KURSK_REGION, "soldiers", "arrival"), ("village-arrival-hur", "kursk-arrival-hur")),
        (("vladivostok", "soldiers", "training"), ("vladivostok-training-hur",)),
        (("belgorod-oblast", "soldiers", "transit"), ("belgorod-transit-hur",)),
        (("vladivostok", "soldiers", "denial"), ("vladivostok-denial-moscow",)),
        ((KURSK_REGION, "soldiers", "denial"), ("kursk-denial-moscow",)),
        (("rajin", "arms", "departure"), ("rajin-departure-kirby",)),
    ]


def test_fighting_and_training_in_kursk_region_workers_and_denials_elsewhere_are_not_on_the_way() -> None:
    named = {each for ids in found().values() for each in ids}
    assert set(few()["presence_id"]) - named == {
        "village-denial-moscow",
        "village-fighting-hur",
        "village-training-hur",
        "kharkiv-denial-hur",
        "alabuga-training-hur",
    }


def test_a_place_of_arms_and_of_soldiers_has_a_row_for_each() -> None:
    assert [(what, ids) for (place, what, _), ids in found().items() if place == "rajin"] == [
        ("soldiers", ("rajin-departure-nis",)),
        ("arms", ("rajin-departure-kirby",)),
    ]


@pytest.mark.parametrize(
    ("day", "places"),
    [
        (date(2023, 10, 12), []),
        (date(2023, 10, 13), ["rajin"]),
        (date(2024, 10, 8), ["chongjin", "rajin"]),
        (date(2024, 10, 22), ["chongjin", "vladivostok", "vladivostok", "vladivostok", "rajin"]),
        (date(2024, 10, 23), ["chongjin", "vladivostok", KURSK_REGION, "vladivostok", "vladivostok", "rajin"]),
    ],
)
def test_a_statement_counts_from_the_day_that_it_is_about(day: date, places: list[str]) -> None:
    assert [place for place, _, _ in found(day)] == places


def test_it_counts_from_the_first_of_several_days() -> None:
    several = few().assign(period_start=pd.Timestamp(2024, 10, 1)).iloc[1:2]
    assert list(found(date(2024, 9, 30), several)) == []
    assert list(found(date(2024, 10, 1), several)) == [("chongjin", "soldiers", "departure")]


def test_denials_alone_are_of_kursk_region_only() -> None:
    denials = few()[few()["kind"] == "denial"]
    assert found(statements=denials) == {(KURSK_REGION, "soldiers", "denial"): ("kursk-denial-moscow",)}


def test_a_denial_about_soldiers_is_none_about_arms() -> None:
    statements = few()
    statements.loc[statements["presence_id"] == "vladivostok-denial-moscow", ["place_id", "presence_id"]] = [
        "rajin",
        "rajin-denial-moscow",
    ]
    statements = statements[
        ~(
            (statements["place_id"] == "rajin")
            & (statements["what"] == "soldiers")
            & (statements["kind"] == "departure")
        )
    ]
    assert [key for key in found(statements=statements) if key[0] == "rajin"] == [("rajin", "arms", "departure")]


def test_a_row_says_how_many_spoke_and_about_which_days() -> None:
    row = way(few(), {"kursk", "village"}, LATE).set_index(["place_id", "kind"]).loc["vladivostok", "arrival"]
    assert (row["sources"], row["sides"]) == (2, 2)
    assert [row["first"], row["last"], row["stated_on"]] == [
        pd.Timestamp(2024, 10, 13),
        pd.Timestamp(2024, 10, 15),
        pd.Timestamp(2024, 10, 23),
    ]


def test_nothing_said_keeps_the_columns() -> None:
    nothing, something = way(few(), set(), date(2023, 9, 1)), way(few(), set(), LATE)
    assert nothing.empty and not something.empty
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()


@pytest.mark.parametrize(
    ("question", "places"),
    [
        (Question(sides=("russia",)), {KURSK_REGION}),  # three of its denials are Russian, and no other row of the way
        (Question(sources=("osc",)), {"rajin"}),
        (
            Question(sources=("nis",)),
            {"chongjin", "hamhung", "musudan", "vladivostok", "blagoveshchensk", "khabarovsk", "ussuriysk"},
        ),
        (Question(map_date=date(2023, 12, 31)), {"rajin", "dunai", "tikhoretsk"}),
        (
            Question(known_on=date(2024, 10, 17)),
            {"rajin", "dunai", "tikhoretsk", "vostochny-port"},
        ),  # the NIS spoke a day later
        (Question(kinds=("think_tank",), map_date=date(2023, 12, 31)), {"rajin", "dunai"}),  # RUSI
    ],
)
def test_it_obeys_the_question(record: Record, question: Question, places: set[str]) -> None:
    rows = answer("way", record, question, date(2026, 11, 29))
    assert set(rows["place_id"].where(rows["area"] == "", rows["area"])) == places


@settings(max_examples=30, deadline=None)
@given(day=DAYS, known_on=DAYS)
def test_every_statement_stands_once_and_none_that_was_not_known(record: Record, day: date, known_on: date) -> None:
    query = Query(record.known_on(known_on), Question(), known_on)
    rows = way(query.presence, places_within(record.boundaries, KURSK_REGION, record.places), day)
    ids = rows["ids"].explode().dropna()
    assert ids.is_unique
    counted = query.presence.set_index("presence_id").loc[list(ids)]
    assert (counted["period_start"].fillna(counted["as_of"]) <= pd.Timestamp(day)).all()
    assert set(counted.loc[counted["what"] == "soldiers", "kind"]) <= {*STAGES, "denial"}
    assert set(counted["what"]) <= {"soldiers", "arms"}


def test_the_real_record_as_of_its_last_day(record: Record) -> None:
    rows = answer("way", record, Question(), record.collected_on)
    soldiers, arms = rows[rows["what"] == "soldiers"], rows[rows["what"] == "arms"]
    # By kind the file has 13 departures, 12 arrivals, 22 trainings, 3 transits. Six departures and four arrivals are of arms.
    # Six trainings and two transits are somewhere in Kursk region. Of nine denials five are of the whole region.
    assert soldiers.explode("ids").groupby("kind").size().to_dict() == {
        "departure": 7,
        "arrival": 8,
        "training": 16,
        "transit": 1,
        "denial": 5,
    }
    assert arms.explode("ids").groupby("place_id").size().to_dict() == {
        "rajin": 6,
        "dunai": 2,
        "tikhoretsk": 1,
        "vostochny-port": 1,
    }
    # Six places of departure; Dunai, Sergeyevka, Vladivostok; Blagoveshchensk, Khabarovsk, Knyaze-Volkonskoye, Ulan-Ude, Ussuriysk, Yekaterinoslavka.
    assert soldiers.loc[soldiers["place_id"] != "", "place_id"].nunique() == 6 + 3 + 6
    # Of the region: the HUR on 24 October, Kyslytsya on the 30th, the Pentagon on 18 November; and Postoyalye Dvory, which lies in it.
    end = rows[(rows["area"] == KURSK_REGION) & (rows["kind"] == "arrival")].iloc[0]
    assert [each[: each.index("-20")] for each in end["ids"]] == [
        "pr-kursk-us-pentagon",
        "pr-kursk-ua-mfa",
        "pr-postoyalye-dvory-ua-hur",
        "pr-kursk-ua-hur",
    ]


def test_places_in_kursk_region(record: Record) -> None:
    inside = places_within(record.boundaries, KURSK_REGION, record.places)
    assert {"kursk", "sudzha", "lgov", "postoyalye-dvory"} <= inside
    assert not {"belgorod", "komarichi", "vladivostok", "yunakivka"} & inside
    assert "desyaty-oktyabr" not in inside  # no position is known
