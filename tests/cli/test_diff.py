"""``python -m ledger diff``: two folders, or revisions of version control, in words and as JSON."""

import json
from pathlib import Path

import pytest

from ledger.cli.main import main
from ledger.record.load import load
from tests.conftest import FIXTURE
from tests.support.corruptions import change, remove, rewrite, without_column
from tests.support.version_control import commit, git

CLAIM = "troops-sent-nis-2024-10-18"
RENAMED = "troops-sent-nis-2024-10-17"


def correct(folder: Path) -> None:
    """Correct the number of a claim, and its day, by which it has another id."""
    for path in folder.glob("*.csv"):
        path.write_bytes(path.read_bytes().replace(CLAIM.encode(), RENAMED.encode()))
    renamed = folder / "renamed.csv"
    renamed.write_bytes(renamed.read_bytes() + f"claims,{CLAIM},{RENAMED},said on the 17th\n".encode())
    change("claims.csv", 2, ",1500,", ",1600,")(folder)


SAID = [
    "claims.csv: 1 row renamed, 1 row changed",
    f"  renamed {CLAIM} to {RENAMED}",
    '    best: "1500" is now "1600"',
    "  changed troops-sent-us-pentagon-2024-10-29",
    f'    derived_from: "{CLAIM}" is now "{RENAMED}"',
    "reports.csv: 2 rows renamed",
    f"  renamed {CLAIM}-r1 to {RENAMED}-r1",
    f'    claim_id: "{CLAIM}" is now "{RENAMED}"',
    f"  renamed {CLAIM}-r2 to {RENAMED}-r2",
    f'    claim_id: "{CLAIM}" is now "{RENAMED}"',
    "article_evidence.csv: 1 row changed",
    "  changed sent-2024 1",
    f'    claim_id: "{CLAIM}" is now "{RENAMED}"',
    "renamed.csv: 1 row added",
    f"  added claims {CLAIM}",
]


def test_folders_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct(folder)
    assert main(["diff", str(FIXTURE), str(folder)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1:] == SAID


def test_folders_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct(folder)
    assert main(["diff", str(FIXTURE), str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["old_version"] != found["new_version"]
    (row,) = found["tables"]["claims"]["renamed"]
    assert (row["old_key"], row["key"], row["cells"]["best"]) == ([CLAIM], [RENAMED], {"old": "1500", "new": "1600"})


def test_the_same_folder_does_not_differ(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(FIXTURE), str(folder)]) == 0
    assert capsys.readouterr().out.endswith(": nothing differs.\n")


def test_rows_in_another_order_are_the_same_rows(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "sources.csv"
    head, *rows = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(head + b"".join(reversed(rows)))
    assert main(["diff", str(FIXTURE), str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["The rows are the same; they stand in another order."]


def test_days_of_rows_are_counted_and_not_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change("row_history.csv", 2, ",2026-11-29", ",2026-11-30")(folder)
    assert main(["diff", str(FIXTURE), str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["row_history.csv: 1 row changed"]


def test_table_that_was_not_there_yet_is_all_new(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    remove("metrics.csv")(folder)
    assert main(["diff", str(folder), str(FIXTURE)]) == 0
    assert "metrics.csv: 3 rows added, the table is new\n" in capsys.readouterr().out
    assert main(["diff", str(FIXTURE), str(folder)]) == 0
    assert "metrics.csv: 3 rows removed, the table is gone\n" in capsys.readouterr().out


def test_revisions_and_the_folder_as_it_stands(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(folder, "first")
    correct(folder)
    assert main(["diff", "HEAD", "--record", str(folder)]) == 0
    working = capsys.readouterr().out
    assert working.splitlines()[1:] == SAID
    commit(folder, "second")
    assert main(["diff", "HEAD~1", "HEAD", "--record", str(folder)]) == 0
    assert capsys.readouterr().out == working


def test_version_of_the_data_that_a_citation_names(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(folder, "first")
    correct(folder)
    commit(folder, "second")
    cited = load(FIXTURE).version
    assert main(["diff", cited, "HEAD", "--record", str(folder)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert (said[0].startswith(f"From version {cited} to version "), said[1:]) == (True, SAID)
    assert main(["diff", "0123456789ab", "--record", str(folder)]) == 2


@pytest.mark.parametrize("revision", ["no-such", "HEAD~7", "HEAD:record", "--output=/tmp/x;"])
def test_revision_that_is_none_is_said(revision: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(folder, "first")
    assert main(["diff", "--record", str(folder), "--", revision]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        f"{revision} is neither a folder nor a revision of version control nor a version of the data.\n",
    )


def test_revision_before_the_folder_was_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(folder.parent, "init", "-q")
    git(folder.parent, "commit", "-q", "--allow-empty", "-m", "empty")
    assert main(["diff", "HEAD", "--record", str(folder)]) == 2
    assert capsys.readouterr().err.endswith("there was no folder record.\n")


def test_folder_without_version_control(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    assert main(["diff", "HEAD", "--record", str(folder)]) == 2
    assert f"HEAD is no folder, and {folder} is not under version control: " in capsys.readouterr().err


def test_machine_without_git(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert main(["diff", "HEAD", "--record", str(folder)]) == 2
    assert capsys.readouterr().err.endswith("is not under version control: git is not installed.\n")


def test_table_that_cannot_be_read_is_named_with_its_version(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite("sources.csv", lambda data: data.replace(b"source,", b"quelle,", 1))(folder)
    assert main(["diff", str(FIXTURE), str(folder)]) == 1
    shown_text = f"{folder}: sources.csv has no column source, which names its rows.\n"
    assert capsys.readouterr().out == shown_text


def test_folder_without_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(tmp_path), str(FIXTURE)]) == 2
    assert capsys.readouterr().err == f"{tmp_path} holds no table of a record.\n"


def test_a_record_from_before_a_column_is_compared_all_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without_column("reports.csv", "archived_url")(folder)
    assert main(["diff", str(folder), str(FIXTURE)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["reports.csv: column archived_url new"]
