"""The Timeline: three panels for whoever has just come, one measure for every link that was made before."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ledger.i18n.language import LanguageCode
from ledger.question.link import write_link
from ledger.question.question import Question
from ledger.ui import session
from ledger.ui.panels import page_bar
from tests.support.app_driver import DASHBOARD, choose, controls, opened, pictures, visible_text, without_errors

OPENS: dict[str, tuple[str, str, str]] = {
    "en": ("A click opens the claim", "sent, there, lost", "choose one"),
    "de": ("Ein Klick öffnet die Angabe", "entsandt, vor Ort, Verluste", "bitte wählen"),
}


@pytest.mark.parametrize("lang", ["en", "de"])
def test_three_panels_stand_together_with_their_words_and_lead_to_one_measure(lang: LanguageCode) -> None:
    app = opened("timeline", lang=lang, panels="yes")
    how, panels, choice = OPENS[lang]
    assert how in visible_text(app)
    [shown] = pictures(app).values()
    assert shown["name"] == "panels"
    assert {f"y{number}" if number > 1 else "y" for number in (1, 2, 3)} <= {
        trace.get("yaxis", "y") for trace in shown["figure"]["data"]
    }
    assert sum(note.get("xref") == "x" for note in shown["figure"]["layout"]["annotations"]) == 5, "events in words"
    asked = controls(app)
    assert dict(dict(asked["panels"]["groups"])[""])[True] == panels
    assert (asked["metric"]["value"], asked["metric"]["groups"][0]) == ("", ["", [["", choice]]])
    assert asked["metric"]["also"] == {"panels": False}
    choose(app, metric="killed", panels=False)
    assert list(pictures(app)) == ["timeline"]
    assert dict(app.query_params) == {"lang": lang, "metric": "killed"}


@pytest.mark.parametrize(
    "link",
    [
        {"lang": "de"},
        {"lang": "en", "known_on": "2025-04-28"},
        {"lang": "en", "sides": "ukraine"},
        {"lang": "en", "events": "none"},
    ],
)
def test_a_link_that_names_no_panels_opens_the_measure_that_it_has_always_opened(link: dict[str, str]) -> None:
    app = opened("timeline", **link)
    assert list(pictures(app)) == ["timeline"]
    assert dict(app.query_params) == link
    assert controls(app)["metric"]["value"] == "troops_in_kursk"


@pytest.mark.parametrize(
    ("path", "link", "panels"),
    [
        ("/timeline", {}, True),
        ("/base/timeline/", {}, True),
        ("/timeline", {"lang": "en"}, False),
        ("/comparison", {}, False),
        ("/", {}, False),
    ],
)
def test_an_address_without_any_parameter_shows_the_panels(
    path: str, link: dict[str, str], panels: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_page", lambda: path.rstrip("/"))
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    app.query_params.update(link)
    app.run()
    without_errors(app)
    assert app.session_state["reader"].question.panels is panels


@pytest.mark.parametrize(
    ("asked", "page", "panels"),
    [
        (Question(), "timeline", True),
        (Question(sides=("ukraine",)), "timeline", True),
        (Question(metric="killed"), "timeline", False),
        (Question(panels=True), "comparison", False),
        (Question(panels=True), "", False),
    ],
)
def test_the_bar_leads_to_the_panels_unless_a_measure_has_been_chosen(asked: Question, page: str, panels: bool) -> None:
    view: Any = type("View", (), {"question": asked})()
    assert page_bar._link(view, type("Page", (), {"url_path": page})()) == write_link(asked.with_changes(panels=panels))


@pytest.mark.parametrize(
    ("lang", "column", "names"),
    [
        ("en", "Indicator", {"Soldiers sent to Russia", "Soldiers in Kursk region", "Casualties (killed and wounded)"}),
        (
            "de",
            "Kennzahl",
            {"Nach Russland entsandte Soldaten", "Soldaten in der Region Kursk", "Verluste (Tote und Verwundete)"},
        ),
    ],
)
def test_the_table_says_what_is_measured(lang: LanguageCode, column: str, names: set[str]) -> None:
    app = opened("timeline", lang=lang, panels="yes")
    app.toggle(key="panels_open").set_value(True).run()
    without_errors(app)
    [shown] = app.dataframe
    table = shown.value
    assert next(iter(table.columns)) == column
    assert set(table[column]) == names


def test_an_open_table_stands_in_the_link_and_a_link_opens_it() -> None:
    app = opened("timeline", lang="en", metric="casualties")
    app.toggle(key="timeline_open").set_value(True).run()
    assert (app.session_state["reader"].url_parameters["tables"], len(app.dataframe)) == ("timeline", 1)
    app.toggle(key="timeline_open").set_value(False).run()
    assert ("tables" in app.session_state["reader"].url_parameters, len(app.dataframe)) == (False, 0)
    app = opened("comparison", lang="de", metric="casualties", tables="by_side,current,nonsense")
    assert [app.toggle(key=f"{name}_open").value for name in ("current", "by_side", "pair")] == [True, True, False]
    assert len(app.dataframe) == 2
    assert "**tables=nonsense**" in app.warning[0].value


def test_filters_that_leave_nothing_are_said() -> None:
    app = opened("timeline", lang="en", panels="yes", sides="russia")
    assert pictures(app) == {}
    assert app.info or "No" in visible_text(app)


def test_panels_before_any_event_is_known_are_drawn() -> None:
    app = opened("timeline", lang="en", panels="yes", known_on="2024-10-15")
    [shown] = pictures(app).values()
    assert not [note for note in shown["figure"]["layout"]["annotations"] if note.get("xref") == "x"]
