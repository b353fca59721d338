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


NAMES_FILES = [  # decisions (docs/adr) name what was there when they were taken
    *(name for name in documents() if name.startswith("docs/") and not name.startswith("docs/adr/")),
    "README.md",
    "CONTRIBUTING.md",
    "deploy/README.md",
    "benchmarks/README.md",
]
SUFFIXES = ("py", "js", "css", "csv", "json", "md", "toml", "txt", "html", "yaml", "yml", "conf", "po", "typ", "ipynb")
FILE_NAME = re.compile(rf"[\w.@-]+(/[\w.@-]+)*(/|\.({'|'.join(SUFFIXES)}))|[\w.@-]+(/[\w.@-]+)+")
"""A path as a text names it: with a folder, or with the ending of a file."""
NOT_HERE = {".streamlit/secrets.toml", "page.yaml", "robots.txt"}
"""Files that operators and curators write themselves, or that other hosts have."""
PLACEHOLDER = re.compile(r"\b[A-Z]{4,}\b")
"""A word that stands for a name: ``pages/NAME.py``."""


def named_paths(path: Path) -> set[str]:
    """What a text names in backticks as files and folders; addresses, patterns and commands are none."""
    code = {token.content for token in tokens(path) if token.type == "code_inline"}
    return {each for each in code if FILE_NAME.fullmatch(each) and not PLACEHOLDER.search(each)} - NOT_HERE


def is_there(name: str, path: Path) -> bool:
    """Whether a file or folder of that name is in the project, as the text may name it: from the root, from its own folder, from
    ``ledger/``, or a table by its bare name."""
    return any((folder / name).exists() for folder in (ROOT, path.parent, ROOT / "ledger", ROOT / "data"))


@pytest.mark.parametrize("name", NAMES_FILES)
def test_every_file_that_a_text_names_is_there(name: str) -> None:
    path = ROOT / name
    assert sorted(each for each in named_paths(path) if not is_there(each, path)) == []


def test_a_file_that_is_gone_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "`ledger/gone.py`, `ledger/ui/`, `docs/data.md`, `/api/claims`, `make test`, `gone.csv`, `a.b`, `claims.csv`"
    )
    assert sorted(each for each in named_paths(page) if not is_there(each, page)) == ["gone.csv", "ledger/gone.py"]
