"""What stands around the code: the version, the citation, the changelog, the workflow and the hooks, held to each other."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import ledger
from ledger.api.openapi import openapi
from ledger.record.record import Record

ROOT = Path(__file__).parents[1]
RELEASE = re.compile(r"^## (\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
KINDS_OF_CHANGE = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def loaded(path: str) -> Any:
    return yaml.safe_load(read(path))


def releases() -> list[tuple[str, date]]:
    return [(version, date.fromisoformat(day)) for version, day in RELEASE.findall(read("CHANGELOG.md"))]


def steps(job: str) -> list[str]:
    """What a job of the workflow runs, a line each."""
    given = loaded(".github/workflows/checks.yaml")["jobs"][job]["steps"]
    return [line for step in given if "run" in step for line in step["run"].splitlines()]


def test_the_version_is_the_same_wherever_it_is_named(record: Record) -> None:
    images = [
        loaded("deploy/compose.yaml")["x-process"]["image"],
        loaded("deploy/kubernetes/deployment.yaml")["spec"]["template"]["spec"]["containers"][0]["image"],
    ]
    assert images == [f"kursk-ledger:{ledger.__version__}"] * 2
    assert openapi(record)["info"]["version"] == ledger.__version__
    assert loaded("CITATION.cff")["version"] == ledger.__version__
    assert releases()[0][0] == ledger.__version__


def test_the_changelog_has_its_releases_newest_first_and_a_place_for_the_next() -> None:
    text, found = read("CHANGELOG.md"), releases()
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Unreleased", *(f"{version} - {day}" for version, day in found)]
    ordered = [(tuple(map(int, version.split("."))), day) for version, day in found]
    assert ordered == sorted(ordered, reverse=True)
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= KINDS_OF_CHANGE


def test_the_citation_file_has_what_its_format_requires() -> None:
    cited = loaded("CITATION.cff")
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert cited["cff-version"] == "1.2.0"
    assert [set(author) for author in cited["authors"]] == [{"name"}]
    assert cited["authors"][0]["name"] in read("LICENSE")
    assert cited["date-released"] == releases()[0][1]


def test_types_are_there_for_whoever_imports_the_package() -> None:
    assert read("ledger/py.typed") == ""


def test_the_workflow_runs_what_make_runs_on_the_lowest_and_the_newest_python() -> None:
    jobs = loaded(".github/workflows/checks.yaml")["jobs"]
    assert steps("checks") == ["make check PYTHON=python", "make licences"]
    assert steps("tests") == ["make test PYTHON=python"]
    lowest = tomllib.loads(read("pyproject.toml"))["tool"]["mypy"]["python_version"]
    assert jobs["tests"]["strategy"]["matrix"]["python"] == [lowest, "3.14"]
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    assert {line.split()[1] for job in jobs for line in steps(job) if line.startswith("make ")} <= targets


def test_once_a_week_the_newest_versions_of_all_dependencies_are_tried() -> None:
    workflow = loaded(".github/workflows/checks.yaml")
    when = workflow[True]  # YAML 1.1 reads the key `on` as a truth value
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", when["schedule"][0]["cron"])
    unpin = next(line for line in steps("newest") if line.startswith("sed "))
    pattern = re.search("s/(.+)//'", unpin)
    assert pattern is not None
    groups = tomllib.loads(re.sub(pattern[1], "", read("pyproject.toml")))["dependency-groups"]
    assert [each for group in groups.values() for each in group if "==" in each.partition(";")[0]] == []
    locks = [line for line in steps("newest") if line.startswith("uv pip compile")]
    assert [line.rpartition(" -o ")[2] for line in locks] == ["requirements.txt", "tests/requirements.txt"]
    assert all("--upgrade" in line for line in locks)
    assert steps("newest")[-1] == "make test PYTHON=python"


def test_the_workflow_may_only_read_and_ends() -> None:
    workflow = loaded(".github/workflows/checks.yaml")
    assert workflow["permissions"] == {"contents": "read"}
    assert all(job["timeout-minutes"] <= 30 for job in workflow["jobs"].values())
    uses = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert {name.partition("@")[0] for name in uses} == {"actions/checkout", "actions/setup-python"}


def test_hooks_are_local_and_those_of_make_check() -> None:
    repositories = loaded(".pre-commit-config.yaml")["repos"]
    assert [each["repo"] for each in repositories] == ["local"]
    hooks = {hook["id"]: hook for hook in repositories[0]["hooks"] if hook["id"] != "subject"}
    assert {hook["language"] for hook in hooks.values()} == {"system"}
    checked = re.search(r"^check:.*\n((?:\t.*\n)+)", read("Makefile"), re.MULTILINE)
    assert checked is not None
    commands = [line.strip().replace("$(BIN)", ".venv/bin") for line in checked[1].splitlines()]
    assert [hook["entry"] for hook in hooks.values()] == [
        ".venv/bin/ruff check",
        ".venv/bin/ruff format --check",
        ".venv/bin/mypy",
        ".venv/bin/lint-imports",
        ".venv/bin/python -m ledger check",
    ]
    missing = [each["entry"] for each in hooks.values() if not any(line.startswith(each["entry"]) for line in commands)]
    assert missing == []


def test_the_hooks_for_the_record_and_the_rooms_see_their_files() -> None:
    hooks = {hook["id"]: hook for hook in loaded(".pre-commit-config.yaml")["repos"][0]["hooks"]}
    tables = [path.relative_to(ROOT).as_posix() for path in (ROOT / "data").glob("*.csv")]
    assert tables
    assert all(re.search(hooks["ledger-check"]["files"], path) for path in tables)
    assert re.search(hooks["lint-imports"]["files"], "ledger/ui/app.py")
    assert not re.search(hooks["lint-imports"]["files"], "tests/ui/test_way.py")


@pytest.mark.parametrize(
    ("message", "passes"),
    [
        ("record: the council's figure of 11 March\n\nWhy.\n", True),
        (f"ui/chart: {'x' * 62}", True),
        (f"ui/chart: {'x' * 63}", False),
        ("What is chosen is seen where the system sets the colours", False),
        ("Record: a capital", False),
        ("A long sentence\n\narea: in the body\n", False),
    ],
)
def test_the_subject_of_a_commit_names_its_area_in_72_characters(message: str, passes: bool) -> None:
    (hook,) = [each for each in loaded(".pre-commit-config.yaml")["repos"][0]["hooks"] if each["id"] == "subject"]
    assert (hook["language"], hook["stages"], hook["args"]) == ("pygrep", ["commit-msg"], ["--multiline", "--negate"])
    assert bool(re.search(hook["entry"], message, re.MULTILINE)) == passes
