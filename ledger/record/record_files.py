"""The files of a record in memory: what a folder held at one moment, or what somebody handed in."""

import errno
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ledger.record.datapackage import BOUNDARIES
from ledger.record.schema import TABLES
from ledger.record.version_history import HISTORY_FILE

DIGITS = 24
PACKAGE_FILE = "datapackage.json"
BOUNDARIES_FOLDER = "boundaries/"
DESCRIBED_FILES = (
    *(table.file for table in TABLES.values()),
    *(f"{BOUNDARIES_FOLDER}{path}" for _name, path, *_rest in BOUNDARIES),
)
"""The files that a data package describes, by their paths in the folder."""
FILES = (PACKAGE_FILE, *DESCRIBED_FILES, HISTORY_FILE)
"""All files of a record; a record need not have its history."""


KURSK_REGION = "kursk-oblast"
"""The id of Kursk region among the boundaries: the region that a record is about whose data package names no other."""


@dataclass(frozen=True, eq=False)
class BoundaryFiles:
    """The files of ``boundaries/`` by their paths below it. Those of the same content are equal, so that they are read once.

    Attributes
    ----------
    home
        The id of the region that the record is about.
    """

    contents: Mapping[str, bytes]
    home: str = KURSK_REGION

    @cached_property
    def digest(self) -> str:
        """A hash over the content."""
        return _digest(self.contents)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BoundaryFiles) and (self.digest, self.home) == (other.digest, other.home)

    def __hash__(self) -> int:
        return hash((self.digest, self.home))


@dataclass(frozen=True, eq=False)
class RecordFiles:
    """The files of a record.

    Attributes
    ----------
    contents
        The bytes of each file by its path in the folder; a file that is not there is left out.
    unreadable
        Files that are there and could not be read, each with the number of the error (``errno``).
    """

    contents: Mapping[str, bytes]
    unreadable: Mapping[str, int] = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        """The content of a file.

        Raises
        ------
        OSError
            If it could not be read; ``FileNotFoundError`` if it is not there.
        """
        if name in self.unreadable:
            number = self.unreadable[name]
            raise OSError(number, os.strerror(number), name)
        if name not in self.contents:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
        return self.contents[name]

    @cached_property
    def package(self) -> Mapping[str, Any]:
        """What ``datapackage.json`` says of the record; nothing where it is not there or no JSON object, which the check reports."""
        try:
            found = json.loads(self.contents.get(PACKAGE_FILE, b"{}"))
        except (ValueError, RecursionError):
            return MappingProxyType({})
        return MappingProxyType(found if isinstance(found, dict) else {})

    @cached_property
    def boundaries(self) -> BoundaryFiles:
        """The boundary files alone."""
        return BoundaryFiles(
            MappingProxyType(
                {
                    name.removeprefix(BOUNDARIES_FOLDER): content
                    for name, content in self.contents.items()
                    if name.startswith(BOUNDARIES_FOLDER)
                }
            ),
            str(self.package.get("region", KURSK_REGION)),
        )

    @cached_property
    def digest(self) -> str:
        """A hash over all that is in the files, as it is: it tells two readings of a folder apart, however small the difference."""
        return _digest({**self.contents, **{f"{name} unreadable": b"" for name in self.unreadable}})


def read_folder(folder: Path) -> RecordFiles:
    """Read all files of a record; nothing is raised for what is missing or cannot be read."""
    contents, unreadable = {}, {}
    for name in FILES:
        try:
            contents[name] = (folder / name).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            unreadable[name] = error.errno or errno.EIO
    return RecordFiles(MappingProxyType(contents), MappingProxyType(unreadable))


def folder_state(folder: Path) -> tuple[object, ...]:
    """What the file system says of the files of a record: it is other once one of them was written, replaced or removed."""
    found: list[tuple[object, ...]] = []
    for name in FILES:
        try:
            status = (folder / name).stat()
        except OSError as error:
            found.append((name, error.errno))
        else:
            found.append((name, status.st_ino, status.st_size, status.st_mtime_ns))
    return tuple(found)


def record_files(source: RecordFiles | Path) -> RecordFiles:
    """The files themselves, or those of a folder."""
    return read_folder(source) if isinstance(source, Path) else source


def _digest(contents: Mapping[str, bytes]) -> str:
    found = hashlib.sha256()
    for name, content in sorted(contents.items()):
        found.update(f"{name} {len(content)} ".encode() + content)
    return found.hexdigest()[:DIGITS]
