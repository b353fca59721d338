"""``python -m ledger briefing --out FILE``: the briefing as a document, for a nightly job as well."""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from ledger.answers.registry import Query
from ledger.cli import question_options
from ledger.documents.contents import briefing
from ledger.documents.formats import FORMATS
from ledger.documents.typefaces import MissingFontError
from ledger.i18n.language import LANGUAGES, Language
from ledger.record.store import default_record
from ledger.runtime.settings import SettingError, settings, variable

OK, UNWRITTEN, MISUSED = 0, 1, 2


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser(
        "briefing",
        help="write the briefing as PDF, PPTX or HTML",
        description="Write the briefing on a question. Options are the parameters of a dashboard link; lists are joined by commas.",
    )
    question_options.add(parser)
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the document (default en)")
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="where to write; its ending says as what: " + ", ".join(FORMATS),
    )
    parser.add_argument(
        "--address",
        default="",
        metavar="URL",
        help=f"where the dashboard is served, for the link of the citation (default: {variable('public_url')})",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the document; what stands in the way is a sentence on standard error, an exit code, and no half file."""
    ending = chosen.out.suffix.removeprefix(".").lower()
    if ending not in FORMATS:
        return _fail(
            f"--out “{chosen.out}” cannot be used: the name must end in one of {', '.join(f'.{each}' for each in FORMATS)}.",
            MISUSED,
        )
    record = default_record()
    today = record.today()
    try:
        question = question_options.question(chosen, record, today)
    except question_options.RefusedError as error:
        return _fail(str(error), MISUSED)
    question, day = question.with_changes(lang=chosen.lang), question.known_on or today
    try:
        address = chosen.address or settings().public_url
        contents = briefing(Query(record.known_on(day), question, day), Language(chosen.lang), address)
        _write(chosen.out, FORMATS[ending].make(contents))
    except SettingError as error:
        return _fail(str(error), MISUSED)
    except MissingFontError as error:
        return _fail(str(error), UNWRITTEN)
    except OSError as error:
        return _fail(
            f"{chosen.out} cannot be written: {error.strerror or error}. Choose another place with --out.", UNWRITTEN
        )
    print(f"Wrote {chosen.out}.")
    return OK


def _write(path: Path, document: bytes) -> None:
    """Put the file in its place as a whole: until then it is beside it, under another name."""
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(document)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _fail(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
