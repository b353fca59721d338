"""``python -m ledger add KIND FILE.xlsx``: what a spreadsheet keeps, as the tables write it; what they cannot hold, refused by its place."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ledger.cli.main import main
from ledger.cli.spreadsheet import rows_of_first_sheet
from ledger.record.load import load
from ledger.record.validation import validate
from tests.cli.test_add import contents
from tests.support.new_claim import NEW_CLAIM


def saved(path: Path, *rows: list[Any], **formats: str) -> Path:
    """An XLSX file with these rows, and number formats by the names of cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "New rows"
    for row in rows:
        sheet.append(row)
    for cell, number_format in formats.items():
        sheet[cell].number_format = number_format
    book.create_sheet("Notes").append(["=1+1", "not read"])
    book.save(path)
    return path


def row_of(row: dict[str, Any]) -> list[list[Any]]:
    return [list(row), list(row.values())]


def test_claim_as_a_spreadsheet_keeps_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = NEW_CLAIM | {"best": 2000, "as_of": date(2024, 10, 19), "stated_on": datetime(2024, 10, 20), "high": None}
    path = saved(folder.parent / "new.xlsx", *row_of(row), [None] * len(row))
    assert main(["add", "claim", str(path), "--record", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 rows added."
    line = next(
        line
        for line in (folder / "claims.csv").read_text(encoding="utf-8").splitlines()
        if line.startswith("troops-sent-nis-2024-10-20,")
    )
    assert line.startswith(
        "troops-sent-nis-2024-10-20,troops_sent,nis,total,all,,2000,,about,,,,2024-10-19,day,2024-10-20,day,"
    )
    assert validate(folder).problems == ()
    assert len(load(folder).claims) == 7


@pytest.mark.parametrize(
    "value,number_format,text",
    [
        (2000, "#,##0", "2000"),
        (2000.0, "General", "2000"),
        (0.1 + 0.2, "General", "0.3"),
        (4.75, "0.0", "4.75"),
        (1e16, "General", "10000000000000000"),
        (0.00001, "General", "0.00001"),
        ("2000", "@", "2000"),
        ("007", "@", "007"),
        (date(2024, 10, 20), "DD.MM.YYYY", "2024-10-20"),
        (datetime(2024, 10, 20), "MMM YY", "2024-10-20"),
        ("20.10.2024", "@", "20.10.2024"),
        (" ü ", "General", " ü "),
    ],
)
def test_cell_is_what_the_table_would_say(value: Any, number_format: str, text: str, tmp_path: Path) -> None:
    path = saved(tmp_path / "new.xlsx", ["best"], [value], A2=number_format)
    assert rows_of_first_sheet(path.read_bytes()) == [{"best": text}]


REFUSED: dict[str, tuple[list[list[Any]], dict[str, str], str]] = {
    "a formula": (
        [["metric", "best"], ["troops_sent", 1], ["troops_sent", "=B2*2"]],
        {},
        "row 3, column best: this cell is a formula; put in what it gives, as a value.",
    ),
    "a formula in the header": (
        [["metric", "=A1"], ["a", "b"]],
        {},
        "row 1, column 2: this cell is a formula; put in what it gives, as a value.",
    ),
    "a formula that calls out": (
        [["metric", "url"], ["troops_sent", '=HYPERLINK("https://example.org","x")']],
        {},
        "row 2, column url: this cell is a formula; put in what it gives, as a value.",
    ),
    "a time of day": (
        [["as_of"], [datetime(2024, 10, 20, 14, 30)]],
        {},
        "row 2, column as_of: this cell has a time of day, 2024-10-20 14:30:00; a day stands alone.",
    ),
    "a time without a day": (
        [["as_of"], [time(14, 30)]],
        {},
        "row 2, column as_of: this cell has a time of day, 14:30:00; a day stands alone.",
    ),
    "percent": (
        [["best"], [0.12]],
        {"A2": "0%"},
        "row 2, column best: this cell is shown in percent; write the number itself, 12 for 12 %.",
    ),
    "a truth value": (
        [["faithful"], [True]],
        {},
        "row 2, column faithful: this cell is TRUE or FALSE; write yes or no, as text.",
    ),
    "an error": ([["best"], ["#DIV/0!"]], {}, "row 2, column best: this cell is an error, #DIV/0!."),
    "a column without a name": (
        [["a", None, "c"], [1, 2, 3]],
        {},
        "row 1, column 2: the first row names every column.",
    ),
    "more cells than names": ([["a"], ["1", "2"]], {}, "row 2 has more cells than the header."),
    "a name twice": ([["a", "a"], ["1", "2"]], {}, "row 1: the column a stands there twice."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_cell_that_no_table_can_hold_is_refused_by_its_place(
    case: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, formats, shown_text = REFUSED[case]
    path, before = saved(folder.parent / "new.xlsx", *rows, **formats), contents(folder)
    assert main(["add", "claim", str(path), "--record", str(folder)]) == 2
    assert capsys.readouterr().err == f"{path}, sheet “New rows”, {shown_text}\n"
    assert contents(folder) == before


@pytest.mark.parametrize(
    "name,data,said",
    [
        ("new.xlsx", b"metric,source\n", " cannot be read as XLSX: File is not a zip file."),
        ("new.xlsx", b"", " cannot be read as XLSX: File is not a zip file."),
        ("new.ods", b"", " is a kind of spreadsheet that is not read: save it as XLSX or CSV."),
        ("new.XLS", b"", " is a kind of spreadsheet that is not read: save it as XLSX or CSV."),
    ],
)
def test_file_that_is_no_spreadsheet_is_said(
    name: str, data: bytes, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder.parent / name
    path.write_bytes(data)
    assert main(["add", "claim", str(path), "--record", str(folder)]) == 2
    assert capsys.readouterr().err == f"{path}{said}\n"


def test_sheet_without_rows_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(folder.parent / "new.xlsx", ["metric", "best"])
    assert main(["add", "claim", str(path), "--record", str(folder)]) == 2
    assert capsys.readouterr().err == f"{path} holds no row.\n"


def test_column_that_there_is_not_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(folder.parent / "new.xlsx", ["metric", "colour"], ["troops_sent", "red"])
    assert main(["add", "claim", str(path), "--record", str(folder)]) == 2
    assert "claims.csv has no column colour; it has claim_id, " in capsys.readouterr().err
