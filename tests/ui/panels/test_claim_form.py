"""The page "Add a claim": not there unless the operator wants it; what is written is checked, shown as a card, and leaves as a file."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ledger.cli.main import main
from ledger.i18n.language import Language
from ledger.record.load import DATA, load
from ledger.record.record import Record
from ledger.record.schema import TABLES
from ledger.runtime import settings
from ledger.ui.app import offered_pages
from ledger.ui.panels import claim_form
from ledger.views.new_claim import COLUMNS, claim_file
from tests.support.app_driver import _protos, components, opened, visible_text, without_errors
from tests.support.new_claim import NEW_REAL_CLAIM, NEW_REAL_KEY

MARKUP = NEW_REAL_CLAIM | {"scope_en": "soldiers, <b>all</b> of *them*"}
PREVIEW = '<div class="ledger-card ledger-card-in-page">'


@pytest.fixture
def page_is_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LEDGER_ADD_CLAIM", "on")
    settings._settings_once.cache_clear()
    yield
    monkeypatch.delenv("LEDGER_ADD_CLAIM")
    settings._settings_once.cache_clear()


def write(app: AppTest, values: object) -> None:
    """Write into the form, as ``entry_form.js`` tells it."""
    component = _protos(app)["claim_form"].id
    states = app._tree.get_widget_states()
    told = json.dumps([{"event": "changed", "value": values}])
    states.widgets.add(id=f"$$STREAMLIT_INTERNAL_KEY_{component}__events", json_trigger_value=told)
    app._run(states)
    without_errors(app)


def outcome(app: AppTest) -> list[str]:
    """What stands beside the form: headings, what the check found, and the card, an element a line."""
    shown = [each.value for each in app.get("html") if each.value.startswith(('<div class="ledger-findings', PREVIEW))]
    return [text for text in re.findall(">([^<]+)<", "".join(shown)) if text.strip()]


def test_the_page_is_not_there_unless_the_operator_wants_it() -> None:
    assert "add_claim" not in offered_pages()
    assert "add_claim" not in "".join(json.dumps(each) for each in components(opened("claims")).values())


def test_every_column_of_a_claim_and_of_its_first_page_is_asked_for() -> None:
    asked = [name for names in claim_form.GROUPS.values() for name in names]
    assert sorted(asked) == sorted(COLUMNS)
    assert set(TABLES["claims"].columns) - set(asked) == {"claim_id"}


@pytest.mark.parametrize(
    "lang,title,heading,rule",
    [
        (
            "en",
            "Add a claim",
            "1 problem.",
            "a number is written in plain digits: write 9500; a dot is the decimal mark",
        ),
        (
            "de",
            "Angabe eintragen",
            "1 Fehler.",
            "eine Zahl wird nur mit Ziffern geschrieben, hier 9500; Dezimalzeichen ist der Punkt",
        ),
    ],
)
def test_a_bad_value_is_said_beside_its_field_and_in_the_words_of_the_command(
    page_is_on: None, lang: str, title: str, heading: str, rule: str
) -> None:
    app = opened("add_claim", lang=lang)
    assert title in [each.value for each in app.title]
    write(app, NEW_REAL_CLAIM | {"best": "9.500"})
    assert components(app)["claim_form"]["faults"] == {"best": rule}
    place = {
        "en": f'claims.csv, new row {NEW_REAL_KEY}, column best: "9.500" - ',
        "de": f"claims.csv, neue Zeile {NEW_REAL_KEY}, Spalte best: „9.500“ – ",
    }
    assert [line.replace("&#34;", '"') for line in outcome(app)] == [heading, place[lang] + rule]
    assert not app.get("download_button")


def test_codes_come_with_their_meaning_in_the_language_of_the_reader(page_is_on: None) -> None:
    told = {lang: components(opened("add_claim", lang=lang))["claim_form"] for lang in ("de", "en")}
    basis = {
        lang: next(field for _, fields in data["groups"] for field in fields if field["name"] == "basis")
        for lang, data in told.items()
    }
    choices = {lang: field["choices"][0][1] for lang, field in basis.items()}
    assert choices["en"][0] == {
        "value": "total",
        "words": "total so far (total)",
        "meaning": "Cumulative up to the day that the figure is about.",
    }
    assert choices["de"][0]["value"] == "total"
    assert (
        choices["de"][0]["meaning"]
        == Language("de").gettext(choices["en"][0]["meaning"])
        != choices["en"][0]["meaning"]
    )


def test_the_card_is_that_of_the_dashboard_and_words_are_never_markup(page_is_on: None, record: Record) -> None:
    app = opened("add_claim", lang="en")
    write(app, NEW_REAL_CLAIM)
    said = outcome(app)
    assert said[0] == f"No problem: the claim can be added as {NEW_REAL_KEY}."
    assert "about 9,500" in said
    assert "soldiers, all of *them*" in said
    assert "He said so, on that day." in said
    write(app, MARKUP)
    assert outcome(app)[0] == "1 problem."
    assert "&lt;b&gt;all&lt;/b&gt;" in outcome(app)[1]
    assert NEW_REAL_KEY not in record.claims["claim_id"].tolist()


def test_what_one_reader_writes_reaches_no_other(page_is_on: None) -> None:
    first = opened("add_claim", lang="en")
    write(first, NEW_REAL_CLAIM)
    other = opened("add_claim", lang="en")
    assert "9500" not in json.dumps(components(other)["claim_form"]["values"])
    assert NEW_REAL_KEY not in visible_text(other) + "".join(outcome(other))


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "x",
        {"metric": 7},
        {"colour": "red"},
        {"note_en": "\ud800"},
        {"note_en": "x" * 100_000},
        {"best": "{n} %s"},
    ],
)
def test_whatever_is_sent_is_no_error(page_is_on: None, sent: object) -> None:
    app = opened("add_claim", lang="de")
    write(app, sent)
    assert set(app.session_state["reader"].new_claim) <= set(COLUMNS)


def test_the_file_is_taken_by_the_command_as_it_is(
    page_is_on: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "record"))
    app = opened("add_claim", lang="en")
    write(app, NEW_REAL_CLAIM)
    path = tmp_path / f"{NEW_REAL_KEY}.csv"
    path.write_bytes(claim_file(app.session_state["reader"].new_claim))
    assert main(["add", "claim", str(path), "--record", str(folder)]) == 0, capsys.readouterr().out
    added = {
        name: next(
            row
            for row in csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8"), newline=""))
            if row[TABLES[name].key[0]].startswith(NEW_REAL_KEY)
        )
        for name in ("claims", "reports")
    }
    written = {column: added["claims"].get(column) or added["reports"].get(column, "") for column in COLUMNS}
    assert written == {column: NEW_REAL_CLAIM.get(column, "") for column in COLUMNS}
    assert (added["claims"]["claim_id"], added["reports"]["role"]) == (NEW_REAL_KEY, "primary")
    assert main(["check", str(folder)]) == 0
    assert NEW_REAL_KEY in load(folder).claims["claim_id"].tolist()
