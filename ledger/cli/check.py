"""``python -m ledger check``: every problem of a record, one a line; then what to look at again."""

import argparse
from typing import Any

from ledger.cli import folder_option, language_option
from ledger.i18n.language import Language
from ledger.record.load import drawable
from ledger.record.validation import ValidationResult, validate

OK, BROKEN = 0, 1


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser("check", help="read a record and print every problem, one a line")
    folder_option.add(parser)
    language_option.add(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the problems, or how much there is and what to look at again."""
    lang, checked = language_option.chosen_language(chosen), validate(chosen.folder)
    for problem in checked.problems:
        print(problem.text(lang))
    if checked.problems:
        print(lang.ngettext("{n} problem.", "{n} problems.", len(checked.problems)))
        return BROKEN
    _print_counts(checked, lang)
    for warning in checked.warnings:
        print(lang.gettext("look again: {warning}").format(warning=warning.text(lang)))
    if warnings := len(checked.warnings):
        print(
            lang.ngettext(
                "{n} row to look at again; no rule is broken.",
                "{n} rows to look at again; no rule is broken.",
                warnings,
            )
        )
    return OK


def _print_counts(checked: ValidationResult, lang: Language) -> None:
    _ = lang.gettext
    for name, frame in checked.frames.items():
        print(f"{name:17}{len(frame):5}")
    drawn = drawable(checked.frames["claims"]).sum()
    print(_("{n} claims may be drawn together: those with a number that cover all.").format(n=drawn))
    print(
        _("Collected on {day}, version {version}, no problems.").format(
            day=checked.collected_on, version=checked.version
        )
    )
