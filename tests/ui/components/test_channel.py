"""Changes from the browser: what is taken of them, by which channel, and that each is acknowledged."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from streamlit.testing.v1 import AppTest

from ledger.question.link import all_parameters, write_link
from ledger.question.question import Question
from ledger.ui.components.channel import FIELDS
from tests.support.app_driver import components, opened, send, send_raw

CARD, PLACE = "casualties-nis-2025-01-13", "sudzha"


def channel(app: AppTest, name: str) -> dict[str, Any]:
    told: dict[str, Any] = components(app)[f"channel_{name}"]
    return told


def test_both_channels_together_set_every_field_and_share_none() -> None:
    assert FIELDS["page"] | FIELDS["card"] == set(Question.parameters())
    assert FIELDS["card"] == {"claim", "place"}
    assert not FIELDS["page"] & FIELDS["card"]


def test_a_channel_says_what_the_browser_must_know() -> None:
    app = opened("timeline", lang="de", metric="casualties", claim=CARD)
    for name in ("page", "card"):
        told = channel(app, name)
        assert (told["channel"], told["acknowledged"]) == (name, 0)
        assert told["link"] == {"lang": "de", "metric": "casualties", "claim": CARD}
        assert told["defaults"] == all_parameters(Question())
    assert (
        channel(app, "page")["session"]
        == channel(app, "card")["session"]
        != channel(opened("timeline"), "page")["session"]
    )


def test_the_browser_hears_of_every_run() -> None:
    app = opened("timeline", lang="en")
    runs = {channel(app, name)["run"] for name in ("page", "card")}
    app.run()
    assert len(runs | {channel(app, name)["run"] for name in ("page", "card")}) == 4


def test_the_page_stands_before_all_that_depends_on_it_and_the_card_at_the_end() -> None:
    keys = list(components(opened("comparison", lang="en", sections="spread")))
    of_page = [key for key in keys if key.startswith(("chart_", "controls_"))]
    assert keys.index("channel_page") < min(map(keys.index, of_page))
    main = [key for key in of_page if key not in ("controls_known_on", "controls_sides", "controls_reset")]
    assert keys.index("channel_card") > max(map(keys.index, main))


def test_the_number_is_acknowledged_to_the_channel_that_sent_it() -> None:
    app = opened("timeline", lang="en")
    send_raw(app, "page", {"number": 7, "fields": {"metric": "killed"}})
    assert (channel(app, "page")["acknowledged"], channel(app, "card")["acknowledged"]) == (7, 0)
    assert channel(app, "page")["link"] == channel(app, "card")["link"] == {"lang": "en", "metric": "killed"}
    send_raw(app, "card", {"number": 1, "fields": {"claim": CARD}})
    assert (channel(app, "page")["acknowledged"], channel(app, "card")["acknowledged"]) == (7, 1)
    app.run()
    assert channel(app, "page")["acknowledged"] == 7, "a run without a change acknowledges what the last one did"


def test_a_change_that_comes_twice_does_no_harm() -> None:
    app = opened("timeline", lang="en")
    for _ in range(2):
        send_raw(app, "page", {"number": 1, "fields": {"metric": "killed", "axis": "log"}})
        assert app.session_state["reader"].question == Question(metric="killed", axis="log")


def test_a_server_that_is_new_takes_the_number_that_the_browser_has_reached() -> None:
    app = opened("timeline", lang="en", metric="casualties")
    send_raw(app, "page", {"number": 41, "fields": {"axis": "log"}})
    assert (channel(app, "page")["acknowledged"], app.query_params["axis"]) == (41, "log")


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("card", {"lang": "de"}),
        ("card", {"metric": "killed"}),
        ("page", {"claim": CARD}),
        ("page", {"place": PLACE}),
        ("page", {"colour": "red"}),
        ("page", {"model_config": {}}),
        ("page", {"__class__": "x"}),
        ("card", {}),
    ],
)
def test_what_is_no_field_of_the_channel_is_left_out_and_acknowledged(name: str, fields: dict[str, Any]) -> None:
    app = opened("timeline", lang="en", metric="casualties")
    send(app, name, fields)
    assert app.session_state["reader"].question == Question(metric="casualties")


def test_the_other_fields_of_a_change_with_an_unknown_one_hold() -> None:
    app = opened("timeline", lang="en")
    send(app, "page", {"metric": "killed", "claim": CARD, "colour": "red"})
    assert app.session_state["reader"].question == Question(metric="killed")


@pytest.mark.parametrize(
    "fields",
    [
        {"metric": None},
        {"metric": 7},
        {"sides": 5},
        {"sides": [["ukraine"]]},
        {"sides": {"ukraine": True}},
        {"months": 0},
        {"months": "twelve"},
        {"months": [12]},
        {"axis": ["log"]},
        {"axis": "round"},
        {"known_on": "28.04.2025"},
        {"known_on": {"day": 1}},
        {"repeats": "maybe"},
        {"search": "x" * 101},
        {"search": None},
        {"support": 10},
        {"version": "<b>"},
        {"search": "\ud800"},
        {"months": 10**30},
        {"metric": "\ud800"},
    ],
)
def test_what_does_not_fit_its_field_leaves_the_question_as_it_was(fields: dict[str, Any]) -> None:
    app = opened("timeline", lang="en", axis="log", months="6")
    send(app, "page", fields)
    assert app.session_state["reader"].question == Question(axis="log", max_age_months=6)


def test_what_the_record_does_not_know_is_named_as_in_a_link() -> None:
    app = opened("timeline", lang="en")
    send(app, "page", {"metric": "tanks", "sides": ["ukraine", "mars"]})
    assert app.session_state["reader"].question == Question(sides=("ukraine",))
    assert [notice.value for notice in app.warning] == [
        "Part of the link could not be used and was left out: **metric=tanks** and **sides=mars**. The rest of it holds.",
    ]


@pytest.mark.parametrize(
    "change",
    [
        None,
        5,
        "changed",
        [],
        ["number", 1],
        {},
        {"number": 1},
        {"fields": {"metric": "killed"}},
        {"number": "1", "fields": {"metric": "killed"}},
        {"number": 1.5, "fields": {"metric": "killed"}},
        {"number": None, "fields": {"metric": "killed"}},
        {"number": 1, "fields": ["metric"]},
        {"number": 1, "fields": None},
        {"number": True, "fields": {"metric": "killed"}},
        {"number": -1, "fields": {"metric": "killed"}},
        {"number": 10**30, "fields": {"metric": "killed"}},
    ],
)
def test_what_is_no_change_is_not_taken_for_one(change: Any) -> None:
    app = opened("timeline", lang="en")
    send_raw(app, "page", change)
    assert app.session_state["reader"].question == Question()
    assert channel(app, "page")["acknowledged"] == 0


def test_a_change_that_fits_in_no_link_leaves_the_question_as_it_was() -> None:
    app = opened("timeline", lang="en", metric="killed")
    send(app, "page", {"sources": [f"nobody-{n}" for n in range(1000)]})
    assert app.session_state["reader"].question == Question(metric="killed")
    send(app, "page", {"sources": ["nis", "nis", "uk-mod", "nis"]})
    assert app.session_state["reader"].question == Question(metric="killed", sources=("nis", "uk-mod"))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["2025-04-28", "ukraine", "log"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def anywhere() -> AppTest:
    """A page that shows little, so that it runs quickly."""
    return opened("part", lang="en")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    fields=st.dictionaries(
        st.sampled_from([*Question.parameters(), "colour"]).filter(lambda name: name != "part"), JSON, max_size=4
    )
)
def test_whatever_comes_is_acknowledged_and_no_error(anywhere: AppTest, fields: dict[str, Any]) -> None:
    send(anywhere, "page", fields)
    question = anywhere.session_state["reader"].question
    assert question == Question.model_validate(question.model_dump())
    assert dict(anywhere.query_params) == write_link(question)
