"""A part alone in another page: what it says, whose it is, and the way back."""

import pytest

from ledger.question.page_sections import standing_alone
from ledger.record.record import Record
from tests.support.app_driver import opened, pictures, visible_text

ALONE = standing_alone()


@pytest.mark.parametrize("name", ALONE)
def test_each_part_stands_alone_with_its_source_and_a_way_back(record: Record, name: str) -> None:
    lang = "de" if ALONE.index(name) % 2 else "en"
    app = opened("part", lang=lang, part=name, known_on="2025-04-28", metric="casualties")
    assert len(app.title) == 1
    assert not app.sidebar.children
    words = visible_text(app)
    assert f"{record.version}, CC BY 4.0" in words
    assert {"de": "[Im Kursk Ledger öffnen](", "en": "[Open in the Kursk Ledger]("}[lang] in words
    link = words.rsplit("](", 1)[1]
    assert f"lang={lang}" in link
    assert "known_on=2025-04-28" in link
    assert "part=" not in link
    assert name in ("answers", "arms", "lately", "missing", "distortions") or pictures(app)


def test_a_section_is_open_where_the_way_back_leads() -> None:
    words = visible_text(opened("part", lang="en", part="spread"))
    assert "/comparison?lang=en&sections=spread)" in words
    assert "/map?lang=en&sections=disputed)" in visible_text(opened("part", lang="en", part="disputed"))


def test_an_address_without_a_name_says_what_it_lacks() -> None:
    words = visible_text(opened("part", lang="de"))
    assert "Die Adresse muss sagen, was gezeigt werden soll" in words
    assert all(f"`{name}`" in words for name in ALONE)


def test_where_nothing_is_left_a_part_alone_says_so() -> None:
    app = opened("part", lang="en", part="spread", known_on="2023-09-10")
    assert "the dataset holds no claim that belongs here" in visible_text(app)
