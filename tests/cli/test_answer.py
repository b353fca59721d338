"""The command line gives the numbers of the pages, and refuses in a sentence."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ledger.answers.registry import ANSWERS, Query, answer
from ledger.answers.series import series
from ledger.answers.spread import spread
from ledger.cli.main import main
from ledger.question.question import Question
from ledger.record.record import Record

ROOT = Path(__file__).parents[2]
DAY = date(2025, 4, 28)


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_the_spread_of_casualties_in_each_format(capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert main(["answer", "spread", "--metric", "casualties", "--known-on", "2025-04-28", "--format", form]) == 0
    written = capsys.readouterr().out
    # Worked out by hand in tests/answers/test_spread.py: two lower bounds count, the higher one is more than 5,000; nobody holds the lowest end.
    if form == "json":
        said = json.loads(written)
        assert (said["answer"], said["known_on"], said["metric"]) == ("spread", "2025-04-28", "casualties")
        assert [
            (row["day"], row["low"], row["high"], row["factor"], row["bound"], row["voices"], row["overtaken"])
            for row in said["rows"]
        ] == [
            ("2025-04-28", None, 5000, None, False, 2, 3),
        ]
    elif form == "csv":
        head = [line for line in written.splitlines() if line.startswith("# ")]
        assert "# known_on: 2025-04-28" in head
        rows = list(csv.DictReader(io.StringIO("\n".join(written.splitlines()[len(head) :]))))
        assert [(row["low_claim"], row["high_claim"]) for row in rows] == [("", "casualties-uk-mod-2025-03-28")]
    else:
        assert "casualties-uk-mod-2025-03-28" in written


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_can_be_asked_for_and_has_its_columns(record: Record, name: str) -> None:
    found = answer(
        name, record, Question(metric="casualties", known_on=DAY, compare_since=date(2025, 3, 1)), date(2026, 11, 25)
    )
    assert len(found) > 0
    assert all(column == column.lower() and " " not in column for column in found.columns)
    # Nothing in it may have been said after the day: every claim that it names was known.
    known = set(record.known_on(DAY).claims["claim_id"])
    later = set(record.claims["claim_id"]) - known
    named = {value for column in found.select_dtypes("str") for value in found[column]}
    assert named & later == set()


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize(
    "metric", ["casualties", "missing", "troops_planned", "area_held_ua_km2", "oil_barrels_to_dprk"]
)
def test_no_answer_fails_on_a_thin_or_an_odd_measure(record: Record, name: str, metric: str) -> None:
    for question in (
        Question(metric=metric),
        Question(metric=metric, sides=("russia",)),
        Question(metric=metric, known_on=date(2023, 9, 15)),
    ):
        assert list(answer(name, record, question, date(2026, 11, 25)).columns)


def test_an_answer_states_what_it_depends_on_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    main(["answer", "silence", "--sides", "russia", "--known-on", "2025-04-28"])
    head = capsys.readouterr().out.split("\n\n")[0].splitlines()
    assert [line for line in head if not line.startswith("data_version")] == [
        "answer: silence",
        "months: 12",
        "sides: russia",
        "known_on: 2025-04-28",
        "licence: CC BY 4.0",
    ]


def test_the_map_answers_are_about_the_day_that_the_page_shows(record: Record) -> None:
    # The last statement on the map is about 13 March 2026 (mines are cleared in Sudzha district); on any later day the map shows that day.
    whole = answer("disputed", record, Question(), date(2026, 11, 25))
    assert whole.equals(answer("disputed", record, Question(map_date=date(2026, 3, 13)), date(2026, 11, 25)))
    assert whole["last"].max().date() == date(2026, 3, 13)
    assert answer("disputed", record, Question(map_date=date(2024, 8, 5)), date(2026, 11, 25)).empty


def test_the_filters_of_the_question_hold(record: Record) -> None:
    query = Query(record.known_on(DAY), Question(metric="casualties", sides=("south_korea",), known_on=DAY), DAY)
    assert set(query.series["side"]) == {"south_korea"}
    by = spread(series(record.known_on(DAY).claims.query("side == 'south_korea'"), "casualties", "total"), DAY, 12)
    assert answer("spread", record, query.question, DAY)["high"].tolist() == [by.extremes.high]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["spreads"], "There is no answer “spreads”. The answers are: series, current, spread"),
        (
            ["spread", "--known-on", "2025-02-30"],
            "--known-on “2025-02-30” cannot be used: it must be a day from 2023-09-01",
        ),
        (["spread", "--known-on", "28.04.2025"], "--known-on “28.04.2025” cannot be used"),
        (["spread", "--metric", "dead"], "--metric “dead” cannot be used: it must be one of troops_sent,"),
        (["spread", "--sides", "ukraine,mars"], "--sides “mars” cannot be used: it must be one of ukraine, russia"),
        (["spread", "--months", "0"], "--months “0” cannot be used: it must be one of 3, 6, 12, 24."),
        (["spread", "--support", "many"], "--support “many” cannot be used: it must be a whole number from 0 to 9."),
        (
            ["changes", "--since", "2025-06-01", "--known-on", "2025-04-28"],
            "Nothing can have changed since 2025-06-01: it is not before 2025-04-28",
        ),
        (["spread", "--repeats", "perhaps"], "--repeats “perhaps” cannot be used: it must be yes or no."),
    ],
)
def test_what_cannot_be_used_is_a_sentence_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert main(["answer", *arguments]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""


def test_as_a_process_it_answers_and_its_help_lists_names_and_options() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ledger", "answer", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    # A long name may go on in the next line.
    shown_text = done.stdout.replace("-\n", "-")
    assert all(name in shown_text for name in (*ANSWERS, "--metric", "--known-on", "--format", "--since"))
