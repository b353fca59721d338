"""Sections of analysis are entered once; page, part alone, pictures, answers and the interface know them from there."""

import pytest
import streamlit as st

from ledger.answers.registry import ANSWERS
from ledger.question import page_sections
from ledger.question.page_sections import SECTIONS, Section, standing_alone
from ledger.ui.analysis import registry
from ledger.ui.components.chart import chart
from ledger.views.pictures import registry as pictures_registry
from ledger.views.pictures.picture import Picture
from ledger.views.pictures.registry import PICTURES
from ledger.views.pictures.sections import PICTURES as SECTION_PICTURES
from ledger.views.view import View
from tests.support.api_client import ask
from tests.support.app_driver import opened, pictures, sections, visible_text

NAME, SENTENCE = "made-up", "The made-up section has found something."


def test_every_section_has_all_that_belongs_to_it() -> None:
    assert set(registry.FILL) == set(SECTIONS)
    assert all(name == section.name for name, section in SECTIONS.items())
    assert {name for section in SECTIONS.values() for name in section.answers} <= set(ANSWERS)
    assert {name for section in SECTIONS.values() for name in section.pictures} == set(SECTION_PICTURES)
    assert set(SECTION_PICTURES) <= set(PICTURES)


def show(view: View) -> None:
    st.markdown(SENTENCE)
    chart(view, "made_up")


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> Section:
    """A section that there is not: its entry, what fills it, and its picture."""
    section = Section(NAME, "Who made it up?", "What nobody said.", "comparison", ("spread",), ("made_up",))
    picture = Picture(lambda view: {"data": [], "layout": {"height": 60}}, "A made-up picture.")
    monkeypatch.setitem(page_sections._SECTIONS, NAME, section)
    monkeypatch.setitem(registry._FILL, NAME, show)
    monkeypatch.setitem(pictures_registry._PICTURES, "made_up", picture)
    return section


def test_a_new_section_stands_on_its_page_and_opens_from_a_link(made_up: Section) -> None:
    shut = opened("comparison", lang="en", metric="casualties")
    assert sections(shut)[NAME]["label"] == made_up.title
    assert SENTENCE not in visible_text(shut)
    app = opened("comparison", lang="en", metric="casualties", sections=NAME)
    assert [made_up.summary in visible_text(app), SENTENCE in visible_text(app), "made_up" in pictures(app)] == [
        True,
        True,
        True,
    ]
    assert NAME not in sections(opened("map", lang="en"))


def test_it_stands_alone_with_a_way_back_to_its_page(made_up: Section) -> None:
    assert NAME in standing_alone()
    app = opened("part", lang="en", part=NAME)
    assert app.title[0].value == made_up.title
    assert SENTENCE in visible_text(app)
    assert f"/comparison?lang=en&sections={NAME})" in visible_text(app)


def test_its_picture_is_in_the_interface_and_on_the_method_page(made_up: Section) -> None:
    assert ask("api/pictures/made_up?metric=casualties").json["alt"] == "A made-up picture."
    assert ask("api/openapi.json").json["paths"]["/api/pictures/made_up"]["get"]["summary"] == "A made-up picture."
    assert "`made_up`" in visible_text(opened("method", lang="en"))
