"""Corroboration where readers meet it: on the claim card and as a filter."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from ledger.answers.corroboration import MAX_DAYS_APART, corroboration
from ledger.answers.filtering import apply_filters
from ledger.question.question import Question
from ledger.record.record import Record
from tests.support import app_driver
from tests.support.app_driver import card, choose, click, controls, lines, press, visible_text

opened = partial(app_driver.opened, "claims", lang="en")
OFFICIALS = "casualties-kr-officials-2025-02-27"


def witness_names(app: AppTest, kind: str) -> list[str]:
    """The statements of one kind."""
    return [label for label, _ in lines(app, kind)]


def test_the_card_names_who_stands_how_to_the_claim_and_its_own_side_apart() -> None:
    # Worked out in tests/answers/test_corroboration.py.
    app = opened(claim=OFFICIALS, known_on="2025-04-28")
    assert MAX_DAYS_APART == 45
    assert "Within 45 days, 3 other sides corroborate this figure:" in visible_text(app)
    assert witness_names(app, "corroborates") == [
        "HUR, 26 Feb 2025: about 4,000",
        "UK MoD, 15 Jan 2025: about 4,000",
        "Western officials, 15 Jan 2025: about 4,000",
    ]
    assert "1 is compatible with it:" in visible_text(app)
    assert witness_names(app, "compatible") == ["Pentagon, 13 Jan 2025: more than 1,000"]
    assert "2 other sources of the same side, which do not count:" in visible_text(app)
    assert witness_names(app, "same_side") == [
        "NIS, 15 Mar 2025: more than 4,000",
        "JCS Seoul, 27 Mar 2025: about 4,000",
    ]
    assert "contradict it:" not in visible_text(app) and witness_names(app, "contradicts") == []


def test_in_german() -> None:
    app = app_driver.opened("claims", lang="de", claim=OFFICIALS, known_on="2025-04-28")
    for words in (
        "Binnen 45 Tagen bestätigen 3 andere Seiten diese Zahl:",
        "1 ist damit vereinbar:",
        "2 andere Quellen derselben Seite, die nicht zählen:",
    ):
        assert words in visible_text(app)


def test_the_vaguest_word_is_corroborated_by_nobody_and_what_is_too_many_waits_behind_its_count() -> None:
    app = opened(claim="casualties-ua-ccd-2024-12-18")
    assert "Within 45 days, no other side corroborates this figure." in visible_text(app)
    assert len(witness_names(app, "compatible")) == 4
    assert "1 more" in card(app)


def test_a_plan_is_named_with_the_day_on_which_it_was_stated() -> None:
    # Both expect 6,000 by the end of August; HUR said so on 7 August, 42 days after the NIS.
    app = opened(claim="engineers-builders-sent-nis-2025-06-26")
    assert "Within 45 days, 1 other side corroborates this figure:" in visible_text(app)
    assert witness_names(app, "corroborates") == ["HUR, 7 Aug 2025: 6,000"]


def test_only_what_was_known_on_the_day_counts() -> None:
    app = opened(claim=OFFICIALS, known_on="2025-02-27")
    assert witness_names(app, "same_side") == ["NIS, 13 Jan 2025: about 3,000"]
    # HUR spoke of 26 February on 5 March; until then what the president said of 14 February stands for Kyiv.
    assert witness_names(app, "corroborates")[0] == "Zelensky, 14 Feb 2025: more than 4,000"


def test_a_line_turns_the_card_to_its_claim() -> None:
    app = opened(claim=OFFICIALS)
    assert lines(app, "corroborates")[0][1] == "casualties-ua-hur-2025-03-05"
    click(app, "claim", "casualties-ua-hur-2025-03-05")
    assert app.query_params["claim"] == "casualties-ua-hur-2025-03-05"


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("casualties-ee-edf-2025-01-24", "It is in words and gives no number"),
        (
            "casualties-us-white-house-2024-12-27",
            "It covers a period, and no other side gives a figure for the same period.",
        ),
        (
            "engineers-builders-sent-ru-security-council-2025-06-17",
            "No other side stated a plan for the same day within 45 days of it.",
        ),
        ("casualties-nis-2026-02-12", "Not comparable: no other side gives a figure of the same kind within 45 days."),
    ],
)
def test_where_nothing_can_be_compared_one_sentence_says_why(claim: str, why: str) -> None:
    app = opened(claim=claim)
    assert why in visible_text(app)
    assert witness_names(app, "corroborates") == witness_names(app, "contradicts") == []


def test_a_claim_on_a_part_says_that_it_counts_something_else(record: Record) -> None:
    part = record.claims.query("covers == 'part' and qualifier != 'verbal'").iloc[0]
    assert "It does not count exactly what the indicator names" in visible_text(opened(claim=part["claim_id"]))


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
    left = len(apply_filters(record.claims, Question(min_support=2)))
    assert 0 < left == (corroboration(record.claims)["corroborated"] >= 2).sum() < len(record.claims)
    assert f"**{left}** of {len(record.claims)} claims" in visible_text(app)


def test_an_empty_page_says_that_the_filter_is_to_blame() -> None:
    app = app_driver.opened("comparison", lang="en", metric="killed", support="9")
    assert any("“corroborated by at least 9 other sides”" in info.value for info in app.info)
    press(app, "loosen")
    assert "support" not in app.query_params
