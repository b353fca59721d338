"""Axes: from zero, over decades, large numbers in words."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from ledger.charts.axes import day_axis, months, round_steps, value_axis
from ledger.charts.style import DARK, LIGHT
from ledger.i18n.language import Language

DE, EN = Language("de"), Language("en")


@settings(deadline=None)
@given(st.floats(0.5, 1e11), st.booleans())
def test_zero_and_the_largest_number_are_both_in_the_picture(largest: float, german: bool) -> None:
    low, high = value_axis(LIGHT, DE if german else EN, largest, "")["range"]
    assert low < 0 < largest < high
    # The marks fill most of the axis.
    assert largest / (high - low) > 0.8


def test_the_unit_is_the_title_and_the_language_sets_the_marks() -> None:
    axis = value_axis(DARK, DE, 12_000, "Soldaten", fixedrange=True)
    assert axis["title"]["text"] == "Soldaten"
    assert axis["title"]["font"]["color"] == DARK.muted
    assert (axis["tickformat"], axis["fixedrange"]) == (",", True)
    assert "tickvals" not in axis


def test_large_numbers_are_spelled_in_the_language() -> None:
    german, english = (value_axis(LIGHT, lang, 12_000_000, "") for lang in (DE, EN))
    assert german["tickvals"] == english["tickvals"] == [0, 2_500_000, 5_000_000, 7_500_000, 10_000_000, 12_500_000]
    assert [text.replace("\xa0", " ") for text in german["ticktext"]] == [
        "0",
        "2,5 Mio.",
        "5 Mio.",
        "7,5 Mio.",
        "10 Mio.",
        "12,5 Mio.",
    ]
    assert english["ticktext"] == ["0", "2.5M", "5M", "7.5M", "10M", "12.5M"]


@pytest.mark.parametrize(("largest", "step"), [(3, 1), (5, 1), (6, None)])
def test_a_handful_is_counted_in_whole_steps(largest: float, step: int | None) -> None:
    assert value_axis(LIGHT, EN, largest, "").get("dtick") == step


@pytest.mark.parametrize(("largest", "last"), [(3, 50), (10, 50), (11, 500), (1000, 5000), (12_000, 500_000)])
def test_a_logarithmic_axis_has_three_ticks_a_decade(largest: float, last: float) -> None:
    axis = value_axis(LIGHT, DE, largest, "", logarithmic=True)
    assert (axis["type"], axis["tickvals"][:6], axis["tickvals"][-1]) == ("log", [1, 2, 5, 10, 20, 50], last)
    assert axis["ticktext"] == [DE.number(value) for value in axis["tickvals"]]
    # A range of a logarithmic axis counts in powers of ten: one meant for values would hide everything.
    assert "range" not in axis


@given(st.floats(1, 1e12), st.integers(2, 10))
def test_round_steps_are_round_few_and_reach_beyond_the_largest(largest: float, at_most: int) -> None:
    ticks = round_steps(largest, at_most)
    assert ticks[0] == 0
    assert ticks[-2] < largest <= ticks[-1] * (1 + 1e-12)
    assert len(ticks) <= at_most + 1
    step = float(f"{ticks[1]:e}".split("e")[0])
    assert step in (1, 2, 2.5, 5)
    assert ticks == pytest.approx([ticks[1] * number for number in range(len(ticks))])


def ticks_of(axis: dict[str, Any]) -> list[str]:
    return [stop["value"] for stop in axis["tickformatstops"]]


def test_days_are_written_as_elsewhere_with_months_that_plotly_is_given() -> None:
    german, english = day_axis(LIGHT, DE, nticks=5), day_axis(LIGHT, EN, nticks=5)
    assert german["type"] == english["type"] == "date"
    assert german["nticks"] == english["nticks"] == 5
    assert ticks_of(german) == ["%-d. %b %Y", "%b %Y", "%Y"]
    assert ticks_of(english) == ["%-d %b %Y", "%b %Y", "%Y"]
    for lang in (DE, EN):
        given = months(lang)
        names = given["locales"][given["locale"]]["format"]
        assert [f"{name} 2025" for name in names["shortMonths"]] == [
            lang.month(date(2025, number, 1)) for number in range(1, 13)
        ]
        assert [f"{name} 2025" for name in names["months"]] == [
            lang.date_with_precision(date(2025, number, 1), "month") for number in range(1, 13)
        ]
    # The stops leave no gap: up to a month in milliseconds, then months, then years.
    assert [stop["dtickrange"] for stop in german["tickformatstops"]] == [
        [None, 30 * 24 * 3600 * 1000 - 1],
        ["M1", "M11"],
        ["M12", None],
    ]
