"""A record whose every text holds what a stranger would like a page to do."""

import csv
import shutil
from pathlib import Path

from ledger.schema import TABLES
from tests.serving import ROOT

WORDS = (
    "https://evil.example/a www.evil.example x@evil.example :material/home: :streamlit: :smile: ![y](http://evil.example/p.png) [z](http://evil.example/z) "
    "<img src=//evil.example/i.png onerror=window.ran=1> </script><script>window.ran=2</script> <dialog open>d</dialog> $\\frac{1}{2}$ `code` **bold** :red[r] # ~~s~~ | &copy;"
)
SHORT = ("www.evil.example", "x@evil.example", ":material/home:", "<b>b</b>", "https://evil.eu", ":streamlit:", "![](//evil.eu)", "$x^2$ **b**")
"""Where a text has room for few letters: one of these, in turn."""
CODED = {("places", "district"), ("presence", "area"), ("sources", "country")}
"""Texts that are names of something else."""


def written_into(folder: Path) -> None:
    """Copy the dashboard with its record into a folder, and put the words into every text of the record."""
    for name in ("ledger", "pages", "data", ".streamlit"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dashboard.py", folder)
    for name, table in TABLES.items():
        _spoil(folder / "data" / table.file, {
            field.name: field.longest for field in table.fields if field.kind == "text" and (name, field.name) not in CODED
        })


def _spoil(path: Path, texts: dict[str, int | None]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    for number, row in enumerate(rows):
        for place, name in enumerate(head):
            if name in texts and row[place]:
                row[place] = SHORT[number % len(SHORT)] if texts[name] else f"{row[place]} {WORDS}"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
