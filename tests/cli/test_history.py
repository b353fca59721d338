"""When each row was added and last changed: told from version control, and kept by whatever adds rows."""

import csv
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from ledger.cli.adding import add_rows
from ledger.cli.history import days_of
from ledger.cli.main import main
from ledger.record.validation import validate
from tests.conftest import FIXTURE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record under version control, first committed on 1 March 2025."""
    here = Path(shutil.copytree(FIXTURE, tmp_path / "data"))
    commit(here, "2025-03-01", "init", "-q")
    return here


def commit(folder: Path, day: str, *before: str) -> None:
    """Commit everything as of a day."""
    when = f"{day}T12:00:00 +0000"
    who = {f"GIT_{one}_{what}": "a@b.example" for one in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = {**os.environ, **who, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
    for command in ([before] if before else []) + [("add", "-A"), ("commit", "-q", "-m", "rows")]:
        subprocess.run(["git", *command], cwd=folder, env=env, check=True, capture_output=True)


def days(folder: Path, table: str) -> dict[str, tuple[str, str]]:
    """The days of the rows of a table, as the record keeps them."""
    with (folder / "row_history.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: (row["added_on"], row["changed_on"]) for row in csv.DictReader(file) if row["table"] == table
        }


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_days_are_those_of_the_commits_and_today_of_what_no_commit_has(folder, capsys) -> None:
    key = "ctl-sudzha-ua-hur-2024-10-20"
    change(folder, "control.csv", "Sudzha is held.", "Sudzha is still held.")
    commit(folder, "2025-05-02")
    claim = (folder / "claims.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    change(folder, "claims.csv", ",about,", ",exact,")
    assert main(["history", str(folder)]) == 0
    assert "Wrote" in capsys.readouterr().out
    assert days(folder, "claims")[claim] == ("2025-03-01", date.today().isoformat())
    assert {added for added, _ in days(folder, "claims").values()} == {"2025-03-01"}
    statements = days(folder, "control")
    assert statements.pop(key) == ("2025-03-01", "2025-05-02")
    assert set(statements.values()) == {("2025-03-01", "")}


def test_a_folder_without_version_control_is_said_and_nothing_is_written(tmp_path, capsys) -> None:
    folder = Path(shutil.copytree(FIXTURE, tmp_path / "data"))
    before = (folder / "row_history.csv").read_bytes()
    assert main(["history", str(folder)]) == 1
    assert "cannot be read from version control (git)" in capsys.readouterr().err
    assert (folder / "row_history.csv").read_bytes() == before


def test_a_new_column_is_no_change_and_what_comes_back_was_added_when_it_came_back() -> None:
    versions = [
        ("2025-01-01", {"a": {"id": "a", "note": "x"}, "b": {"id": "b", "note": "y"}}),
        ("2025-01-02", {"a": {"id": "a", "note": "x", "more": "z"}}),
        ("2025-01-03", {"a": {"id": "a", "note": "w", "more": "z"}, "b": {"id": "b", "note": "y", "more": ""}}),
    ]
    assert days_of(versions) == {"a": ("2025-01-01", "2025-01-03"), "b": ("2025-01-03", "")}


def test_what_is_added_has_its_day(tmp_path) -> None:
    folder = Path(shutil.copytree(FIXTURE, tmp_path / "data"))
    with (folder / "reports.csv").open(encoding="utf-8", newline="") as file:
        last = list(csv.DictReader(file))[-1]
    new = {**last, "report_id": "", "role": "second", "url": "https://example.org/another-page"}
    added = add_rows(folder, {"reports": [new]}, date(2025, 2, 3))
    assert added.problems == ()
    assert set(added.rows) == {"reports"}
    assert days(folder, "reports") == {added.rows["reports"][0]["report_id"]: ("2025-02-03", "")}
    assert validate(folder, date(2025, 2, 3)).problems == ()


def test_a_clone_without_the_whole_history_writes_no_day_that_is_wrong(folder, tmp_path, capsys) -> None:
    change(folder, "control.csv", "Sudzha is held.", "Sudzha is still held.")
    commit(folder, "2025-05-02")
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", f"file://{folder}", str(clone)], check=True, capture_output=True
    )
    before = (clone / "row_history.csv").read_bytes()
    assert main(["history", str(clone)]) == 1
    assert "This clone does not hold the whole history; git fetch --unshallow" in capsys.readouterr().err
    assert (clone / "row_history.csv").read_bytes() == before


def test_where_the_copy_of_a_page_is_kept_is_no_change_of_the_row(folder) -> None:
    change(folder, "reports.csv", "/battalion,,", "/battalion,https://archive.example/battalion,")
    commit(folder, "2025-05-02")
    assert main(["history", str(folder)]) == 0
    assert set(days(folder, "reports").values()) == {("2025-03-01", "")}
