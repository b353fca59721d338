"""A request read: the question, the page of rows, the format; or a sentence that says what cannot be used."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ledger.answers.registry import Asking
from ledger.asking import why
from ledger.question import Question
from ledger.record import Record, shared
from ledger.vocabulary import vocabulary

EVERYWHERE = ("lang", "format", "page", "page_size")
"""The parameters of every address; ``lang`` because every link to the dashboard carries it."""
MOST_ROWS = 10_000
PAGE_SIZE = 1_000


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
class Asked:
    """What a request asks for: the record with its question, a page of rows (from 1), the format."""

    whole: Record
    asking: Asking
    today: date
    page: int
    page_size: int
    format: str

    @property
    def rows(self) -> slice:
        """The rows of the page."""
        first = (self.page - 1) * self.page_size
        return slice(first, first + self.page_size)


def read(given: list[tuple[str, str]], fields: Collection[str], formats: Collection[str]) -> Asked:
    """Read the parameters of a request.

    Parameters
    ----------
    given
        The parameters as they came, in order; a name may come only once.
    fields
        The fields of the question that may be asked for.
    formats
        The formats in which the answer can be given; the first is the usual one.

    Raises
    ------
    RefusedError
        For the first parameter that is unknown, doubled or has a value that cannot be used.
    """
    parameters: dict[str, str] = {}
    for name, value in given:
        if name not in (*fields, *EVERYWHERE):
            raise RefusedError(400, f"There is no parameter “{name}” here. There are: {', '.join((*fields, *EVERYWHERE))}.", name)
        if name in parameters:
            raise RefusedError(400, f"The parameter “{name}” is given twice. Several values are joined by commas.", name)
        parameters[name] = value
    form = _one_of(parameters, "format", tuple(formats))
    page, page_size = _number(parameters, "page", 1, 1_000_000), _number(parameters, "page_size", PAGE_SIZE, MOST_ROWS)
    whole, today = shared(), date.today()
    question, ignored = Question.from_link(parameters, vocabulary(whole, today))
    for each in ignored:
        raise RefusedError(400, why(each, whole, today, each.name), each.name)
    day = question.known_on or today
    return Asked(whole, Asking(whole.known_on(day), question, day), today, page, page_size, form)


def _one_of(parameters: dict[str, str], name: str, values: tuple[str, ...]) -> str:
    value = parameters.pop(name, values[0])
    if value not in values:
        raise RefusedError(400, f"{name} “{value}” cannot be used: it must be one of {', '.join(values)}.", name)
    return value


def _number(parameters: dict[str, str], name: str, usual: int, most: int) -> int:
    value = parameters.pop(name, str(usual))
    if not (value.isascii() and value.isdigit() and len(value) < 9 and 1 <= int(value) <= most):
        raise RefusedError(400, f"{name} “{value}” cannot be used: it must be a whole number from 1 to {most}.", name)
    return int(value)
