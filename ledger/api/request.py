"""A request read: the question, the page of rows, the format; or a sentence that says what cannot be used."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from ledger.answers.parameters import error_message
from ledger.answers.registry import Query
from ledger.question.allowed_values import allowed_values
from ledger.question.link import InvalidParameter, is_tracking, read_link
from ledger.question.question import LONGEST_LINK, Question
from ledger.record.record import Record
from ledger.record.store import default_record
from ledger.views.cache import record_known_on

ROW_PARAMETERS = ("lang", "format", "page", "page_size")
"""The parameters of every table and answer beside the question; ``lang`` because every link to the dashboard carries it."""
LAST_PAGE = 1_000_000
MAX_PAGE_SIZE = 10_000
PAGE_SIZE = 1_000
MAX_LENGTH = LONGEST_LINK
"""Characters of all parameters together."""


class RefusedError(Exception):
    """A request that cannot be answered.

    Attributes
    ----------
    status
        The HTTP status: 400 for a parameter, 404 for a name.
    sentence
        What is wrong, and what may stand there.
    parameter
        The parameter that is meant; empty where none is.
    """

    def __init__(self, status: int, sentence: str, parameter: str = "") -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.parameter = status, sentence, parameter


@dataclass(frozen=True)
class ParsedRequest:
    """What a request asks for.

    Attributes
    ----------
    full_record
        The record on any day.
    query
        The record as known on the day, with the question.
    today
        The present day.
    raw_parameters
        The fields of the question as they came, without the language.
    page, page_size, format
        Which rows (from page 1), and how they are written.
    extra
        Parameters that are no field of the question, where there are some.
    renamed_ids
        Ids that are gone after a correction, with those that were taken in their place.
    """

    full_record: Record
    query: Query
    today: date
    raw_parameters: Mapping[str, str]
    page: int
    page_size: int
    format: str
    extra: Mapping[str, str] = field(default_factory=dict)
    renamed_ids: tuple[InvalidParameter, ...] = ()

    @property
    def rows(self) -> slice:
        """The rows of the page."""
        first = (self.page - 1) * self.page_size
        return slice(first, first + self.page_size)


def read(
    given: Sequence[tuple[str, str]],
    names: Collection[str],
    formats: Sequence[str] = ("json",),
    *,
    extra: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ignored: Collection[str] = (),
    full_record: Record | None = None,
) -> ParsedRequest:
    """Read the parameters of a request.

    Parameters
    ----------
    given
        The parameters as they came, in order; a name may come only once.
    names
        The parameters that have a meaning there.
    formats
        The formats in which the answer can be given; the first is the usual one.
    extra
        Parameters that are no field of the question, with their values; the first is the default.
    ignored
        Parameters that change nothing in what is answered.
    full_record
        The record that is asked; that of the dashboard where none is given.

    Raises
    ------
    RefusedError
        For the first parameter that is unknown, doubled or has a value that cannot be used, and when all are too long.
    """
    parameters = _require_known_names(given, names)
    beside = {name: _one_of(parameters, name, values) for name, values in extra.items()}
    for name in ignored:
        parameters.pop(name, None)
    form = _one_of(parameters, "format", formats)
    page, page_size = (
        _number(parameters, "page", 1, LAST_PAGE),
        _number(parameters, "page_size", PAGE_SIZE, MAX_PAGE_SIZE),
    )
    full_record = full_record or default_record()
    today = full_record.today()
    for name, value in parameters.items():
        if isinstance(Question().parameter(name), bool) and value not in (
            "yes",
            "no",
        ):  # in a link true, 1 and on count too
            raise RefusedError(400, error_message(InvalidParameter(name, value), full_record, today, name), name)
    question, unusable = read_link(parameters, allowed_values(full_record, today))
    for each in unusable:
        if not each.renamed_to:
            raise RefusedError(400, error_message(each, full_record, today, each.name), each.name)
    day = question.known_on or today
    parameters.pop("lang", None)
    record = record_known_on(full_record, day)
    return ParsedRequest(
        full_record, Query(record, question, day), today, parameters, page, page_size, form, beside, tuple(unusable)
    )


def _require_known_names(given: Sequence[tuple[str, str]], names: Collection[str]) -> dict[str, str]:
    given = [(name, value) for name, value in given if not is_tracking(name)]
    length = sum(len(name) + len(value) for name, value in given)
    if length > MAX_LENGTH:
        raise RefusedError(400, f"The parameters are {length} characters long; at most {MAX_LENGTH} can be read.")
    parameters: dict[str, str] = {}
    for name, value in given:
        if name not in names:
            raise RefusedError(
                400, f"There is no parameter “{name}” here. There are: {', '.join(names) or 'none'}.", name
            )
        if name in parameters:
            raise RefusedError(
                400, f"The parameter “{name}” is given twice. Several values are joined by commas.", name
            )
        parameters[name] = value
    return parameters


def _one_of(parameters: dict[str, str], name: str, values: Sequence[str]) -> str:
    value = parameters.pop(name, values[0])
    if value not in values:
        raise RefusedError(400, f"{name} “{value}” cannot be used: it must be one of {', '.join(values)}.", name)
    return value


def _number(parameters: dict[str, str], name: str, default: int, highest: int) -> int:
    value = parameters.pop(name, str(default))
    if not (value.isascii() and value.isdigit() and len(value) < 9 and 1 <= int(value) <= highest):
        raise RefusedError(
            400, f"{name} “{value}” cannot be used: it must be a whole number from 1 to {highest}.", name
        )
    return int(value)
