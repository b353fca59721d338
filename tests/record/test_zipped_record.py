"""A record out of a ZIP file: what is read, and what is refused with which sentence."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from ledger.record.load import load
from ledger.record.record_files import PACKAGE_FILE, RecordFiles, read_folder
from ledger.record.schema import TABLES
from ledger.record.zipped_record import (
    LARGEST_CONTENT,
    LARGEST_ZIP,
    MOST_ENTRIES,
    MOST_ROWS,
    UnusableZipError,
    formulas,
    read_zip,
    too_many_rows,
)
from tests.conftest import FIXTURE
from tests.support.zipped import zipped

TINY = read_folder(FIXTURE)
TABLE_FILES = {table.file: TINY.contents[table.file] for table in TABLES.values()}


def refused(content: bytes) -> str:
    with pytest.raises(UnusableZipError) as raised:
        read_zip(content, TINY)
    return str(raised.value)


@pytest.mark.parametrize("top", ["", "record/", "a/b/"])
def test_the_tables_at_the_top_or_in_one_folder_make_the_same_record(top: str) -> None:
    files = read_zip(zipped({f"{top}{name}": content for name, content in TABLE_FILES.items()}), TINY)
    assert load(files).version == load(TINY).version
    assert files.boundaries == TINY.boundaries, "boundaries are those of the dashboard where the file has none"


def test_own_boundaries_and_description_count_and_anything_else_is_left_aside() -> None:
    towns = TINY.contents["boundaries/geonames/towns.csv"]
    own = {name: content for name, content in TINY.contents.items() if name.startswith("boundaries/")}
    own |= {"boundaries/geonames/towns.csv": towns + towns.splitlines(keepends=True)[-1], "notes.txt": b"mine"}
    package = TINY.contents[PACKAGE_FILE].replace(b"2025-", b"2024-", 1)
    files = read_zip(zipped({**TABLE_FILES, **own, PACKAGE_FILE: package}), TINY)
    assert files.contents["boundaries/geonames/towns.csv"] != towns
    assert files.contents[PACKAGE_FILE] == package
    assert "notes.txt" not in files.contents


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file is no ZIP file that can be read"),
        (b"claim_id,metric\n", "the file is no ZIP file that can be read"),
        (zipped(TABLE_FILES)[:-40], "the file is no ZIP file that can be read"),
        (zipped({"notes.txt": b""}), "the file holds no table of a record: they are named as in the Ledger's own, such as claims.csv"),
        (zipped({"../claims.csv": b""}), "the entry ../claims.csv leads out of the file"),
        (zipped({"/etc/claims.csv": b""}), "the entry /etc/claims.csv leads out of the file"),
        (zipped({"C:claims.csv": b""}), "the entry C:claims.csv leads out of the file"),
        (zipped({"a\\claims.csv": b""}), "the entry a/claims.csv leads out of the file"),
        (zipped({str(number): b"" for number in range(MOST_ENTRIES + 1)}), "the file has 101 entries; at most 100 are read"),
        (b"0" * (LARGEST_ZIP + 1), "the file is larger than 2 MiB: leave out what is no table of the record"),
    ],
    ids=["empty", "csv", "cut", "no table", "above", "absolute", "drive", "backslash", "entries", "large"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    assert refused(content).replace("\\", "/") == sentence


def test_a_link_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        link = zipfile.ZipInfo("claims.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert refused(written.getvalue()) == "the entry claims.csv leads out of the file"


def test_an_entry_that_stands_there_twice_is_refused() -> None:
    written = io.BytesIO()
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(written, "w") as archive:
        archive.writestr("claims.csv", b"a")
        archive.writestr("claims.csv", b"b")
    assert refused(written.getvalue()) == "the file has the entry claims.csv twice"


def test_an_encrypted_entry_is_refused() -> None:
    content = bytearray(zipped({"claims.csv": b"a"}))
    for place in (6, content.index(b"PK\x01\x02") + 8):
        content[place] |= 1
    assert refused(bytes(content)) == "the entry claims.csv is encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_is_unpacked_no_further_than_there_is_room(method: int) -> None:
    bomb = zipped(
        {"claims.csv": b"0" * (LARGEST_CONTENT // 2 + 1), "reports.csv": b"0" * (LARGEST_CONTENT // 2)}, method
    )
    assert len(bomb) < LARGEST_ZIP
    assert refused(bomb) == "the file unpacks to more than 16 MiB"


def test_a_header_that_lies_about_the_size_does_not_help() -> None:
    content = bytearray(zipped({"claims.csv": b"0" * (LARGEST_CONTENT + 1)}))
    for place in (22, content.index(b"PK\x01\x02") + 24):
        content[place : place + 4] = (9).to_bytes(4, "little")
    assert refused(bytes(content)) in {
        "the file is no ZIP file that can be read",
        "the file unpacks to more than 16 MiB",
    }


@pytest.mark.parametrize(("rows", "is_too_many"), [(MOST_ROWS, False), (MOST_ROWS + 1, True)])
def test_more_rows_than_are_read_are_refused_before_any_rule(rows: int, is_too_many: bool) -> None:
    sentence = too_many_rows(RecordFiles({"claims.csv": b"\n" * rows}))
    assert (sentence is not None) == is_too_many
    if sentence is not None:
        assert sentence == "the tables have 20,001 lines together; at most 20,000 are read"


def test_a_cell_that_a_spreadsheet_would_run_is_named_and_a_number_is_none() -> None:
    assert list(formulas(TINY)) == []
    for begins, is_one in (("=1+1", True), ("+cmd", True), ("@x", True), ("-2.5", False), ("+3", False), ("-x", True)):
        claims = TABLE_FILES["claims.csv"].decode().replace("sent by ship", begins, 1).encode()
        found = list(formulas(RecordFiles({**TINY.contents, "claims.csv": claims})))
        assert [(problem.file, problem.row, problem.column, problem.value) for problem in found] == (
            [("claims.csv", 2, "scope_en", begins)] if is_one else []
        )


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 5000))
def test_whatever_is_handed_in_is_read_or_refused_with_a_sentence(noise: bytes, place: int) -> None:
    content = zipped(TABLE_FILES)
    place %= len(content)
    for spoilt in (noise, content[:place] + noise + content[place + len(noise) :]):
        try:
            files = read_zip(spoilt, TINY)
        except UnusableZipError as error:
            assert str(error)
        else:
            assert set(files.contents) <= set(TINY.contents)


def test_the_real_record_fits_the_bounds() -> None:
    folder = Path(__file__).parents[2] / "data"
    content = zipped(dict(read_folder(folder).contents))
    assert len(content) < LARGEST_ZIP / 2
    assert too_many_rows(read_zip(content, TINY)) is None
