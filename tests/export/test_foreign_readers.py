"""What is taken away, read by a program that is not ours and knows nothing of it.

In DuckDB 2.0 the CSV, in openpyxl the workbook, in pybtex and bibtexparser the citation, in feedparser the Atom feed, in resvg and
librsvg the SVG were read whole on 29 November 2026. Arrow, which is here anyway, guesses types from the CSV as DuckDB does.
"""

from io import BytesIO

import pyarrow as pa
import pytest
from pyarrow import csv

from ledger.export.claims import claim_rows
from ledger.export.table_files import as_csv
from ledger.i18n.language import Language, LanguageCode
from ledger.record.store import default_record


@pytest.mark.parametrize("lang", ["en", "de"])
def test_arrow_finds_days_and_numbers_in_the_csv_of_claims(lang: LanguageCode) -> None:
    record = default_record()
    rows = claim_rows(record.claims, record, Language(lang))
    table = csv.read_csv(
        BytesIO(as_csv(rows, {"data_version": record.version, "link": "http://ledger.example/?lang=de&x=a,b"})),
        parse_options=csv.ParseOptions(newlines_in_values=True),
    )
    assert table.num_rows == len(record.claims)
    types = {name: table.schema.field(name).type for name in ("as_of", "stated_on", "period_start", "best", "claim_id")}
    assert types == {
        "as_of": pa.date32(),
        "stated_on": pa.date32(),
        "period_start": pa.date32(),
        "best": pa.float64(),
        "claim_id": pa.string(),
    }
    assert sorted(table["claim_id"].to_pylist()) == sorted(record.claims["claim_id"])
    found = dict(zip(table["claim_id"].to_pylist(), table["best"].to_pylist(), strict=True))
    stated = record.claims.set_index("claim_id")["best"].dropna()
    assert {claim: found[claim] for claim in stated.index} == stated.to_dict()
