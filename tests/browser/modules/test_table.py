"""The table: how it is sorted, filled, marked, and reached from the keyboard."""

import pytest

pytestmark = pytest.mark.browser

FIGURES = {
    "name": "figure",
    "label": "Figure",
    "cells": ["about 900", "11,000", "“many”", "1,000"],
    "keys": [900, 11000, None, 1000],
    "marks": {"1": [[0, 6]]},
    "narrow": False,
}
SOURCES = {
    "name": "source",
    "label": "Source",
    "cells": ["Zürich", "äther", "<b>x</b>", ""],
    "keys": [],
    "marks": {},
    "narrow": False,
}
TABLE = {
    "columns": [FIGURES, SOURCES],
    "ids": ["a", "b", "c", "d"],
    "opens": "claim",
    "alt": "Claims",
    "sorted": "",
    "lang": "de",
    "excerpts": {"2": ["Note: <i>said</i> so", [[6, 17]]]},
    "sort": "Sort by {column}",
}


@pytest.fixture
def show(modules):
    def shown(**changed):
        modules.run(
            """data => {
            window.place ??= component('<div class="ledger-table"></div>');
            place.data = { ...place.data, ...data };
            window.table.mount(place);
        }""",
            {**TABLE, **changed},
        )
        return modules.page

    return shown


def first_cells(page) -> list[str]:
    return page.locator("tbody th").all_inner_texts()


def test_numbers_are_sorted_as_numbers_from_the_largest_and_words_come_last(show):
    page = show()
    assert first_cells(page) == FIGURES["cells"]
    figure = page.get_by_role("button", name="Figure", exact=True)
    figure.click()
    assert first_cells(page) == ["11,000", "1,000", "about 900", "“many”"]
    assert page.get_by_role("columnheader", name="Figure").get_attribute("aria-sort") == "descending"
    figure.click()
    assert first_cells(page) == ["about 900", "1,000", "11,000", "“many”"]
    assert page.get_by_role("columnheader", name="Figure").get_attribute("aria-sort") == "ascending"
    page.get_by_role("button", name="Source", exact=True).click()
    # As a German dictionary has it: signs, Äther, Zürich; nothing comes last.
    assert page.locator("tbody td").all_inner_texts()[1:] == ["äther", "Zürich", ""]
    assert page.locator("thead [aria-sort]").count() == 1


def test_what_was_found_is_marked_and_no_word_is_markup(show):
    page = show()
    assert page.locator("mark").all_inner_texts() == ["11,000", "<i>said</i>"]
    assert page.locator("tbody b, tbody i").count() == 0
    assert page.locator("small").inner_text() == "Note: <i>said</i> so"


def test_a_run_that_changes_nothing_leaves_order_and_focus(show):
    page = show()
    page.get_by_role("button", name="Figure", exact=True).click()
    page.locator("tbody button").nth(1).focus()
    show()
    assert page.evaluate("document.activeElement.textContent") == "1,000"
    show(ids=["a", "b", "c", "e"])
    assert first_cells(page)[0] == "11,000", "another table is sorted as the last one was"


def test_one_row_is_reached_with_tab_and_the_others_from_there(show):
    page = show(**{name: TABLE[name] for name in ("ids",)})
    assert page.locator("tbody button[tabindex='0']").count() == 1
    page.locator("tbody button").first.focus()
    for key, text in (
        ("ArrowDown", "11,000"),
        ("End", "1,000"),
        ("ArrowDown", "1,000"),
        ("ArrowUp", "“many”"),
        ("Home", "about 900"),
        ("PageDown", "1,000"),
    ):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.textContent") == text, key
        assert page.locator("tbody button[tabindex='0']").count() == 1


def test_a_long_table_is_filled_as_it_is_needed(show):
    many = [f"row {number}" for number in range(500)]
    page = show(columns=[{**FIGURES, "cells": many, "keys": list(range(500)), "marks": {}}], ids=many, excerpts={})
    assert page.locator("tbody tr").count() == 60
    assert page.get_by_role("table", name="Claims").get_attribute("aria-rowcount") == "501"
    page.locator("tbody button").first.focus()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.textContent") == "row 499"
    assert page.locator("tbody tr").last.get_attribute("aria-rowindex") == "501"
    page.get_by_role("button", name="Figure", exact=True).click()
    assert (first_cells(page)[0], page.locator("tbody tr").count()) == ("row 499", 60)
