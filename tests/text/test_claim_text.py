"""Figures in words: each qualifier, each unit, both languages."""

from typing import Any

import pytest

from ledger.i18n.language import LANGUAGES, Language
from ledger.record import codes
from ledger.record.claim import claims_of
from ledger.record.record import Record
from ledger.text.claim_text import (
    as_of,
    exclusion_label,
    exclusion_reason,
    quantity_text,
    ratio_phrase,
    stated_on,
    value_text,
)
from tests.support.claim_factory import typed

DE, EN = Language("de"), Language("en")


def value_texts(**fields: Any) -> tuple[str, str]:
    row = typed(**fields)
    return tuple(value_text(row, lang).replace("\xa0", " ") for lang in (DE, EN))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("fields", "german", "english"),
    [
        ({"qualifier": "exact", "best": 11_000}, "11.000", "11,000"),
        ({"qualifier": "about", "best": 4000}, "rund 4.000", "about 4,000"),
        ({"qualifier": "nearly", "best": 12_000}, "knapp 12.000", "nearly 12,000"),
        ({"qualifier": "at_least", "low": 3000}, "mindestens 3.000", "at least 3,000"),
        ({"qualifier": "more_than", "low": 6000}, "mehr als 6.000", "more than 6,000"),
        ({"qualifier": "up_to", "high": 12_000}, "bis zu 12.000", "up to 12,000"),
        ({"qualifier": "range", "low": 8000, "high": 10_000}, "8.000 bis 10.000", "8,000 to 10,000"),
        ({"qualifier": "about", "low": 8000, "high": 10_000}, "rund 8.000 bis 10.000", "about 8,000 to 10,000"),
        (
            {"qualifier": "about", "best": 8000, "high": 10_000},
            "rund 8.000, bis zu 10.000",
            "about 8,000, up to 10,000",
        ),
        (
            {"qualifier": "range", "low": 6000, "best": 8000, "high": 10_000},
            "8.000 (6.000 bis 10.000)",
            "8,000 (6,000 to 10,000)",
        ),
        (
            {"qualifier": "verbal", "wording_de": "mehrere Tausend", "wording_en": "several thousand"},
            "„mehrere Tausend“",
            "“several thousand”",
        ),
        ({"qualifier": "exact", "best": 63.2, "unit": "percent"}, "63,2 %", "63.2%"),
        ({"qualifier": "range", "low": 40, "high": 50, "unit": "percent"}, "40 % bis 50 %", "40% to 50%"),
        ({"qualifier": "up_to", "high": 1300, "unit": "km2"}, "bis zu 1.300 km²", "up to 1,300 km²"),
        (
            {"qualifier": "about", "best": 5_750_000_000, "unit": "usd"},
            "rund 5,75 Milliarden US-Dollar",
            "about 5.75 billion US dollars",
        ),
        (
            {"qualifier": "more_than", "low": 15_000_000, "unit": "rounds"},
            "mehr als 15 Millionen",
            "more than 15 million",
        ),
    ],
)
def test_figures(fields: dict[str, Any], german: str, english: str) -> None:
    assert value_texts(**fields) == (german, english)


def test_a_low_end_beside_a_best_number_is_said() -> None:
    assert "6,000" in value_texts(qualifier="about", low=6000, best=8000)[1]


def test_things_that_are_counted_need_no_unit_beside_the_number() -> None:
    bare = {unit for unit in codes.UNIT if quantity_text(4000, unit, EN) == "4,000"}
    assert bare == set(codes.UNIT) - {"percent", "km2", "usd"}


def test_days_keep_their_precision() -> None:
    row = typed(as_of="2024-12-31", as_of_precision="quarter", stated_on="2025-01-15", stated_on_precision="week")
    assert (as_of(row, DE), as_of(row, EN)) == ("4. Quartal 2024", "4th quarter 2024")
    assert (stated_on(row, DE), stated_on(row, EN)) == ("um den 15. Januar 2025", "about 15 January 2025")


def test_a_period_has_two_ends() -> None:
    row = typed(as_of="2025-01-09", basis="period", period_start="2025-01-03", low=400, high=500)
    assert (as_of(row, DE), as_of(row, EN)) == ("3. Januar 2025 bis 9. Januar 2025", "3 January 2025 to 9 January 2025")


def test_groups_apart_are_named_by_what_sets_them_apart() -> None:
    assert exclusion_label("planned", "all", False, EN) == "planned"
    assert exclusion_label("total", "part", False, EN) == "total so far · part"
    assert exclusion_label("present", "mixed", True, EN) == "at that time · counts others too · no number"
    assert exclusion_label("planned", "part", True, DE) == "geplant · Teil · ohne Zahl"


def test_the_reason_gives_every_definition_that_applies_and_no_other() -> None:
    assert exclusion_reason("planned", "all", False, EN) == "Expected, announced or thought possible; no arrivals."
    assert exclusion_reason("total", "part", True, EN) == (
        "Words instead of a number. One unit, stage or place only. Cumulative up to the day that the figure is about."
    )
    for basis in codes.BASIS:
        assert exclusion_reason(basis, "mixed", False, DE) != exclusion_reason(basis, "mixed", False, EN)


def test_every_claim_of_the_record_says_its_numbers_or_its_words(record: Record) -> None:
    # At least the number that is drawn as the mark stands in the words, in the writing of the language.
    for lang in map(Language, LANGUAGES):
        for row in claims_of(record.claims):
            numbers = [number for number in (row.best, row.low, row.high) if number is not None]
            expected = lang.compact(numbers[0]) if numbers else lang.localised(row, "wording")
            assert expected in value_text(row, lang)
            assert (value_text(row, lang)[0] in "„“") == (row.qualifier == "verbal")


@pytest.mark.parametrize(
    ("value", "bound", "german", "english"),
    [
        (1.25, False, "Verhältnis 1,25", "ratio 1.25"),
        (1.25, True, "Verhältnis mindestens 1,25", "ratio at least 1.25"),
        (3.6667, False, "Verhältnis 3,67", "ratio 3.67"),
        (433.33, True, "Verhältnis mindestens 433", "ratio at least 433"),
        (None, False, "kein Verhältnis, weil die niedrigste Zahl null ist", "no ratio, because the lowest is zero"),
    ],
)
def test_factors(value: float | None, bound: bool, german: str, english: str) -> None:
    assert (ratio_phrase(value, bound, DE), ratio_phrase(value, bound, EN)) == (german, english)
