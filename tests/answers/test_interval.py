"""Which numbers a claim allows: hedges, open ends, and the rule of rounding."""

from math import inf
from typing import Any

import pytest
from hypothesis import given, strategies as st

from ledger.answers.interval import interval, rounding_tolerance
from ledger.record.claim import claims_by_id
from ledger.record.record import Record
from tests.support.claim_factory import typed

NUMBERS = st.integers(1, 50_000_000)


def allows(**said: Any) -> tuple[float, float]:
    """The interval of a claim that says this."""
    return interval(typed(**said))


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        ({"best": 4000}, (4000, 4000)),
        ({"best": 4000, "qualifier": "about"}, (3600, 4400)),
        ({"best": 11_000, "qualifier": "about"}, (10_500, 11_500)),
        ({"best": 4700, "qualifier": "about"}, (4650, 4750)),
        ({"best": 4000, "qualifier": "nearly"}, (3600, 4000)),
        ({"low": 3000}, (3000, inf)),
        ({"low": 3000, "qualifier": "more_than"}, (3000, inf)),
        ({"high": 12_000}, (0, 12_000)),
        ({"low": 8000, "high": 10_000}, (8000, 10_000)),
        ({"low": 8000, "best": 9000, "high": 10_000}, (8000, 10_000)),
        # Both ends of a hedged range are rounded: 11,000 to the thousand, 12,500 to the hundred.
        ({"low": 11_000, "high": 12_500, "qualifier": "about"}, (10_500, 12_550)),
        ({"best": 1.5, "qualifier": "about"}, (1.45, 1.55)),
        ({"best": 0, "qualifier": "about"}, (0, 0)),
    ],
)
def test_what_a_claim_allows(said: dict[str, Any], allowed: tuple[float, float]) -> None:
    assert allows(**said) == pytest.approx(allowed)


def test_about_four_thousand_allows_four_thousand_and_twelve_and_a_count_only_itself() -> None:
    low, high = allows(best=4000, qualifier="about")
    assert low < 4012 < high
    assert allows(best=4012) == (4012, 4012)
    # "About 4,012" is rounded to the unit: half a soldier to either side.
    assert allows(best=4012, qualifier="about") == (4011.5, 4012.5)


@pytest.mark.parametrize(
    ("number", "half"),
    [
        (11_000, 500),
        (4700, 50),
        (4012, 0.5),
        (4000, 400),
        (10_000, 1000),
        (15_000_000, 500_000),
        (2.5, 0.05),
        (inf, 0),
        (0, 0),
    ],
)
def test_half_a_unit_of_the_last_digit_but_at_most_a_tenth(number: float, half: float) -> None:
    assert rounding_tolerance(number) == pytest.approx(half)


@given(NUMBERS)
def test_a_rounded_figure_allows_itself_and_at_most_a_tenth_more_or_less(number: int) -> None:
    low, high = allows(best=number, qualifier="about")
    assert 0.9 * number - 1e-6 <= low < number < high <= 1.1 * number + 1e-6
    assert low + high == pytest.approx(2 * number)
    assert allows(best=number, qualifier="nearly") == (low, number)


@given(st.integers(1, 9999), st.integers(0, 4))
def test_the_more_zeros_the_wider(number: int, zeros: int) -> None:
    assert rounding_tolerance(number * 10**zeros) == pytest.approx(rounding_tolerance(number) * 10**zeros)
    assert rounding_tolerance(number * 10**zeros) <= rounding_tolerance(number * 10 ** (zeros + 1))


def test_every_figure_of_the_record_lies_in_its_interval(record: Record) -> None:
    by_id = claims_by_id(record.claims[record.claims["qualifier"] != "verbal"])
    for claim in by_id.values():
        low, high = interval(claim)
        assert all(low <= number <= high for number in claim.numbers)
    # "up to 12,000" of Ukraine's president on 22 October 2024, "about 3,000" of the NIS on 13 January 2025.
    assert interval(by_id["troops-planned-ua-president-2024-10-22"]) == (0, 12_000)
    assert interval(by_id["casualties-nis-2025-01-13"]) == (2700, 3300)
