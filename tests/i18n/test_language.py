"""Numbers, dates and lists as German and British newspapers write them."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings, strategies as st

from ledger.i18n.language import LANGUAGES, Language

DE, EN = Language("de"), Language("en")
DAY = date(2025, 4, 28)


def spaced(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (4000, "4.000", "4,000"),
        (4000.0, "4.000", "4,000"),
        (1_234_567, "1.234.567", "1,234,567"),
        (2.5, "2,5", "2.5"),
        (57.6, "57,6", "57.6"),
        (66.666, "66,67", "66.67"),
    ],
)
def test_numbers(value: float, german: str, english: str) -> None:
    assert (DE.number(value), EN.number(value)) == (german, english)


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_the_german_number_is_the_english_one_with_its_marks_exchanged(value: int) -> None:
    assert EN.number(value) == f"{value:,}"
    assert DE.number(value) == f"{value:,}".replace(",", ".")


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (999_999, "999.999", "999,999"),
        (15_000_000, "15 Millionen", "15 million"),
        (2_500_000, "2,5 Millionen", "2.5 million"),
        (5_750_000_000, "5,75 Milliarden", "5.75 billion"),
    ],
)
def test_large_numbers_are_spelled(value: float, german: str, english: str) -> None:
    assert (spaced(DE.compact(value)), spaced(EN.compact(value))) == (german, english)


def test_one_million_is_singular_in_german() -> None:
    assert [spaced(DE.compact(value)) for value in (1e6, 1e9)] == ["1 Million", "1 Milliarde"]


def test_short_large_numbers_are_abbreviated_for_ticks() -> None:
    assert (spaced(DE.compact(15_000_000, "short")), spaced(EN.compact(15_000_000, "short"))) == ("15 Mio.", "15M")


def test_plotly_gets_the_decimal_mark_first() -> None:
    assert (DE.separators, EN.separators) == (",.", ".,")


def test_dates() -> None:
    assert (DE.date(DAY), EN.date(DAY)) == ("28. April 2025", "28 April 2025")
    assert (DE.short_date(DAY), EN.short_date(DAY)) == ("28. Apr. 2025", "28 Apr 2025")


@pytest.mark.parametrize(
    ("precision", "german", "english"),
    [
        ("day", "5. März 2025", "5 March 2025"),
        ("week", "um den 5. März 2025", "about 5 March 2025"),
        ("month", "März 2025", "March 2025"),
        ("quarter", "1. Quartal 2025", "1st quarter 2025"),
        ("year", "2025", "2025"),
    ],
)
def test_a_day_is_never_shown_more_precisely_than_it_is_known(precision: str, german: str, english: str) -> None:
    day = date(2025, 3, 5)
    assert (DE.date_with_precision(day, precision), EN.date_with_precision(day, precision)) == (german, english)


@pytest.mark.parametrize(
    ("precision", "german", "english"),
    [
        ("day", "5. März 2025", "5 Mar 2025"),
        ("week", "um den 5. März 2025", "about 5 Mar 2025"),
        ("month", "März 2025", "Mar 2025"),
        ("quarter", "Q1 2025", "Q1 2025"),
        ("year", "2025", "2025"),
    ],
)
def test_a_short_day_has_the_same_precision(precision: str, german: str, english: str) -> None:
    day = date(2025, 3, 5)
    assert (DE.date_with_precision(day, precision, "short"), EN.date_with_precision(day, precision, "short")) == (
        german,
        english,
    )


def test_a_month_names_its_year_and_a_day_is_written_one_way() -> None:
    december, day = date(2024, 12, 1), date(2024, 12, 24)
    assert (DE.month(december), EN.month(december)) == ("Dez. 2024", "Dec 2024")
    assert (DE.short_date(day), EN.short_date(day)) == (f"24. {DE.month(day)}", f"24 {EN.month(day)}")


def test_lists() -> None:
    assert (DE.join_list(["a", "b", "c"]), EN.join_list(["a", "b", "c"])) == ("a, b und c", "a, b and c")
    assert (DE.join_list(["a", "b"]), EN.join_list(["a"])) == ("a und b", "a")


def test_texts() -> None:
    assert (DE.gettext("Killed and wounded?"), EN.gettext("Sides")) == ("Killed and wounded?", "Sides")
    assert DE.gettext("Sides") == "Seiten"
    # Gettext itself would answer the empty message with the head of the catalogue.
    assert [Language(code).gettext("") for code in LANGUAGES] == ["", ""]


def test_plurals_carry_the_number_as_the_language_writes_it() -> None:
    forms = "{n} report", "{n} reports"
    assert [EN.ngettext(*forms, n) for n in (0, 1, 4000)] == ["0 reports", "1 report", "4,000 reports"]
    assert [DE.ngettext(*forms, n) for n in (0, 1, 4000)] == ["0 Berichte", "1 Bericht", "4.000 Berichte"]


def test_a_row_is_read_in_the_language() -> None:
    row = {"name_de": "Sudscha", "name_en": "Sudzha"}
    assert (DE.localised(row, "name"), EN.localised(row, "name")) == ("Sudscha", "Sudzha")
    typed = SimpleNamespace(**row)
    assert (DE.localised(typed, "name"), EN.localised(typed, "name")) == ("Sudscha", "Sudzha")
