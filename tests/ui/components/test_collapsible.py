"""Sections that open: filled while they are open, and what is open stands in the link."""

import pytest

from ledger.i18n.language import Language
from ledger.question.page_sections import SECTIONS
from tests.support.app_driver import components, opened, sections, turn, visible_text

OF_PAGE = {
    "briefing": {"changes"},
    "map": {"territory", "disputed"},
    "comparison": set(SECTIONS) - {"changes", "territory", "disputed"},
}


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("page", OF_PAGE)
def test_each_section_has_its_heading_in_the_language(page: str, lang: str) -> None:
    headings = sections(opened(page, lang=lang))
    assert headings.keys() == OF_PAGE[page]
    assert all(heading["label"] == Language(lang).gettext(SECTIONS[name].title) for name, heading in headings.items())


def test_a_section_opens_and_closes_and_the_others_stay_as_they_are() -> None:
    app = opened("comparison", lang="en", metric="casualties", known_on="2025-04-28", sections="silence")
    assert "chart_spread" not in components(app)
    turn(app, "spread")
    assert app.query_params["sections"] == "silence,spread"
    assert {"chart_spread", "chart_silence"} <= components(app).keys()
    assert "2 governments and outlets count" in visible_text(app)
    turn(app, "spread")
    assert app.query_params["sections"] == "silence"
    assert "chart_spread" not in components(app) and "chart_silence" in components(app)
    assert "2 governments and outlets count" not in visible_text(app)
    assert [heading["value"] for heading in sections(app).values()] == [["silence"]] * len(OF_PAGE["comparison"])


def test_a_section_of_another_page_stays_in_the_link() -> None:
    app = opened("map", lang="en", sections="changes")
    turn(app, "disputed")
    assert app.query_params["sections"] == "changes,disputed"
