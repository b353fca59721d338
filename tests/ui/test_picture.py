"""What is sent of a picture and its lines: whatever the record says, it stays text."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_cache import create_reference_msg, populate_hash_if_needed

import ledger.ui
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


def heard(name: str) -> str:
    """What ahead.js looks for in a message of the framework."""
    ahead = Path(ledger.ui.__file__).with_name("ahead.js").read_text(encoding="utf-8")
    return re.findall(f"const {name} = /?(.*?)(?:/[gs]+)?;\n", ahead)[0]


def test_a_browser_finds_a_picture_in_its_message_and_by_the_hash_of_one_that_it_has(sent: str) -> None:
    message = ForwardMsg()
    message.delta.new_element.html.body = sent
    message.metadata.delta_path.extend([0, 1])
    message.metadata.active_script_hash = "0" * 32
    populate_hash_if_needed(message)
    whole, again = message.SerializeToString(), create_reference_msg(message).SerializeToString()
    [(place, figure)] = re.findall(heard("PICTURE"), whole.decode(errors="replace"), re.DOTALL)
    assert place + figure in sent.replace('<script type="application/json">', "", 1)
    assert figure == sent[sent.index("{"):sent.index("</script>")]
    hashes = [re.findall(heard("HASHES").encode(), sent) for sent in (whole, again)]
    assert hashes[0][0] == hashes[1][-1] == message.hash.encode()
    assert len(again) < len(message.hash) + 60


def test_a_browser_knows_the_message_that_ends_a_run() -> None:
    stands, runs = ForwardMsg(), ForwardMsg()
    stands.session_status_changed.script_is_running = False
    runs.session_status_changed.script_is_running = True
    assert stands.SerializeToString() == bytes.fromhex(heard("ENDED").removeprefix("0x")) != runs.SerializeToString()


def test_a_browser_knows_a_question_that_it_asked_before() -> None:
    def asked(side: str, kept: Sequence[str]) -> str:
        said = BackMsg()
        said.rerun_script.query_string = "lang=en"
        said.rerun_script.widget_states.widgets.add(id="ask_sides").string_array_value.data.append(side)
        said.rerun_script.page_script_hash = "9d041804010eb970bfe5ee0e9154b658"
        said.rerun_script.cached_message_hashes.extend(kept)
        return re.sub(heard("ASIDE"), "", said.SerializeToString().decode(errors="replace"), flags=re.DOTALL)

    first, *others = (asked("Ukraine", ["0123456789abcdef" * 2] * many) for many in range(60))
    assert set(others) == {first}
    assert "Ukraine" in first
    assert "9d041804010eb970bfe5ee0e9154b658" in first
    assert asked("Russia", []) != first


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
