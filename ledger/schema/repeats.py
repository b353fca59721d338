"""The same row a second time under another id, and two sources with one label."""

from collections.abc import Iterator

import pandas as pd

from ledger.schema.addresses import same_page
from ledger.schema.fields import Table
from ledger.schema.relations import Finding, Tables
from ledger.schema.tables import TABLES

LABELS = ("short_en", "short_de")
OF_REFERENCES = ("reports", "article_evidence", "renamed")
"""Tables whose rows may say the same of two things; a page twice below one claim is a rule of the reports."""


def repeated_rows(tables: Tables) -> Iterator[Finding]:
    """Find rows that say what an earlier one says, in every cell but the key and the day of the check."""
    for table in TABLES.values():
        if table.name in OF_REFERENCES or tables.cells[table.name].bad_columns:
            continue
        rows = content(table, tables.frames[table.name])
        first: dict[tuple[object, ...], int] = {}
        for line, row in zip(rows.index.tolist(), rows.itertuples(index=False, name=None), strict=True):
            earlier = first.setdefault(row, line)
            if earlier != line:
                yield Finding(table.name, line, table.key[-1],
                              f"the row says in every cell what row {earlier} says: remove one of them", row=True)


def content(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The cells of each row that say something; addresses without what does not matter to them."""
    left = frame.drop(columns=[*table.key, *(name for name in ("checked_on", "order") if name in frame)])
    pages = {field.name: frame[field.name].map(same_page) for field in table.fields if field.kind == "url"}
    days = {name: left[name].dt.strftime("%Y-%m-%d").fillna("") for name in left if left[name].dtype.kind == "M"}
    figures = {name: left[name].astype("float64").fillna(-1.0) for name in left if left[name].dtype.kind in "fi"}
    return left.assign(**{str(name): cells for name, cells in (pages | days | figures).items()})


def repeated_labels(sources: pd.DataFrame) -> Iterator[Finding]:
    """Find sources whose short label stands for another one already, in either language."""
    for column in LABELS:
        labels = sources[column].str.casefold()
        for line in sources.index[labels.duplicated() & (labels != "")]:
            earlier = sources.index[labels == labels[line]][0]
            yield Finding("sources", int(line), column, f"row {earlier} has this label already: charts could not tell the two apart")
