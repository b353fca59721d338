"""A folder under version control, for the commands that read earlier versions of a record."""

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Curator", "-c", "user.email=curator@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    """Put the folder as it stands under version control."""
    if not (folder.parent / ".git").exists():
        git(folder.parent, "init", "-q")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "-q", "-m", message)
