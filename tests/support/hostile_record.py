"""A record whose every text holds what a stranger would like a page to do; but no ``<``, with which the check refuses it."""

import csv
import shutil
from pathlib import Path

from ledger.record.schema import TABLES
from tests.support.server import ROOT

WORDS = (
    "https://evil.example/a www.evil.example x@evil.example :material/home: :streamlit: :smile: ![y](http://evil.example/p.png) [z](http://evil.example/z) "
    "$\\frac{1}{2}$ `code` **bold** :red[r] # ~~s~~ | &copy; &lt;b>b&lt;/b> -> --"
)
SHORT = (
    "www.evil.example",
    "x@evil.example",
    ":material/home:",
    "https://evil.eu",
    ":streamlit:",
    "![](//evil.eu)",
    "$x^2$ **bold**",
    "`code`",
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "mailto:x@evil.eu",
    "{=1}",
)
"""Where a text has room for few letters: one of these, in turn, and its row, so that no two are alike."""
CODED = {("places", "district"), ("presence", "area"), ("sources", "country")}
"""Texts that are names of something else."""


def written_into(folder: Path) -> None:
    """Copy the dashboard with its record into a folder, and put the words into every text of the record."""
    for name in ("ledger", "pages", ".streamlit"):
        # With what Python has compiled, which takes seconds, but for what it is just writing.
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copy(ROOT / "dashboard.py", folder)
    record_written_into(folder / "data")


def record_written_into(folder: Path) -> Path:
    """Copy the record into a folder that is not there yet, with the words in every text."""
    shutil.copytree(ROOT / "data", folder)
    for name, table in TABLES.items():
        _spoil(
            folder / table.file,
            {
                field.name: field.longest
                for field in table.fields
                if field.kind == "text" and (name, field.name) not in CODED
            },
        )
    return folder


def _spoil(path: Path, texts: dict[str, int | None]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    for number, row in enumerate(rows):
        for place, name in enumerate(head):
            if name in texts and row[place]:
                row[place] = (
                    f"{SHORT[number % len(SHORT)][:16]}{number:02x}" if texts[name] else f"{row[place]} {WORDS}"
                )
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
