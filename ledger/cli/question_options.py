"""The options of the commands that put a question to the record: the parameters of a dashboard link."""

import argparse
from datetime import date

from ledger.answers.parameters import ANSWER_PARAMETERS, DAYS, LISTS, error_message
from ledger.question.allowed_values import allowed_values
from ledger.question.link import read_link
from ledger.question.question import Question
from ledger.record.record import Record


class RefusedError(ValueError):
    """An option has a value that cannot be used; the message says which, and what could stand there."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare one option for each field of the question that an answer depends on."""
    for field in ANSWER_PARAMETERS:
        parser.add_argument(_option(field), dest=field, metavar="VALUE", help=_hint(field))


def question(chosen: argparse.Namespace, record: Record, today: date) -> Question:
    """The question that the options ask.

    Raises
    ------
    RefusedError
        If a value cannot be used; one sentence for each.
    """
    given = {field: getattr(chosen, field) for field in ANSWER_PARAMETERS if getattr(chosen, field) is not None}
    question, ignored = read_link(given, allowed_values(record, today))
    if ignored:
        raise RefusedError("\n".join(error_message(each, record, today, _option(each.name)) for each in ignored))
    return question


def _option(field: str) -> str:
    return "--" + field.replace("_", "-")


def _hint(field: str) -> str:
    kind = Question.model_fields[Question.fields_by_parameter()[field]].annotation
    default = Question.model_fields[Question.fields_by_parameter()[field]].default
    if field in LISTS:
        return "one of: " + ", ".join(LISTS[field])
    if kind is bool:
        return f"yes or no (default {'yes' if default else 'no'})"
    if field in DAYS:
        return "YYYY-MM-DD"
    return f"default {default}" if default else ""
