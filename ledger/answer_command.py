"""``python -m ledger answer NAME``: an answer as a table, CSV or JSON, the same numbers as on the page."""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

import orjson
import pandas as pd

from ledger import codes
from ledger.answers.changes import NotEarlierError
from ledger.answers.registry import ANSWERS, answer
from ledger.export.table import as_csv
from ledger.question import FILTERS, FIRST_DAY, Ignored, Question
from ledger.record import Record, load
from ledger.vocabulary import vocabulary

OPTIONS = ("metric", "basis", *FILTERS, "known_on", "limit", "since", "day", "pooled")
"""The fields of the question that an answer depends on; each is an option of the same name."""
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
    for field in OPTIONS:
        parser.add_argument(_option(field), dest=field, metavar="VALUE", help=_hint(field))
    parser.add_argument("--format", choices=FORMATS, default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the answer; a name or value that cannot be used is a sentence on standard error and exit code 2."""
    if chosen.name not in ANSWERS:
        return _refuse(f"There is no answer “{chosen.name}”. The answers are: {', '.join(ANSWERS)}.")
    record, today = load(), date.today()
    given = {field: getattr(chosen, field) for field in OPTIONS if getattr(chosen, field) is not None}
    question, ignored = Question.from_link(given, vocabulary(record, today))
    if ignored:
        return _refuse("\n".join(_why(each, record, today) for each in ignored))
    try:
        found = _plain(answer(chosen.name, record, question, today))
    except NotEarlierError as error:
        return _refuse(str(error))
    sys.stdout.write(_written(found, chosen.format, _stated(chosen.name, question, record, today)))
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


LISTS: Mapping[str, tuple[str, ...]] = {
    "basis": tuple(codes.BASIS), "sides": tuple(codes.SIDE), "kinds": tuple(codes.SOURCE_KIND), "pooled": ("all", "family", "metric"),
}
DAYS = ("as_of_from", "as_of_to", "known_on", "since", "day")


def _why(ignored: Ignored, record: Record, today: date) -> str:
    """Which value of which option cannot be used, and what could stand there."""
    keys = {"metric": record.metrics["metric"], "sources": record.sources["source"]}
    if ignored.name in DAYS:
        rule = f"it must be a day from {FIRST_DAY} to {today}, written YYYY-MM-DD"
    elif ignored.name in keys or ignored.name in LISTS:
        rule = "it must be one of " + ", ".join(keys.get(ignored.name, LISTS.get(ignored.name, ())))
    elif ignored.name in ("support", "limit"):
        least, most = (bound for rule in Question.model_fields[ignored.name].metadata for bound in (getattr(rule, "ge", None), getattr(rule, "le", None)) if bound is not None)
        rule = f"it must be a whole number from {least} to {most}"
    else:
        rule = "it must be yes or no"
    return f"{_option(ignored.name)} “{ignored.value}” cannot be used: {rule}."


def _stated(name: str, question: Question, record: Record, today: date) -> dict[str, str]:
    """What an answer says of itself: its name, the question, the day, the version, the licence."""
    heeded = {field: getattr(question, field) for field in ANSWERS[name].heeds}
    filters = {field: value for field, value in question.to_link().items() if field in FILTERS}
    return {
        "answer": name, **{field: str(value) for field, value in heeded.items() if value not in ("", None)}, **filters,
        "known_on": str(question.known_on or today), "data_version": record.version, "licence": "CC BY 4.0",
    }


def _plain(found: pd.DataFrame) -> pd.DataFrame:
    """Days as YYYY-MM-DD in every format."""
    days = found.select_dtypes("datetime").columns
    return found.assign(**{name: found[name].dt.strftime("%Y-%m-%d") for name in days})


def _written(found: pd.DataFrame, form: str, stated: Mapping[str, str]) -> str:
    if form == "csv":
        return as_csv(found, [f"{name}: {value}" for name, value in stated.items()]).decode("utf-8")
    if form == "json":
        rows = orjson.loads(found.to_json(orient="records"))
        return orjson.dumps({**stated, "rows": rows}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode("utf-8")
    head = "\n".join(f"{name}: {value}" for name, value in stated.items())
    return f"{head}\n\n{found.to_string(index=False, na_rep='')}\n" if len(found) else f"{head}\n\nNothing found.\n"
