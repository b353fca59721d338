"""Every message of the code has its German, and the German keeps the placeholders."""

import ast
import re

import pytest
from babel.messages.pofile import read_po

from ledger.cli.messages import extracted, translated
from ledger.i18n.language import CATALOGUES, Language

GERMAN = CATALOGUES / "de.po"


@pytest.fixture(scope="module")
def catalogue():
    with GERMAN.open("rb") as source:
        return read_po(source, locale="de")


@pytest.fixture(scope="module")
def wanted():
    return {message.id for message in extracted() if message.id}


def test_every_message_is_translated(catalogue, wanted):
    waiting = [
        identity
        for identity in wanted
        if not (found := catalogue.get(identity)) or not translated(found) or found.fuzzy
    ]
    assert waiting == []


def test_the_catalogue_holds_nothing_else(catalogue, wanted):
    assert [message.id for message in catalogue if message.id and message.id not in wanted] == []


def test_translations_keep_the_placeholders(catalogue):
    def names(text):
        return set(re.findall(r"{(\w*)}", text))

    pairs = [
        (message.id if isinstance(message.id, str) else message.id[0], string)
        for message in catalogue
        if message.id
        for string in ([message.string] if isinstance(message.string, str) else message.string)
    ]
    assert [(identity, string) for identity, string in pairs if names(string) != names(identity)] == []


@pytest.mark.parametrize("code", ["en", "de"])
def test_no_table_loses_a_column_because_two_are_called_the_same(code):
    gettext, twice = Language(code).gettext, {}
    for path in sorted(CATALOGUES.parents[1].rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                names = [
                    gettext(key.args[0].value)
                    for key in node.keys
                    if isinstance(key, ast.Call) and key.args and isinstance(key.args[0], ast.Constant)
                ]
                if len(set(names)) < len(names):
                    twice[f"{path.name}:{node.lineno}"] = sorted(name for name in set(names) if names.count(name) > 1)
    assert twice == {}
