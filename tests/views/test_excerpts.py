"""Where in a claim's text a search was found."""

import pytest

from ledger.answers.search import terms
from ledger.i18n.language import Language
from ledger.views.excerpts import Excerpt, excerpt
from tests.support.claim_factory import typed

CLAIM = typed(
    "killed-nis-2025-01-13",
    best=300,
    scope_en="",
    scope_de="",
    note_en=f"The service told {'many ' * 30}lawmakers that 300 had died, among them 2 officers {'and ' * 30}others.",
    note_de="Der Dienst sprach von 300 Toten.",
    caution_en="An estimate <b>only</b>.",
)
REPORT = {
    "outlet_en": "Yonhap",
    "outlet_de": "Yonhap",
    "as_reported_en": "1,500 dead",
    "as_reported_de": "1.500 Tote",
    "note_en": "",
    "note_de": "",
}
EN, DE = Language("en"), Language("de")


def found(query: str, lang: Language, *missing: str) -> Excerpt | None:
    wanted = terms(query)
    return excerpt(CLAIM, [REPORT], terms(" ".join(missing)) or wanted, wanted, lang)


def test_the_text_around_is_cut_at_whole_words_and_all_terms_are_marked_in_it() -> None:
    piece = found("300 officers", EN, "officers")
    assert piece is not None
    # 60 characters before "officers" begin inside a "many", which stays whole; 60 after it are " and" 15 times.
    assert (
        piece.text == f"Note: … many many many many lawmakers that 300 had died, among them 2 officers{' and' * 15} …"
    )
    assert [piece.text[start:end] for start, end in piece.marks] == ["300", "officers"]


@pytest.mark.parametrize(
    ("query", "lang", "text", "marks"),
    [
        ("only", EN, "Caveat: An estimate <b>only</b>.", ["only"]),
        ("1500", EN, "Report: 1,500 dead", ["1,500"]),
        ("1500", DE, "Bericht: 1.500 Tote", ["1.500"]),
        ("killed-nis", DE, "Kennung: killed-nis-2025-01-13", ["killed", "nis"]),
        ("officers", DE, "im englischen Text gefunden", []),
        ("Dienst", EN, "found in the German text", []),
    ],
)
def test_where_it_was_found(query: str, lang: Language, text: str, marks: list[str]) -> None:
    piece = found(query, lang)
    assert piece is not None
    assert (piece.text, [piece.text[start:end] for start, end in piece.marks]) == (text, marks)


def test_what_stands_nowhere_has_no_excerpt() -> None:
    assert found("general", EN) is None
