"""The catalogues of messages, kept up to date with the code: ``python -m ledger messages``."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from ledger.definitions import messages
from ledger.language import CATALOGUES

ROOT = Path(__file__).resolve().parents[1]
METHODS = [("ledger/**.py", "python"), ("pages/**.py", "python"), ("dashboard.py", "python")]
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def extracted() -> Catalog:
    """All messages of the code, and the definitions that the Method page takes from docstrings."""
    catalogue = Catalog(charset="utf-8")
    for found in extract_from_dir(ROOT, method_map=METHODS):
        catalogue.add(found[2])
    for definition in messages():
        catalogue.add(definition)
    return catalogue


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
