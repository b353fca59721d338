"""Which rows were corrected since a version: by the ids that they have now, and none that only came later."""

from datetime import date
from pathlib import Path

import pytest

from ledger.record.differences import differences
from ledger.record.load import DATA, load
from ledger.record.record import Record
from ledger.record.snapshot import TableRows
from ledger.record.validation import validate
from ledger.record.version_history import (
    TableChanges,
    VersionChanges,
    corrected_since,
    read_history,
    table_changes,
    write_history,
)

DAY = date(2026, 11, 29)


def version(name: str, **changes: object) -> VersionChanges:
    return VersionChanges(name, DAY, {"claims": TableChanges(**changes)} if changes else {})  # type: ignore[arg-type]


HISTORY = (
    version("v4", changed={"c": ("best",), "new": ("best",)}, removed=("gone",)),
    version("v3", renamed={"b": "c"}, added=("new",)),
    version("v2", changed={"a": ("checked_on",), "b": ("note_en", "checked_on"), "gone": ("best",)}),
    version("v1"),
)


@pytest.mark.parametrize(
    "since,corrected", [("v1", {"c"}), ("v2", {"c"}), ("v3", {"c", "new"}), ("v4", set()), ("v0", None)]
)
def test_rows_that_were_corrected_since_a_version(since: str, corrected: set[str] | None) -> None:
    assert corrected_since(HISTORY, since, "claims") == corrected


def test_other_table_has_corrections_of_its_own() -> None:
    assert corrected_since(HISTORY, "v1", "control") == frozenset()


def test_row_that_was_only_checked_is_not_corrected() -> None:
    history = (version("v2", changed={"a": ("checked_on",), "b": ("checked_on", "best")}), version("v1"))
    assert corrected_since(history, "v1", "claims") == {"b"}


def test_cell_of_a_column_that_came_with_the_version_is_no_correction() -> None:
    old = TableRows(("claim_id",), ("claim_id", "best"), {(k,): {"claim_id": k, "best": "1"} for k in "abd"})
    rows = {("a",): ("1", "x"), ("c",): ("1", "x"), ("d",): ("2", "x")}
    new = TableRows(
        ("claim_id",),
        ("claim_id", "best", "note_en"),
        {key: {"claim_id": key[0], "best": best, "note_en": note} for key, (best, note) in rows.items()},
    )
    found = table_changes(differences({"claims": old}, {"claims": new}, {"claims": {("b",): ("c",)}}))
    assert found == {"claims": TableChanges(renamed={"b": "c"}, changed={"d": ("best",)})}


def test_file_says_what_was_written() -> None:
    assert read_history(write_history(HISTORY)) == HISTORY
    assert write_history(HISTORY).count(b"\n") == len(HISTORY) + 2


def test_history_of_the_record_begins_with_the_record_as_it_stands(record: Record) -> None:
    assert record.history[0].version == record.version, "run python -m ledger changes"
    claims, since_first = set(record.claims["claim_id"]), corrected_since(record.history, "302f774ff4b5", "claims")
    assert since_first is not None and since_first <= claims
    assert {"killed-ua-ssof-2024-12-22", "area-held-ua-km2-deepstate-2024-10-14"} <= since_first


def test_record_without_a_history_is_sound(folder: Path) -> None:
    assert load(folder).history == ()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'[{"version": "a"}]', b"\xff", (DATA / "claims.csv").read_bytes()[:99]]
)
def test_file_that_is_no_history_is_a_problem(content: bytes, folder: Path) -> None:
    (folder / "changes.json").write_bytes(content)
    said = "changes.json: the file is no history of versions; run python -m ledger changes"
    assert [str(problem) for problem in validate(folder).problems] == [said]
