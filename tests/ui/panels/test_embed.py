"""A part alone in another page: what it says, whose it is, and the way back."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from ledger.question.page_sections import standing_alone
from ledger.record.record import Record
from tests.support.app_driver import opened, pictures, visible_text
from tests.support.visible_text import texts

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
    assert ("part=" in link) == (name == "arms")  # arms stand together only in the slide show
    assert name in ("answers", "arms", "lately", "missing", "distortions") or pictures(app)


def test_a_section_is_open_where_the_way_back_leads() -> None:
    words = visible_text(opened("part", lang="en", part="spread"))
    assert "/comparison?lang=en&sections=spread)" in words
    assert "/map?lang=en&sections=disputed)" in visible_text(opened("part", lang="en", part="disputed"))


WAY_BACK = {
    "answers": ("/?lang=en&metric=casualties", ["Sent to Russia", "Killed or wounded"]),
    "killed": ("/?lang=en&metric=casualties", ["Sent to Russia", "Killed or wounded"]),
    "panels": ("/timeline?lang=en&metric=casualties&panels=yes", ["a soldier is as high in each panel"]),
    "timeline": ("/timeline?lang=en&metric=casualties", ["some parties count missing and captured men too"]),
    "captured": ("/comparison?lang=en&metric=captured", ["Each source's latest figure", "by Ukraine"]),
    "comparison": ("/comparison?lang=en&metric=casualties", ["Each source's latest figure"]),
    "arms": ("/presentation?lang=en&metric=casualties&part=arms", ["Arms from North Korea"]),
    "missing": ("/method?lang=en&metric=casualties", ["Missing as well:"]),
}


@pytest.mark.parametrize("name", WAY_BACK)
def test_the_way_back_leads_to_the_page_that_has_the_part(name: str) -> None:
    address, words = WAY_BACK[name]
    words_alone = visible_text(opened("part", lang="en", part=name, metric="casualties"))
    link = words_alone.strip().rsplit("](", 1)[1].removesuffix(")")
    assert link.endswith(address)
    page = urlsplit(link).path.rsplit("/", 1)[1]
    app = opened(page or "briefing", **dict(parse_qsl(urlsplit(link).query)))
    shown = "\n".join(texts(app))
    for said in words:
        assert said in shown


def test_the_timeline_of_one_measure_is_what_its_way_back_shows() -> None:
    words = visible_text(opened("part", lang="en", part="timeline", panels="yes"))
    assert words.strip().endswith("/timeline?lang=en)")


def test_an_address_without_a_name_says_what_it_lacks() -> None:
    words = visible_text(opened("part", lang="de"))
    assert "Die Adresse muss sagen, was gezeigt werden soll" in words
    assert all(f"`{name}`" in words for name in ALONE)


def test_where_nothing_is_left_a_part_alone_says_so() -> None:
    app = opened("part", lang="en", part="spread", known_on="2023-09-10")
    assert "the dataset holds no claim that belongs here" in visible_text(app)
