"""Every relative link of a Markdown file leads to a file, and to a heading where it names one; the README fits two screens."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[1]
ELSEWHERE = ("http://", "https://", "mailto:")
README_LINES = 90


def documents() -> list[str]:
    """The Markdown files of the project, as version control lists them; those that are not yet added too."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return [name for name in listed if (ROOT / name).is_file()]


def tokens(path: Path) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8")):
        yield token
        yield from token.children or ()


def targets(path: Path) -> list[str]:
    """The addresses of links and images within the project."""
    found = [str(token.attrs.get("href", token.attrs.get("src", ""))) for token in tokens(path)]
    return [each for each in found if each and not each.startswith(ELSEWHERE)]


def headings(path: Path) -> set[str]:
    """The names under which a public host finds the headings of a file."""
    lines = re.findall("^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


def dangling(path: Path) -> list[str]:
    missing = []
    for target in targets(path):
        name, _, heading = unquote(target).partition("#")
        leads_to = (path.parent / name) if name else path
        if not leads_to.exists() or (heading and heading not in headings(leads_to)):
            missing.append(target)
    return missing


@pytest.mark.parametrize("name", documents())
def test_every_relative_link_leads_somewhere(name: str) -> None:
    assert dangling(ROOT / name) == []


def test_what_leads_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A head\n[a](page.md#a-head) [b](page.md#other) [c](gone.md) ![d](d.png) [e](https://example.org)\n"
    )
    assert dangling(page) == ["page.md#other", "gone.md", "d.png"]


def test_the_readme_leads_to_every_document_and_fits_two_screens() -> None:
    readme = ROOT / "README.md"
    linked = {target.partition("#")[0] for target in targets(readme)}
    docs = {name for name in documents() if name.startswith("docs/") and not name.startswith("docs/adr/")}
    assert docs <= linked
    assert {
        "docs/adr",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "deploy/README.md",
        "benchmarks/README.md",
    } <= linked
    assert len(readme.read_text(encoding="utf-8").splitlines()) <= README_LINES
