"""``python -m ledger check`` on the real record and on copies of the tiny one with broken files."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ledger.cli.main import main
from ledger.record.file_encoding import HOW_TO_SAVE
from ledger.record.load import DATA
from tests.conftest import FIXTURE
from tests.support.corruptions import (
    Break,
    add,
    change,
    only_header,
    remove,
    repeat,
    replace_by_folder,
    rewrite,
    with_column,
    without_column,
)


def package_without(table: str, field: str, boundary: str) -> bytes:
    """The real descriptor, older: one field and one file are not in it yet."""
    package = json.loads((DATA / "datapackage.json").read_bytes())
    resources = [each for each in package["resources"] if each["name"] != boundary]
    schema = next(each for each in resources if each["name"] == table)["schema"]
    schema["fields"] = [each for each in schema["fields"] if each["name"] != field]
    return json.dumps({"created": "2025-02-01", "resources": resources}).encode()


BROKEN_FILES: dict[str, tuple[Break, list[str]]] = {
    "missing file": (remove("metrics.csv"), ["metrics.csv: the file is missing"]),
    "folder instead of a file": (
        replace_by_folder("control.csv"),
        ["control.csv: the file cannot be read: Is a directory"],
    ),
    "no byte": (
        rewrite("sources.csv", lambda data: b""),
        ["sources.csv: the file is empty: not even a header"],
    ),
    "no row": (only_header("events.csv"), ["events.csv: the table has a header, but no row"]),
    "missing column": (
        without_column("metrics.csv", "unit"),
        ["metrics.csv row 1, column unit: the column is missing"],
    ),
    "missing key column": (
        without_column("metrics.csv", "metric"),
        ["metrics.csv row 1, column metric: the column is missing"],
    ),
    "further column": (
        with_column("metrics.csv", "colour"),
        ['metrics.csv row 1, column colour: "colour" - the table has no such column'],
    ),
    "column twice": (
        with_column("metrics.csv", "unit"),
        ['metrics.csv row 1, column unit: "unit" - the column stands there twice'],
    ),
    "order of columns": (
        change("article.csv", 1, "text_en,text_de", "text_de,text_en"),
        [
            "article.csv row 1: the columns stand in another order; it is "
            "statement_id,order,text_en,text_de,comment_en,comment_de"
        ],
    ),
    "BOM": (
        rewrite("claims.csv", lambda data: b"\xef\xbb\xbf" + data),
        [f"claims.csv row 1: the file is saved with a byte order mark; {HOW_TO_SAVE}"],
    ),
    "CRLF": (
        rewrite("sources.csv", lambda data: data.replace(b"\n", b"\r\n")),
        [f"sources.csv row 1: the file is saved with CR LF at the end of the lines; {HOW_TO_SAVE}"],
    ),
    "Latin-1": (
        rewrite("sources.csv", lambda data: data.decode().encode("latin-1")),
        [f"sources.csv row 1: the file is saved in Windows-1252; {HOW_TO_SAVE}"],
    ),
    "a single byte that is not UTF-8": (
        rewrite("sources.csv", lambda data: data.replace(b"Nationaler", b"Nation\xe4ler")),
        [
            'sources.csv row 2, column name_de: "Nationäler Nachrichtendienst" - '
            "these bytes are not UTF-8; save the file as UTF-8"
        ],
    ),
    "UTF-16": (
        rewrite("sources.csv", lambda data: data.decode().encode("utf-16")),
        [f"sources.csv row 1: the file is saved in UTF-16; {HOW_TO_SAVE}"],
    ),
    "UTF-16 without a mark": (
        rewrite("sources.csv", lambda data: data.decode().encode("utf-16-be")),
        [f"sources.csv row 1: the file is saved in UTF-16; {HOW_TO_SAVE}"],
    ),
    "no text": (
        rewrite("sources.csv", lambda data: data[:200] + b"\0" + data[200:]),
        ["sources.csv row 2: the file holds NUL bytes: it is no UTF-8 text"],
    ),
    "semicolons": (
        rewrite("sources.csv", lambda data: data.replace(b",", b";")),
        [f"sources.csv row 1: the file is saved with semicolons between the cells; {HOW_TO_SAVE}"],
    ),
    "as a German spreadsheet saves": (
        rewrite("sources.csv", lambda data: data.decode().replace(",", ";").replace("\n", "\r\n").encode("cp1252")),
        [
            "sources.csv row 1: the file is saved in Windows-1252, with CR LF at the end of the lines, "
            f"with semicolons between the cells; {HOW_TO_SAVE}"
        ],
    ),
    "no last line break": (
        rewrite("control.csv", lambda data: data.removesuffix(b"\n")),
        ["control.csv row 4: the last line does not end with a line break"],
    ),
    "open quote": (
        change("article.csv", 3, '"About', '"About "" "x'),
        [
            "article.csv row 3: the quotes of this row do not close properly (',' expected after '\"'); "
            "reading stopped here"
        ],
    ),
    "short row": (
        change("article.csv", 3, ",Andere weichen ab.", ""),
        ['article.csv row 3: "losses" - the row has 5 cells, the header has 6'],
    ),
    "long row": (
        change("metrics.csv", 4, "casualty_share_pct,", "casualty_share_pct,,"),
        ['metrics.csv row 4: "casualty_share_pct" - the row has 10 cells, the header has 9'],
    ),
    "empty line": (add("article.csv", ""), ["article.csv row 4: the row is empty: remove the line"]),
    "row of commas": (add("claims.csv", "," * 26), ["claims.csv row 8: the row is empty: remove the line"]),
    "row of commas in the middle": (
        change("sources.csv", 3, "ua-hur,", f"{',' * 9}\nua-hur,"),
        ["sources.csv row 3: the row is empty: remove the line"],
    ),
    "blank at the end": (
        change("metrics.csv", 3, "Killed and wounded,", "Killed and wounded ,"),
        ['metrics.csv row 3, column name_en: "Killed and wounded " - a cell neither starts nor ends with a blank'],
    ),
    "line break in a cell": (
        change("events.csv", 2, "The service published pictures.", '"The service\npublished pictures."'),
        [
            'events.csv row 2, column detail_en: "The service\\npublished pictures." - '
            "a cell holds no line break, tab or other control character"
        ],
    ),
    "row numbers after a line break": (
        lambda folder: [
            change("events.csv", 3, "2024-11-01", "2024-11-31")(folder),
            change("events.csv", 2, "Der Dienst zeigte Bilder.", '"Der Dienst\nzeigte Bilder."')(folder),
        ],
        [
            'events.csv row 2, column detail_de: "Der Dienst\\nzeigte Bilder." - '
            "a cell holds no line break, tab or other control character",
            'events.csv row 4, column date: "2024-11-31" - there is no such day in the calendar',
        ],
    ),
    "double key": (
        repeat("metrics.csv", 3),
        [
            'metrics.csv row 5, column metric: "casualties" - the row says in every cell what row 3 says: remove one of them'
        ],
    ),
    "no data package": (remove("datapackage.json"), ["datapackage.json: the file is missing"]),
    "no day of collection": (
        rewrite("datapackage.json", lambda data: b"[]"),
        ["datapackage.json: the file is no JSON with the day of collection in created"],
    ),
    "wrong day of collection": (
        rewrite("datapackage.json", lambda data: b'{"created": "1.2.2025"}'),
        ['datapackage.json, column created: "1.2.2025" - a date is written YYYY-MM-DD'],
    ),
    "collected tomorrow": (
        rewrite("datapackage.json", lambda data: b'{"created": "2123-02-01"}'),
        [f'datapackage.json, column created: "2123-02-01" - the day of collection is after today, {date.today()}'],
    ),
    "a data package of other tables": (
        rewrite("datapackage.json", lambda data: package_without("claims", "qualifier", "rivers")),
        [
            "datapackage.json: the description of claims does not fit claims.csv; run python -m ledger datapackage",
            "datapackage.json: boundaries/natural_earth/rivers.geojson is not described; run python -m ledger datapackage",
        ],
    ),
    "no rivers": (
        remove("boundaries/natural_earth/rivers.geojson"),
        ["boundaries/natural_earth/rivers.geojson: the file is missing"],
    ),
    "no boundaries": (
        remove("boundaries/odbl/districts.geojson"),
        ["boundaries/odbl/districts.geojson: the file is missing"],
    ),
    "boundaries without ids": (
        rewrite("boundaries/odbl/oblasts.geojson", lambda data: data.replace(b'"id"', b'"name"')),
        ["boundaries/odbl/oblasts.geojson: the file is no GeoJSON with an id for each shape (KeyError: 'id')"],
    ),
    "problems in several tables": (
        lambda folder: [
            remove("metrics.csv")(folder),
            change("claims.csv", 2, ",1500,", ",1.500,")(folder),
            change("reports.csv", 4, ",primary,", ",first,")(folder),
            change("places.csv", 4, "RU,town", "RU,hamlet")(folder),
        ],
        [
            'claims.csv row 2, column best: "1.500" - '
            "a number is written in plain digits: write 1500; a dot is the decimal mark",
            'reports.csv row 4, column role: "first" - this is none of the codes primary, second',
            "metrics.csv: the file is missing",
            'places.csv row 4, column kind: "hamlet" - this is none of the codes village, town, city',
        ],
    ),
}


@pytest.mark.parametrize("case", BROKEN_FILES)
def test_broken_file_is_named_with_row_column_and_value(
    case: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_, expected = BROKEN_FILES[case]
    break_(folder)
    assert main(["check", str(folder)]) == 1
    *problems, last = capsys.readouterr().out.splitlines()
    assert problems == expected
    assert last == ("1 problem." if len(expected) == 1 else f"{len(expected)} problems.")


def test_real_record_has_no_problem_and_all_rows(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check"])
    printed = capsys.readouterr().out
    assert code == 0, printed
    counts = dict(line.split() for line in printed.splitlines()[:11])
    assert counts == {
        "claims": "454",  # the README of the collection: 390 + 68 new - 4 removed
        "reports": "838",
        "metrics": "42",
        "sources": "113",
        "events": "113",
        "control": "445",  # 310 + 138 new - 3 removed
        "presence": "142",
        "places": "141",  # 115 + 26
        "article": "14",
        "article_evidence": "86",
        "renamed": "61",  # 18 claims + 43 statements on settlements
    }
    # Counted in the file: covers = all and qualifier other than verbal.
    assert "346 claims may be drawn together" in printed
    assert "Collected on 2026-11-29, version " in printed


def test_command_line_prints_counts_and_version() -> None:
    command = [sys.executable, "-m", "ledger", "check", str(FIXTURE)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=DATA.parent, check=False)
    assert done.returncode == 0
    first, second = done.stdout.splitlines()[:2]
    assert (first, second) == ("claims               6", "reports              8")
    assert "4 claims may be drawn together: those with a number that cover all." in done.stdout
    assert done.stderr == ""


def test_terminal_without_cyrillic_still_gets_every_problem(folder: Path) -> None:
    change("places.csv", 2, "Локня", "Локня ")(folder)
    done = subprocess.run(
        [sys.executable, "-m", "ledger", "check", str(folder)],
        capture_output=True,
        cwd=DATA.parent,
        env={"PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert done.returncode == 1
    assert b'places.csv row 2, column name_ru: "\\u041b' in done.stdout


def test_unknown_folder_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err == f"There is no folder {tmp_path / 'nowhere'}.\n"


def test_folder_without_anything_names_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[-1] == "18 problems."  # 12 tables, the data package, 5 boundary files
    assert all(line.endswith("the file is missing") for line in printed[:-1])
