"""Tables as CSV that say what they are."""

import csv
import io
import json

import pandas as pd
import pytest

from ledger.export.table import as_csv, as_json, for_excel, neutralised
from ledger.language import Language

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


@pytest.mark.parametrize(("code", "marks"), [("de", {"sep": ";", "decimal": ","}), ("en", {})])
def test_excel_gets_the_marks_of_its_language_and_pandas_reads_them_back(code, marks) -> None:
    written = for_excel(FRAME, STATED, Language(code))
    assert written.startswith("\ufeff# Angaben".encode())
    assert ("5,5" in written.decode("utf-8")) == (code == "de")
    back = pd.read_csv(io.BytesIO(written), skiprows=len(STATED), encoding="utf-8-sig", parse_dates=["Stand"], **marks)
    pd.testing.assert_frame_equal(back, FRAME, check_dtype=False)


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2 bis 3", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_and_numbers_stay(text) -> None:
    frame = pd.DataFrame({"Note": [text, "a = b"], "=Low": [-5.0, 2.0]})
    safe = neutralised(frame)
    harmless = "'" + text.replace("\r", " ")
    assert list(safe["Note"]) == [harmless, "a = b"]
    assert list(safe.columns) == ["Note", "'=Low"]
    assert list(safe["'=Low"]) == [-5.0, 2.0]
    rows = list(csv.reader(io.StringIO(as_csv(frame, []).decode("utf-8"), newline="")))
    assert rows[1] == [harmless, "-5.0"]


def test_json_says_what_it_is_and_leaves_empty_what_was_not_said() -> None:
    written = json.loads(as_json(FRAME, "Angaben", STATED))
    assert (written["title"], written["about"]) == ("Angaben", STATED)
    assert written["rows"][0] == {"Angabe": "rund 4.000", "Best": 4000.0, "Stand": "2025-04-28"}
    assert written["rows"][1]["Best"] is None
    assert written["rows"][1]["Stand"] is None
