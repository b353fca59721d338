"""A problem in the reader's language: where it is, what stands there, and the rule."""

import pytest

from ledger.i18n.language import Language
from ledger.i18n.sentence import Sentence
from ledger.record.problems import Problem

MISSING = Sentence("the file is missing")
EMPTY = Sentence("this cell must not be empty")


@pytest.mark.parametrize(
    "problem,english,german",
    [
        (Problem("a.csv", None, "", None, MISSING), "a.csv: the file is missing", "a.csv: die Datei fehlt"),
        (
            Problem("a.csv", 3, "low", "", EMPTY),
            'a.csv row 3, column low: "" - this cell must not be empty',
            "a.csv, Zeile 3, Spalte low: „“ – diese Zelle darf nicht leer sein",
        ),
        (
            Problem("a.csv", None, "low", "{n}\t" + "x" * 90, EMPTY, new_row="key-1"),
            'a.csv, new row key-1, column low: "{n}\\t' + "x" * 74 + '…" - this cell must not be empty',
            "a.csv, neue Zeile key-1, Spalte low: „{n}\\t" + "x" * 74 + "…“ – diese Zelle darf nicht leer sein",
        ),
    ],
)
def test_problem_says_place_value_and_rule(problem: Problem, english: str, german: str) -> None:
    assert str(problem) == problem.text(Language("en")) == english
    assert problem.text(Language("de")) == german
