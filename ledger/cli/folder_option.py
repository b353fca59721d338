"""The folder that a command reads: that of the dashboard's record where none is named."""

import argparse
from pathlib import Path

from ledger.record.store import record_folder


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the folder."""
    parser.add_argument("folder", nargs="?", type=Path, default=record_folder(), metavar="DIR", help="the record")
