"""The version that pictures, files and links cite: it changes with what was stated, and with nothing else."""

from ledger.cli.revisions import read_folder
from ledger.record.load import load
from ledger.record.snapshot import snapshot
from ledger.record.validation import validate
from tests.support.corruptions import change, without_column

ARCHIVED = change(
    "reports.csv", 2, "/ship,,", "/ship,https://archive.example/2024/https://example.org/2024/10/18/ship,"
)


def test_the_days_of_rows_do_not_change_the_version(folder):
    before = load(folder)
    path = folder / "row_history.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-11-29", "2026-11-28"), encoding="utf-8")
    after = load(folder)
    assert not after.row_history.equals(before.row_history)
    assert after.version == before.version


def test_a_cell_of_a_claim_changes_the_version(folder):
    before = load(folder).version
    path = folder / "claims.csv"
    text = path.read_text(encoding="utf-8")
    note = load(folder).claims["note_en"].loc[lambda notes: notes != ""].iloc[0]
    path.write_text(text.replace(note, note + "!", 1), encoding="utf-8")
    assert load(folder).version != before


def test_where_a_copy_of_a_page_is_kept_changes_its_fingerprint_and_not_its_version(folder):
    before = load(folder)
    ARCHIVED(folder)
    after = load(folder)
    assert after.reports["archived_url"].tolist().count("") == len(after.reports) - 1
    assert (after.version, snapshot(read_folder(folder)).version) == (before.version, before.version)
    assert after.fingerprint != before.fingerprint


def test_a_record_from_before_the_column_has_the_version_that_it_had_then(folder):
    version = load(folder).version
    without_column("reports.csv", "archived_url")(folder)
    assert snapshot(read_folder(folder)).version == version
    found = validate(folder)
    assert found.version == version
    assert [str(each) for each in found.problems] == ["reports.csv row 1, column archived_url: the column is missing"]
