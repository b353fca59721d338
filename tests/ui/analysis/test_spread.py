"""The section on the range: what it says, in both languages, and how it opens."""

from datetime import date
from functools import partial

import pytest

from ledger.answers.spread import spread
from ledger.i18n.language import Language
from ledger.text.sentences.spread import headline
from tests.support import app_driver
from tests.support.app_driver import lines, visible_text
from tests.support.claim_factory import claim, frame

opened = partial(app_driver.opened, "comparison")
DAY = date(2025, 4, 28)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        # Worked out in tests/answers/test_leave_one_out.py.
        (
            "en",
            "Between **8,000** (Kyiv, January 2025) and **11,000** (Seoul, December 2024). 3 governments and outlets count, ratio 1.38.",
        ),
        (
            "de",
            "Zwischen **8.000** (Kyjiw, Januar 2025) und **11.000** (Seoul, Dezember 2024). 3 Regierungen und Medien zählen, Verhältnis 1,38.",
        ),
    ],
)
def test_what_it_found_when_the_article_appeared(lang: str, sentence: str) -> None:
    app = opened(lang=lang, metric="troops_in_kursk", known_on="2025-04-28", sections="spread")
    assert sentence in visible_text(app)


def test_a_section_is_filled_only_while_open_and_what_is_open_stands_in_the_link() -> None:
    app = opened(lang="en")
    assert "voices count" not in visible_text(app)
    assert "sections" not in app.query_params
    app = opened(lang="en", sections="spread,nonsense")
    assert "2 governments and outlets count, ratio 1.38." in visible_text(app)
    assert "**sections=nonsense**" in "\n".join(warning.value for warning in app.warning)


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ([claim("a", "nis", "2025-04-01", best=3000)], "**3,000** (Seoul, April 2025); nobody else within a year."),
        (
            [claim("a", "nis", "2025-04-01", low=3000), claim("b", "isw", "2025-04-01", low=5000)],
            "**at least 5,000** (ISW, April 2025); every current figure is a lower bound.",
        ),
        (
            [claim("a", "nis", "2025-04-01", high=3000), claim("b", "isw", "2025-04-01", high=5000)],
            "**up to 3,000** (Seoul, April 2025); every current figure is an upper bound.",
        ),
        (
            [claim("a", "nis", "2025-04-01", low=1000), claim("b", "isw", "2025-04-01", high=3000)],
            "**at least 1,000** (Seoul, April 2025) and **up to 3,000** (ISW, April 2025): one and the same figure can meet both.",
        ),
        (
            [claim("a", "nis", "2025-04-01", best=2), claim("b", "isw", "2025-04-02", best=2)],
            "**2** (ISW, April 2025); no other current figure contradicts it.",
        ),
        (
            [claim("a", "nis", "2024-04-01", best=3000), claim("b", "isw", "2025-03-01", best=6000)],
            "**6,000** (ISW, March 2025); nobody else within a year. Last comparable: 3,000 to 6,000, March 2025.",
        ),
        (
            [claim("a", "nis", "2023-04-01", best=3000), claim("b", "isw", "2023-05-01", best=3000)],
            "No figure within a year. Last comparable: 3,000, May 2023.",
        ),
        (
            [
                claim("a", "nis", "2025-04-01", low=8000, high=10_000, qualifier="about"),
                claim("b", "isw", "2025-04-01", best=9000),
            ],
            "Between **8,000** (Seoul, April 2025) and **10,000** (Seoul, April 2025).",
        ),
        (
            [
                claim("a", "nis", "2025-03-01", best=3000, basis="total"),
                claim("b", "isw", "2025-04-01", best=6000, basis="total"),
            ],
            "**6,000** (ISW, April 2025). Older and lower: 3,000 (Seoul, March 2025).",
        ),
        (
            [
                claim("a", "nis", "2024-03-01", best=9000, basis="total"),
                claim("b", "isw", "2025-04-01", best=6000, basis="total"),
            ],
            "**6,000** (ISW, April 2025); nobody else within a year. Older and higher: 9,000 (Seoul, March 2024).",
        ),
    ],
)
def test_the_sentence_of_each_case(claims: list[dict[str, object]], sentence: str) -> None:
    assert headline(spread(frame(*claims), DAY, 12), Language("en")).replace("\\", "") == sentence


@pytest.mark.parametrize(
    ("months", "words"), [(3, "binnen 3 Monaten"), (12, "binnen eines Jahres"), (24, "binnen 24 Monaten")]
)
def test_the_age_limit_is_named(months: int, words: str) -> None:
    assert words in headline(spread(frame(), DAY, months), Language("de"))


@pytest.mark.parametrize(
    "link",
    [{"metric": "bilateral_trade_usd", "months": "3"}, {"metric": "troops_sent", "basis": "period", "months": "3"}],
)
def test_where_no_figure_was_ever_young_it_says_so(link: dict[str, str]) -> None:
    assert "On no day was a figure young enough to count" in visible_text(opened(lang="en", sections="spread", **link))


def test_an_older_total_that_no_longer_counts_is_a_way_to_its_claim() -> None:
    # Seoul's 15,000 of 30 April 2025 against the BBC's 13,000 of September 2026; Kyiv's 12,000 of January lies below that.
    app = opened(lang="en", metric="troops_sent", known_on="2026-11-29", sections="spread")
    found = dict(lines(app, "spread"))
    assert found["Older and higher: **about 15,000**, NIS, 30 Apr 2025"] == "troops-sent-nis-2025-04-30"
    assert found["Older and lower: **about 12,000**, HUR, 2 Jan 2026"] == "troops-sent-ua-hur-2026-02-28"
