"""The briefing on a wall: what stands on each slide, and how one moves."""

import pytest
from streamlit.testing.v1 import AppTest

from ledger.answers.registry import Query
from ledger.documents.parts import PARTS
from ledger.i18n.language import Language, LanguageCode
from ledger.question.question import Question
from ledger.record.record import Record
from ledger.text.markdown import escape_markdown
from ledger.ui.panels.presentation import SLIDES
from tests.support.app_driver import actions, choose, opened, pictures, press, visible_text, without_errors
from tests.support.document_query import DAY


def slide(part: str, lang: LanguageCode = "en") -> AppTest:
    return opened("presentation", lang=lang, part=part, known_on=str(DAY))


@pytest.mark.parametrize("lang", ["de", "en"])
def test_each_slide_has_title_sentence_day_and_sources_and_no_filter(record: Record, lang: LanguageCode) -> None:
    query = Query(record.known_on(DAY), Question(lang=lang, known_on=DAY), DAY)
    app = slide("answers", lang)
    for number, name in enumerate(SLIDES, start=1):
        part = PARTS[name](query, Language(lang))
        assert [title.value for title in app.title] == [escape_markdown(part.title)]
        words = visible_text(app)
        assert part.sentence.replace("\\", "") in words
        assert part.as_of in words
        assert {"de": "Wissensstand 28. April 2025", "en": "Known on 28 April 2025"}[lang] in words
        assert all(source in words for source in part.sources[:6])
        assert len(pictures(app)) == (part.draw is not None)
        assert not app.sidebar.children
        assert {"de": f"{number} von 9", "en": f"{number} of 9"}[lang] in words
        if number < len(SLIDES):
            press(app, "forward")
            assert app.query_params["part"] == SLIDES[number]
    assert actions(app)["forward"]["disabled"]


def test_back_goes_back_and_the_first_slide_has_nothing_before_it() -> None:
    app = slide("map")
    press(app, "back")
    assert app.query_params["part"] == "panels"
    assert actions(slide(""))["back"]["disabled"]


def test_a_slide_that_does_not_exist_is_the_first() -> None:
    app = opened("presentation", lang="en", part="nonsense")
    assert app.title[0].value == "The answers in short"


def test_a_part_that_is_no_slide_stands_before_them_where_a_link_names_it() -> None:
    app = slide("killed")
    assert "1 of 10" in visible_text(app)
    press(app, "forward")
    assert app.query_params["part"] == "answers"


def test_the_first_slide_has_the_four_answers_in_large_type() -> None:
    [html] = [
        html.value for html in slide("answers").get("html") if html.value.startswith('<div class="ledger-answers"')
    ]
    assert html.count('class="ledger-numeral') == 4


def test_a_list_beside_the_timeline_names_its_numbered_events() -> None:
    words = visible_text(slide("timeline"))
    assert "1. 18 October 2024: NIS is the first service to confirm a troop deployment" in words


def test_what_is_new_stands_on_the_wall_as_a_list() -> None:
    assert "- 27 Apr 2025 · " in visible_text(slide("lately"))


@pytest.mark.parametrize("code", ["de", "en"])
def test_keys_lead_back_and_on_to_the_first_and_the_last_slide(code: LanguageCode) -> None:
    app, names = slide("map", code), list(PARTS)
    assert {name: button["shortcut"].split() for name, button in actions(app).items()} == {
        "first": ["Home"],
        "back": ["ArrowLeft", "PageUp", "Shift+Space"],
        "forward": ["ArrowRight", "PageDown", "Space"],
        "last": ["End"],
    }
    press(app, "last")
    assert app.query_params["part"] == names[-1]
    assert actions(app)["last"]["disabled"] and actions(app)["forward"]["disabled"]
    press(app, "first")
    assert app.query_params["part"] == names[0]
    assert actions(app)["first"]["disabled"] and actions(app)["back"]["disabled"]


def pressed(app: AppTest, key: str) -> None:
    """Press a button of Streamlit's own."""
    [button] = [button for button in app.button if button.key == key]
    button.click()
    app.run()
    without_errors(app)


def test_it_ends_where_it_began_with_the_question_from_there() -> None:
    app = opened("claims", lang="en", search="Reuters", metric="killed", known_on="2025-04-28")
    pressed(app, "present")
    assert "1 of 9" in visible_text(app)
    # The browser names the page that it is on; so must the test, which was led there.
    app.switch_page("pages/presentation.py").run()
    press(app, "last")
    choose(app, lang="de")
    pressed(app, "slide_end")
    assert [title.value for title in app.title] == ["Angaben"]
    # The language is that in which it ended.
    assert dict(app.query_params) == {"lang": "de", "search": "Reuters", "metric": "killed", "known_on": "2025-04-28"}


def test_one_that_was_followed_from_a_link_ends_on_the_briefing() -> None:
    app = slide("map")
    pressed(app, "slide_end")
    assert dict(app.query_params) == {"lang": "en", "known_on": "2025-04-28"}
    assert actions(app).keys() >= {"reset"}
