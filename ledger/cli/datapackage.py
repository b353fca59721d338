"""``python -m ledger datapackage``: the description of the tables anew from the schema."""

import argparse
import sys
from typing import Any

from ledger.cli import folder_option
from ledger.record.datapackage import render
from ledger.record.record_files import PACKAGE_FILE

OK, BROKEN = 0, 1


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser("datapackage", help=f"write {PACKAGE_FILE} from the schema")
    folder_option.add(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if it is out of date")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the description where it has changed; with ``--check`` only say whether it has."""
    path = chosen.folder / PACKAGE_FILE
    try:
        old = path.read_text(encoding="utf-8")
        new = render(old)
    except (OSError, ValueError, KeyError, TypeError):
        print(f"{path} must be there and hold the day of collection in created.", file=sys.stderr)
        return BROKEN
    if old == new:
        print(f"{path} is up to date.")
        return OK
    if chosen.check:
        print(f"{path} is out of date: run python -m ledger datapackage.")
        return BROKEN
    path.write_text(new, encoding="utf-8", newline="\n")
    print(f"Wrote {path}.")
    return OK
