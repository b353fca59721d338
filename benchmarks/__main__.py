"""``python -m benchmarks [PART ...]``: run the parts, print one table, and write it to ``benchmarks/results/``."""

import argparse
import importlib
import json
import os
import platform
import subprocess
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.results import Goal, Report, Samples
from ledger.record.store import default_record

PARTS = ("interaction", "start", "users", "growth")
BEFORE = "before"
"""Runs only where it is named, and with ``--against``."""
RESULTS = Path(__file__).with_name("results")
PACKAGES = ("streamlit", "plotly", "pandas", "geopandas", "dash", "starlette", "uvicorn", "playwright")


def main() -> None:
    """Run what is asked for, all of it unless parts are named; a part fills its table when it is done, and its file is written then."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("parts", nargs="*", help="parts to run")
    parser.add_argument(
        "--quick", action="store_true", help="few repeats, to see that everything runs; nothing is written"
    )
    parser.add_argument("--against", type=Path, help=f"the folder of an older checkout, for the part '{BEFORE}'")
    parser.add_argument("--rounds", type=int, help="fewer rounds than the part's own, where there is little time")
    options = parser.parse_args()
    if (BEFORE in options.parts) != bool(options.against):
        parser.error(f"'{BEFORE}' and --against belong together")
    for part in options.parts or PARTS:
        more = {"against": options.against.resolve()} if part == BEFORE else {}
        more |= {"rounds": options.rounds} if options.rounds and part in ("interaction", BEFORE, "start") else {}
        report: Report = importlib.import_module(f"benchmarks.{part}").run(quick=options.quick, **more)
        text = "\n".join(table(report))
        print(text, flush=True)
        if not options.quick:
            write(part, report, text)


def table(report: Report) -> Iterator[str]:
    """The samples and the goals of a part as Markdown."""
    yield "| what | who | median | p95 | unit | n |\n|---|---|---:|---:|---|---:|"
    for row in report.samples:
        yield f"| {row.what} | {row.who} | {row.median:,.4g} | {row.p95:,.4g} | {row.unit} | {len(row.values)} |"
    yield "\n| goal | found | limit | met |\n|---|---:|---:|---|"
    for goal in report.goals:
        yield f"| {goal.what} | {goal.value:.2f} | {'≤' if goal.at_most else '≥'} {goal.limit:g} | {'yes' if goal.met else 'no'} |"


def write(part: str, report: Report, text: str) -> None:
    """The table for readers and every sample for programs, with machine, versions and data version."""
    about = machine()
    RESULTS.mkdir(exist_ok=True)
    head = "\n".join(f"{name}: {value}  " for name, value in about.items())
    (RESULTS / f"{part}.md").write_text(f"# {part.capitalize()}\n\n{head}\n\n{text}\n", encoding="utf-8")
    samples: list[Samples | Goal] = [*report.samples, *report.goals]
    content = {"about": about, "samples": [asdict(row) for row in samples]}
    (RESULTS / f"{part}.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def machine() -> dict[str, str]:
    """What the figures were taken on."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    ).stdout.strip()
    return {
        "taken": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "commit": commit,
        "data version": default_record().version,
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}",
        "python": platform.python_version(),
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
    }


if __name__ == "__main__":
    main()
