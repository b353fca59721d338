"""The commands: ``python -m ledger check``, ``add``, ``tidy``, ``datapackage``, ``messages``, ``answer`` and ``briefing``."""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ledger.cli import add, answer, briefing, tidy
from ledger.record import datapackage
from ledger.record.load import DATA
from ledger.record.problems import counted
from ledger.record.validation import PACKAGE, Checked, check

OK, BROKEN, MISUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    parser = argparse.ArgumentParser(prog="python -m ledger", description="Commands for the record.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for declare in (_add_check, add.add, _add_tidy, _add_datapackage, _add_messages, answer.add, briefing.add):
        declare(commands)
    chosen = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without Cyrillic is no reason to fail
    if "folder" in chosen and not chosen.folder.is_dir():
        print(f"There is no folder {chosen.folder}.", file=sys.stderr)
        return MISUSED
    return int(chosen.run(chosen))


def _add_check(commands: Any) -> None:
    parser = commands.add_parser("check", help="read a record and print every problem, one a line")
    _add_folder(parser)
    parser.set_defaults(run=_check)


def _add_tidy(commands: Any) -> None:
    parser = commands.add_parser(
        "tidy", help="put right how the tables are saved and the order of their rows; it says what it did"
    )
    _add_folder(parser)
    parser.set_defaults(run=tidy.run)


def _add_datapackage(commands: Any) -> None:
    parser = commands.add_parser("datapackage", help=f"write {PACKAGE} from the schema")
    _add_folder(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if it is out of date")
    parser.set_defaults(run=_datapackage)


def _add_messages(commands: Any) -> None:
    parser = commands.add_parser("messages", help="bring the catalogues up to date with the messages in the code")
    parser.set_defaults(run=_messages)


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=DATA, metavar="DIR", help="the record")


def _check(chosen: argparse.Namespace) -> int:
    checked = check(chosen.folder)
    for problem in checked.problems:
        print(problem)
    if checked.problems:
        print(f"{counted(len(checked.problems), 'problem')}.")
        return BROKEN
    _print_counts(checked)
    for warning in checked.warnings:
        print(f"look again: {warning}")
    if checked.warnings:
        print(f"{counted(len(checked.warnings), 'row')} to look at again; no rule is broken.")
    return OK


def _print_counts(checked: Checked) -> None:
    for name, frame in checked.frames.items():
        print(f"{name:17}{len(frame):5}")
    claims = checked.frames["claims"]
    drawable = ((claims["covers"] == "all") & (claims["qualifier"] != "verbal")).sum()
    print(f"{drawable} claims may be drawn together: those with a number that cover all.")
    print(f"Collected on {checked.collected_on}, version {checked.version}, no problems.")


def _datapackage(chosen: argparse.Namespace) -> int:
    path = chosen.folder / PACKAGE
    try:
        old = path.read_text(encoding="utf-8")
        new = datapackage.updated(old)
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


def _messages(chosen: argparse.Namespace) -> int:
    from ledger.cli import messages  # imports every answer; the other commands do without

    for path, waiting in messages.update():
        print(f"{path}: {counted(waiting, 'message')} to be translated.")
    return OK


if __name__ == "__main__":
    sys.exit(main())
