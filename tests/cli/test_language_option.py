"""The language of a command: the one that is asked for, else that of the terminal."""

import subprocess
import sys
from pathlib import Path

import pytest

from ledger.cli.language_option import language_of
from ledger.cli.main import main
from ledger.record.load import DATA
from tests.support.corruptions import change


@pytest.mark.parametrize(
    "environment,code",
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "den_XX"}, "en"),
        ({"LANG": "de_AT.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "de_CH.UTF-8"}, "de"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:de:en"}, "de"),
        ({"LC_ALL": "C.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "en"),
    ],
)
def test_language_is_that_of_the_terminal(environment: dict[str, str], code: str) -> None:
    assert language_of(environment).code == code


def test_problems_are_said_in_german(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change("claims.csv", 2, ",1500,", ",1.500,")(folder)
    assert main(["check", str(folder), "--lang", "de"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "claims.csv, Zeile 2, Spalte best: „1.500“ – eine Zahl wird nur mit Ziffern geschrieben, hier 1500; "
        "Dezimalzeichen ist der Punkt",
        "1 Fehler.",
    ]


def test_reader_that_goes_away_is_no_fault_of_ours(folder: Path) -> None:
    command = [sys.executable, "-m", "ledger", "diff", str(folder)]
    read = subprocess.run(command, cwd=DATA.parent, capture_output=True, check=False)
    assert read.returncode == 0
    unread = subprocess.Popen(command, cwd=DATA.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert unread.stdout and unread.stderr
    unread.stdout.close()
    assert unread.stderr.read() == b""
    assert unread.wait() == 141
