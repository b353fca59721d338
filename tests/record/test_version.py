"""The version that pictures, files and links cite: it changes with what was stated, and with nothing else."""

from ledger.record.load import load


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
