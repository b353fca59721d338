"""A sentence is its own English text, and says the same in German when it is asked."""

import pytest

from ledger.i18n.language import Language
from ledger.i18n.sentence import Counted, Figure, Sentence, joined

GERMAN, ENGLISH = Language("de"), Language("en")


@pytest.mark.parametrize(
    "sentence,english,german",
    [
        (Sentence("the file is missing"), "the file is missing", "die Datei fehlt"),
        (
            Sentence(
                "the row has {found}, the header has {wanted}", found=Counted("{n} cell", "{n} cells", 1), wanted=2
            ),
            "the row has 1 cell, the header has 2",
            "die Zeile hat 1 Zelle, die Kopfzeile hat 2",
        ),
        (Counted("{n} primary report", "{n} primary reports", 0), "0 primary reports", "0 Erstberichte"),
        (Figure(11000.5, ",.10g"), "11,000.5", "11.000,5"),
        (
            joined([Sentence("in UTF-16"), Sentence("with tabs between the cells")]),
            "in UTF-16, with tabs between the cells",
            "in UTF-16, mit Tabulatoren zwischen den Zellen",
        ),
        (
            Sentence("the text was encoded twice: write “{repaired}”", repaired="{found} {0} %s"),
            "the text was encoded twice: write “{found} {0} %s”",
            "der Text wurde zweimal kodiert: „{found} {0} %s“ schreiben",
        ),
    ],
)
def test_sentence_is_english_and_says_the_same_in_german(sentence: Sentence, english: str, german: str) -> None:
    assert sentence == english
    assert sentence.text(ENGLISH) == english
    assert sentence.text(GERMAN) == german
