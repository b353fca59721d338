"""Versions of a record: a folder, or the same folder at a revision of version control."""

import io
import subprocess
import tarfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ledger.record.snapshot import Snapshot, UnreadableTableError, snapshot


class NoRevisionError(ValueError):
    """There is no such version of the record; the message is a sentence."""


@dataclass(frozen=True)
class Revision:
    """One commit that changed the record, with its day."""

    commit: str
    day: date


def read_version(named: str, folder: Path) -> Snapshot:
    """Read a folder, or `folder` as it was at a revision.

    Raises
    ------
    NoRevisionError
        If there is neither.
    UnreadableTableError
        If a table cannot be read.
    """
    contents = read_folder(Path(named)) if Path(named).is_dir() else read_revision(folder, commit_of(folder, named))
    try:
        found = snapshot(contents)
    except UnreadableTableError as error:
        raise UnreadableTableError(f"{named}: {error}") from None
    if not found.tables:
        raise NoRevisionError(f"{named} holds no table of a record.")
    return found


def read_folder(folder: Path) -> dict[str, bytes]:
    """The tables of a folder, by their file names."""
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def read_revision(folder: Path, commit: str) -> dict[str, bytes]:
    """The tables of `folder` at a commit, by their file names.

    Raises
    ------
    NoRevisionError
        If the folder was not there then.
    """
    try:
        archive = _git(folder, "archive", "--format=tar", commit, ".")
    except NoRevisionError:
        raise NoRevisionError(f"At revision {commit[:12]} there was no folder {folder.name}.") from None
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        tables = [each for each in files if each.isfile() and "/" not in each.name and each.name.endswith(".csv")]
        return {each.name: file.read() for each in tables if (file := files.extractfile(each)) is not None}


def commit_of(folder: Path, revision: str) -> str:
    """The full name of a revision.

    Raises
    ------
    NoRevisionError
        If there is no version control, or no such revision in it.
    """
    _require_version_control(folder, f"{revision} is no folder, and ")
    try:
        return (
            _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            .decode()
            .strip()
        )
    except NoRevisionError:
        raise NoRevisionError(f"{revision} is neither a folder nor a revision of version control.") from None


def history(folder: Path) -> list[Revision]:
    """The commits that changed the tables of `folder`, the oldest first.

    Raises
    ------
    NoRevisionError
        If there is no version control, or the clone does not have all of it.
    """
    _require_version_control(folder)
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise NoRevisionError("This clone does not hold the whole history; git fetch --unshallow gets the rest of it.")
    lines = _git(folder, "log", "--first-parent", "--reverse", "--format=%H %as", "--", "*.csv").decode().splitlines()
    return [Revision(commit, date.fromisoformat(day)) for commit, day in (line.split() for line in lines)]


def _require_version_control(folder: Path, before: str = "") -> None:
    try:
        _git(folder, "rev-parse", "--git-dir")
    except NoRevisionError as error:
        why = str(error)
        raise NoRevisionError(f"{before}{folder} is not under version control: {why}") from None


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise NoRevisionError("git is not installed.") from None
    if done.returncode:
        raise NoRevisionError(" ".join(done.stderr.decode(errors="replace").split()) or "git found nothing.")
    return done.stdout
