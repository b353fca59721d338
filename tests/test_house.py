"""The house as it was drawn: data flows one way, only ``ledger.ui`` knows Streamlit, pages are short."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.cli.messages import called_with

ROOT = Path(__file__).parents[1]
PAGE, FRAME = 120, 45


@pytest.mark.parametrize(
    "tool",
    [["lint-imports"], ["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ids=["imports", "style", "format", "types"],
)
def test_the_contract_holds(tool):
    program = shutil.which(tool[0], path=str(Path(sys.executable).parent))
    assert program, f"{tool[0]} belongs to tests/requirements.txt"
    done = subprocess.run([program, *tool[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_page_is_read_in_one_go():
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "pages").glob("*.py")}
    assert {name: lines for name, lines in lengths.items() if lines > PAGE} == {}
    assert len((ROOT / "dashboard.py").read_text(encoding="utf-8").splitlines()) <= FRAME


def imported(*folders: str) -> Iterator[tuple[str, str]]:
    """Every file of our own in some folders, with each module that it imports, wherever in the file."""
    for path in sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [f"{node.module}.{each.name}" for each in node.names] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                yield path.relative_to(ROOT).as_posix(), name


def within(module: str, *packages: str) -> bool:
    """Whether a module is one of some packages, or in one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def test_nothing_imports_a_page():
    everywhere = imported("ledger", "pages", "tests", "deploy", "benchmarks", "scripts")
    assert [(path, name) for path, name in everywhere if within(name, "pages", "dashboard")] == []


@pytest.mark.parametrize(
    ("folder", "foreign", "allowed"),
    [
        ("ledger", ("tests", "deploy", "benchmarks", "scripts"), ()),
        ("tests/support", ("tests", "deploy", "benchmarks", "scripts"), ("tests.support",)),
        ("tests", ("deploy", "benchmarks", "scripts"), ()),
        ("deploy", ("benchmarks", "scripts"), ()),
        ("benchmarks", ("tests", "deploy", "scripts"), ("tests.support",)),
    ],
)
def test_tests_deployment_and_benchmarks_have_no_circle(folder, foreign, allowed):
    found = [each for each in imported(folder) if within(each[1], *foreign) and not within(each[1], *allowed)]
    assert found == []


@pytest.mark.parametrize("room", ["ledger/answers", "ledger/charts", "ledger/ui/analysis"])
def test_sentences_live_with_the_sentences(room):
    """Labels of axes, marks, buttons and columns may stay where they are drawn; a sentence stands in ``ledger/text/sentences``."""
    said = [
        (path.relative_to(ROOT).as_posix(), message)
        for path in sorted((ROOT / room).rglob("*.py"))
        for found in called_with(ast.parse(path.read_text(encoding="utf-8")))
        for message in ([found] if isinstance(found, str) else found)
        if message.rstrip("*").endswith((".", "?", ":"))
    ]
    assert said == []


def test_the_page_on_architecture_names_rooms_in_their_order_and_files_that_there_are():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = [set(layer.split(" : ")) for layer in reversed(contracts[0]["layers"])]
    rooms = [room for row in re.findall(r"^\| (`[^|]*) \|", page, re.MULTILINE) for room in re.findall(r"`(\w+)`", row)]
    places = [next(place for place, layer in enumerate(layers) if room in layer) for room in rooms]
    assert places == sorted(places)
    assert set(rooms) == set().union(*layers) == {each.parent.name for each in (ROOT / "ledger").glob("*/__init__.py")}
    paths = re.findall(r"`((?:ledger|tests|data|pages)/[\w/.]*)`", page)
    assert [path for path in paths if "NAME" not in path and "CODE" not in path and not (ROOT / path).exists()] == []
