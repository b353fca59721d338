"""The section on the spread: what it says, in both languages, and how it opens."""

from datetime import date
from functools import partial

import pytest

from ledger.answers.spread import spread
from ledger.language import Language
from ledger.sentences.spread import headline
from tests.claims import claim, frame
from tests.ui import reading
from tests.ui.reading import lines, said

opened = partial(reading.opened, "comparison")
DAY = date(2025, 4, 28)


@pytest.mark.parametrize(("lang", "sentence"), [
    ("en", "Between **about 4,000 (JCS Seoul, 27 Mar 2025)** and **more than 5,000 (UK MoD, 28 Mar 2025)**: factor at least 1.25 (7 independent voices)."),
    ("de", "Zwischen **rund 4.000 (Generalstab Seoul, 27. März 2025)** und **mehr als 5.000 (Vert.-Min. London, 28. März 2025)**: Faktor mindestens 1,25 (7 unabhängige Stimmen)."),
])
def test_what_it_found_when_the_article_appeared(lang: str, sentence: str) -> None:
    app = opened(lang=lang, metric="casualties", known_on="2025-04-28", sections="spread")
    assert sentence in said(app)


def test_a_section_is_filled_only_while_open_and_what_is_open_stands_in_the_link() -> None:
    app = opened(lang="en", metric="casualties")
    assert "independent voices" not in said(app)
    assert "sections" not in app.query_params
    app = opened(lang="en", metric="casualties", sections="spread,nonsense")
    assert "(10 independent voices)" in said(app)
    assert "**sections=nonsense**" in "\n".join(warning.value for warning in app.warning)


@pytest.mark.parametrize(("claims", "sentence"), [
    ([claim("a", "nis", "2025-04-01", best=3000)], "Only one independent voice speaks: 3,000 (NIS, 1 Apr 2025)."),
    ([claim("a", "nis", "2025-04-01", low=3000), claim("b", "jcs", "2025-04-01", low=5000)], "2 independent voices; every figure is open upward, so nobody holds a lowest end. The highest is at least 5,000 (JCS, 1 Apr 2025)."),
    ([claim("a", "nis", "2025-04-01", high=3000)] + [claim("b", "jcs", "2025-04-01", high=5000)], "2 independent voices; every figure is open downward, so nobody holds a highest end. The lowest is up to 3,000 (NIS, 1 Apr 2025)."),
    ([claim("a", "nis", "2025-04-01", low=1000), claim("b", "jcs", "2025-04-01", high=3000)], "2 independent voices, whose bounds allow one and the same figure: **at least 1,000 (NIS, 1 Apr 2025)** and **up to 3,000 (JCS, 1 Apr 2025)**."),
    ([claim("a", "nis", "2025-04-01", best=2), claim("b", "jcs", "2025-04-02", best=2)], "2 independent voices, none of which contradicts the others: **2 (JCS, 2 Apr 2025)**."),
    ([claim("a", "nis", "2024-04-01", best=3000), claim("b", "jcs", "2025-04-01", best=6000)], "No two independent voices have a figure young enough to count, so all count here, however old. Between **3,000 (NIS, 1 Apr 2024)** and **6,000 (JCS, 1 Apr 2025)**: factor 2 (2 independent voices)."),
    ([claim("a", "nis", "2025-04-01", best=0), claim("b", "jcs", "2025-04-01", best=6)], "Between **0 (NIS, 1 Apr 2025)** and **6 (JCS, 1 Apr 2025)**: no factor, because the lowest is zero (2 independent voices)."),
])
def test_the_sentence_of_each_case(claims: list[dict[str, object]], sentence: str) -> None:
    assert headline(spread(frame(*claims), DAY, 90), Language("en")).replace("\\", "") == sentence


def test_an_older_total_is_named_as_old_not_as_withdrawn() -> None:
    rows = [claim("old", "ua-hur", "2024-12-01", best=9000, basis="total"), claim("a", "nis", "2025-04-01", best=3000, basis="total"), claim("b", "jcs", "2025-04-01", best=6000, basis="total")]
    assert headline(spread(frame(*rows), DAY, 90), Language("en")).endswith("An older total lies above that. A total cannot fall: it is simply old, not withdrawn.")


@pytest.mark.parametrize("link", [{"metric": "bilateral_trade_usd"}, {"metric": "troops_sent", "basis": "period"}])
def test_where_no_figure_was_ever_young_it_says_so(link: dict[str, str]) -> None:
    assert "On no day was a figure young enough to count" in said(opened(lang="en", sections="spread", **link))


def test_an_older_total_that_no_longer_counts_is_a_way_to_its_claim() -> None:
    app = opened(lang="en", metric="killed", known_on="2025-04-28", sections="spread")
    assert "An older total lies above that." in said(app)
    assert any("4,000" in line and line.startswith("Older and higher: ") for line, _ in lines(app, "spread"))
