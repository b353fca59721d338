"""The same row a second time under another id, and two sources with one label."""

from collections.abc import Iterator, Sequence

import pandas as pd

from ledger.i18n.sentence import Sentence
from ledger.record.schema.addresses import same_page
from ledger.record.schema.fields import Table
from ledger.record.schema.relations import Tables, Violation
from ledger.record.schema.tables import TABLES

LABELS = ("short_en", "short_de")
ABOUT_THE_ROW = ("checked_on", "order")
OF_REFERENCES = ("reports", "article_evidence", "renamed", "row_history")
"""Tables whose rows may say the same of two things; a page twice below one claim is a rule of the reports."""


def repeated_rows(tables: Tables) -> Iterator[Violation]:
    """Find rows that say what an earlier one says, in every cell but the key and the day of the check."""
    for table in TABLES.values():
        cells = tables.cells[table.name]
        if table.name in OF_REFERENCES or cells.missing_columns:
            continue
        first: dict[tuple[str, ...], int] = {}
        for line, row in zip(cells.lines, _contents(table, cells.rows), strict=True):
            earlier = first.setdefault(row, line)
            if earlier != line:
                yield Violation(
                    table.name,
                    line,
                    table.key[-1],
                    Sentence("the row says in every cell what row {row} says: remove one of them", row=earlier),
                    is_whole_row=True,
                )


def _contents(table: Table, rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The cells of each row that say something; addresses without what does not matter to them."""
    says = [
        (place, field.kind == "url")
        for place, field in enumerate(table.fields)
        if field.name not in (*table.key, *ABOUT_THE_ROW)
    ]
    return (tuple(same_page(row[place]) if is_address else row[place] for place, is_address in says) for row in rows)


def repeated_labels(sources: pd.DataFrame) -> Iterator[Violation]:
    """Find sources whose short label stands for another one already, in either language."""
    for column in LABELS:
        labels = sources[column].str.casefold()
        for line in sources.index[labels.duplicated() & (labels != "")]:
            earlier = sources.index[labels == labels[line]][0]
            yield Violation(
                "sources",
                int(line),
                column,
                Sentence("row {row} has this label already: charts could not tell the two apart", row=earlier),
            )
