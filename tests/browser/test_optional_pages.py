"""The pages that an operator may switch on, in a real Chromium: a claim is written by keyboard alone, own data is chosen and shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ledger.i18n.language import Language
from tests.browser.conftest import serious, sideways
from tests.conftest import FIXTURE
from tests.support.new_claim import NEW_REAL_CLAIM, NEW_REAL_KEY
from tests.support.server import running_server
from tests.support.zipped import zipped_folder

pytestmark = pytest.mark.browser

OUTCOME = ".st-key-claim_outcome"
OWN = {"en": "Own data:", "de": "Eigene Daten:"}
BACK = {"en": "Back to the data of this dashboard", "de": "Zurück zum Datensatz dieser Seite"}


@pytest.fixture(scope="module")
def offered() -> Iterator[str]:
    """The address of a dashboard with both pages."""
    with running_server(LEDGER_ADD_CLAIM="on", LEDGER_OWN_DATA="on") as address:
        yield address


def choose_by_keyboard(page: Page, words: str) -> None:
    """Choose from the list that has the focus by typing its words; where the machine is so busy that a pause between two letters ends
    the word, once more."""
    for _attempt in range(10):
        page.keyboard.type(words)
        if page.evaluate("document.activeElement.selectedOptions[0].text") == words:
            return
        page.wait_for_timeout(1500)
    raise AssertionError(f"never chosen: {words}")


def write_by_keyboard(page: Page, row: dict[str, str]) -> None:
    """Go through the form with the tabulator and type what belongs into each field that is met."""
    page.locator("[name=metric]").focus()
    left = dict(row)
    for _stop in range(150):
        name, kind, words = page.evaluate(
            """row => {
                const { name = "", type = "", options } = document.activeElement;
                return [name, type, [...options ?? []].find(({ value }) => value === row[name])?.text];
            }""",
            left,
        )
        if name in left:
            text = left.pop(name)
            if kind == "date":
                # Where its day is typed first and where its month, the machine's language decides.
                page.locator(":focus").fill(text)
            elif words:
                choose_by_keyboard(page, words)
            else:
                page.keyboard.type(text)
        if not left:
            page.keyboard.press("Tab")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"never met: {left}")


def test_a_claim_is_written_by_keyboard_put_right_and_leaves_as_a_file(offered: str, visit, tmp_path: Path) -> None:
    visitor = visit()
    page = visitor.open(f"{offered}/add_claim?lang=en")
    write_by_keyboard(page, NEW_REAL_CLAIM | {"best": "9.500"})
    said = page.locator(OUTCOME)
    expect(said).to_contain_text("1 problem.")
    best = page.locator("[name=best]")
    expect(best).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#claim_form_best_fault")).to_contain_text("a number is written in plain digits: write 9500")
    visitor.settle()
    assert serious(page) == {}
    best.fill("9500")
    best.press("Enter")
    expect(said).to_contain_text(f"No problem: the claim can be added as {NEW_REAL_KEY}.")
    expect(best).not_to_have_attribute("aria-invalid", "true")
    expect(said).to_contain_text("soldiers, all of *them*")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the rows as CSV").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == f"{NEW_REAL_KEY}.csv"
    assert NEW_REAL_CLAIM["note_en"] in path.read_text(encoding="utf-8")
    assert visitor.errors == []


def test_a_day_that_cannot_be_is_said_and_the_form_goes_on(offered: str, visit) -> None:
    visitor = visit()
    page = visitor.open(f"{offered}/add_claim?lang=en")
    page.locator("[name=stated_on]").evaluate(
        "each => { each.value = '92026-02-01'; each.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    expect(page.locator("#claim_form_stated_on_fault")).not_to_be_empty()
    page.locator("[name=best]").fill("9.500")
    page.locator("[name=best]").press("Enter")
    expect(page.locator("#claim_form_best_fault")).to_contain_text("plain digits")
    assert visitor.errors == []


def test_the_form_can_be_used_on_a_phone_in_the_dark_in_german(offered: str, visit) -> None:
    visitor = visit(width=390, height=844, scheme="dark", touch=True)
    page = visitor.open(f"{offered}/add_claim?lang=de")
    expect(page.get_by_role("heading", level=1)).to_have_text("Angabe eintragen")
    assert sideways(page) <= 0
    assert serious(page) == {}
    assert visitor.errors == []


@pytest.mark.parametrize("lang", ["en", "de"])
def test_own_data_is_chosen_shown_on_another_page_too_and_left_again(
    offered: str, visit, tmp_path: Path, lang: str
) -> None:
    file = tmp_path / "mine.zip"
    file.write_bytes(zipped_folder(FIXTURE))
    visitor = visit(scheme={"en": "light", "de": "dark"}[lang])
    page = visitor.open(f"{offered}/own_data?lang={lang}")
    assert serious(page) == {}
    page.locator(".ledger-upload input").set_input_files(file)
    banner = page.locator(".st-key-own_data_banner")
    expect(banner).to_contain_text(OWN[lang])
    page.get_by_role("link", name=Language(lang).gettext("Claims"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(Language(lang).gettext("Claims"))
    expect(banner).to_contain_text(OWN[lang])
    visitor.settle()
    assert serious(page) == {}
    banner.get_by_role("button", name=BACK[lang]).click()
    expect(banner).to_have_count(0)
    assert visitor.errors == []
