"""What is sent of a picture and its lines: whatever the record says, it stays text."""

import re

import pytest

from ledger.ui.lines import Line, listed
from ledger.ui.picture import picture as show
from tests.pictures import picture
from tests.ui.reading import click, opened

HOSTILE = '</script><script>alert("ä & b")</script><!-- \\u003c'


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> str:
    """The HTML of a picture whose figure and words hold markup."""
    shown: list[str] = []
    monkeypatch.setattr("ledger.ui.picture.kept", lambda view, name, compute: compute())
    monkeypatch.setattr("streamlit.html", lambda html, unsafe_allow_javascript: shown.append(html._repr_html_()))
    view = type("View", (), {"theme": type("Theme", (), {"name": "light"})})()
    show(view, "timeline", lambda: {"data": [{"text": [HOSTILE]}], "layout": {"height": 300}}, HOSTILE, named=[Line(f"Lowest: **{HOSTILE}**", '"><b>')])  # type: ignore[arg-type]
    return shown[0]


def test_words_of_the_record_are_no_markup(sent: str) -> None:
    found = picture(sent)
    assert found
    assert (found.name, found.opens, found.alt) == ("timeline", "claim", HOSTILE)
    assert found.read["figure"]["data"] == [{"text": [HOSTILE]}]
    assert re.findall("<(/?[a-z]+)", sent) == ["div", "/div", "script", "/script", "script", "/script", "ul", "li", "button", "strong", "/strong", "/button", "/li", "/ul"]


@pytest.mark.parametrize("page", ["briefing", "map", "timeline", "comparison"])
def test_a_place_is_as_high_as_its_figure_before_that_is_drawn(page: str) -> None:
    html = "".join(each.value for each in opened(page, lang="en").get("html"))
    high = re.findall(r'class="ledger-picture"[^>]*style="height: (\d+)px"', html)
    assert len(high) == html.count("ledger-picture")
    assert min(map(int, high)) >= 100


def test_a_list_without_lines_is_nothing() -> None:
    assert listed("said", [], "claim") == ""


def test_a_click_opens_a_claim_or_a_place_and_sets_nothing_else() -> None:
    app = opened("timeline", lang="en")
    click(app, "lang", "de")
    assert app.session_state["question"].lang == "en"
    click(app, "claim", "killed-reuters-2025-11-14")
    assert app.session_state["question"].claim == "killed-reuters-2025-11-14"
