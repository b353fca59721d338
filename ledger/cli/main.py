"""The commands: ``python -m ledger check``, ``add``, ``tidy``, ``diff``, ``changes``, ``datapackage``, ``history``, ``links``, ``messages``, ``answer`` and ``briefing``."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from ledger.cli import add, answer, briefing, changes, check, datapackage, diff, history, links, messages, tidy

COMMANDS = (check, add, tidy, diff, changes, datapackage, history, links, messages, answer, briefing)
"""In the order in which ``--help`` lists them; each declares itself with ``add`` and runs with ``run``."""
MISUSED = 2
READER_GONE = 141
"""128 and the number of SIGPIPE, as a shell says it of a command whose reader went away: ``python -m ledger diff HEAD | head``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # What is still to be written when the process ends goes nowhere, and says nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE


def _run(arguments: Sequence[str] | None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ledger", description="Commands for the record.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    chosen = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without Cyrillic is no reason to fail
    if "folder" in chosen and not chosen.folder.is_dir():
        print(f"There is no folder {chosen.folder}.", file=sys.stderr)
        return MISUSED
    return int(chosen.run(chosen))
