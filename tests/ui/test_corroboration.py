"""Agreement where readers meet it: on the claim card and as a filter."""

from functools import partial

import pytest
from ledger.answers.agreement import WITHIN, agreement
from streamlit.testing.v1 import AppTest

from ledger.answers.narrow import narrow
from ledger.question import Question
from ledger.record import Record
from tests.ui import reading
from tests.ui.reading import card, choose, click, controls, lines, press, said

opened = partial(reading.opened, "claims", lang="en")


def named(app: AppTest, kind: str) -> list[str]:
    """The witnesses of one kind."""
    return [label for label, _ in lines(app, kind)]


def test_the_card_names_who_supports_and_who_contradicts() -> None:
    app = opened(claim="casualties-nis-2025-01-13")
    assert "Within 45 days, 3 independent voices support this figure:" in said(app)
    assert "6 contradict it:" in said(app)
    assert WITHIN == 45
    assert named(app, "supports") == ["Pentagon, 13 Jan 2025: more than 1,000", "Zelensky, 23 Dec 2024: more than 3,000", "CCD Kyiv, 18 Dec 2024: more than 200"]
    against = named(app, "contradicts")
    # The nearest three at once, the other three behind their count; 27 February is the farthest.
    assert len(against) == 6
    assert against[2] == "JCS Seoul, 23 Dec 2024: about 1,100"
    assert against[-1] == "SK officials, 27 Feb 2025: about 4,000"
    assert "3 more" in card(app)


def test_a_plan_is_named_with_the_day_on_which_it_was_stated() -> None:
    # Both expect 6,000 by the end of August; HUR said so on 7 August, 42 days after the NIS.
    app = opened(claim="engineers-builders-sent-nis-2025-06-26")
    assert "Within 45 days, 1 independent voice supports this figure:" in said(app)
    assert named(app, "supports") == ["HUR, 7 Aug 2025: 6,000"]


def test_only_what_was_known_on_the_day_bears_witness() -> None:
    app = opened(claim="casualties-nis-2025-01-13", known_on="2025-01-13")
    assert "1 contradicts it:" in said(app)
    assert named(app, "contradicts") == ["JCS Seoul, 23 Dec 2024: about 1,100"]
    assert " more\n" not in card(app)


def test_a_witness_turns_the_card_to_its_claim() -> None:
    app = opened(claim="casualties-nis-2025-01-13")
    assert lines(app, "supports")[0][1] == "casualties-us-pentagon-2025-01-13"
    click(app, "claim", "casualties-us-pentagon-2025-01-13")
    assert app.query_params["claim"] == "casualties-us-pentagon-2025-01-13"
    assert "9 independent voices support this figure:" in said(app)
    assert "None contradicts it." in said(app)


@pytest.mark.parametrize(("claim", "why"), [
    ("casualties-ee-edf-2025-01-24", "It is in words and gives no number"),
    ("casualties-us-white-house-2024-12-27", "It covers a period, and no other independent voice gives a figure for the same period."),
    ("engineers-builders-sent-ru-security-council-2025-06-17", "No other independent voice stated a plan for the same day within 45 days of it."),
    ("casualties-nis-2026-02-12", "No other independent voice gives a comparable figure within 45 days."),
])
def test_where_nothing_can_be_compared_one_sentence_says_why(claim: str, why: str) -> None:
    app = opened(claim=claim)
    assert why in said(app)
    assert named(app, "supports") == named(app, "contradicts") == []


def test_a_claim_on_a_part_says_that_it_counts_something_else(record: Record) -> None:
    part = record.claims.query("covers == 'part' and qualifier != 'verbal'").iloc[0]
    assert "It does not count exactly what the measure names" in said(opened(claim=part["claim_id"]))


def filters(**link: str) -> AppTest:
    """The Claims page with the further filters open."""
    app = opened(**link)
    app.session_state["more_filters"] = True
    app.run()
    assert [error.message for error in app.exception] == []
    return app


def test_the_filter_offers_a_few_numbers_and_the_one_of_the_link() -> None:
    [(_, options)] = controls(filters())["support"]["groups"]
    assert [words for _, words in options] == ["any number", "at least 1", "at least 2", "at least 3"]
    asked = controls(filters(support="5"))["support"]
    assert (asked["groups"][0][1][-1], asked["value"]) == ([5, "at least 5"], 5)


def test_the_filter_narrows_and_stands_in_the_link(record: Record) -> None:
    app = filters()
    choose(app, support=2)
    assert app.query_params["support"] == "2"
    left = len(narrow(record.claims, Question(support=2)))
    assert 0 < left == (agreement(record.claims)["support"] >= 2).sum() < len(record.claims)
    assert f"**{left}** of {len(record.claims)} claims" in said(app)


def test_an_empty_page_says_that_support_is_to_blame() -> None:
    app = reading.opened("comparison", lang="en", metric="killed", support="9")
    assert any("“supported by at least 9 independent voices”" in info.value for info in app.info)
    press(app, "loosen")
    assert "support" not in app.query_params
