"""The section on who gives higher figures: what it says of the present data, and where there is too little."""

from typing import Any

import pytest

from ledger.answers.source_ratios import rank_by_ratio, source_ratios
from ledger.i18n.language import Language
from ledger.record.claim import claims_by_id
from ledger.text.sentences.source_ratios import headline
from ledger.ui.analysis.source_ratios import numbers, pairs_table
from tests.charts.test_source_ratios import SOURCES
from tests.support import app_driver
from tests.support.claim_factory import claim, frame

EN = Language("en")
DAYS = ("2024-11-01", "2025-01-10", "2025-03-20", "2025-06-01", "2025-08-10")


def opened(**link: str) -> str:
    return app_driver.visible_text(app_driver.opened("comparison", **link))


@pytest.mark.parametrize("known_on", [{}, {"known_on": "2025-04-28"}], ids=["today", "article"])
def test_what_it_found_over_all_measures(known_on: dict[str, str]) -> None:
    # The five pairs are worked out in tests/answers/test_source_ratios.py; none of them was stated after 28 April 2025.
    shown_text = opened(lang="en", metric="casualties", sections="pairs", **known_on)
    assert "**NIS (South Korea) is lower than Zelensky (Ukraine)** in 4 of 5 pairs; median 0.75." in shown_text
    assert "have fewer than five pairs of claims and are not shown" in shown_text


def test_one_measure_alone_is_too_little_and_it_says_what_to_do() -> None:
    shown_text = opened(lang="en", metric="casualties", sections="pairs", pooled="metric")
    assert (
        "but each on fewer than five claims: they are not shown. Little can be said of so few claims; with “all indicators” below"
        in shown_text
    )
    assert "Diamond and bar" not in shown_text


def test_filters_narrow_what_is_compared() -> None:
    assert "No two sources have claims here that can be compared." in opened(
        lang="en", metric="casualties", sections="pairs", sources="nis"
    )


def rows(*numbers: tuple[float, float]) -> list[dict[str, Any]]:
    both = zip(DAYS, numbers, strict=False)
    return [
        row
        for day, (hur, nis) in both
        for row in (claim(f"hur-{day}", "ua-hur", day, best=hur), claim(f"nis-{day}", "nis", day, best=nis))
    ]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            rows((2000, 1000), (3000, 1000), (500, 1000), (2000, 1000), (500, 1000)),
            "**NIS (South Korea) is lower than HUR (Ukraine)** in 3 of 5 pairs; median 0.5.",
        ),
        (
            rows((2000, 2000), (3000, 3000), (500, 1000), (1, 1), (1, 1)),
            "**HUR (Ukraine) and NIS (South Korea)** say the same in 4 of 5 pairs; median 1.",
        ),
        (
            rows((2000, 1000)),
            "1 pair of sources can be compared here, but on fewer than five claims each: it is not shown.",
        ),
        ([], "No two sources have claims here that can be compared."),
    ],
)
def test_the_sentence_of_each_case(said: list[dict[str, Any]], sentence: str) -> None:
    assert headline(source_ratios(frame(*said)), SOURCES, EN).replace("\\", "") == sentence


def test_the_table_behind_leads_to_every_claim() -> None:
    claims = rows((2000, 1000), (3000, 1000), (500, 1000), (2000, 1000), (2000, 1000))
    table = pairs_table(
        rank_by_ratio(source_ratios(frame(*claims))).pairs,
        claims_by_id(frame(*claims)),
        str,
        EN,
    )
    assert set(table.index) == {row["claim_id"] for row in claims}
    first = table.loc["nis-2024-11-01"]
    assert (first["Figure"], first["Compared with"], first["Ratio"], first["Days apart"]) == (
        "1,000",
        "HUR: 2,000",
        "0.5",
        0,
    )


def test_the_table_of_numbers_keeps_those_of_which_nothing_is_said() -> None:
    shown = numbers(source_ratios(frame(*rows((2000, 1000)))).table, SOURCES, EN).iloc[0]
    assert (shown["First source"], shown["Second source"], shown["Pairs"]) == ("HUR", "NIS", 1)
    assert (shown["Median ratio first to second"], shown["Interval"]) == ("fewer than five pairs", "")
