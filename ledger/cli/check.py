"""``python -m ledger check``: every problem of a record, one a line; then what to look at again."""

import argparse
from typing import Any

from ledger.cli import folder_option
from ledger.record.load import drawable
from ledger.record.problems import pluralise
from ledger.record.validation import ValidationResult, validate

OK, BROKEN = 0, 1


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser("check", help="read a record and print every problem, one a line")
    folder_option.add(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the problems, or how much there is and what to look at again."""
    checked = validate(chosen.folder)
    for problem in checked.problems:
        print(problem)
    if checked.problems:
        print(f"{pluralise(len(checked.problems), 'problem')}.")
        return BROKEN
    _print_counts(checked)
    for warning in checked.warnings:
        print(f"look again: {warning}")
    if checked.warnings:
        print(f"{pluralise(len(checked.warnings), 'row')} to look at again; no rule is broken.")
    return OK


def _print_counts(checked: ValidationResult) -> None:
    for name, frame in checked.frames.items():
        print(f"{name:17}{len(frame):5}")
    drawn = drawable(checked.frames["claims"]).sum()
    print(f"{drawn} claims may be drawn together: those with a number that cover all.")
    print(f"Collected on {checked.collected_on}, version {checked.version}, no problems.")
