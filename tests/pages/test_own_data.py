"""Own data on the pages: opened for one session, checked by the same rules, seen by nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ledger.record.load import load
from ledger.record.record import Record
from ledger.record.store import record_store
from ledger.runtime import settings
from ledger.ui.app import offered_pages
from ledger.ui.page_paths import is_page
from ledger.ui.transfer import Transfer
from tests.conftest import FIXTURE
from tests.pages.conftest import Reader
from tests.support.api_client import ask
from tests.support.app_driver import opened, picture_address, pictures
from tests.support.corruptions import change
from tests.support.visible_text import texts
from tests.support.zipped import zipped_folder

SLIDE = {"en": "Own data, not of the Kursk Ledger", "de": "Eigene Daten, nicht aus dem Kursk Ledger"}
WORDS = {"en": ("Own data:", "Back to the data of this dashboard"), "de": ("Eigene Daten:", "Zurück zum Datensatz")}


@pytest.fixture(autouse=True)
def switched_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LEDGER_OWN_DATA", "on")
    settings._settings_once.cache_clear()
    yield
    monkeypatch.delenv("LEDGER_OWN_DATA", raising=False)
    settings._settings_once.cache_clear()


def handed_in(content: bytes, **link: str) -> AppTest:
    """The page after a file has come."""
    app = opened("own_data", **link)
    app.session_state["reader"].transfer = Transfer("mine", [content[:1000], content[1000:]], is_complete=True)
    return app.run()


def words(app: AppTest) -> str:
    return "\n".join(texts(app)).replace("\\", "")


@pytest.fixture
def tiny() -> Record:
    return load(FIXTURE)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_all_pages_show_it_for_this_reader_alone_until_the_way_back_is_taken(
    lang: str, tiny: Record, record: Record
) -> None:
    notice, back = WORDS[lang]
    app = handed_in(zipped_folder(FIXTURE), lang=lang)
    assert notice in words(app)
    app.switch_page("pages/timeline.py").run()
    assert {each["data_version"] for each in pictures(app).values()} == {tiny.version}
    assert notice in words(app)
    assert notice not in Reader("timeline", lang=lang).words, "another reader"
    app.switch_page("pages/presentation.py").run()
    assert SLIDE[lang] in words(app), "a wall shows whose data it is"
    app.switch_page("pages/timeline.py").run()
    (button,) = [each for each in app.button if each.label.startswith(back)]
    button.click().run()
    assert notice not in words(app)
    assert {each["data_version"] for each in pictures(app).values()} == {record.version}


def test_its_pictures_are_kept_by_nobody_and_found_by_no_one_who_does_not_know_them(folder: Path) -> None:
    # Of a record that no other test shows.
    change("claims.csv", 2, "1500", "1501")(folder)
    mine = load(folder)
    app = handed_in(zipped_folder(folder))
    app.switch_page("pages/timeline.py").run()
    own = next(iter(pictures(app).values()))
    address = picture_address(own, dict(app.query_params)).removeprefix("/")
    answered = ask(address)
    assert (answered.status, answered.headers["Cache-Control"]) == (200, "private, no-store")
    fingerprint = app.session_state["reader"].record.fingerprint
    assert fingerprint not in (mine.fingerprint, mine.version)
    assert ask(address.replace(fingerprint, mine.fingerprint)).status == 410
    del app.session_state["reader"]
    assert record_store().find(mine.fingerprint) is None


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_fault_is_said_as_the_command_says_it_and_the_page_goes_on_as_it_was(
    lang: str, folder: Path, record: Record
) -> None:
    change("claims.csv", 2, "about", "roundabout")(folder)
    app = handed_in(zipped_folder(folder), lang=lang)
    said = words(app)
    assert {"en": "The data has 1 problem", "de": "Die Daten haben 1 Fehler"}[lang] in said
    assert {"en": "claims.csv row 2", "de": "claims.csv, Zeile 2"}[lang] in said
    assert WORDS[lang][0] not in said
    app.switch_page("pages/timeline.py").run()
    assert {each["data_version"] for each in pictures(app).values()} == {record.version}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("en", "the file is no ZIP file that can be read"), ("de", "die Datei ist keine lesbare ZIP-Datei")],
)
def test_what_is_no_zip_file_is_refused_with_a_sentence(lang: str, sentence: str) -> None:
    assert sentence in words(handed_in(b"<script>alert(1)</script>" * 99, lang=lang))


def test_foreign_words_in_a_problem_are_no_markup(folder: Path) -> None:
    change("claims.csv", 2, "about", "**<b>bold</b>**")(folder)
    markdown = "".join(each.value for each in handed_in(zipped_folder(folder)).markdown)
    assert "**<b>" not in markdown


def test_the_page_is_there_only_where_the_operator_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "own_data" in offered_pages()
    monkeypatch.delenv("LEDGER_OWN_DATA")
    settings._settings_once.cache_clear()
    assert "own_data" not in offered_pages()
    assert not is_page("/own_data")
    assert is_page("/map") and is_page("/") and not is_page("/briefing/x")
