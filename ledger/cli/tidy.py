"""``python -m ledger tidy``: puts the rows of each table into their order, and changes nothing else."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from ledger.checking import read_tables
from ledger.problems import counted
from ledger.schema import TABLES
from ledger.schema.order import positions

TIDY, NOT_READABLE = 0, 1


def run(chosen: argparse.Namespace) -> int:
    """Rewrite the tables of a record whose rows stand in another order; say which."""
    return tidy(chosen.folder)


def tidy(folder: Path) -> int:
    """Put each table of `folder` into its order; rows move as they stand in the file, byte for byte.

    Returns
    -------
    int
        1 if the order of a table could not be told; such a table is left as it is.
    """
    tables, code = read_tables(folder), TIDY
    for name, table in TABLES.items():
        order = positions(table, tables)
        if order is None:
            print(f"{table.file} stays as it is: its rows or {', '.join(table.order)} cannot be read; see python -m ledger check.")
            code = NOT_READABLE
        elif order != sorted(order):
            path = folder / table.file
            path.write_bytes(reordered(path.read_bytes(), tables.cells[name].lines, order))
            moved = counted(sum(new != old for new, old in enumerate(order)), "row")
            print(f"{table.file} is in its order now: {moved} moved.")
    if code == TIDY:
        print("Every table is in its order.")
    return code


def reordered(data: bytes, starts: Sequence[int], order: Sequence[int]) -> bytes:
    """The bytes of a table with its rows in another order.

    Parameters
    ----------
    starts
        The line on which each row begins; the header is line 1. A quoted cell may hold line breaks.
    order
        The rows by their present places.
    """
    lines = data.removesuffix(b"\n").split(b"\n")
    ends = [*starts[1:], len(lines) + 1]
    rows = [lines[start - 1:end - 1] for start, end in zip(starts, ends, strict=True)]
    ordered = [line for place in order for line in rows[place]]
    return b"\n".join([*lines[:starts[0] - 1], *ordered, b""])
