"""``python -m ledger answer NAME``: an answer as a table, CSV or JSON, the same numbers as on the page."""

import argparse
import sys
from collections.abc import Mapping
from typing import Any

import orjson
import pandas as pd

from ledger.answers.changes import InvalidIntervalError
from ledger.answers.parameters import answer_metadata
from ledger.answers.registry import ANSWERS, answer
from ledger.cli import question_options
from ledger.export.table_files import as_rows, commented_csv, days_written
from ledger.record.store import default_record

FORMATS = ("table", "csv", "json")
OK, MISUSED = 0, 2


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser(
        "answer",
        help="print an answer: the numbers behind a chart",
        description="Print an answer to a question. Options are the parameters of a dashboard link; lists are joined by commas.",
        epilog="Answers: " + "; ".join(f"{name}: {each.description}" for name, each in ANSWERS.items()) + ".",
    )
    parser.add_argument("name", metavar="NAME", help=", ".join(ANSWERS))
    question_options.add(parser)
    parser.add_argument("--format", choices=FORMATS, default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the answer; a name or value that cannot be used is a sentence on standard error and exit code 2."""
    if chosen.name not in ANSWERS:
        return _refuse(f"There is no answer “{chosen.name}”. The answers are: {', '.join(ANSWERS)}.")
    record = default_record()
    today = record.today()
    try:
        question = question_options.question(chosen, record, today)
        found = days_written(answer(chosen.name, record, question, today))
    except (question_options.RefusedError, InvalidIntervalError) as error:
        return _refuse(str(error))
    sys.stdout.write(_rendered(found, chosen.format, answer_metadata(chosen.name, question, record, today)))
    return OK


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return MISUSED


def _rendered(found: pd.DataFrame, form: str, metadata: Mapping[str, str]) -> str:
    if form == "csv":
        return commented_csv(found, [f"{name}: {value}" for name, value in metadata.items()]).decode("utf-8")
    if form == "json":
        return orjson.dumps(
            {**metadata, "rows": as_rows(found)}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
        ).decode("utf-8")
    head = "\n".join(f"{name}: {value}" for name, value in metadata.items())
    return f"{head}\n\n{found.to_string(index=False, na_rep='')}\n" if len(found) else f"{head}\n\nNothing found.\n"
