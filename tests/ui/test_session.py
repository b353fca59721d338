"""Whose question a run answers: that of the session, or that of a link that came from outside."""

import pytest
from streamlit.testing.v1 import AppTest

from ledger.i18n.language import LanguageCode
from ledger.question.question import Question
from ledger.ui import session
from ledger.ui.streamlit_adapter import script_run
from tests.support.app_driver import choose, opened, pictures, without_errors
from tests.support.settings_of import set_for_process


def followed(app: AppTest, **link: str) -> None:
    """Run the page again with another link in its address."""
    app.query_params.clear()
    app.query_params.update(link)
    app.run()
    without_errors(app)


def test_the_first_run_reads_the_link_and_writes_it_again() -> None:
    app = opened("timeline", lang="en", metric="casualties", axis="linear", colour="red")
    assert app.session_state["reader"].question == Question(metric="casualties")
    assert dict(app.query_params) == {"lang": "en", "metric": "casualties"}
    assert "**colour=red**" in "\n".join(notice.value for notice in app.warning)


@pytest.mark.parametrize(
    ("locale", "lang"), [("de-AT", "de"), ("DE", "de"), ("en-GB", "en"), ("fr", "en"), (None, "en")]
)
def test_without_a_language_in_the_link_it_is_that_of_the_browser(
    monkeypatch: pytest.MonkeyPatch,
    locale: str | None,
    lang: LanguageCode,
) -> None:
    monkeypatch.setattr(session.st, "context", type("Context", (), {"locale": locale})())
    assert session.browser_language() == lang


def test_a_link_that_is_followed_takes_the_place_of_what_was_asked() -> None:
    app = opened("timeline", lang="en", metric="casualties")
    followed(app, lang="de", metric="killed")
    assert app.session_state["reader"].question == Question(lang="de", metric="killed")


def test_an_older_link_of_our_own_does_not_undo_a_choice_that_overtook_it() -> None:
    app = opened("timeline", lang="en", metric="casualties")
    choose(app, metric="killed")
    followed(app, lang="en", metric="casualties")
    assert app.session_state["reader"].question == Question(metric="killed")
    assert app.query_params["metric"] == "killed"


def test_back_in_the_browser_leads_to_the_older_link(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("timeline", lang="en", metric="casualties")
    choose(app, metric="killed")
    monkeypatch.setattr(script_run, "is_history_navigation", lambda: True)
    followed(app, lang="en", metric="casualties")
    assert app.session_state["reader"].question == Question(metric="casualties")


def test_an_address_without_a_link_keeps_the_question() -> None:
    app = opened("timeline", lang="de", metric="killed")
    followed(app)
    assert dict(app.query_params) == {"lang": "de", "metric": "killed"}


def test_what_was_left_out_is_said_until_something_is_chosen() -> None:
    app = opened("timeline", lang="en", metric="tanks")
    app.run()
    assert any("metric=tanks" in notice.value for notice in app.warning)
    choose(app, axis="log")
    assert not app.warning


def test_the_links_that_are_remembered_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "OWN_LINKS", 3)
    app = opened("part", lang="en")
    for number in range(1, 6):
        followed(app, lang="en", support=str(number))
    assert app.session_state["reader"].own_urls == [{"lang": "en", "support": str(number)} for number in (3, 4, 5)]


@pytest.mark.parametrize("switched", ["on", "off"])
def test_the_pages_stand_without_the_adapter(monkeypatch: pytest.MonkeyPatch, switched: str) -> None:
    set_for_process(monkeypatch, LEDGER_ADAPTER=switched)
    app = opened("presentation", lang="en", part="timeline")
    assert pictures(app).keys() == {"slide_timeline"}
    styles = [path.read_text(encoding="utf-8").strip() for path in (script_run.STYLE, script_run.FRAMELESS)]
    added = "\n".join(html.value for html in app.get("html"))
    assert [style in added for style in styles] == [switched == "on"] * 2
    choose(app, lang="de")
    assert app.query_params["lang"] == "de"


def test_without_the_adapter_back_to_a_link_of_our_own_keeps_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    set_for_process(monkeypatch, LEDGER_ADAPTER="off")
    monkeypatch.setattr(
        "streamlit.runtime.scriptrunner.get_script_run_ctx",
        lambda: type("Context", (), {"is_history_navigation": True})(),
    )
    assert not script_run.is_history_navigation()
    set_for_process(monkeypatch, LEDGER_ADAPTER="on")
    assert script_run.is_history_navigation()
