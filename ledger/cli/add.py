"""``python -m ledger add KIND [FILE]``: new rows from a CSV, XLSX or YAML file, or asked for field by field."""

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from ledger.cli import language_option
from ledger.cli.adding import add_rows
from ledger.cli.row_files import KINDS, UnusableError, read_rows
from ledger.i18n.language import LANGUAGES, Language
from ledger.i18n.sentence import Counted, Sentence
from ledger.record.additions import DEFAULTS, OF_FIRST_PAGE, Additions, Row
from ledger.record.claim import claims_of
from ledger.record.codes import CODE_LISTS
from ledger.record.load import load
from ledger.record.schema import TABLES, Field
from ledger.record.schema.addresses import fault
from ledger.record.schema.fields import EMPTY, none_of
from ledger.record.schema.values import PARSERS, UnreadableError
from ledger.record.store import record_folder
from ledger.record.validation import read_tables
from ledger.text.claim_text import claim_label

ADDED, REFUSED, MISUSED = 0, 1, 2
DONE = "."
"""What is typed to leave the rest of a row empty."""


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser(
        "add",
        help="add rows to a record, whole or not at all",
        description="Add rows to a record: from a CSV, XLSX or YAML file, or asked for field by field. Ids are proposed, rows go where they belong, "
        "and nothing is written where the check finds a fault. A claim comes with the page on which it was seen first: columns "
        f"{', '.join(OF_FIRST_PAGE)}. Of an XLSX file the first sheet is read, whose first row names the columns. A YAML file may hold rows of several tables: names of tables, and below each a list of rows.",
    )
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="rows as CSV, XLSX or YAML; without it you are asked"
    )
    parser.add_argument("--record", dest="folder", type=Path, default=record_folder(), metavar="DIR", help="the record")
    parser.add_argument("--try", dest="keep", action="store_false", help="check the rows and write nothing")
    language_option.add(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Add the rows; say which, or why none."""
    lang = language_option.chosen_language(chosen)
    _ = lang.gettext
    try:
        additions = (
            read_rows(chosen.file, KINDS[chosen.kind])
            if chosen.file
            else ask_for_rows(KINDS[chosen.kind], chosen.folder, lang)
        )
        added = add_rows(chosen.folder, additions, date.today(), chosen.keep)
    except UnusableError as error:
        print(error.sentence.text(lang), file=sys.stderr)
        return MISUSED
    except (EOFError, KeyboardInterrupt):
        print(f"\n{_('Nothing was written.')}", file=sys.stderr)
        return REFUSED
    except OSError as error:
        print(_("Nothing was written: {why}.").format(why=error.strerror), file=sys.stderr)
        return REFUSED
    for problem in added.problems:
        print(problem.text(lang))
    if added.problems:
        why = (
            Sentence("the record itself must be put right first")
            if added.before
            else Counted("{n} problem", "{n} problems", len(added.problems))
        )
        print(_("Nothing was written: {why}.").format(why=why.text(lang)))
        return REFUSED
    for name, rows in added.rows.items():
        for row in rows:
            print(f"{TABLES[name].file}: {row[TABLES[name].key[0]]}")
    if chosen.keep and "claims" in added.rows:
        _show(chosen.folder, {row["claim_id"] for row in added.rows["claims"]})
    for warning in added.warnings:
        print(_("look again: {warning}").format(warning=warning.text(lang)))
    print(_total(sum(map(len, added.rows.values())), chosen.keep, lang))
    return ADDED


def _total(number: int, written: bool, lang: Language) -> str:
    if written:
        return lang.ngettext("{n} row added.", "{n} rows added.", number)
    return lang.ngettext(
        "{n} row could be added; nothing was written.", "{n} rows could be added; nothing was written.", number
    )


def _show(folder: Path, claims: set[str]) -> None:
    """Print the new claims as the dashboard words them, in both languages."""
    record = load(folder)
    for claim in claims_of(record.claims[record.claims["claim_id"].isin(claims)]):
        for lang in map(Language, LANGUAGES):
            print(
                f"  {lang.localised(record.metric_rows[claim.metric], 'name')}: {claim_label(claim, lang)}. {lang.localised(claim, 'note')}"
            )


def ask_for_rows(table: str, folder: Path, lang: Language) -> Additions:
    """Ask for one row, and for a claim also for the page on which it was seen first.

    Raises
    ------
    EOFError
        If whoever is asked ends it.
    """
    _, frames = lang.gettext, read_tables(folder).frames
    keys = {name: set(frames[name][each.key[0]]) for name, each in TABLES.items()}
    how = _("Enter takes what stands in brackets, or leaves the cell empty; {done} leaves all the rest empty.")
    print(f"{_(TABLES[table].description)} {how.format(done=DONE)}")
    row = _ask_for_row(TABLES[table].fields, DEFAULTS.get(table, {}), keys, lang)
    if table == "claims":
        print(_("Now the page on which it was seen first."))
        of_page = [field for field in TABLES["reports"].fields if field.name in OF_FIRST_PAGE]
        row |= _ask_for_row(of_page, {}, keys, lang)
    return {table: [row]}


def _ask_for_row(fields: Iterable[Field], default: Row, keys: dict[str, set[str]], lang: Language) -> Row:
    _ = lang.gettext
    row: Row = {}
    for field in fields:
        if field.kind == "key":
            continue  # proposed from the other cells
        print(f"\n{field.name}: {_(field.description)}")
        for value, code in CODE_LISTS[field.codes].items() if field.codes else ():
            print(f"    {value:12} {_(code.label)}{'. ' if code.definition else ''}{_(code.definition)}")
        shown = f"[{default[field.name]}] " if field.name in default else ""
        text = input(f"{field.name} {shown}> ").strip() or default.get(field.name, "")
        while text != DONE and (rule := problem_with(field, text, keys)):
            print(f"  {rule.text(lang)}")
            text = input(f"{field.name} {shown}> ").strip() or default.get(field.name, "")
        if text == DONE:
            break
        row[field.name] = text
    return row


def problem_with(field: Field, text: str, keys: dict[str, set[str]]) -> Sentence | None:
    """Why a text cannot stand in a cell of a field; None where it can."""
    if not text:
        return EMPTY if field.required else None
    if field.kind in PARSERS:
        try:
            PARSERS[field.kind](text)
        except UnreadableError as error:
            return error.rule
    if field.codes and text not in CODE_LISTS[field.codes]:
        return none_of(field.codes)
    if field.target and (missing := [key for key in text.split(";") if key not in keys[field.target]]):
        near = sorted(key for key in keys[field.target] if missing[0][:4] in key)[:8]
        if not near:
            return Sentence("{table}.csv has no row {key}", table=field.target, key=missing[0])
        return Sentence(
            "{table}.csv has no row {key}; it has {near}", table=field.target, key=missing[0], near=", ".join(near)
        )
    return fault(text) if field.kind == "url" else None
