"""What a question may name, from a record."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from ledger.question.claim_columns import COLUMNS
from ledger.question.page_sections import SECTIONS, TABLES, standing_alone
from ledger.question.question import FIRST_DAY, Question
from ledger.record import codes
from ledger.record.record import Record


@dataclass(frozen=True)
class AllowedValues:
    """Which values a question may name, taken from the record, and the day up to which it may ask."""

    metrics: Collection[str]
    """In the order of the record: where it does not have the measure that is asked for by default, the first one takes its place."""
    sources: Collection[str]
    claims: Collection[str]
    places: Collection[str]
    """The places of the record, and the areas of which something is said as a whole."""
    today: date
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Each claim_id that is gone after a correction, with the one of the claim that stands for it now."""

    def contains(self, field: str, value: Any) -> bool:
        """Whether the value of one field of a question stands for something in the record."""
        known: dict[str, Collection[str]] = {
            "metric": self.metrics,
            "basis": codes.BASIS,
            "sides": codes.SIDE,
            "kinds": codes.SOURCE_KIND,
            "sources": self.sources,
            "first": self.sources,
            "second": self.sources,
            "claim": self.claims,
            "place": self.places,
            "columns": COLUMNS,
            "sections": SECTIONS,
            "tables": TABLES,
            "part": standing_alone(),
        }
        if isinstance(value, date):
            return FIRST_DAY <= value <= self.today
        if field not in known:
            return True
        return value in known[field]


def default_metric(record: Record) -> str:
    """The measure that is looked at where none is named: the question's default, or the first one of a record without it."""
    default, known = Question().metric, record.metric_rows
    return default if default in known else next(iter(known))


@lru_cache(maxsize=8)
def allowed_values(record: Record, today: date) -> AllowedValues:
    """The keys of the record, and the day up to which a question may ask."""
    return AllowedValues(
        metrics=tuple(record.metric_rows),
        sources=frozenset(record.sources["source"]),
        claims=frozenset(record.claims["claim_id"]),
        today=today,
        places=frozenset(record.places["place_id"]) | frozenset(record.presence["area"]) - {""},
        renamed=record.renamed_claims,
    )
