"""``data/CHANGES.md``: a section for each version of the record, made from version control."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from ledger.cli import changes
from ledger.cli.main import main
from ledger.record.load import DATA, load
from ledger.record.version_history import VersionChanges, read_history
from tests.conftest import FIXTURE
from tests.support.corruptions import change, rewrite, with_column, without_column
from tests.support.version_control import commit

FIRST = load(FIXTURE).version
REMOVED = (FIXTURE / "places.csv").read_text(encoding="utf-8").splitlines()[-1].split(",")[0]


def sections(folder: Path) -> list[str]:
    return (folder / "CHANGES.md").read_text(encoding="utf-8").split("\n## ")[1:]


def load_history(folder: Path) -> tuple[VersionChanges, ...]:
    return read_history((folder / "changes.json").read_bytes())


def test_newest_section_is_about_the_record_as_it_stands() -> None:
    text = (DATA / "CHANGES.md").read_text(encoding="utf-8")
    assert changes.newest_version(text) == load().version, "run python -m ledger changes"


def test_every_version_has_its_section_and_the_first_is_counted_only(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(folder, "first")
    change("claims.csv", 2, ",1500,", ",1600,")(folder)
    commit(folder, "second")
    (folder / "notes.txt").write_text("no table", encoding="utf-8")
    commit(folder, "no other version")
    rewrite("places.csv", lambda data: data.rpartition(b"\n")[0].rpartition(b"\n")[0] + b"\n")(folder)
    assert main(["changes", str(folder)]) == 0
    assert capsys.readouterr().out == f"Wrote {folder / 'CHANGES.md'} and changes.json.\n"
    third, second, first = sections(folder)
    newest, corrected, _ = load_history(folder)
    assert newest.tables["places"].removed == (REMOVED,)
    assert corrected.tables["claims"].changed == {"troops-sent-nis-2024-10-18": ("best",)}
    assert third.splitlines()[0].endswith(f", {date.today()}")
    assert third.splitlines()[1:] == ["", "places.csv: 1 row removed.", "", f"- removed: `{REMOVED}`"]
    assert second.splitlines()[2:] == [
        "claims.csv: 1 row changed.",
        "",
        "- changed: `troops-sent-nis-2024-10-18`: best `1500` is now `1600`",
    ]
    assert first.startswith(f"Version {FIRST}, ")
    assert "- claims.csv: 6 rows\n" in first
    assert "troops-sent" not in first


def test_what_is_written_stays_and_is_known_to_be_up_to_date(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(folder, "first")
    assert main(["changes", str(folder), "--check"]) == 1
    shown_text = f"{folder / 'CHANGES.md'} does not name version {FIRST}: run python -m ledger changes.\n"
    assert capsys.readouterr().out == shown_text
    assert main(["changes", str(folder)]) == 0
    before = (folder / "CHANGES.md").read_bytes()
    commit(folder, "with the file")
    assert main(["changes", str(folder)]) == 0
    assert capsys.readouterr().out.endswith(" is up to date.\n")
    assert (folder / "CHANGES.md").read_bytes() == before
    assert main(["changes", str(folder), "--check"]) == 0
    change("claims.csv", 2, ",1500,", ",1600,")(folder)
    assert main(["changes", str(folder), "--check"]) == 1


def test_many_rows_are_counted_by_column(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "LISTED", 1)
    commit(folder, "first")
    rewrite("sources.csv", lambda data: data.replace(b",KR,", b",JP,").replace(b",US,", b",JP,"))(folder)
    change("claims.csv", 2, ",1500,", ",1600,")(folder)
    assert main(["changes", str(folder)]) == 0
    (newest, _) = sections(folder)
    assert "- changed: `troops-sent-nis-2024-10-18`: best `1500` is now `1600`\n" in newest
    assert "- changed: country in 2 rows\n" in newest


def test_commit_with_a_broken_table_has_no_version(folder: Path) -> None:
    commit(folder, "first")
    sound = (folder / "claims.csv").read_bytes()
    (folder / "claims.csv").write_bytes(b"nothing\n")
    commit(folder, "broken")
    (folder / "claims.csv").write_bytes(sound)
    commit(folder, "mended")
    assert main(["changes", str(folder)]) == 0
    assert [section.split(",")[0] for section in sections(folder)] == [f"Version {FIRST}"]


def test_text_of_a_cell_is_no_markup(folder: Path) -> None:
    commit(folder, "first")
    change("claims.csv", 2, ",1500,", ",a`b*,")(folder)
    assert main(["changes", str(folder)]) == 0
    assert "best `1500` is now `a b*`" in sections(folder)[0]


def test_clone_without_its_whole_history_writes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(folder, "first")
    change("claims.csv", 2, ",1500,", ",1600,")(folder)
    commit(folder, "second")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", folder.parent.as_uri(), str(clone)], check=True)
    assert main(["changes", str(clone / "record")]) == 2
    assert capsys.readouterr().err.startswith("This clone does not hold the whole history; ")
    assert not (clone / "record" / "CHANGES.md").exists()


def test_where_copies_of_pages_are_kept_belongs_to_no_version(folder: Path) -> None:
    without_column("reports.csv", "archived_url")(folder)
    commit(folder, "before the column")
    with_column("reports.csv", "archived_url")(folder)
    change("claims.csv", 2, ",1500,", ",1600,")(folder)
    assert main(["changes", str(folder)]) == 0
    newest, _ = load_history(folder)
    assert set(newest.tables) == {"claims"}
    assert "archived_url" not in sections(folder)[0]
