"""The record of a folder while the folder changes: replaced whole by a good one, kept when what lies there is none."""

import csv
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.record.record import Record
from ledger.record.store import RECENT, RecordStore
from tests.conftest import FIXTURE


def note(folder: Path, text: str) -> None:
    """Write another note to the last claim of the tiny record."""
    file = folder / "claims.csv"
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    rows[-1][rows[0].index("note_en")] = text
    with file.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written, lineterminator="\n").writerows(rows)


@pytest.fixture
def store(folder: Path) -> RecordStore:
    """The store of a copy of the tiny record, read once."""
    found = RecordStore(folder)
    assert found.current.version
    return found


def looked_at(store: RecordStore) -> bool:
    """Whether the record was replaced once what changed has stayed the same from one look to the next."""
    return any([store.refresh(), store.refresh()])


def test_what_does_not_change_is_not_read_again(store: RecordStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledger.record.store.read_folder", None)
    assert not looked_at(store)
    assert store.problems == ()


def test_a_good_newer_record_replaces_the_old_one_whole(store: RecordStore) -> None:
    before, prepared = store.current, []
    note(store.folder, "Another word.")
    assert not store.refresh(prepared.append), "it may still be being written"
    assert store.current is before
    assert store.refresh(prepared.append)
    assert prepared == [store.current]
    assert store.current.version != before.version
    assert store.current.claims["note_en"].isin(["Another word."]).any()
    assert store.problems == ()
    assert store.find(before.fingerprint) is before, "a reader still looks at it"


@pytest.mark.parametrize("name", ["claims.csv", "datapackage.json", "boundaries/odbl/districts.geojson"])
@pytest.mark.parametrize("fault", ["gone", "cut", "garbage", "empty"])
def test_a_record_with_a_fault_never_replaces_the_good_one(
    store: RecordStore, name: str, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    before, file = store.current, store.folder / name
    sound = file.read_bytes()
    if fault == "gone":
        file.unlink()
    else:
        file.write_bytes({"cut": sound[: len(sound) // 2], "garbage": b"\xff\x00\x01" * 99, "empty": b""}[fault])
    with caplog.at_level(logging.ERROR):
        assert not looked_at(store)
    assert store.current is before
    assert name in {problem.file for problem in store.problems}
    (logged,) = caplog.messages
    assert name in logged and "is not shown" in logged
    file.write_bytes(sound)
    assert not looked_at(store)
    assert (store.current, store.problems) == (before, ())


def test_a_folder_that_vanishes_and_comes_back_as_another(store: RecordStore) -> None:
    before, other = store.current, store.folder.with_name("other")
    shutil.copytree(store.folder, other)
    note(other, "Another word.")
    shutil.rmtree(store.folder)
    assert not looked_at(store)
    assert store.current is before
    assert len(store.problems) > 10
    other.rename(store.folder)
    assert looked_at(store)
    assert store.current.version != before.version


def test_a_record_that_goes_on_changing_is_not_read_until_it_stays(store: RecordStore) -> None:
    before = store.current
    for number in range(5):
        note(store.folder, f"Word {number}.")
        assert not store.refresh()
    assert store.current is before
    assert store.refresh()
    assert store.current.claims["note_en"].isin(["Word 4."]).any()


def test_what_changes_while_it_is_read_is_no_record(store: RecordStore, monkeypatch: pytest.MonkeyPatch) -> None:
    from ledger.record import store as module

    real, before = module.read_folder, store.current
    note(store.folder, "Another word.")
    store.refresh()

    def disturbed(folder: Path):
        files = real(folder)
        note(folder, "A third word.")
        return files

    monkeypatch.setattr(module, "read_folder", disturbed)
    assert not store.refresh()
    assert store.current is before


def test_only_the_boundaries_differ(store: RecordStore) -> None:
    before = store.current
    towns = store.folder / "boundaries" / "geonames" / "towns.csv"
    lines = towns.read_text(encoding="utf-8").splitlines(keepends=True)
    towns.write_text("".join(lines[:-1]), encoding="utf-8")
    assert looked_at(store)
    assert store.current.version == before.version, "no statement differs"
    assert store.current.fingerprint != before.fingerprint
    assert store.current.boundaries != before.boundaries


def test_what_nobody_foresaw_leaves_the_good_record(store: RecordStore, caplog: pytest.LogCaptureFixture) -> None:
    before = store.current
    note(store.folder, "Another word.")

    def broken(_record: Record) -> None:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        assert not any([store.refresh(broken), store.refresh(broken)])
    assert store.current is before
    assert [str(problem) for problem in store.problems] == [
        "record: the record cannot be read; the log of the server says why"
    ]
    assert "ZeroDivisionError" in caplog.text


def test_the_last_ones_are_kept_and_older_ones_as_long_as_somebody_looks_at_them(store: RecordStore) -> None:
    def next_records() -> Iterator[Record]:
        for number in range(RECENT + 1):
            note(store.folder, f"Word {number}.")
            assert looked_at(store)
            yield store.current

    seen = store.current
    fingerprints = [record.fingerprint for record in next_records()]
    assert store.find(seen.fingerprint) is seen
    assert store.find(fingerprints[0]) is None
    assert all(store.find(each) for each in fingerprints[1:])
    assert {record.fingerprint for record in store.kept()} == {seen.fingerprint, *fingerprints[1:]}


def test_a_folder_without_a_record_is_no_record() -> None:
    assert RecordStore(FIXTURE).current.fingerprint == RecordStore(FIXTURE).current.fingerprint
