"""The parameters of the data interface as its OpenAPI description has them."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from ledger.answers.parameters import COUNTS, DAYS, KEYS, range_of, values_of
from ledger.charts.style import THEMES
from ledger.question.question import Question
from ledger.record.record import Record
from ledger.views.addresses import REVISION, THEME

Json = dict[str, Any]
MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "lang": "the language of the feed; elsewhere without effect, allowed because links carry it",
        "metric": f"the measure; tables hold every measure where none is named, answers are then about {Question().metric}",
        "basis": "the basis of the figures; answers take the measure's own where none is named",
        "sides": "only what these sides say; joined by commas",
        "kinds": "only what these kinds of sources say; joined by commas",
        "sources": "only what these sources say; joined by commas",
        "as_of_from": "only figures about this day or later",
        "as_of_to": "only figures about this day or earlier",
        "repeats": "whether claims that repeat others are kept",
        "planned": "whether planned numbers are kept",
        "support": "how many other sides must corroborate a claim",
        "known_on": "the day on which the reader is placed, the present day where none is named: only what was stated by then is given",
        "months": "the age in months up to which a figure is current",
        "since": "the earlier day of what changed",
        "day": "the day of the map",
        "pooled": "which claims are compared source by source",
        "claim": "the claim whose card it is; elsewhere without effect",
        "place": "the place whose card it is; elsewhere without effect",
        "account": "whose statements the map shows",
        "window": "the part of the region that the map shows",
        "reports": "whether the map shows where North Koreans were reported",
        "holders": "whether the map shows who was said to hold a settlement",
        "dated": "by which of its days a claim stands in the timeline",
        "axis": "how the axis of the figures is divided",
        "unlike": "whether claims that are not comparable are drawn too",
        "steps": "whether each source's current figure is drawn as a line",
        "events": "which events stand in the timeline",
        "panels": "without effect on pictures; a link with it opens the Timeline on sent, there and lost together",
        "span": "which part of its days the timeline begins with",
        "first": "the first of two sources",
        "second": "the second of two sources",
        "search": "without effect on pictures; links carry it",
        "columns": "without effect on pictures; links carry it",
        "sections": "without effect on pictures; links carry it",
        "tables": "without effect on pictures; links carry it",
        "zoom": "without effect on pictures; links carry it",
        "part": "without effect on pictures; links carry it",
        "version": "the data version that a link was made on; without effect",
    }
)
IDS: Mapping[str, str] = MappingProxyType({"claim": "ClaimId", "place": "PlaceId"})
"""The schemas of the fields that name a row of the record."""


def beside_the_question() -> list[Json]:
    """The parameters of pictures and cards that are no field of the question."""
    revision = {
        "name": REVISION,
        "in": "query",
        "schema": {"type": "string"},
        "description": "what a page keeps the answer under; it names the record from which the page was drawn",
    }
    return [choice_parameter(THEME, tuple(THEMES), "the colours"), revision]


def choice_parameter(name: str, values: tuple[str, ...], meaning: str) -> Json:
    """A parameter that takes one of a few words, the first where it is not named."""
    return {
        "name": name,
        "in": "query",
        "description": meaning,
        "schema": {"type": "string", "enum": list(values), "default": values[0]},
    }


def field_parameter(field: str, record: Record) -> Json:
    """A field of the question as a parameter; lists are joined by commas."""
    usual, allowed = Question().parameter(field), list(values_of(field, record))
    schema: Json = {"type": "string"}
    if isinstance(usual, tuple):
        schema = {
            "type": "array",
            "items": {"type": "string", "enum": [*allowed, ""], "description": "An empty one names nothing."},
        }
    elif isinstance(usual, bool):
        schema |= {"enum": ["yes", "no"], "default": "yes" if usual else "no"}
    elif allowed:
        schema |= {"enum": allowed}
    elif field in DAYS:
        schema = {"$ref": "#/components/schemas/Day"}
    elif field in COUNTS:
        least, most = range_of(field)
        schema = {"type": "integer", "minimum": least, "maximum": most, "default": usual}
    elif field in IDS:
        schema = {"$ref": f"#/components/schemas/{IDS[field]}"}
    elif field in KEYS:
        rules = _field_schemas()[field]
        schema |= {rule: rules[rule] for rule in ("maxLength", "pattern") if rule in rules}
    joined = {"style": "form", "explode": False} if isinstance(usual, tuple) else {}
    return {"name": field, "in": "query", "description": MEANINGS[field], "schema": schema, **joined}


@cache
def _field_schemas() -> Json:
    """The JSON Schema of each field of the question, worked out once: a description names the fields some two thousand times."""
    properties: Json = Question.model_json_schema()["properties"]
    return properties


def days_pattern(first: date, last: date) -> str:
    """What a day from the first to the last looks like: OpenAPI knows no bounds of a day."""
    years: dict[int, list[str]] = {}
    begin = first
    while begin <= last:
        end = min(last, (begin.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1))
        years.setdefault(begin.year, []).append(f"{begin:%m}-{_days(begin.day, end.day)}")
        begin = end + timedelta(days=1)
    return "^(" + "|".join(f"{year}-({'|'.join(months)})" for year, months in years.items()) + ")$"


def _days(first: int, last: int) -> str:
    tens: dict[int, list[int]] = {}
    for day in range(first, last + 1):
        tens.setdefault(day // 10, []).append(day % 10)
    return "(" + "|".join(f"{ten}[{ones[0]}-{ones[-1]}]" for ten, ones in tens.items()) + ")"
