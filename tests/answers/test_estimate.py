"""The combined estimate: that it is the censored fit it says it is, and every reason for which it is refused."""

from datetime import date
from math import erf, exp, inf, log, sqrt
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledger.answers import estimate as module
from ledger.answers.estimate import Estimate, as_row, estimate
from ledger.answers.series import series
from ledger.answers.spread import spread
from tests.claims import claim, few, frame, frames

DAY = date(2025, 4, 28)
SOURCES = ("nis", "jcs", "ua-hur", "us-pentagon", "uk-mod", "isw")
EXACT = (1000, 2000, 3000, 4000, 8000)


def said(*numbers: Any, **common: Any) -> list[dict[str, Any]]:
    """One claim a source, all about the same day; a dict gives low, best and high as it likes."""
    return [
        claim(f"{source}-1", source, "2025-04-20", **(number if isinstance(number, dict) else {"best": number}), **common)
        for source, number in zip(SOURCES, numbers, strict=False)
    ]


def fitted(*rows: dict[str, Any], limit: int = 90, day: date = DAY) -> Estimate:
    return estimate(spread(frame(*rows), day, limit))


def test_exact_numbers_give_their_geometric_mean_and_spread() -> None:
    # Without bounds the fit of a log-normal is known: the mean and the deviation (over n) of the logarithms.
    # The product is 1.92e17; its fifth root is 2,862.
    found = fitted(*said(*EXACT))
    logs = [log(number) for number in EXACT]
    mean = sum(logs) / 5
    assert found.refused == ""
    assert found.median == pytest.approx(exp(mean), rel=1e-4) == pytest.approx(2862, abs=1)
    assert found.factor == pytest.approx(exp(sqrt(sum((value - mean) ** 2 for value in logs) / 5)), rel=1e-3)
    assert found.low < found.median < found.high
    assert found.resamples == module.RESAMPLES


def test_without_each_side_the_others_are_fitted_and_the_strongest_comes_first() -> None:
    # Seoul says 1,000 and 2,000: without them 3,000, 4,000 and 8,000 are left, whose geometric mean is 4,579.
    # Without the 8,000 it is the fourth root of 2.4e13: 2,213.
    found = fitted(*said(*EXACT)).without
    medians = dict(zip(found["side"], found["median"], strict=True))
    assert found["side"].iloc[0] == "south_korea"
    assert medians["south_korea"] == pytest.approx(4579, abs=1)
    assert medians["western"] == pytest.approx(2213, abs=1)
    assert dict(zip(found["side"], found["voices"], strict=True))["south_korea"] == 3


def test_a_lower_bound_pulls_upward_and_an_upper_bound_downward() -> None:
    alone = fitted(*said(*EXACT)).median
    assert fitted(*said(*EXACT, {"low": 9000})).median > alone
    assert fitted(*said(*EXACT, {"high": 900})).median < alone
    # A bound that says almost nothing moves almost nothing.
    assert fitted(*said(*EXACT, {"low": 1})).median == pytest.approx(alone, rel=0.01)


def test_what_each_voice_allows() -> None:
    found = fitted(*said({"best": 11_000, "qualifier": "about"}, {"low": 3000}, {"high": 9000}, 4012, {"low": 3000, "high": 5000}))
    assert list(zip(found.voices["lower"], found.voices["upper"], strict=True)) == [(0, 9000), (3000, 5000), (3000, inf), (4012, 4012), (10_500, 11_500)]


@pytest.mark.parametrize(("rows", "reason"), [
    (said(1000, 2000, 3000, 4000), "few"),
    (said(1000, 2000, {"low": 1}, {"low": 5000}, {"low": 9000}), "bounds"),
    ([row | {"origin_side": "ukraine"} for row in said(*EXACT)], "one-side"),
    (said(*EXACT, basis="period"), "window"),
    (said(*EXACT, basis="planned"), "window"),
    (said(10, 20, 30, 40, 50, unit="percent"), "share"),
    (said(0, *EXACT), "zero"),
    (said(4000, {"low": 3000}, {"high": 4000}, {"low": 3500, "high": 4500}, {"best": 4000, "qualifier": "about"}), "agree"),
    (said(1, 1000, 10**6, 10**8, 10**9), "fit"),
])
def test_why_nothing_is_estimated(rows: list[dict[str, Any]], reason: str) -> None:
    found = fitted(*rows)
    assert found.refused == reason
    assert reason in module.REASONS
    assert np.isnan(found.median) and found.without.empty


def test_figures_of_different_times_are_not_one_number() -> None:
    rows = said(*EXACT)
    assert fitted(*rows, day=date(2026, 4, 28)).refused == "old"  # the limit would leave nobody, so the spread does not apply it
    rows[0] |= {"as_of": "2025-01-19"}
    assert fitted(*rows, limit=365).refused == "old"  # 91 days apart
    rows[0] |= {"as_of": "2025-01-20"}
    assert fitted(*rows, limit=365).refused == ""


def test_voices_that_agree_name_what_all_allow() -> None:
    found = fitted(*said({"low": 3900}, {"best": 4000, "qualifier": "about"}, {"low": 3000, "high": 4200}, {"low": 3500, "high": 4500}, {"high": 9000}))
    assert (found.refused, found.common) == ("agree", (3900, 4200))


def test_many_at_once_are_the_same_fit_as_scipy_one_by_one() -> None:
    found = fitted(*said(1000, {"low": 2500, "high": 3500}, {"low": 4000}, 8000, {"high": 6000}, {"best": 5000, "qualifier": "about"}))
    low, high = module._logs(found.voices)
    draws = np.random.default_rng(1).integers(0, 6, (12, 6))
    counts = (draws[:, :, None] == np.arange(6)).sum(axis=1).astype("float64")
    together = np.exp(module._medians(low, high, counts, found.median, found.factor))
    compared = 0
    for drawn, median in zip(draws, together, strict=True):
        chosen = found.voices.iloc[drawn]
        if chosen["lower"].max() > chosen["upper"].min():
            assert median == pytest.approx(module._fit(chosen)[0], rel=1e-3)
            compared += 1
    assert compared > 5


def test_as_one_row() -> None:
    row = as_row(fitted(*said(*EXACT))).iloc[0]
    assert (row["voices"], row["refused"], row["without_side"]) == (5, "", "south_korea")
    assert (row["median"], row["without_median"]) == (pytest.approx(2862, abs=1), pytest.approx(4579, abs=1))
    row = as_row(fitted(*said(1000, 2000))).iloc[0]
    assert (row["voices"], row["refused"], row["without_side"]) == (2, "few", "")


@given(frames(smallest=5), st.randoms())
@few
def test_the_order_of_rows_does_not_matter(claims: pd.DataFrame, chance: Any) -> None:
    claims = claims.assign(as_of=pd.Timestamp("2025-04-01"), stated_on=pd.Timestamp("2025-04-01"))
    order = list(claims.index)
    chance.shuffle(order)
    one, other = (estimate(spread(rows, DAY, 90)) for rows in (claims, claims.loc[order]))
    assert one.refused == other.refused
    assert one.without.equals(other.without)
    assert np.array_equal([one.median, one.low, one.high], [other.median, other.low, other.high], equal_nan=True)


@given(st.lists(st.integers(100, 20_000).map(float), min_size=5, max_size=6, unique=True), st.floats(2, 50))
@settings(few, max_examples=8)
def test_all_numbers_times_a_factor_give_the_estimate_times_that_factor(numbers: list[float], factor: float) -> None:
    assume(max(numbers) > 1.2 * min(numbers))
    one, other = fitted(*said(*numbers)), fitted(*said(*[number * factor for number in numbers]))
    assert other.refused == one.refused == ""
    assert [other.median, other.low, other.high] == pytest.approx([one.median * factor, one.low * factor, one.high * factor], rel=2e-3)


def test_a_repeat_of_another_voice_changes_nothing() -> None:
    rows = said(*EXACT)
    repeat = claim("isw-1", "isw", "2025-04-25", best=8000, derived_from="uk-mod-1", origin="uk-mod-1", origin_source="uk-mod")
    assert fitted(*rows, repeat).median == fitted(*rows).median


def test_casualties_on_the_day_of_the_article(record) -> None:
    # The voices of 28 April 2025, as_of within 90 days (data/claims.csv): HUR, JCS and SK officials about 4,000 (3,600
    # to 4,400), Zelensky and NIS more than 4,000, the General Staff more than 4,500, the UK MoD more than 5,000.
    # The likelihood of the fit is the product of three times the probability of 3,600 to 4,400 and the four tails;
    # searched here on a grid of its own, without scipy.
    found = estimate(spread(series(record.known_on(DAY).claims, "casualties", "total"), DAY, 90))
    assert len(found.voices) == 7
    assert (np.isinf(found.voices["upper"])).sum() == 4

    def below(number: float, median: float, sigma: float) -> float:
        return (1 + erf(log(number / median) / sigma / sqrt(2))) / 2

    def likelihood(median: float, sigma: float) -> float:
        tails = [1 - below(number, median, sigma) for number in (4000, 4000, 4500, 5000)]
        return float((below(4400, median, sigma) - below(3600, median, sigma)) ** 3 * np.prod(tails))

    grid = [(median, sigma) for median in range(4000, 5400, 20) for sigma in np.arange(0.05, 0.4, 0.005)]
    best = max(grid, key=lambda tried: likelihood(*tried))
    assert found.median == pytest.approx(best[0], abs=25)
    assert log(found.factor) == pytest.approx(best[1], abs=0.01)
    assert found.low < found.median < found.high
    # Without Ukraine or South Korea fewer than three figures are left that are not open upward.
    assert set(found.without.loc[found.without["median"].isna(), "side"]) == {"ukraine", "south_korea"}


def test_today_the_figures_are_too_old(record) -> None:
    assert estimate(spread(series(record.claims, "casualties", "total"), date(2026, 11, 22), 90)).refused == "old"
