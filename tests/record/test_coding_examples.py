"""What CONTRIBUTING.md and docs/curating.md show is what stands in the record, and what the commands say."""

import csv
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.cli.main import main
from ledger.record.load import DATA

ROOT = Path(__file__).parents[2]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CURATING = (ROOT / "docs" / "curating.md").read_text(encoding="utf-8")
NOT_SHOWN = ("speaker_en", "checked_on")
"""Beside empty cells, German ones and precisions to the day."""


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def examples() -> dict[str, dict[str, str]]:
    blocks = re.findall(r"^```yaml\n(.+?)^```$", CONTRIBUTING, re.MULTILINE | re.DOTALL)
    cells = [dict(line.split(": ", 1) for line in block.splitlines()) for block in blocks]
    return {each["claim_id"]: each for each in cells}


def shown(row: dict[str, str]) -> dict[str, str]:
    return {
        name: cell
        for name, cell in row.items()
        if cell and not name.endswith("_de") and name not in NOT_SHOWN and (name[-10:], cell) != ("_precision", "day")
    }


@pytest.mark.parametrize("claim", examples())
def test_an_example_is_the_row_of_the_record(claim: str) -> None:
    (row,) = [row for row in rows("claims") if row["claim_id"] == claim]
    assert examples()[claim] == shown(row)


KINDS: dict[str, Callable[[dict[str, str]], bool]] = {
    "A range": lambda row: row["qualifier"] == "range" and row["basis"] != "capacity",
    "At least": lambda row: row["qualifier"] == "at_least",
    "In words": lambda row: row["qualifier"] == "verbal",
    "A repeat": lambda row: "derived_from" in row,
    "Mixed": lambda row: row["covers"] == "mixed",
    "A plan": lambda row: row["basis"] == "planned",
    "Capacity": lambda row: row["basis"] == "capacity",
}


def test_the_seven_kinds_are_shown_each_once_and_in_order() -> None:
    headings = re.findall(r"^\*\*([A-Z][^*.]+)\.\*\* ", CONTRIBUTING, re.MULTILINE)
    assert headings == list(KINDS)
    fitting = [[kind for kind, fits in KINDS.items() if fits(row)] for row in examples().values()]
    assert fitting == [[kind] for kind in KINDS]


def test_the_corrected_days_that_it_tells_of_are_in_renamed() -> None:
    told = re.findall(r"`([a-z0-9-]+)`\s+became\s+`([a-z0-9-]+)`", CONTRIBUTING)
    renamed = {row["old_id"]: row["new_id"] for row in rows("renamed")}
    assert len(told) == 2
    assert all(renamed[old] == new for old, new in told)


def test_the_walk_of_docs_curating_goes_word_by_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (written,) = re.findall(r"^```yaml\n(.+?)^```$", CURATING, re.MULTILINE | re.DOTALL)
    Path("page.yaml").write_text(written, encoding="utf-8")
    blocks = re.findall(r"^```console\n\$ (.+?)\n(.*?)^```$", CURATING, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 6
    for command, printed in blocks:
        program, *words = shlex.split(command)
        if program == "cp":
            shutil.copytree(ROOT / words[1], words[2])
            continue
        assert [program, *words[:2]] == [".venv/bin/python", "-m", "ledger"]
        main(words[2:])
        assert capsys.readouterr().out == printed, command


def test_the_exercise_is_not_in_the_record() -> None:
    (page,) = re.findall(r"^  url: (\S+)$", CURATING, re.MULTILINE)
    assert page.startswith("https://example.org/")
    assert [row["report_id"] for row in rows("reports") if "example.org" in row["url"]] == []
