"""What a question may name, from a record."""

from datetime import date
from functools import lru_cache

from ledger.question.question import Vocabulary
from ledger.record.record import Record


@lru_cache(maxsize=8)
def vocabulary(record: Record, today: date) -> Vocabulary:
    """The keys of the record, and the day up to which a question may ask."""
    return Vocabulary(
        metrics=frozenset(record.metrics["metric"]),
        sources=frozenset(record.sources["source"]),
        claims=frozenset(record.claims["claim_id"]),
        today=today,
        places=frozenset(record.places["place_id"]) | frozenset(record.presence["area"]) - {""},
        renamed=record.renamed_claims,
    )
