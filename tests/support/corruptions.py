"""Ways to break a copy of a record: each gives a function that changes one file of a folder."""

from collections.abc import Callable
from pathlib import Path

Break = Callable[[Path], object]


def _edited(file: str, edit: Callable[[list[str]], list[str]]) -> Break:
    def apply(folder: Path) -> None:
        path = folder / file
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("".join(f"{line}\n" for line in edit(lines)), encoding="utf-8", newline="\n")

    return apply


def change(file: str, row: int, old: str, new: str) -> Break:
    """Replace the first occurrence of a text in one row; the header is row 1."""

    def edit(lines: list[str]) -> list[str]:
        assert old in lines[row - 1], f"{old!r} is not in {file} row {row}"
        return [*lines[: row - 1], lines[row - 1].replace(old, new, 1), *lines[row:]]

    return _edited(file, edit)


def drop(file: str, row: int) -> Break:
    """Remove one row."""
    return _edited(file, lambda lines: [*lines[: row - 1], *lines[row:]])


def add(file: str, row: str) -> Break:
    """Write one more row."""
    return _edited(file, lambda lines: [*lines, row])


def repeat(file: str, row: int) -> Break:
    """Write one row once more."""
    return _edited(file, lambda lines: [*lines, lines[row - 1]])


def only_header(file: str) -> Break:
    """Remove all rows but the header."""
    return _edited(file, lambda lines: lines[:1])


def without_column(file: str, column: str) -> Break:
    """Remove a column; only for files without quotes."""

    def edit(lines: list[str]) -> list[str]:
        position = lines[0].split(",").index(column)
        rows = [line.split(",") for line in lines]
        return [",".join(row[:position] + row[position + 1 :]) for row in rows]

    return _edited(file, edit)


def with_column(file: str, column: str) -> Break:
    """Add a column at the end."""
    return _edited(file, lambda lines: [lines[0] + f",{column}", *(f"{line},x" for line in lines[1:])])


def everywhere(files: tuple[str, ...], old: str, new: str) -> Break:
    """Replace all occurrences of a text in several files."""
    changes = [rewrite(file, lambda data: data.replace(old.encode(), new.encode())) for file in files]
    return lambda folder: [change(folder) for change in changes]


def rewrite(file: str, turn: Callable[[bytes], bytes]) -> Break:
    """Change the bytes of a file."""
    return lambda folder: (folder / file).write_bytes(turn((folder / file).read_bytes()))


def replace_by_folder(file: str) -> Break:
    """Put a folder where a file should be."""

    def apply(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).mkdir()

    return apply


def remove(file: str) -> Break:
    """Remove a file."""
    return lambda folder: (folder / file).unlink()
