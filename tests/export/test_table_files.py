"""Tables as files: CSV, JSON and a workbook, each read back by a reader that is not ours."""

import csv
import io
import json
import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pandas as pd
import pytest
from openpyxl import load_workbook

from ledger.export.table_files import as_csv, as_json, as_workbook, commented_csv, neutralised

FRAME = pd.DataFrame(
    {
        "figure": ["rund 4.000", 'sagte „etwa", dann nichts', "a, b; c"],
        "best": [4000.0, None, 5.5],
        "as_of": pd.to_datetime(pd.Series(["2025-04-28", None, "2024-10-18"])),
    }
)
STATED = ["Angaben zum Kursk Ledger", "Filter: Seiten: Ukraine", "CC BY 4.0"]
ABOUT = {"known_on": "2025-04-28", "data_licence": "CC BY 4.0"}


def test_the_bytes() -> None:
    assert as_csv(FRAME, ABOUT).decode("utf-8") == (
        "figure,best,as_of,known_on,data_licence\n"
        "rund 4.000,4000,2025-04-28,2025-04-28,CC BY 4.0\n"
        '"sagte „etwa"", dann nichts",,,2025-04-28,CC BY 4.0\n'
        '"a, b; c",5.5,2024-10-18,2025-04-28,CC BY 4.0\n'
    )


def test_it_is_read_back_without_knowing_anything_of_it() -> None:
    back = pd.read_csv(io.BytesIO(as_csv(FRAME, ABOUT)), parse_dates=["as_of"])
    assert back["figure"].tolist() == FRAME["figure"].tolist()
    assert back["best"].fillna(-1).tolist() == [4000, -1, 5.5]
    assert back["as_of"].equals(FRAME["as_of"].astype(back["as_of"].dtype))


def test_an_empty_table_keeps_its_head() -> None:
    assert as_csv(FRAME.iloc[:0], ABOUT).decode("utf-8") == "figure,best,as_of,known_on,data_licence\n"


def test_a_column_of_the_table_is_not_written_over_and_several_keys_are_joined() -> None:
    frame = pd.DataFrame({"known_on": ["2024-01-01"], "ids": [("a", "b")]})
    assert as_csv(frame, ABOUT).decode("utf-8") == "known_on,ids,data_licence\n2024-01-01,a;b,CC BY 4.0\n"


def test_for_the_terminal_a_stated_line_stays_one_line() -> None:
    lines = commented_csv(FRAME, ["Suche: a\nb", "CC BY 4.0"]).decode("utf-8").splitlines()
    assert lines[:3] == ["# Suche: a b", "# CC BY 4.0", "figure,best,as_of"]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2 bis 3", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_and_numbers_stay(text) -> None:
    frame = pd.DataFrame({"Note": [text, "a = b"], "=Low": [-5.0, 2.0]})
    safe = neutralised(frame)
    harmless = "'" + text.replace("\r", " ")
    assert list(safe["Note"]) == [harmless, "a = b"]
    assert list(safe.columns) == ["Note", "'=Low"]
    assert list(safe["'=Low"]) == [-5.0, 2.0]
    rows = list(csv.reader(io.StringIO(as_csv(frame, {"link": text}).decode("utf-8"), newline="")))
    assert rows[1] == [harmless, "-5", harmless]
    assert "<f" not in "".join(sheets(as_workbook(frame, [text])).values())


def test_json_says_what_it_is_and_leaves_empty_what_was_not_said() -> None:
    written = json.loads(as_json(FRAME, "Angaben", STATED, pd.DataFrame({"factor": [2.0], "doubts": [("number",)]})))
    assert (written["title"], written["about"]) == ("Angaben", STATED)
    assert written["rows"][0] == {"figure": "rund 4.000", "best": 4000, "as_of": "2025-04-28"}
    assert isinstance(written["rows"][0]["best"], int)
    assert (written["rows"][1]["best"], written["rows"][1]["as_of"]) == (None, None)
    assert written["computed"] == [{"factor": 2, "doubts": ["number"]}]
    assert "computed" not in json.loads(as_json(FRAME, "Angaben", STATED))


def sheets(book: bytes) -> dict[str, str]:
    """The XML of each sheet of a workbook by its name."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        names = re.findall(r'<sheet name="([^"]+)"', parts.read("xl/workbook.xml").decode())
        return {name: parts.read(f"xl/worksheets/sheet{place}.xml").decode() for place, name in enumerate(names, 1)}


def cells(sheet: str) -> dict[str, tuple[str | None, str]]:
    """Type and value of each cell that holds something."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    return {
        str(cell.get("r")): (cell.get("t"), str(cell.findtext(f"{space}v")))
        for cell in ElementTree.fromstring(sheet).iter(f"{space}c")
        if cell.find(f"{space}v") is not None
    }


def test_a_workbook_has_data_and_what_it_is_with_numbers_as_numbers_and_days_as_days() -> None:
    found = sheets(as_workbook(FRAME, STATED))
    assert list(found) == ["data", "about"]
    data = cells(found["data"])
    assert data["A2"][0] == "s"
    assert (data["B2"], data["B4"]) == ((None, "4000"), (None, "5.5"))
    # Days are counted from the end of 1899: 28 April 2025 is the 45,775th.
    assert data["C2"] == (None, "45775")
    assert not {"B3", "C3"} & set(data)
    assert len(cells(found["about"])) == len(STATED)
    assert list(sheets(as_workbook(FRAME, STATED, FRAME))) == ["data", "computed", "about"]


def test_a_key_is_seen_whole_in_its_column_and_a_sentence_is_not() -> None:
    key, sentence = "troops-reinforcement-ua-intelligence-2026-08-20", "Said at length. " * 20
    sheet = load_workbook(BytesIO(as_workbook(pd.DataFrame({"claim_id": [key], "note": [sentence]}), STATED)))["data"]
    # In widths of a digit: letters are narrower on the whole.
    assert 0.9 * len(key) < sheet.column_dimensions["A"].width < 1.5 * len(key)
    assert sheet.column_dimensions["B"].width < 60
