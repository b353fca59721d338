"""What a record is called in sentences and files: by its data package, and a reader's own data never as the Kursk Ledger."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ledger.answers.parameters import answer_metadata
from ledger.answers.registry import Query
from ledger.api.responses import header_text
from ledger.documents.contents import briefing
from ledger.documents.formats import file_name
from ledger.i18n.language import Language, LanguageCode
from ledger.question.question import Question
from ledger.record.licence import LICENCE
from ledger.record.record import Record
from ledger.record.record_files import PACKAGE_FILE, RecordFiles
from ledger.text.sentences.record_name import (
    briefing_title,
    is_kursk_ledger,
    licence_name,
    record_file_name,
    record_name,
    record_subject,
    record_title,
)
from ledger.text.sentences.stated import provenance_lines

OWN = {"en": "Own data, not of the Kursk Ledger", "de": "Eigene Daten, nicht aus dem Kursk Ledger"}
LICENCE_OF_OTHERS = {"en": "that of whoever made the data", "de": "die Lizenz derer, die die Daten erstellt haben"}


def described(record: Record, **package: object) -> Record:
    """The record with another data package."""
    content = json.dumps({"created": "2025-02-01", **package}).encode()
    return replace(record, files=RecordFiles({**record.files.contents, PACKAGE_FILE: content}))


@pytest.mark.parametrize(
    ("package", "lang", "name", "subject"),
    [
        ({"title": "Lumo: who said what"}, "en", "Lumo", "who said what"),
        ({"title": "Lumo: who said what"}, "de", "Lumo", "who said what"),
        ({"title": "Lumo: who: what", "title_de": "Insel Lumo: wer: was"}, "de", "Insel Lumo", "wer: was"),
        ({"title": "Lumo at 10:30"}, "en", "Lumo at 10:30", "Lumo at 10:30"),
        ({}, "en", "Dataset without a name", "Dataset without a name"),
        ({}, "de", "Datenbestand ohne Namen", "Datenbestand ohne Namen"),
    ],
)
def test_the_name_is_the_title_as_far_as_its_first_colon(
    tiny: Record, package: dict[str, str], lang: LanguageCode, name: str, subject: str
) -> None:
    found = described(tiny, **package)
    assert (record_name(found, Language(lang)), record_subject(found, Language(lang))) == (name, subject)
    assert briefing_title(found, Language(lang)) == record_title(found, Language(lang))
    assert not is_kursk_ledger(found)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_record_of_the_dashboard_is_the_kursk_ledger(record: Record, lang: LanguageCode) -> None:
    assert record_name(record, Language(lang)) == "Kursk Ledger"
    assert record_file_name(record) == "kursk-ledger"
    assert is_kursk_ledger(record)
    assert record.licence is LICENCE
    assert briefing_title(record, Language("en")) == "North Korean soldiers in Kursk: what each side says"


@pytest.mark.parametrize("lang", ["en", "de"])
def test_own_data_is_never_cited_as_the_kursk_ledger(record: Record, lang: LanguageCode) -> None:
    own, words = replace(record, is_own=True), Language(lang)
    assert record_name(own, words) == briefing_title(own, words) == OWN[lang]
    lines = provenance_lines(Question(), own, date(2025, 6, 1), words)
    assert lines[-2].startswith(f"{OWN[lang]}, ")
    assert lines[-1].endswith(LICENCE_OF_OTHERS[lang])
    made = briefing(Query(own.known_on(date(2025, 6, 1)), Question(), date(2025, 6, 1)), words)
    cited: tuple[Callable[[Language], str], ...] = (made.citation.text, made.citation.bibtex, made.citation.csl)
    for cite in cited:
        assert OWN[lang] in cite(words)
        assert "Kursk Ledger" not in cite(words).replace(OWN[lang], "")
    assert made.citation.key.startswith("own-data-")
    assert file_name(made, "pdf") == f"own-data-briefing-2025-06-01-{lang}.pdf"
    assert "CC BY" not in "".join([*lines, *made.provenance_lines])
    assert made.licence is None
    assert "licence" not in answer_metadata("spread", Question(), own, date(2025, 6, 1))


def test_the_licence_is_the_one_that_the_package_names(tiny: Record) -> None:
    english = Language("en")
    assert licence_name(described(tiny, licenses=[{"name": "CC-BY-4.0"}]), english) == "CC BY 4.0"
    assert licence_name(described(tiny, licenses=[{"name": "ODbL-1.0", "title": "Open"}]), english) == "ODbL-1.0"
    for nothing in ({}, {"licenses": []}, {"licenses": "CC"}, {"licenses": [{}]}):
        assert licence_name(described(tiny, **nothing), english) == LICENCE_OF_OTHERS["en"]


def test_a_header_holds_any_name() -> None:
    assert header_text("Kursk Ledger; points (CC BY 4.0)") == "Kursk Ledger; points (CC BY 4.0)"
    assert header_text("Łódź\r\nX: 1") == "%C5%81%C3%B3d%C5%BA X: 1"
