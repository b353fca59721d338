"""The order of rows: the rule of the check, and the command that puts a table into it."""

import random
from pathlib import Path

import pytest

from ledger.cli.main import main
from ledger.record.load import DATA
from ledger.record.validation import validate
from tests.conftest import FIXTURE
from tests.support.corruptions import Break, add, change, remove, repeat, rewrite

TIDY_SAYS = "python -m ledger tidy puts the table into it"
FURTHER_REPORTS = "".join(
    f"troops-sent-nis-2024-10-18-r{number},troops-sent-nis-2024-10-18,AP,AP,https://example.org/{number},,,second,yes,,,,\n"
    for number in (10, 9)
)
"""Two pages of the first claim: by the alphabet in their order, by their numbers not."""

OUT_OF_ORDER: dict[str, tuple[Break, list[str]]] = {
    "a row at the end that belongs before another": (
        add("places.csv", "agronom,Agronom,Agronom,Агроном,,sudzhansky,RU,village,,,,"),
        [
            f'places.csv row 6, column place_id: "agronom" - the row belongs before row 2: the order is place_id; {TIDY_SAYS}'
        ],
    ),
    "a row at the top that belongs behind all others": (
        change("control.csv", 2, "2024-10-20,2024-10-20,", "2025-01-20,2024-10-20,"),
        [
            'control.csv row 2, column control_id: "ctl-sudzha-ua-hur-2024-10-20" - '
            f"the row belongs at the end: the order is stated_on, control_id; {TIDY_SAYS}",
        ],
    ),
    "claims by the order of their measures, reports by that of their claims": (
        lambda folder: [
            change("metrics.csv", 2, "total,10", "total,25")(folder),
            change("metrics.csv", 3, "total,20", "total,10")(folder),
        ],
        [
            'claims.csv row 6, column claim_id: "casualties-ua-hur-2025-01-10" - '
            f"the row belongs before row 2: the order is metric, stated_on, claim_id; {TIDY_SAYS}",
            'reports.csv row 7, column report_id: "casualties-ua-hur-2025-01-10-r1" - '
            f"the row belongs before row 2: the order is claim_id, report_id; {TIDY_SAYS}",
            f'metrics.csv row 2, column order: "25" - the row belongs before row 4: the order is order; {TIDY_SAYS}',
        ],
    ),
    "numbers within a key by their size": (
        rewrite(
            "reports.csv",
            lambda data: data.replace(b"troops-sent-ua-hur", FURTHER_REPORTS.encode() + b"troops-sent-ua-hur", 1),
        ),
        [
            'reports.csv row 4, column report_id: "troops-sent-nis-2024-10-18-r10" - '
            f"the row belongs before row 6: the order is claim_id, report_id; {TIDY_SAYS}",
        ],
    ),
}


@pytest.mark.parametrize("case", OUT_OF_ORDER)
def test_the_first_row_out_of_order_is_named_with_its_place_and_tidy_puts_it_there(case: str, folder: Path) -> None:
    break_, expected = OUT_OF_ORDER[case]
    break_(folder)
    assert [str(problem) for problem in validate(folder).problems] == expected
    assert main(["tidy", str(folder)]) == 0
    assert validate(folder).problems == ()


def test_where_something_else_is_wrong_with_a_key_the_order_waits(folder: Path) -> None:
    repeat("places.csv", 2)(folder)
    assert [problem.rule for problem in validate(folder).problems] == [
        "the row says in every cell what row 2 says: remove one of them"
    ]


def test_tidy_moves_rows_as_they_stand(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change("article.csv", 2, "sent-2024,1", '"sent-2024",3')(folder)
    change("article.csv", 2, "Das sagte Seoul.", '"Das sagte\nSeoul."')(folder)
    before = (folder / "article.csv").read_bytes().splitlines(keepends=True)
    assert main(["tidy", str(folder)]) == 0
    assert (folder / "article.csv").read_bytes().splitlines(keepends=True) == [
        before[0],
        before[3],
        before[1],
        before[2],
    ]
    printed = capsys.readouterr().out.splitlines()
    # The evidence follows the statements: the third row is the first now, and the first two stand behind it.
    assert printed == [
        "article.csv is in its order now: 2 rows moved.",
        "article_evidence.csv is in its order now: 3 rows moved.",
        "Every table is in its order.",
    ]


def test_tidy_leaves_a_table_that_cannot_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    remove("metrics.csv")(folder)
    change("control.csv", 4, ",2025-01-14,", ",14.01.2025,")(folder)
    before = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    assert main(["tidy", str(folder)]) == 1
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == before
    stays = [line.split(" ")[0] for line in capsys.readouterr().out.splitlines()]
    assert stays == ["claims.csv", "reports.csv", "metrics.csv", "control.csv"]


@pytest.mark.parametrize("seed", range(3))
def test_tidy_brings_back_any_order_byte_for_byte(seed: int, folder: Path) -> None:
    for path in folder.glob("*.csv"):
        header, *rows = path.read_bytes().splitlines(keepends=True)
        random.Random(seed).shuffle(rows)
        path.write_bytes(b"".join([header, *rows]))
    assert main(["tidy", str(folder)]) == 0
    assert [path.read_bytes() for path in sorted(folder.glob("*.csv"))] == [
        path.read_bytes() for path in sorted(FIXTURE.glob("*.csv"))
    ]


def test_the_real_record_is_in_its_order(capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in DATA.glob("*.csv")}
    assert main(["tidy"]) == 0
    assert capsys.readouterr().out == "Every table is in its order.\n"
    assert {path: path.stat().st_mtime_ns for path in DATA.glob("*.csv")} == before


UNTIDY: dict[str, tuple[Break, str]] = {
    "as a German spreadsheet saves": (
        rewrite("sources.csv", lambda data: data.decode().replace(",", ";").replace("\n", "\r\n").encode("cp1252")),
        "sources.csv is saved as the record wants it now: it was saved in Windows-1252; it was saved with CR LF at the end of the lines; "
        "it was saved with semicolons between the cells.",
    ),
    "UTF-16": (
        rewrite("sources.csv", lambda data: data.decode().encode("utf-16")),
        "sources.csv is saved as the record wants it now: it was saved in UTF-16.",
    ),
    "invisible characters, accents apart, blanks": (
        rewrite(
            "sources.csv",
            lambda data: (
                data.decode()
                .replace("Militär", "Mili\u200bta\u0308r")
                .replace(",media", " ,media")
                .replace("HUR", "HUR ")
                .encode()
            ),
        ),
        "sources.csv is saved as the record wants it now: 3 cells cleaned of invisible characters, other blanks or accents stored apart.",
    ),
    "empty rows and no line break at the end": (
        rewrite("sources.csv", lambda data: data + b"\n,,,,,,,,,"),
        "sources.csv is saved as the record wants it now: 2 empty rows removed; the last line ends with a line break now.",
    ),
}


@pytest.mark.parametrize("case", UNTIDY)
def test_what_is_safe_to_put_right_is_put_right_and_said(
    case: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_, shown_text = UNTIDY[case]
    before = (folder / "sources.csv").read_bytes()
    break_(folder)
    assert validate(folder).problems
    capsys.readouterr()
    assert main(["tidy", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [shown_text, "Every table is in its order."]
    assert (folder / "sources.csv").read_bytes() == before


def test_table_whose_quotes_do_not_close_is_left_alone(folder: Path) -> None:
    rewrite("sources.csv", lambda data: data.replace(b"Pentagon,", b'"Pentagon,', 1))(folder)
    broken = (folder / "sources.csv").read_bytes()
    assert main(["tidy", str(folder)]) == 1
    assert (folder / "sources.csv").read_bytes() == broken
