"""The catalogues of messages, kept up to date with the code: ``python -m ledger messages``."""

import argparse
import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from ledger.i18n.language import CATALOGUES
from ledger.record.problems import pluralise
from ledger.text.definitions import messages

ROOT = Path(__file__).resolve().parents[2]
ONE = ("_", "N_", "gettext", "Sentence")
PAIRS = ("ngettext", "Counted")
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("messages", help="bring the catalogues up to date with the messages in the code")
    parser.set_defaults(run=run)


def run(_chosen: argparse.Namespace) -> int:
    """Rewrite the catalogues and say how many messages wait for a translation."""
    for path, waiting in update():
        print(f"{path}: {pluralise(waiting, 'message')} to be translated.")
    return 0


def extracted() -> Catalog:
    """All messages of the code, and the definitions that the Method page takes from docstrings."""
    catalogue = Catalog(charset="utf-8")
    for path in (ROOT / "dashboard.py", *sorted(ROOT.glob("pages/*.py")), *sorted(ROOT.glob("ledger/**/*.py"))):
        for message in called_with(ast.parse(path.read_text(encoding="utf-8"))):
            catalogue.add(message)
    for definition in messages():
        catalogue.add(definition)
    return catalogue


def called_with(code: ast.AST) -> Iterator[str | tuple[str, str]]:
    """The literal messages in calls of gettext. Babel's own extractor does not look into f-strings."""
    for call in ast.walk(code):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        literals = [part.value for part in call.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if name in ONE and literals and literals[0]:
            yield literals[0]
        elif name in PAIRS and len(literals) > 1:
            yield literals[0], literals[1]


def update() -> Iterator[tuple[Path, int]]:
    """Rewrite each catalogue and tell how many of its messages wait for a translation.

    Sorted by message, one message a line, without dates and places of use, so that diffs stay small.
    """
    wanted = extracted()
    for path in sorted(CATALOGUES.glob("*.po")):
        with path.open("rb") as source:
            catalogue = read_po(source, locale=path.stem)
        catalogue.update(wanted, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with path.open("wb") as target:
            target.write(HEADER.format(language=path.stem).encode())
            write_po(target, catalogue, sort_output=True, no_location=True, width=0, omit_header=True)
        yield path, sum(not translated(message) for message in catalogue if message.id)


def translated(message: Message) -> bool:
    """Whether every form of the message has its translation."""
    strings = [message.string] if isinstance(message.string, str) else message.string or [""]
    return all(strings)
