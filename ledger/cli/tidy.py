"""``python -m ledger tidy``: what can be put right without asking anybody, and the order of the rows; it says what it did."""

import argparse
import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ledger.cli import folder_option
from ledger.cli.writing import locked, write
from ledger.record.characters import repaired
from ledger.record.csv_writer import as_csv, reordered
from ledger.record.file_encoding import decode_file
from ledger.record.problems import pluralise
from ledger.record.schema import TABLES
from ledger.record.schema.order import positions
from ledger.record.validation import read_tables

TIDY, NOT_READABLE = 0, 1


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser(
        "tidy", help="put right how the tables are saved and the order of their rows; it says what it did"
    )
    folder_option.add(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Normalise the tables of a record and rewrite those whose rows stand in another order; say which."""
    with locked(chosen.folder):
        return tidy(chosen.folder)


def tidy(folder: Path) -> int:
    """Normalise each table of `folder` and put it into its order; rows that are as they should be move byte for byte.

    Returns
    -------
    int
        1 if the order of a table could not be told; such a table keeps its order.
    """
    for table in TABLES.values():
        _normalise(folder / table.file, table.columns)
    tables, code = read_tables(folder), TIDY
    for name, table in TABLES.items():
        order = positions(table, tables)
        if order is None:
            print(
                f"{table.file} stays as it is: its rows or {', '.join(table.order)} cannot be read; see python -m ledger check."
            )
            code = NOT_READABLE
        elif order != sorted(order):
            data = (folder / table.file).read_bytes()
            write(folder, {table.file: reordered(data, tables.cells[name].lines, order)})
            moved = pluralise(sum(new != old for new, old in enumerate(order)), "row")
            print(f"{table.file} is in its order now: {moved} moved.")
    if code == TIDY:
        print("Every table is in its order.")
    return code


def _normalise(path: Path, columns: Sequence[str]) -> None:
    """Save a table as the record wants it, without invisible characters, blanks at the ends of cells, and empty rows."""
    try:
        data = path.read_bytes()
        saved = decode_file(data, columns)
        rows = (
            list(csv.reader(io.StringIO(saved.text, newline="\n"), strict=True, delimiter=saved.separator))
            if saved
            else []
        )
        kept = [[repaired(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]
        content = as_csv(kept)
    except (OSError, csv.Error, UnicodeEncodeError):
        return  # the check says what is wrong; nothing here is safe to change
    if saved is None or not kept:
        return
    cells = sum(
        old != new
        for row, clean in zip((row for row in rows if any(cell.strip() for cell in row)), kept, strict=True)
        for old, new in zip(row, clean, strict=True)
    )
    done = [f"it was saved {fault}" for fault in saved.faults]
    done += (
        [f"{pluralise(cells, 'cell')} cleaned of invisible characters, other blanks or accents stored apart"]
        if cells
        else []
    )
    done += [f"{pluralise(len(rows) - len(kept), 'empty row')} removed"] if len(rows) > len(kept) else []
    done += [] if saved.text.endswith("\n") else ["the last line ends with a line break now"]
    if done:
        write(path.parent, {path.name: content})
        print(f"{path.name} is saved as the record wants it now: {'; '.join(done)}.")
