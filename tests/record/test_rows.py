"""The types of rows have the columns that the record gives, no more and no fewer."""

import pytest

from ledger.record import rows
from ledger.record.record import Record


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("reports", rows.Report),
        ("metrics", rows.Metric),
        ("sources", rows.Source),
        ("events", rows.Event),
        ("control", rows.SettlementStatement),
        ("presence", rows.PresenceStatement),
        ("places", rows.Place),
        ("article", rows.ArticleStatement),
        ("article_evidence", rows.Evidence),
    ],
)
def test_every_row_has_the_columns_of_its_type(record: Record, table: str, kind: type) -> None:
    found = rows.rows_of(getattr(record, table), kind)
    assert found and all(set(row) == set(kind.__annotations__) for row in found)
