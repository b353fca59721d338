"""What the command line and the data interface share: which fields can be asked for, and why a value cannot be used."""

from collections.abc import Mapping
from datetime import date

from pydantic import ValidationError

from ledger import codes
from ledger.answers.registry import ANSWERS
from ledger.question import FILTERS, FIRST_DAY, Ignored, Question
from ledger.record import Record

ASKED = ("metric", "basis", *FILTERS, "known_on", "limit", "since", "day", "pooled")
"""The fields of the question that an answer depends on."""
LISTS: Mapping[str, tuple[str, ...]] = {
    "basis": tuple(codes.BASIS), "sides": tuple(codes.SIDE), "kinds": tuple(codes.SOURCE_KIND), "pooled": ("all", "family", "metric"),
}
DAYS = ("as_of_from", "as_of_to", "known_on", "since", "day")


def why(ignored: Ignored, record: Record, today: date, name: str) -> str:
    """One sentence: which value cannot be used, and what could stand there.

    Parameters
    ----------
    ignored
        The field of the question with the value that was given for it.
    name
        What the field is called where it was asked for: an option, a parameter.
    """
    keys = {"metric": record.metrics["metric"], "sources": record.sources["source"]}
    if ignored.name == "as_of_to" and (end := _day(ignored.value)) and FIRST_DAY <= end <= today:
        rule = "it must not be before as_of_from"
    elif ignored.name in DAYS:
        rule = f"it must be a day from {FIRST_DAY} to {today}, written YYYY-MM-DD"
    elif ignored.name in keys or ignored.name in LISTS:
        rule = "it must be one of " + ", ".join(keys.get(ignored.name, LISTS.get(ignored.name, ())))
    elif ignored.name in ("support", "limit"):
        least, most = (bound for rule in Question.model_fields[ignored.name].metadata for bound in (getattr(rule, "ge", None), getattr(rule, "le", None)) if bound is not None)
        rule = f"it must be a whole number from {least} to {most}"
    else:
        rule = "it must be yes or no"
    return f"{name} “{ignored.value}” cannot be used: {rule}."


def _day(value: str) -> date | None:
    try:
        return Question(as_of_to=value).as_of_to  # type: ignore[arg-type]
    except ValidationError:
        return None


def stated(name: str, question: Question, record: Record, today: date) -> dict[str, str]:
    """What an answer says of itself: its name, the question, the day, the version, the licence."""
    heeded = {field: getattr(question, field) for field in ANSWERS[name].heeds}
    filters = {field: value for field, value in question.to_link().items() if field in FILTERS}
    return {
        "answer": name, **{field: str(value) for field, value in heeded.items() if value not in ("", None)}, **filters,
        "known_on": str(question.known_on or today), "data_version": record.version, "licence": "CC BY 4.0",
    }
