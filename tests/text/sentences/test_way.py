"""The way in a sentence: what is counted, in both languages, whatever is missing."""

from datetime import date

import pandas as pd
import pytest

from ledger.answers.way import way
from ledger.i18n.language import Language
from ledger.record.record_files import KURSK_REGION
from ledger.record.store import default_record
from ledger.text.sentences.way import headline
from tests.answers.test_way import few

DAY = date(2025, 1, 1)
DE, EN = Language("de"), Language("en")


def sentence_on(statements: pd.DataFrame, lang: Language = EN) -> str:
    return headline(way(statements, {"kursk", "village"}, DAY), DAY, default_record(), lang)


def test_places_count_once_soldiers_and_arms_apart_and_the_end_by_its_statements() -> None:
    # Chongjin, Rajin (of soldiers and of arms) and Vladivostok; Belgorod region is no place. Two say that they came: of the region and of its village.
    assert sentence_on(few()) == (
        "By 1 January 2025, statements named **3 places** on the way: departure from 2, arrival at 1 and training at 1; arms, not soldiers, at 1. "
        "Kursk region: 2 statements say that they came there; 1 denies that they were there or had been seen there."
    )
    assert sentence_on(few(), DE) == (
        "Bis 1. Januar 2025 nannten Aussagen **3 Orte** auf dem Weg: Abreise von 2, Ankunft an 1 und Ausbildung an 1; Waffen, keine Soldaten, an 1. Region Kursk: 2 Aussagen besagen, dass sie dort ankamen; 1 bestreitet, dass sie dort waren oder gesehen wurden."
    )


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (
            lambda all_: all_["what"] == "arms",
            "By 1 January 2025, statements named **1 place** on the way: arms, not soldiers, at 1.",
        ),
        (
            lambda all_: all_["kind"] == "denial",
            "By 1 January 2025, statements named **0 places** on the way. Kursk region: 1 statement denies that they were there or had been seen there.",
        ),
        (
            lambda all_: (all_["area"] == KURSK_REGION) & (all_["kind"] == "arrival"),
            "By 1 January 2025, statements named **0 places** on the way. Kursk region: 1 statement says that they came there.",
        ),
    ],
)
def test_what_is_missing_is_left_out(kept, words) -> None:
    statements = few()
    assert sentence_on(statements[kept(statements)]) == words
