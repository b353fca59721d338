"""A record that somebody hands in as a ZIP file: read in memory, with bounds, and nothing taken on trust."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ledger.i18n.sentence import Figure, Sentence
from ledger.record.csv_reader import read_cells
from ledger.record.problems import Problem
from ledger.record.record_files import BOUNDARIES_FOLDER, FILES, PACKAGE_FILE, RecordFiles
from ledger.record.schema import TABLES
from ledger.record.version_history import HISTORY_FILE

MIB = 1024 * 1024
LARGEST_ZIP = 2 * MIB
LARGEST_CONTENT = 16 * MIB
MOST_ENTRIES = 100
MOST_ROWS = 20_000
"""Of all tables together: fifty times the record that the Ledger has."""
CHUNK = 64 * 1024
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


class UnusableZipError(ValueError):
    """A file that cannot be read as a record.

    Attributes
    ----------
    sentence
        What is wrong with it, and what to do.
    """

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_zip(content: bytes, default: RecordFiles) -> RecordFiles:
    """Read the files of a record out of a ZIP file.

    They stand at its top or in one folder; what is no file of a record is left aside. The tables must all be there, which the check
    says; boundaries and ``datapackage.json`` are those of `default` where the ZIP file has none.

    Raises
    ------
    UnusableZipError
        If it is no ZIP file, is encrypted, larger than the bounds, or has an entry that no record has: a path that leads elsewhere,
        a link, a name twice.
    """
    if len(content) > LARGEST_ZIP:
        raise UnusableZipError(
            Sentence(
                "the file is larger than {limit} MiB: leave out what is no table of the record", limit=_mib(LARGEST_ZIP)
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = dict(_files(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeError) as error:
        raise UnusableZipError(Sentence("the file is no ZIP file that can be read")) from error
    if not found:
        raise UnusableZipError(
            Sentence("the file holds no table of a record: they are named as in the Ledger's own, such as claims.csv")
        )
    usual = {
        name: file
        for name, file in default.contents.items()
        if name == PACKAGE_FILE or (name.startswith(BOUNDARIES_FOLDER) and not _has_boundaries(found))
    }
    return RecordFiles(MappingProxyType({**usual, **found}))


def too_many_rows(files: RecordFiles) -> Sentence | None:
    """That the tables hold more rows than are read, before any rule is checked; None where they do not."""
    rows = sum(files.contents[table.file].count(b"\n") for table in TABLES.values() if table.file in files.contents)
    if rows <= MOST_ROWS:
        return None
    return Sentence(
        "the tables have {rows} lines together; at most {limit} are read",
        rows=Figure(rows, ",d"),
        limit=Figure(MOST_ROWS, ",d"),
    )


def formulas(files: RecordFiles) -> Iterator[Problem]:
    """Cells that a spreadsheet would run: they begin with a sign of a formula, and are no number."""
    for table in TABLES.values():
        cells = read_cells(files, table.file, table.columns)
        for line, row in zip(cells.lines, cells.rows, strict=True):
            for column, value in zip(cells.columns, row, strict=True):
                if _FORMULA.match(value) and not _NUMBER.fullmatch(value):
                    rule = Sentence("a cell that begins like a formula is not taken: write it as text")
                    yield Problem(table.file, line, column, value, rule)


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The files of a record among the entries, each with its content."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_ENTRIES:
        raise UnusableZipError(
            Sentence("the file has {n} entries; at most {limit} are read", n=len(entries), limit=MOST_ENTRIES)
        )
    top, left, seen = _top_folder(entries), LARGEST_CONTENT, set()
    for entry in entries:
        name = _safe_name(entry)
        path = name.removeprefix(top)
        if path not in FILES or path == HISTORY_FILE:
            continue
        if path in seen:
            raise UnusableZipError(Sentence("the file has the entry {name} twice", name=name))
        seen.add(path)
        content = _content(archive, entry, left)
        left -= len(content)
        yield path, content


def _safe_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry, which must lead nowhere but into the folder of a record."""
    name, is_link = entry.filename, (entry.external_attr >> 16) & 0o170000 == 0o120000
    if is_link or "\\" in name or name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise UnusableZipError(Sentence("the entry {name} leads out of the file", name=name[:80]))
    if entry.flag_bits & 1:
        raise UnusableZipError(Sentence("the entry {name} is encrypted", name=name[:80]))
    return name


def _top_folder(entries: list[zipfile.ZipInfo]) -> str:
    """The one folder in which all tables lie, with its slash; empty where they lie at the top."""
    tables = {table.file for table in TABLES.values()}
    folders = {
        head + slash for head, slash, tail in (entry.filename.rpartition("/") for entry in entries) if tail in tables
    }
    return folders.pop() if len(folders) == 1 else ""


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """Unpack an entry as far as there is room, whatever its header says of its size."""
    found = bytearray()
    with archive.open(entry) as packed:
        while piece := packed.read(CHUNK):
            found += piece
            if len(found) > left:
                raise UnusableZipError(
                    Sentence("the file unpacks to more than {limit} MiB", limit=_mib(LARGEST_CONTENT))
                )
    return bytes(found)


def _mib(size: int) -> int:
    return size // MIB


def _has_boundaries(found: Mapping[str, bytes]) -> bool:
    return any(name.startswith(BOUNDARIES_FOLDER) for name in found)
