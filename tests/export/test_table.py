"""Tables as CSV that say what they are."""

import csv
import io

import pandas as pd

from ledger.export.table import as_csv

FRAME = pd.DataFrame({
    "Angabe": ["rund 4.000", 'sagte „etwa", dann nichts', "a, b; c"], "Best": [4000.0, None, 5.5],
    "Stand": pd.to_datetime(pd.Series(["2025-04-28", None, "2024-10-18"])),
})
STATED = ["Angaben zum Kursk Ledger", "Filter: Seiten: Ukraine", "CC BY 4.0"]


def test_the_bytes() -> None:
    assert as_csv(FRAME, STATED).decode("utf-8") == (
        "# Angaben zum Kursk Ledger\n# Filter: Seiten: Ukraine\n# CC BY 4.0\n"
        "Angabe,Best,Stand\n"
        "rund 4.000,4000.0,2025-04-28\n"
        '"sagte „etwa"", dann nichts",,\n'
        '"a, b; c",5.5,2024-10-18\n'
    )


def test_it_is_read_back_behind_its_comment_lines() -> None:
    for stated in (STATED, ["eine Zeile, mit Komma"], []):
        back = pd.read_csv(io.BytesIO(as_csv(FRAME, stated)), skiprows=len(stated), parse_dates=["Stand"], date_format="%Y-%m-%d")
        assert back["Angabe"].tolist() == FRAME["Angabe"].tolist()
        assert back["Best"].fillna(-1).tolist() == [4000, -1, 5.5]
        assert back["Stand"].equals(FRAME["Stand"].astype(back["Stand"].dtype))


def test_an_empty_table_keeps_its_head() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(FRAME.iloc[:0], STATED).decode("utf-8"))))
    assert len(rows) == 4
    assert rows[-1] == ["Angabe", "Best", "Stand"]


def test_a_stated_line_stays_one_line() -> None:
    written = as_csv(FRAME, ["Suche: a\nb", "CC BY 4.0"]).decode("utf-8")
    assert [line for line in written.splitlines()[:3] if not line.startswith("#")] == ["Angabe,Best,Stand"]
