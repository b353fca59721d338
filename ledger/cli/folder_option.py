"""The folder that a command reads: that of the dashboard's record where none is named."""

import argparse
from pathlib import Path

from ledger.record.load import DATA


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the folder."""
    parser.add_argument("folder", nargs="?", type=Path, default=DATA, metavar="DIR", help="the record")
