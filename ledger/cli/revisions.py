"""Versions of a record: a folder, or the same folder at a revision of version control."""

import io
import re
import subprocess
import tarfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ledger.record.snapshot import Snapshot, UnreadableTableError, snapshot

_VERSION = re.compile("[0-9a-f]{12}")


class NoRevisionError(ValueError):
    """There is no such version of the record; the message is a sentence."""


@dataclass(frozen=True)
class Revision:
    """One commit that changed the record, with its day."""

    commit: str
    day: date


@dataclass(frozen=True)
class DatedVersion:
    """One version of the record, with the day on which it came into version control."""

    snapshot: Snapshot
    day: date


def read_version(named: str, folder: Path) -> Snapshot:
    """Read a folder, or `folder` as it was at a revision, or when its record had a version.

    Raises
    ------
    NoRevisionError
        If there is none of these.
    UnreadableTableError
        If a table cannot be read.
    """
    try:
        found = snapshot(read_folder(Path(named))) if Path(named).is_dir() else _earlier(named, folder)
    except UnreadableTableError as error:
        raise UnreadableTableError(f"{named}: {error}") from None
    if not found.tables:
        raise NoRevisionError(f"{named} holds no table of a record.")
    return found


def _earlier(named: str, folder: Path) -> Snapshot:
    """`folder` at a revision or of a version."""
    try:
        return snapshot(read_revision(folder, commit_of(folder, named)))
    except NoRevisionError:
        if not _VERSION.fullmatch(named):
            raise
        found = next((each.snapshot for each in versions(folder) if each.snapshot.version == named), None)
        if found is None:
            raise
        return found


def versions(folder: Path, present: Snapshot | None = None) -> list[DatedVersion]:
    """Every version of the record in version control, the oldest first, and `present` behind them where it is none of them yet.

    A commit at which a table cannot be read has no version.

    Raises
    ------
    NoRevisionError
        If there is no version control, or the clone does not have all of it.
    """
    found: list[DatedVersion] = []
    for revision in history(folder):
        try:
            was = snapshot(read_revision(folder, revision.commit))
        except (UnreadableTableError, NoRevisionError):
            continue
        if was.tables and not (found and found[-1].snapshot.version == was.version):
            found.append(DatedVersion(was, revision.day))
    if present and not (found and found[-1].snapshot.version == present.version):
        found.append(DatedVersion(present, date.today()))
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
        archive = run_git(folder, "archive", "--format=tar", commit, ".")
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
            run_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            .decode()
            .strip()
        )
    except NoRevisionError:
        raise NoRevisionError(
            f"{revision} is neither a folder nor a revision of version control nor a version of the data."
        ) from None


def history(folder: Path) -> list[Revision]:
    """The commits that changed the tables of `folder`, the oldest first.

    Raises
    ------
    NoRevisionError
        If there is no version control, or the clone does not have all of it.
    """
    require_whole_history(folder)
    lines = (
        run_git(folder, "log", "--first-parent", "--reverse", "--format=%H %as", "--", "*.csv").decode().splitlines()
    )
    return [Revision(commit, date.fromisoformat(day)) for commit, day in (line.split() for line in lines)]


def require_whole_history(folder: Path) -> None:
    """Refuse a folder of whose history something is missing: days and versions would be wrong.

    Raises
    ------
    NoRevisionError
        If there is no version control, or the clone does not have all of it.
    """
    _require_version_control(folder)
    if run_git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise NoRevisionError("This clone does not hold the whole history; git fetch --unshallow gets the rest of it.")


def _require_version_control(folder: Path, before: str = "") -> None:
    try:
        run_git(folder, "rev-parse", "--git-dir")
    except NoRevisionError as error:
        why = str(error)
        raise NoRevisionError(f"{before}{folder} is not under version control: {why}") from None


def run_git(folder: Path, *arguments: str) -> bytes:
    """What git prints when it is run in a folder.

    Raises
    ------
    NoRevisionError
        If git is not installed, or fails; the message is what it says.
    """
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise NoRevisionError("git is not installed.") from None
    if done.returncode:
        raise NoRevisionError(" ".join(done.stderr.decode(errors="replace").split()) or "git found nothing.")
    return done.stdout
