"""What schemathesis asks of the data interface: hooks (``SCHEMATHESIS_HOOKS``) for what OpenAPI cannot say."""

from typing import Any

import schemathesis
from hypothesis import strategies as st

from ledger.api.request import MAX_LENGTH
from ledger.question.question import FIRST_DAY
from ledger.record.store import default_record

schemathesis.openapi.format("date", st.dates(FIRST_DAY, default_record().today()).map(str))


@schemathesis.hook
def filter_case(_context: Any, case: Any) -> bool:
    """A span must not end before it begins, what changed needs an earlier day, and all together have a bound."""
    asked = {name: str(value) for name, value in (case.query or {}).items()}
    begins, ends = asked.get("as_of_from", ""), asked.get("as_of_to", "9999")
    earlier, later = asked.get("since", str(FIRST_DAY)), asked.get("known_on", str(default_record().today()))
    return begins <= ends and earlier < later and sum(map(len, [*asked, *asked.values()])) < MAX_LENGTH
