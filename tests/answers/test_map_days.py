"""The days of the map: when it changes, which one is shown, which moments it offers; by hand, then on the real record."""

from datetime import date
from functools import cache

import pandas as pd
from hypothesis import given

from ledger.answers.map_days import MOST_MOMENTS, ageing_dates, change_dates, key_moments, resolve_map_date
from ledger.answers.presence import presence
from ledger.answers.settlement_control import compare_accounts, latest_per_account, statement_intervals
from ledger.record.record import Record
from tests.answers.test_settlement_control import STATEMENTS, control
from tests.support.claim_factory import few

EMPTY = control()


def reports(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    """Statements on presence from (place, area, what, kind, day or first day/last day of March 2025)."""
    spans = [row[4].split("/") for row in rows]
    return pd.DataFrame(
        {
            "presence_id": [f"p{number}" for number in range(len(rows))],
            "place_id": [row[0] for row in rows],
            "area": [row[1] for row in rows],
            "what": [row[2] for row in rows],
            "kind": [row[3] for row in rows],
            "period_start": pd.to_datetime([f"2025-03-{span[0]}" if len(span) > 1 else None for span in spans]).astype(
                "datetime64[us]"
            ),
            "as_of": pd.to_datetime([f"2025-03-{span[-1]}" for span in spans]).astype("datetime64[us]"),
        }
    )


def events(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    """Events from (id, day of March 2025, kind, place, importance)."""
    named = pd.DataFrame(list(rows), columns=["event_id", "date", "kind", "place_id", "importance"], dtype="str")
    return named.assign(date=pd.to_datetime("2025-03-" + named["date"]).astype("datetime64[us]"))


def chosen(happened: pd.DataFrame, statements: pd.DataFrame) -> list[str]:
    return key_moments(happened, statements)["event_id"].tolist()


def test_the_map_changes_with_statements_on_settlements_and_on_soldiers_alone() -> None:
    statements = statement_intervals(
        control(("guevo", "ukraine", "10", "10", "ukraine", "hold"), ("guevo", "ukraine", "12", "12", "russia", "raid"))
    )
    there = reports(
        ("sudzha", "", "soldiers", "fighting", "08/14"),
        ("rajin", "", "arms", "departure", "02"),
        ("", "kursk-oblast", "soldiers", "denial", "20"),
    )
    # A raid says nothing about who holds a place; a report counts from the first of its days; arms are not on the map.
    assert change_dates(statements, there) == [date(2025, 3, 8), date(2025, 3, 10), date(2025, 3, 20)]
    assert change_dates(statement_intervals(EMPTY), there[there["what"] == "arms"]) == []


def test_a_word_grows_old_only_while_it_stands() -> None:
    rows = control(
        ("guevo", "ukraine", "01", "01", "ukraine", "hold"), ("guevo", "ukraine", "20", "20", "russia", "loss")
    )
    # Old from more than 90 days on: 20 March and 91 days are 19 June; the word of 1 March was followed before it was old.
    assert ageing_dates(statement_intervals(rows)) == [date(2025, 6, 19)]


@few
@given(STATEMENTS)
def test_between_changes_the_map_stays_as_it_is(rows: pd.DataFrame) -> None:
    intervals = statement_intervals(rows)
    changes = change_dates(intervals, two_reports())

    def picture(day: date) -> list[object]:
        compared = compare_accounts(latest_per_account(intervals, [day]))
        return [compared[["place_id", "agreement", "controller", "lag"]].to_numpy().tolist(), reported_on(day)]

    days = [date(2025, 3, day) for day in range(1, 29)]
    pictures = [picture(day) for day in days]
    for before, after, day in zip(pictures, pictures[1:], days[1:], strict=False):
        if day not in changes:
            assert before == after


@cache
def two_reports() -> pd.DataFrame:
    return reports(("sudzha", "", "soldiers", "fighting", "03"), ("sudzha", "", "soldiers", "denial", "17/19"))


@cache
def reported_on(day: date) -> list[object]:
    """What the two reports say on a day: the same whatever is said of who holds the place."""
    there = two_reports()
    full = there.assign(source="isw", side="independent", stated_on=there["as_of"])
    found: list[object] = presence(full, day)[["place_id", "reported", "denied"]].to_numpy().tolist()
    return found


def test_the_day_shown_is_the_one_asked_for_or_the_last_change_and_never_beyond_the_reader(record: Record) -> None:
    # The last statement on the map says that North Koreans cleared mines in Sudzha district on 13 March 2026.
    reader, days = date(2026, 11, 29), change_dates(statement_intervals(record.control), record.presence)
    assert resolve_map_date(days, None, reader) == date(2026, 3, 13)
    assert resolve_map_date(days, date(2024, 9, 1), reader) == date(2024, 9, 1)
    assert resolve_map_date(days, date(2025, 5, 1), date(2025, 4, 28)) == date(2025, 4, 28)
    assert resolve_map_date([], None, reader) is None


def test_key_events_of_a_day_on_which_soldiers_were_spoken_of_are_moments() -> None:
    there = reports(
        ("", "kursk-oblast", "soldiers", "denial", "05"),
        ("sudzha", "", "soldiers", "fighting", "08/10"),
        ("rajin", "", "arms", "departure", "12"),
    )
    happened = events(
        ("denied", "05", "announcement", "", "1"),
        ("first-day", "08", "military", "", "1"),
        ("between", "09", "military", "", "1"),
        ("last-day", "10", "military", "", "1"),
        ("arms", "12", "supply", "", "1"),
        ("further", "10", "military", "", "2"),
    )
    assert chosen(happened, there) == ["denied", "first-day", "last-day"]


def test_a_further_event_is_one_where_soldiers_were_reported_at_its_place_and_a_detail_never_is() -> None:
    there = reports(
        ("plekhovo", "", "soldiers", "fighting", "06"),
        ("guevo", "", "soldiers", "denial", "07"),
        ("sudzha", "sudzhansky", "soldiers", "fighting", "08"),
    )
    happened = events(
        ("taken", "06", "territory", "plekhovo", "2"),
        ("elsewhere", "06", "territory", "sudzha", "2"),
        ("denied-there", "07", "territory", "guevo", "2"),
        ("whole-district", "08", "territory", "sudzha", "2"),
        ("detail", "06", "territory", "plekhovo", "3"),
    )
    assert chosen(happened, there) == ["taken"]


def test_the_first_denial_is_a_moment_and_of_a_day_the_higher_rank() -> None:
    happened = events(
        ("detail", "01", "denial", "", "3"),
        ("first", "02", "denial", "", "2"),
        ("second", "03", "denial", "", "1"),
        ("key", "02", "military", "", "1"),
    )
    assert chosen(happened, reports(("", "kursk-oblast", "soldiers", "fighting", "30"))) == ["first"]
    assert chosen(happened, reports(("", "kursk-oblast", "soldiers", "fighting", "02"))) == ["key"]
    assert chosen(events(), reports(("", "kursk-oblast", "soldiers", "fighting", "30"))) == []


def test_of_too_many_the_key_ones_stay_and_of_these_the_earliest() -> None:
    days = [f"{day:02}" for day in range(1, 12)]
    there = reports(*(("sudzha", "", "soldiers", "fighting", day) for day in days))
    happened = events(*((f"e{day}", day, "military", "sudzha", "2" if day == "01" else "1") for day in days))
    assert chosen(happened, there) == [f"e{day:02}" for day in range(2, 2 + MOST_MOMENTS)]


def test_the_moments_of_the_real_record(record: Record) -> None:
    # Read off events.csv and presence.csv: key events on days of statements on soldiers (18 October and 5 November 2024; 13 March,
    # 26 and 28 April and 12 December 2025), Plekhovo on the day of its reports, and the Kremlin's denial of 10 October 2024.
    found = key_moments(record.events, record.presence)
    assert found["date"].dt.strftime("%Y-%m-%d").tolist() == [
        "2024-10-10",
        "2024-10-18",
        "2024-11-05",
        "2024-12-06",
        "2025-03-13",
        "2025-04-26",
        "2025-04-28",
        "2025-12-12",
    ]
    assert found["title_en"].tolist()[3] == "Military bloggers: North Koreans take Plekhovo"
