"""The section on the combined estimate: off until it is assumed, and a reason where there is none."""

from datetime import date
from typing import Any

import pytest

from ledger.answers.estimate import estimate
from ledger.answers.spread import spread
from ledger.language import Language
from ledger.ui.analysis.estimate import behind, headline
from tests.answers.test_estimate import EXACT, said
from tests.claims import frame
from tests.ui import reading

EN = Language("en")


def opened(**link: str) -> str:
    return reading.said(reading.opened("comparison", **link))


def test_nothing_is_combined_until_it_is_assumed() -> None:
    text = opened(lang="en", metric="casualties", known_on="2025-04-28", sections="estimate")
    assert "No figures are combined here unless you assume" in text
    assert "4,600" not in text


def test_what_follows_on_the_day_of_the_article_stands_beside_its_definition() -> None:
    # The median of 4,562 is worked out in tests/answers/test_estimate.py; without the UK's “more than 5,000” it is 4,311.
    text = opened(lang="en", metric="casualties", known_on="2025-04-28", sections="estimate", assume="yes")
    assert "If the 7 voices meant one number, it would be **about 4,600** (4,200 to 5,500); without the side “other Western”, which moves it most, about 4,300." in text
    assert "Left without one of these, the voices carry no fit at all: Ukraine and South Korea." in text
    assert "An assumption, not a claim: statements are no samples" in text


def test_today_it_says_why_it_draws_nothing() -> None:
    text = opened(lang="en", metric="casualties", sections="estimate", assume="yes")
    assert "**No estimate:** the figures are about days too far apart, or older than the age limit" in text
    assert "Log-normal fit" not in text


@pytest.mark.parametrize(("rows", "sentence"), [
    (said(1000, 2000, 3000, 4000), "only 4 independent voices have a current figure here, and it takes 5."),
    (said(1000, 2000, {"low": 1}, {"low": 5000}, {"low": 9000}), "fewer than 3 voices say more than “at least”"),
    ([row | {"origin_side": "ukraine"} for row in said(*EXACT)], "all voices are of one side."),
    (said(4000, {"low": 3000}, {"high": 4000}, {"low": 3500, "high": 4500}, {"best": 4000, "qualifier": "about"}), "all voices allow 4,000. They do not contradict each other"),
    (said({"low": 3900}, {"high": 4300}, {"low": 3000, "high": 4200}, {"low": 3500, "high": 4500}, {"high": 9000}), "all voices allow 3,900 to 4,200."),
    (said(0, *EXACT), "a voice says zero"),
    (said(*EXACT, basis="period"), "a window of its own"),
    (said(10, 20, 30, 40, 50, unit="percent"), "shares in percent end at 100"),
    (said(1, 1000, 10**6, 10**8, 10**9), "so far apart that no one number"),
])
def test_the_reason_of_each_refusal(rows: list[dict[str, Any]], sentence: str) -> None:
    assert sentence in headline(estimate(spread(frame(*rows), date(2025, 4, 28), 90)), "soldiers", EN)


def test_the_table_names_what_each_voice_allows_and_leads_to_its_claim() -> None:
    found = estimate(spread(frame(*said(1000, {"low": 2000}, {"high": 3000}, {"best": 4000, "qualifier": "about"}, 9000)), date(2025, 4, 28), 90))
    assert behind(found, EN)["Numbers that it allows"].to_dict() == {
        "nis-1": "1,000", "jcs-1": "at least 2,000", "ua-hur-1": "up to 3,000", "us-pentagon-1": "3,600 to 4,400", "uk-mod-1": "9,000",
    }
