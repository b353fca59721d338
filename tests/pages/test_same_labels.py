"""A record whose sources all have one label: the check refuses it, but no page, picture or document may end because of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from ledger.answers.registry import Query
from ledger.documents.contents import briefing
from ledger.documents.formats import FORMATS
from ledger.i18n.language import Language
from ledger.question.page_sections import SECTIONS
from ledger.question.question import Question
from ledger.record.record import Record
from ledger.ui.app import PAGES
from ledger.views.pictures.registry import PICTURES
from tests.pages.conftest import Reader
from tests.support.api_client import ask
from tests.support.shown_record import shown

LABELS = {"short_en": "One label", "short_de": "Ein Name"}
ORIGINS = {f"origin_{name}": label for name, label in LABELS.items()}


@pytest.fixture(scope="module")
def alike(record: Record) -> Record:
    frames = dict(record._frames)
    frames["sources"] = frames["sources"].assign(**LABELS)
    frames["claims"] = frames["claims"].assign(**LABELS, **ORIGINS)
    return replace(record, _frames=MappingProxyType(frames), fingerprint="alike")


@pytest.fixture(autouse=True)
def labels_shown(alike: Record) -> Iterator[None]:
    """The dashboard of this process shows it."""
    with shown(alike):
        yield


@pytest.mark.parametrize("page", [page for page in PAGES if page != "part"])
def test_every_page_opens_with_every_section_and_table(page: str) -> None:
    question = {"metric": "casualties", "known_on": "2025-04-28", "tables": "by_side,pair,current"}
    reader = Reader(page, lang="de", sections=",".join(SECTIONS), **question)
    # The table of claims has the full names, the Method page none.
    assert "Ein Name" in reader.words or page in ("claims", "method")


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn(name: str) -> None:
    answered = ask(f"api/pictures/{name}?metric=casualties&known_on=2025-04-28")
    assert answered.status == 200
    assert answered.json["figure"]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_document_is_made(ending: str, alike: Record) -> None:
    query = Query(alike, Question(metric="casualties"), date(2026, 11, 29))
    assert FORMATS[ending].make(briefing(query, Language("en")))
