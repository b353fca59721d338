"""``python -m ledger answer NAME``: an answer as a table, CSV or JSON, the same numbers as on the page."""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

import orjson
import pandas as pd

from ledger.answers.changes import NotEarlierError
from ledger.answers.registry import ANSWERS, answer
from ledger.asking import ASKED, DAYS, LISTS, stated, why
from ledger.export.table import as_csv, as_rows, days_written
from ledger.question import Question
from ledger.record import load
from ledger.vocabulary import vocabulary

FORMATS = ("table", "csv", "json")
OK, MISUSED = 0, 2


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser(
        "answer", help="print an answer: the numbers behind a chart",
        description="Print an answer to a question. Options are the parameters of a dashboard link; lists are joined by commas.",
        epilog="Answers: " + "; ".join(f"{name}: {each.tells}" for name, each in ANSWERS.items()) + ".",
    )
    parser.add_argument("name", metavar="NAME", help=", ".join(ANSWERS))
    for field in ASKED:
        parser.add_argument(_option(field), dest=field, metavar="VALUE", help=_hint(field))
    parser.add_argument("--format", choices=FORMATS, default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the answer; a name or value that cannot be used is a sentence on standard error and exit code 2."""
    if chosen.name not in ANSWERS:
        return _refuse(f"There is no answer “{chosen.name}”. The answers are: {', '.join(ANSWERS)}.")
    record, today = load(), date.today()
    given = {field: getattr(chosen, field) for field in ASKED if getattr(chosen, field) is not None}
    question, ignored = Question.from_link(given, vocabulary(record, today))
    if ignored:
        return _refuse("\n".join(why(each, record, today, _option(each.name)) for each in ignored))
    try:
        found = days_written(answer(chosen.name, record, question, today))
    except NotEarlierError as error:
        return _refuse(str(error))
    sys.stdout.write(_written(found, chosen.format, stated(chosen.name, question, record, today)))
    return OK


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return MISUSED


def _option(field: str) -> str:
    return "--" + field.replace("_", "-")


def _hint(field: str) -> str:
    kind = Question.model_fields[field].annotation
    default = Question.model_fields[field].default
    if field in LISTS:
        return "one of: " + ", ".join(LISTS[field])
    if kind is bool:
        return f"yes or no (default {'yes' if default else 'no'})"
    if field in DAYS:
        return "YYYY-MM-DD"
    return f"default {default}" if default else ""


def _written(found: pd.DataFrame, form: str, stated: Mapping[str, str]) -> str:
    if form == "csv":
        return as_csv(found, [f"{name}: {value}" for name, value in stated.items()]).decode("utf-8")
    if form == "json":
        return orjson.dumps({**stated, "rows": as_rows(found)}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode("utf-8")
    head = "\n".join(f"{name}: {value}" for name, value in stated.items())
    return f"{head}\n\n{found.to_string(index=False, na_rep='')}\n" if len(found) else f"{head}\n\nNothing found.\n"
