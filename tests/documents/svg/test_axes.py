"""Where values stand on a drawing, and which are named."""

from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from ledger.documents.svg.axes import Scale, number, scale
from ledger.i18n.language import Language

EN, DE = Language("en"), Language("de")
NUMBERS = st.floats(-1e6, 1e6).map(lambda value: round(value, 2))


@settings(deadline=None)
@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_scale_keeps_the_order_and_its_ends(low: float, high: float, value: float) -> None:
    if high - low < 1:
        return
    found = Scale({}, low, high, 72, 668)
    assert found.at(low) == pytest.approx(72)
    assert found.at(high) == pytest.approx(668)
    if found.at(value) != pytest.approx(668):  # so near the end, rounding decides
        assert (found.at(value) < found.at(high)) == (value < high)


def test_an_axis_that_runs_down_runs_down() -> None:
    found = scale({"range": [620, 0]}, [], 10, 110)
    assert (found.at(620), found.at(0), found.at(310)) == (10, 110, 60)


def test_decades_are_equally_far_apart_and_zero_is_nowhere() -> None:
    found = scale({"type": "log", "tickvals": [10, 100], "ticktext": ["10", "100"]}, [10, 1000], 0, 100)
    assert found.at(100) - found.at(10) == pytest.approx(found.at(1000) - found.at(100))
    assert found.at(0) != found.at(0)


def test_without_a_range_of_its_own_it_leaves_room_around_the_values() -> None:
    found = scale({}, [float("nan"), 0.0, 100.0], 0, 110)
    assert (found.low, found.high) == (-5.0, 105.0)
    alone = scale({}, [7.0], 0, 100)
    assert alone.at(7.0) == 50
    assert scale({}, [], 0, 100).low < scale({}, [], 0, 100).high


def test_days_are_days_however_they_are_written() -> None:
    assert number("2025-04-28") == number(date(2025, 4, 28)) == number(date(1970, 1, 1)) + 20206
    assert number(None) != number(None)


def test_ticks_are_named_in_the_language_and_none_lies_outside() -> None:
    found = scale({"range": [-450.0, 16500.0]}, [], 8, 668)
    assert [text for _, text in found.ticks(EN)] == ["0", "5,000", "10,000", "15,000"]
    assert [text for _, text in found.ticks(DE)] == ["0", "5.000", "10.000", "15.000"]
    assert all(8 <= place <= 668 for place, _ in found.ticks(EN))
    days = scale({"type": "date"}, [number("2024-10-01"), number("2025-06-01")], 0, 500)
    assert [text for _, text in days.ticks(DE)] == ["Nov. 2024", "Jan. 2025", "März 2025", "Mai 2025"]
    assert [text for _, text in days.ticks(EN)] == ["Nov 2024", "Jan 2025", "Mar 2025", "May 2025"]
