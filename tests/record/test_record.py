"""The record as an object: what is joined, that it stays as it is, and what was known on a day."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from ledger.cli.tidy import tidy
from ledger.record.load import load
from ledger.record.problems import RecordError
from ledger.record.record import Record
from ledger.record.record_files import read_folder
from ledger.record.validation import validate
from tests.conftest import FIXTURE
from tests.support.corruptions import change, everywhere, rewrite

FRAMES = (
    "claims",
    "reports",
    "metrics",
    "sources",
    "events",
    "control",
    "presence",
    "places",
    "article",
    "article_evidence",
    "renamed",
    "row_history",
)
LATER_DAYS = {
    "claims": ["stated_on"],
    "reports": ["dated_on"],
    "events": ["date", "date_end", "stated_on", "known_from"],
    "control": ["stated_on"],
    "presence": ["stated_on"],
}
KEYS = {
    "claims": ["claim_id"],
    "reports": ["report_id"],
    "events": ["event_id"],
    "control": ["control_id"],
    "presence": ["presence_id"],
    "article_evidence": ["statement_id", "order"],
}
WHOLE = [name for name in FRAMES if name not in KEYS]
DAYS = st.dates(date(2023, 8, 1), date(2026, 12, 1))


def keys(record: Record, name: str) -> set[tuple[object, ...]]:
    return set(getattr(record, name)[KEYS[name]].itertuples(index=False, name=None))


def test_frames_have_plain_types(tiny: Record) -> None:
    claims = tiny.claims
    assert claims.index.equals(pd.RangeIndex(6))
    assert claims["low"].dtype == "float64"
    assert claims["stated_on"].dtype == "datetime64[us]"
    assert claims["wording_en"].tolist() == ["", "", "several thousand", "", "", "roughly half"]
    assert claims["checked_on"].isna().tolist() == [False, True, True, True, True, True]
    assert tiny.metrics["order"].dtype == "int64"
    for name in FRAMES:
        frame = getattr(tiny, name)
        assert {str(kind) for kind in frame.dtypes} <= {"object", "float64", "int64", "bool", "datetime64[us]"}
        assert {type(cell) for text in frame.select_dtypes("object") for cell in frame[text]} <= {str}


@pytest.mark.parametrize("day", [None, date(2024, 10, 18), date(2025, 4, 28)])
def test_what_holds_of_each_claim_by_its_place_is_what_its_text_says(record: Record, day: date | None) -> None:
    known = record.known_on(day) if day else record
    claims, bases = known.claims, known.metrics.set_index("metric")["default_basis"].to_dict()
    assert claims["claim_id"].to_numpy()[known.origin_positions].tolist() == claims["origin"].tolist()
    rows = claims[["metric", "basis", "covers"]].to_numpy().tolist()
    assert known.on_default_basis.tolist() == [
        basis == bases[metric] and covers == "all" for metric, basis, covers in rows
    ]
    for found in (known.origin_positions, known.on_default_basis):
        with pytest.raises(ValueError, match="read-only"):
            found[0] = 0


def test_claims_carry_what_is_known_of_source_and_measure(tiny: Record) -> None:
    claims = tiny.claims.set_index("claim_id")
    source = ["side", "source_kind", "interest", "short_en", "short_de"]
    own = ["family", "unit", "origin", "is_repeat", "drawable"]
    repeat, period = "troops-sent-us-pentagon-2024-10-29", "casualties-ua-hur-2025-01-10"
    origin = "troops-sent-nis-2024-10-18"
    assert list(claims.loc[repeat, source]) == ["united_states", "military", "ally", "Pentagon", "Pentagon"]
    assert list(claims.loc[repeat, own]) == ["troops", "soldiers", origin, True, True]
    assert list(claims.loc[period, source]) == ["ukraine", "intelligence", "party", "HUR", "HUR"]
    assert list(claims.loc[period, own]) == ["losses", "persons", period, False, False]
    assert not claims.loc["troops-sent-us-pentagon-2024-10-28", "drawable"]
    assert tiny.control["side"].tolist() == ["ukraine", "united_states", "south_korea"]
    assert tiny.presence["side"].tolist() == ["south_korea", "ukraine", "united_states", "south_korea", "ukraine"]
    assert tiny.presence["source_kind"].tolist() == [
        "intelligence",
        "intelligence",
        "military",
        "intelligence",
        "intelligence",
    ]


def test_origin_is_the_root_of_a_longer_chain(folder: Path) -> None:
    everywhere(("claims.csv", "reports.csv"), "2024-10-29", "2024-10-27")(folder)
    change("claims.csv", 4, ",,russia", ",troops-sent-us-pentagon-2024-10-27,russia")(folder)
    assert tidy(folder) == 0
    claims = load(folder).claims
    from_pentagon = claims.loc[claims["source"] == "us-pentagon", "origin"]
    assert list(from_pentagon) == ["troops-sent-nis-2024-10-18"] * 2


def test_metadata(tiny: Record) -> None:
    assert tiny.collected_on == date(2025, 2, 1)
    assert tiny.newest_statement == date(2025, 1, 14)
    assert tiny.known_until is None
    assert tiny.boundaries == read_folder(FIXTURE).boundaries
    assert len(tiny.version) == 12
    assert int(tiny.version, 16) >= 0


def test_version_depends_on_every_cell_and_on_the_order_of_rows_but_not_on_quotes(folder: Path) -> None:
    version = load(folder).version
    rewrite("article.csv", lambda data: data.replace(b"sent-2024,", b'"sent-2024",'))(folder)
    assert load(folder).version == version
    change("article.csv", 2, "Seoul said so.", "Seoul said so!")(folder)
    changed = load(folder).version
    assert changed != version
    rewrite("sources.csv", _turned)(folder)
    assert validate(folder).version not in (version, changed)


def _turned(data: bytes) -> bytes:
    header, *rows = data.splitlines(keepends=True)
    return b"".join([header, *reversed(rows)])


def test_bad_record_is_refused_with_all_problems(folder: Path) -> None:
    change("claims.csv", 2, ",1500,", ",1.500,")(folder)
    change("places.csv", 4, ",geonames", ",atlas")(folder)
    with pytest.raises(RecordError) as raised:
        load(folder)
    assert len(raised.value.problems) == 2
    first, second = str(raised.value).splitlines()
    assert first.startswith('claims.csv row 2, column best: "1.500" - a number is written in plain digits')
    assert second.startswith('places.csv row 4, column coord_source: "atlas" - this is none of the codes')


def test_whatever_a_caller_does_to_a_frame_stays_with_the_caller(tiny: Record) -> None:
    claims = tiny.claims
    claims.loc[0, "best"] = 99
    claims["source"] = "nobody"
    del claims["metric"]
    assert tiny.claims["best"].iloc[0] == 1500
    assert tiny.claims["source"].iloc[0] == "nis"
    assert "metric" in tiny.claims
    with pytest.raises(ValueError, match="read-only"):
        tiny.claims["best"].to_numpy()[0] = 99
    with pytest.raises(AttributeError):
        tiny.version = "another"  # type: ignore[misc]


def test_known_on_shows_what_had_been_said_by_then(tiny: Record) -> None:
    known = tiny.known_on(date(2024, 10, 28))
    assert known.claims["claim_id"].tolist() == [
        "troops-sent-nis-2024-10-18",
        "troops-sent-ua-hur-2024-10-22",
        "troops-sent-us-pentagon-2024-10-28",
    ]
    assert known.reports["report_id"].tolist() == [
        "troops-sent-nis-2024-10-18-r1",  # r2 is a page of December
        "troops-sent-ua-hur-2024-10-22-r1",
        "troops-sent-us-pentagon-2024-10-28-r1",
    ]
    assert known.events["event_id"].tolist() == ["ev-seoul-alarm"]
    assert known.control["control_id"].tolist() == ["ctl-sudzha-ua-hur-2024-10-20"]
    assert known.presence["presence_id"].tolist() == ["pr-moscow-nis-2024-10-18"]
    assert keys(known, "article_evidence") == {("sent-2024", 1), ("sent-2024", 2)}
    assert len(known.article) == 2
    assert known.known_until == date(2024, 10, 28)
    assert known.newest_statement == date(2024, 10, 28)
    assert known.version == tiny.version


@pytest.mark.parametrize(
    ("day", "events"),
    [
        (date(2024, 11, 4), ["ev-seoul-alarm"]),  # the battle is not over
        (date(2024, 11, 5), ["ev-seoul-alarm", "ev-sudzha-battle"]),
        (date(2025, 1, 19), ["ev-seoul-alarm", "ev-sudzha-battle"]),  # the capture is not public
        (date(2025, 1, 20), ["ev-seoul-alarm", "ev-sudzha-battle", "ev-captured"]),
    ],
)
def test_event_is_known_when_it_is_over_and_public(tiny: Record, day: date, events: list[str]) -> None:
    assert tiny.known_on(day).events["event_id"].tolist() == events


def test_a_renamed_claim_leads_over_several_corrections_to_the_one_that_is_there(tiny: Record) -> None:
    assert dict(tiny.renamed_claims) == {  # the statement on a settlement is no claim, and nothing stands for it
        "casualties-ua-hur-2025-01-11": "casualties-ua-hur-2025-01-10",
        "casualties-ua-hur-2025-01-12": "casualties-ua-hur-2025-01-10",
    }
    assert tiny.known_on(date(2024, 10, 20)).renamed_claims == tiny.renamed_claims


def test_a_claim_that_was_given_up_is_renamed_to_nothing(folder: Path) -> None:
    change("renamed.csv", 2, ",casualties-ua-hur-2025-01-10,", ",,")(folder)
    assert dict(load(folder).renamed_claims) == {}


def test_every_renamed_claim_of_the_real_record_leads_to_one_that_is_there(record: Record) -> None:
    assert record.renamed["table"].value_counts().to_dict() == {"claims": 18, "control": 43}
    assert len(record.renamed_claims) == 18
    assert set(record.renamed_claims.values()) <= set(record.claims["claim_id"])
    assert not set(record.renamed_claims) & set(record.claims["claim_id"])
    assert record.renamed_claims["troops-in-kursk-ua-hur-2025-02-04"] == "troops-in-kursk-ua-hur-2025-01-31"
    assert (record.renamed["new_id"] == "").sum() == 3


def test_presence_counts_of_the_real_record(record: Record) -> None:
    # The figures of the README beside the collected tables.
    assert record.presence["kind"].value_counts().to_dict() == {
        "fighting": 31,
        "training": 22,
        "losses": 16,
        "position": 15,
        "departure": 13,
        "arrival": 12,
        "denial": 9,
        "demining": 8,
        "withdrawal": 7,
        "captured": 3,
        "transit": 3,
        "work": 2,
        "building": 1,
    }
    assert record.presence["side"].value_counts().to_dict() == {
        "ukraine": 61,
        "russia": 24,
        "independent": 22,
        "south_korea": 18,
        "united_states": 11,
        "north_korea": 4,
        "western": 1,
        "international": 1,
    }
    assert record.presence["what"].value_counts().to_dict() == {"soldiers": 130, "arms": 10, "workers": 2}
    assert (record.presence["area"] == "kursk-oblast").sum() == 47


def test_before_the_first_statement_nothing_is_known(tiny: Record) -> None:
    known = tiny.known_on(date(2024, 10, 17))
    assert [len(getattr(known, name)) for name in KEYS] == [0] * len(KEYS)
    assert known.newest_statement is None
    assert known.claims["best"].dtype == "float64"


def test_nobody_learns_more_by_going_on_from_an_earlier_day(tiny: Record) -> None:
    early = tiny.known_on(date(2024, 10, 20))
    assert early.known_on(date(2025, 1, 31)) is early


@settings(max_examples=40, deadline=None)
@given(day=DAYS)
def test_nothing_later_than_the_day_is_left(record: Record, day: date) -> None:
    known, until = record.known_on(day), pd.Timestamp(day)
    for name, columns in LATER_DAYS.items():
        for column in columns:
            assert not (getattr(known, name)[column] > until).any(), (name, column)
    claims, events = set(known.claims["claim_id"]), set(known.events["event_id"])
    assert set(known.reports["claim_id"]) <= claims
    assert set(known.article_evidence["claim_id"]) <= claims | {""}
    assert set(known.article_evidence["event_id"]) <= events | {""}
    assert set(known.claims["origin"]) <= claims
    assert known.newest_statement is None or known.newest_statement <= day


@settings(max_examples=40, deadline=None)
@given(day=DAYS, days=st.integers(0, 1200))
def test_going_back_never_adds(record: Record, day: date, days: int) -> None:
    later, earlier = record.known_on(day), record.known_on(day - timedelta(days))
    for name in KEYS:
        assert keys(earlier, name) <= keys(later, name), name
    for name in WHOLE:
        assert getattr(earlier, name).equals(getattr(later, name))
    twice = later.known_on(day - timedelta(days))
    assert all(getattr(twice, name).equals(getattr(earlier, name)) for name in FRAMES)


def test_on_the_last_day_everything_is_known(record: Record) -> None:
    known = record.known_on(record.collected_on)
    assert all(getattr(known, name).equals(getattr(record, name)) for name in FRAMES)
