"""What the command line and the data interface share: which fields can be asked for, and why a value cannot be used."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args, get_origin

from pydantic import ValidationError

from ledger.answers.registry import ANSWERS
from ledger.i18n.language import LANGUAGES
from ledger.question.claim_columns import COLUMNS
from ledger.question.link import InvalidParameter, write_link
from ledger.question.page_sections import SECTIONS, TABLES, standing_alone
from ledger.question.question import FILTERS, FIRST_DAY, Question
from ledger.record import codes
from ledger.record.record import Record

ANSWER_PARAMETERS = ("metric", "basis", *FILTERS, "known_on", "months", "since", "day", "pooled")
"""The fields of the question that an answer depends on."""
LISTS: Mapping[str, tuple[str, ...]] = {
    "lang": LANGUAGES,
    "basis": tuple(codes.BASIS),
    "sides": tuple(codes.SIDE),
    "kinds": tuple(codes.SOURCE_KIND),
    "columns": tuple(COLUMNS),
    "sections": tuple(SECTIONS),
    "tables": TABLES,
    "part": standing_alone(),
    **{
        name: tuple(map(str, get_args(Question.model_fields[field].annotation)))
        for name, field in Question.fields_by_parameter().items()
        if get_origin(Question.model_fields[field].annotation) is Literal and name != "lang"
    },
}
KEYS = {
    "claim": "the claim_id of a claim in the record",
    "place": "the place_id of a place in the record",
    "search": "at most 100 characters",
    "version": "a data version",
    "zoom": "two days, written YYYY-MM-DD~YYYY-MM-DD, or west, south, east and north of a part of the map: 10~20~30.5~40",
}
DAYS = ("as_of_from", "as_of_to", "known_on", "since", "day")
COUNTS = ("support",)


def error_message(ignored: InvalidParameter, record: Record, today: date, name: str) -> str:
    """One sentence: which value cannot be used, and what could stand there.

    Parameters
    ----------
    ignored
        The field of the question with the value that was given for it.
    name
        What the field is called where it was asked for: an option, a parameter.
    """
    allowed = values_of(ignored.name, record)
    if ignored.name == "as_of_to" and (end := _day(ignored.value)) and FIRST_DAY <= end <= today:
        rule = "it must not be before as_of_from"
    elif ignored.name in DAYS:
        rule = f"it must be a day from {FIRST_DAY} to {today}, written YYYY-MM-DD"
    elif allowed:
        rule = "it must be one of " + ", ".join(allowed)
    elif ignored.name in COUNTS:
        least, most = range_of(ignored.name)
        rule = f"it must be a whole number from {least} to {most}"
    elif ignored.name in KEYS:
        rule = f"it must be {KEYS[ignored.name]}"
    else:
        rule = "it must be yes or no"
    return f"{name} “{ignored.value}” cannot be used: {rule}."


def values_of(field: str, record: Record) -> tuple[str, ...]:
    """The values that a field may name; none where they are not a list."""
    keys = {
        "metric": record.metric_rows,
        "sources": record.source_rows,
        "first": record.source_rows,
        "second": record.source_rows,
    }
    return tuple(keys.get(field, LISTS.get(field, ())))


def range_of(field: str) -> tuple[int, int]:
    """The least and the most that one of ``COUNTS`` may be."""
    rules = Question.model_fields[Question.fields_by_parameter()[field]].metadata
    least, most = (next(getattr(rule, end) for rule in rules if hasattr(rule, end)) for end in ("ge", "le"))
    return least, most


def query_parameters(name: str, question: Question) -> dict[str, str]:
    """An answer's name and all of the question that it depends on."""
    used = {field: question.parameter(field) for field in ANSWERS[name].depends_on}
    filters = {field: value for field, value in write_link(question).items() if field in FILTERS}
    return {
        "answer": name,
        **{field: str(value) for field, value in used.items() if value not in ("", None)},
        **filters,
    }


def answer_metadata(name: str, question: Question, record: Record, today: date) -> dict[str, str]:
    """What an answer says of itself: its name, the question, the day, the version, the licence where there is one."""
    return {
        **query_parameters(name, question),
        "known_on": str(question.known_on or today),
        "data_version": record.version,
        **({"licence": record.licence.name} if record.licence else {}),
    }


def _day(value: str) -> date | None:
    try:
        return Question(as_of_to=value).as_of_to  # type: ignore[arg-type]
    except ValidationError:
        return None
