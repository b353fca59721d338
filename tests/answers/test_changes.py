"""What changed between two days of "known on"."""

from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from ledger.answers.changes import Changes, InvalidIntervalError, changes, default_since
from ledger.answers.filtering import apply_filters
from ledger.answers.series import series
from ledger.answers.spread import spread
from ledger.question.question import FIRST_DAY, Question
from ledger.record.load import claim_arrays, sorted_by_known_date
from ledger.record.record import Record
from ledger.record.record_files import RecordFiles
from tests.support.claim_factory import SIDES, claim, few, frame, frames, ids

QUESTION = Question()
Statement = tuple[str, str, str, str]


def on(day: str) -> date:
    return date.fromisoformat(day)


def record_of(
    claims: pd.DataFrame, statements: tuple[Statement, ...] = (), reports: tuple[tuple[str, str, str | None], ...] = ()
) -> Record:
    """A record of these claims, of statements from (place, source, as of, controller) and reports from (report, claim, day)."""
    said = [
        (f"s{number}", place, source, as_of, as_of, who, "hold", SIDES[source], "military")
        for number, (place, source, as_of, who) in enumerate(statements)
    ]
    control = pd.DataFrame(
        said,
        columns=["control_id", "place_id", "source", "as_of", "stated_on", "controller", "kind", "side", "source_kind"],
        dtype="str",
    )
    carried = pd.DataFrame(list(reports), columns=["report_id", "claim_id", "dated_on"], dtype="str")
    tables = {
        "claims": claims,
        "control": control.astype({"as_of": "datetime64[us]", "stated_on": "datetime64[us]"}),
        "presence": pd.DataFrame(
            {"presence_id": pd.Series(dtype="str"), "stated_on": pd.Series(dtype="datetime64[us]")}
        ),
        "reports": carried.astype({"dated_on": "datetime64[us]"}),
        "events": pd.DataFrame({"event_id": pd.Series(dtype="str"), "known_from": pd.Series(dtype="datetime64[us]")}),
        "article_evidence": pd.DataFrame({"claim_id": pd.Series(dtype="str"), "event_id": pd.Series(dtype="str")}),
        "metrics": pd.DataFrame(
            {"metric": ["troops_in_kursk", "killed"], "default_basis": ["present", "total"], "order": [1, 2]}
        ),
        "places": pd.DataFrame({"place_id": ["guevo", "gornal"]}),
    }
    ordered = sorted_by_known_date(tables)
    return Record("v", date(2025, 12, 31), RecordFiles({}), "v", MappingProxyType(ordered), *claim_arrays(ordered))


def between(record: Record, first: str | date, last: str | date, question: Question = QUESTION) -> Changes:
    start, end = (on(day) if isinstance(day, str) else day for day in (first, last))
    return changes(record.known_on(start), record.known_on(end), start, end, question)


def moved(found: Changes) -> list[list[Any]]:
    return found.extremes[["end", "before_claim", "after_claim", "why"]].to_numpy().tolist()


def row_counts(found: Changes) -> list[int]:
    return [len(rows) for rows in (found.claims, found.reports, found.sources, found.extremes, found.settlements)]


PAIR = (claim("a", "nis", "2025-01-01", best=3000), claim("b", "ua-hur", "2025-01-02", best=6000))


def test_new_claims_newest_first_with_sources_heard_for_the_first_time() -> None:
    record = record_of(
        frame(
            *PAIR,
            claim("c", "jcs", "2025-02-01", best=4000),
            claim("d", "nis", "2025-02-03", best=5000),
            claim("late", "isw", "2025-03-01", best=1),
        )
    )
    found = between(record, "2025-01-31", "2025-02-28")
    assert ids(found.claims) == ["d", "c"]
    assert found.sources.to_numpy().tolist() == [["jcs", pd.Timestamp("2025-02-01"), "c"]]


def test_a_source_that_spoke_of_a_settlement_has_been_heard() -> None:
    record = record_of(
        frame(*PAIR, claim("c", "isw", "2025-02-05", best=4000)),
        (("guevo", "isw", "2025-01-05", "russia"), ("guevo", "ru-mod", "2025-02-02", "russia")),
    )
    assert between(record, "2025-01-31", "2025-02-28").sources.to_numpy().tolist() == [
        ["ru-mod", pd.Timestamp("2025-02-02"), ""]
    ]


def test_a_report_is_new_when_its_page_is_and_its_claim_is_not() -> None:
    reports = (
        ("r1", "a", "2025-01-01"),
        ("r2", "a", "2025-02-10"),
        ("undated", "a", None),
        ("r3", "c", "2025-02-11"),
        ("later", "a", "2025-03-10"),
    )
    record = record_of(frame(*PAIR, claim("c", "jcs", "2025-02-01", best=4000)), reports=reports)
    assert between(record, "2025-01-31", "2025-02-28").reports["report_id"].tolist() == ["r2"]


@pytest.mark.parametrize(
    ("said", "last", "ends"),
    [
        ([claim("c", "isw", "2025-02-01", best=7000)], "2025-02-28", [["high", "b", "c", "new"]]),
        ([claim("c", "isw", "2025-02-01", best=4000)], "2025-02-28", []),
        # Another claim with the same number holds the end: it did not move.
        ([claim("c", "isw", "2025-02-01", best=6000)], "2025-02-28", []),
        # Kyiv comes down below the ISW: its end is held by a claim that was known.
        (
            [claim("c", "isw", "2025-01-03", best=5000), claim("d", "ua-hur", "2025-02-01", best=4000)],
            "2025-02-28",
            [["high", "b", "c", "superseded"]],
        ),
        # Three months after 2 January is 2 April: on 3 April Seoul and Kyiv are too old, the other two are not.
        (
            [claim("c", "isw", "2025-01-31", best=5000), claim("d", "uk-mod", "2025-01-31", best=4000)],
            "2025-04-03",
            [["low", "a", "d", "old"], ["high", "b", "c", "old"]],
        ),
        # Everything is too old by June, and nothing fills the range up.
        (
            [claim("o", "isw", "2024-06-01", best=100)],
            "2025-06-30",
            [["low", "a", "", "old"], ["high", "b", "", "old"]],
        ),
        # The highest comes down to a new claim, but because Kyiv has let go of it, by another office.
        ([claim("c", "ua-president", "2025-02-01", best=5000)], "2025-02-28", [["high", "b", "c", "superseded"]]),
        # New claims hold the ends, but because the ones that did are too old on 3 April.
        (
            [claim("c", "isw", "2025-02-01", best=5000), claim("d", "uk-mod", "2025-02-01", best=4000)],
            "2025-04-03",
            [["low", "a", "d", "old"], ["high", "b", "c", "old"]],
        ),
    ],
)
def test_why_an_end_moved(said: list[dict[str, Any]], last: str, ends: list[list[str]]) -> None:
    assert moved(between(record_of(frame(*PAIR, *said)), "2025-01-31", last, Question(max_age_months=3))) == ends


def test_a_total_that_a_newer_one_overtakes_and_one_that_counts_again() -> None:
    def totals(*rows: dict[str, Any]) -> Record:
        return record_of(frame(*(row | {"metric": "killed", "basis": "total"} for row in rows)))

    # Kyiv's 6,000 of 2 January is overtaken by the ISW's 7,000 of 1 February; both ends are then the ISW's.
    later = claim("c", "isw", "2025-02-01", best=7000)
    assert moved(
        between(totals(*PAIR[1:], claim("p", "uk-mod", "2025-01-01", best=9000), later), "2025-01-31", "2025-02-28")
    ) == [["low", "b", "c", "overtaken"]]
    # The ISW corrects its 7,000 of 1 February to 5,000 of 5 February: Kyiv's 6,000 counts again, and is the highest.
    corrected = claim("d", "isw", "2025-02-05", best=5000)
    assert moved(between(totals(*PAIR[1:], later, corrected), "2025-02-02", "2025-02-28")) == [
        ["low", "c", "d", "new"],
        ["high", "c", "b", "superseded"],
    ]
    # It says “up to 9,000” instead: that names no number above Kyiv's, which holds both ends now.
    vaguer = claim("d", "isw", "2025-02-05", high=9000)
    assert moved(between(totals(*PAIR[1:], later, vaguer), "2025-02-02", "2025-02-28")) == [
        ["low", "c", "b", "restored"],
        ["high", "c", "b", "superseded"],
    ]


def test_a_repeat_moves_no_end() -> None:
    repeat = claim("r", "isw", "2025-02-10", best=9000, derived_from="p", origin_source="us-pentagon")
    assert moved(between(record_of(frame(*PAIR, repeat)), "2025-01-31", "2025-02-28")) == []


def test_an_end_that_nobody_holds_any_more() -> None:
    record = record_of(
        frame(*PAIR, claim("c", "nis", "2025-02-01", low=7000), claim("d", "ua-hur", "2025-02-02", low=8000))
    )
    assert moved(between(record, "2025-01-31", "2025-02-28")) == [
        ["low", "a", "", "superseded"],
        ["high", "b", "d", "new"],
    ]


def test_an_end_that_nobody_held() -> None:
    found = between(
        record_of(frame(claim("a", "nis", "2025-01-01", low=3000), claim("b", "isw", "2025-02-01", best=2000))),
        "2025-01-31",
        "2025-02-28",
    )
    assert moved(found) == [["low", "", "b", "new"]]
    assert pd.isna(found.extremes.loc[0, "before"])
    assert found.extremes.loc[0, ["metric", "basis", "after"]].tolist() == ["troops_in_kursk", "present", 2000]


def test_another_basis_moves_no_end() -> None:
    assert (
        moved(
            between(
                record_of(frame(*PAIR, claim("c", "jcs", "2025-02-01", basis="planned", best=90_000))),
                "2025-01-31",
                "2025-02-28",
            )
        )
        == []
    )


def test_a_settlement_changed_when_an_account_names_another_holder_or_its_first() -> None:
    record = record_of(
        frame(*PAIR),
        (
            ("guevo", "ua-hur", "2025-01-05", "ukraine"),
            ("guevo", "ua-hur", "2025-02-05", "ukraine"),
            ("guevo", "ru-mod", "2025-01-05", "contested"),
            ("guevo", "ru-mod", "2025-02-06", "russia"),
            ("gornal", "isw", "2025-02-07", "ukraine"),
        ),
    )
    assert between(record, "2025-01-31", "2025-02-28").settlements.drop(columns="as_of").to_numpy().tolist() == [
        ["gornal", "others", "", "ukraine"],
        ["guevo", "russia", "contested", "russia"],
    ]


def test_filters_narrow_both_days() -> None:
    record = record_of(
        frame(*PAIR, claim("c", "jcs", "2025-02-01", best=7000), claim("d", "ua-hur", "2025-02-02", best=8000)),
        (("guevo", "ru-mod", "2025-02-06", "russia"),),
    )
    found = between(record, "2025-01-31", "2025-02-28", Question(sides=("south_korea",)))
    assert ids(found.claims) == ["c"]
    assert moved(found) == [["low", "a", "c", "superseded"], ["high", "a", "c", "new"]]
    assert found.settlements.empty


def test_corroboration_is_counted_on_the_later_day_for_both() -> None:
    # Until C and D corroborate them, nobody does; then they are no new claims for it and move no end.
    record = record_of(
        frame(
            *PAIR,
            claim("c", "cnn", "2025-02-01", best=3000),
            claim("d", "isw", "2025-02-02", best=6000),
            claim("e", "uk-mod", "2025-02-03", best=9000),
        )
    )
    found = between(record, "2025-01-31", "2025-02-28", Question(min_support=1))
    assert ids(found.claims) == ["d", "c"]
    assert moved(found) == []
    # Another side counts too, when only one side is looked at.
    found = between(record, "2025-01-31", "2025-02-28", Question(min_support=1, sides=("ukraine", "independent")))
    assert (ids(found.claims), moved(found)) == (["d", "c"], [["low", "b", "c", "new"]])
    assert moved(between(record, "2025-01-31", "2025-02-28")) == [["high", "b", "e", "new"]]


def test_a_report_of_a_claim_that_is_corroborated_only_now_is_new() -> None:
    record = record_of(
        frame(*PAIR, claim("c", "isw", "2025-02-01", best=3000)),
        reports=(("r1", "a", "2025-02-10"), ("r2", "b", "2025-02-10")),
    )
    assert between(record, "2025-01-31", "2025-02-28", Question(min_support=1)).reports["report_id"].tolist() == ["r1"]


def test_a_day_that_is_not_earlier_is_refused_in_a_sentence() -> None:
    for first in ("2025-02-28", "2025-03-01"):
        with pytest.raises(
            InvalidIntervalError, match=f"Nothing can have changed since {first}: it is not before 2025-02-28"
        ):
            between(record_of(frame(*PAIR)), first, "2025-02-28")


@settings(few, max_examples=8)
@given(frames(), st.integers(0, 330), st.integers(1, 330), st.integers(0, 200), st.sampled_from([3, 6, 12, 24]))
def test_nothing_changes_after_the_last_statement_and_a_later_day_takes_no_new_claim_away(
    claims: pd.DataFrame, first: int, ahead: int, further: int, months: int
) -> None:
    record, question = record_of(claims), Question(max_age_months=months)
    start, end = date(2024, 10, 1) + timedelta(days=first), date(2024, 10, 1) + timedelta(days=first + ahead)
    # The last claim of `frames` is stated 320 days after the first day: from then on ends move only because a figure grew old.
    silent = between(record, date(2025, 8, 17), date(2025, 8, 17) + timedelta(days=ahead), question)
    assert row_counts(silent)[:3] == [0, 0, 0]
    assert set(silent.extremes["why"]) <= {"old"}
    found, later = (
        between(record, start, end, question),
        between(record, start, end + timedelta(days=further), question),
    )
    assert set(found.claims["claim_id"]) <= set(later.claims["claim_id"])
    assert set(found.sources["source"]) <= set(later.sources["source"])
    mixed = between(record_of(claims.sample(frac=1, random_state=first)), start, end, question)
    pd.testing.assert_frame_equal(found.extremes, mixed.extremes)
    pd.testing.assert_frame_equal(found.claims.reset_index(drop=True), mixed.claims.reset_index(drop=True))
    assert all(
        why != "new"
        for claim_id, why in found.extremes[["after_claim", "why"]].to_numpy()
        if claim_id not in set(found.claims["claim_id"])
    )


@few
@given(
    frames(verbal=True),
    st.integers(0, 330),
    st.integers(1, 200),
    st.sampled_from([Question(), Question(min_support=1)]),
)
def test_the_ends_are_those_of_the_spread(claims: pd.DataFrame, first: int, ahead: int, question: Question) -> None:
    start, end = date(2024, 10, 1) + timedelta(days=first), date(2024, 10, 1) + timedelta(days=first + ahead)
    record = record_of(claims)
    known = apply_filters(record.known_on(end).claims, question)
    one, other = (
        spread(series(known[known["stated_on"] <= pd.Timestamp(day)], "troops_in_kursk", "present"), day, 12).extremes
        for day in (start, end)
    )
    numbers = [tuple("" if pd.isna(number) else number for number in (found.low, found.high)) for found in (one, other)]
    differing = [
        [name, before, after] for name, before, after in zip(("low", "high"), *numbers, strict=True) if before != after
    ]
    assert (
        between(record, start, end, question)
        .extremes[["end", "before", "after"]]
        .astype("object")
        .fillna("")
        .to_numpy()
        .tolist()
        == differing
    )


@few
@given(frames(), st.integers(0, 330), st.integers(1, 200))
def test_every_reason_is_true(claims: pd.DataFrame, first: int, ahead: int) -> None:
    start, end = date(2024, 10, 1) + timedelta(days=first), date(2024, 10, 1) + timedelta(days=first + ahead)
    record = record_of(claims)
    found = between(record, start, end)
    earlier, later = (
        spread(series(record.known_on(day).claims, "troops_in_kursk", "present"), day, 12) for day in (start, end)
    )
    new = set(found.claims["claim_id"])
    for row in found.extremes.to_dict("records"):
        assert {
            "new": row["after_claim"] in new,
            "superseded": row["before_claim"] not in set(later.newest["claim_id"]),
            "old": row["before_claim"] in set(later.old["claim_id"]) - set(earlier.old["claim_id"]),
        }[row["why"]]


def test_the_day_when_none_is_named() -> None:
    record = record_of(frame(*PAIR), (("guevo", "ru-mod", "2025-02-10", "russia"),))
    assert default_since(record, on("2025-04-01"), QUESTION) == on("2025-01-01")
    # Nothing since 2 September: the statement of 10 February is the newest, unless the filters leave only Seoul.
    assert default_since(record, on("2025-12-01"), QUESTION) == on("2025-02-09")
    assert default_since(record, on("2025-12-01"), Question(sides=("south_korea",))) == on("2024-12-31")
    assert default_since(record_of(frame()), on("2025-12-01"), QUESTION) is None
    assert (
        default_since(record_of(frame(claim("x", "nis", "2023-09-02", best=1))), on("2023-09-05"), QUESTION)
        == FIRST_DAY
    )
    # The first day of the record is not before itself.
    assert default_since(record_of(frame(claim("x", "nis", "2023-09-01", best=1))), FIRST_DAY, QUESTION) is None


def test_the_first_of_march_on_the_real_record(record: Record) -> None:
    # claims.csv: after 28 February 2026 only Seoul's DIA speaks, on 1 March, of shells, containers and guns; it had spoken before. Its 33,000
    # containers exceed its own 28,000 of 13 July 2025, the highest until then (all others with a number that is not "at least" name fewer).
    found = between(record, "2026-02-28", "2026-03-01")
    assert set(found.claims["metric"]) == {"artillery_rounds", "containers_shipped", "heavy_artillery_pieces"}
    assert set(found.claims["source"]) == {"kr-dia"}
    assert (len(found.sources), len(found.settlements)) == (0, 0)
    highest = found.extremes[
        (found.extremes["metric"] == "containers_shipped") & (found.extremes["end"] == "high")
    ].iloc[0]
    assert (highest["before"], highest["after"], highest["why"]) == (28_000, 33_000, "new")


def test_the_autumn_of_2026_on_the_real_record(record: Record) -> None:
    # claims.csv, artillery_rounds, total: without a new statement between 1 June and 1 December 2026 its ends moved, and only by age. Seoul's
    # more than 10 million (26 June 2025) grew old on 27 June 2026, Kyiv's about 6.5 million (14 November 2025) on 15 November 2026.
    found = between(record, "2026-06-01", "2026-12-01").extremes.set_index(["metric", "end"])
    assert found.loc[("artillery_rounds", "low"), ["before", "after_claim", "why"]].tolist() == [6_500_000, "", "old"]
    assert found.loc[("artillery_rounds", "high"), ["before", "after_claim", "why"]].tolist() == [10_000_000, "", "old"]
    # Killed, total: the BBC's about 2,300 (19 May 2026) is new, but Seoul's about 2,000 (2 September 2025) had been the end, and grew old.
    assert found.loc[("killed", "low"), ["before", "after", "why"]].tolist() == [2000, 2300, "old"]
