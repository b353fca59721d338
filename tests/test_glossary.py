"""The glossary names the words that are on screen, and terms that the code has."""

import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from ledger.cli.messages import extracted
from ledger.i18n.language import Language
from ledger.record.record import Record
from ledger.text.sentences.method import WORDS

ROOT = Path(__file__).parents[1]
LINES = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
ROWS = [line.strip("| ").split(" | ") for line in LINES if line.startswith("| ") and line.count(" | ") == 3]
TERMS = sorted(set(re.findall(r"^\| `([^`]+)`|\| `([^`]+)` \|", "\n".join(LINES), re.MULTILINE)))
WORDS_ON_SCREEN = [(english, german) for english, german, _term, _meaning in ROWS[1:]]


@cache
def messages_of_the_code() -> set[str]:
    return {each.id if isinstance(each.id, str) else each.id[0] for each in extracted() if each.id}


def is_module(names: list[str]) -> bool:
    path = ROOT.joinpath(*names)
    return path.is_dir() or path.with_suffix(".py").exists()


@pytest.mark.parametrize(("english", "german"), WORDS_ON_SCREEN)
def test_a_word_is_on_screen_in_both_languages(english: str, german: str) -> None:
    assert english in messages_of_the_code()
    assert Language("de").gettext(english) == german


def test_every_word_that_the_method_page_defines_is_there() -> None:
    assert {word for word, _meaning, _values in WORDS} <= {english for english, _german in WORDS_ON_SCREEN}


@pytest.mark.parametrize("term", ["".join(pair) for pair in TERMS])
def test_a_term_is_one_of_the_code(term: str, record: Record) -> None:
    if not term.startswith("ledger."):
        table, _, column = term.partition(".")
        assert not column or column in getattr(record, table).columns
        return
    names = term.split(".")
    module = next(".".join(names[:n]) for n in range(len(names), 0, -1) if is_module(names[:n]))
    kind, *field = names[len(module.split(".")) :] or [""]
    assert not kind or hasattr(import_module(module), kind)
    assert all(name in getattr(import_module(module), kind).model_fields for name in field)
