"""The Claims page: what is searched and marked, which columns stand in the table and how they are sorted, what is found beside claims."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from ledger.i18n.language import Language
from ledger.question.claim_columns import COLUMNS, DEFAULT_COLUMNS
from ledger.record.claim import StatedFigure
from ledger.record.record import Record
from ledger.text import claim_text
from ledger.ui.panels.claims_table import size
from tests.support.app_driver import (
    card,
    choose,
    click,
    components,
    controls,
    lines,
    opened,
    send,
    table,
    values,
    visible_text,
)


def columns(app: AppTest) -> list[str]:
    return list(table(app, "claims"))


def rows(app: AppTest) -> list[str]:
    ids: list[str] = components(app)["table_claims"]["ids"]
    return ids


def marked(app: AppTest, name: str, row: int) -> list[str]:
    """What is marked in a cell."""
    [column] = [column for column in components(app)["table_claims"]["columns"] if column["name"] == name]
    return [column["cells"][row][start:end] for start, end in column["marks"].get(str(row), [])]


@pytest.mark.parametrize(
    ("code", "headings"),
    [
        ("en", ["Figure", "Indicator", "Source", "Side", "As of", "Stated on"]),
        ("de", ["Zahl", "Kennzahl", "Quelle", "Seite", "Stand", "Geäußert am"]),
    ],
)
def test_the_table_shows_who_said_what_when_newest_first(record: Record, code: str, headings: list[str]) -> None:
    app, lang = opened("claims", lang=code), Language(code)
    told = components(app)["table_claims"]
    assert [column["label"] for column in told["columns"]] == headings
    newest = record.claims.sort_values(["stated_on", "claim_id"], ascending=[False, True])
    assert told["ids"] == list(newest["claim_id"])
    first = record.claim(newest["claim_id"].iloc[0])
    assert [column["cells"][0] for column in told["columns"]] == [
        claim_text.value_text(first, lang),
        lang.localised(record.metric_rows[first.metric], "name"),
        lang.localised(record.source_rows[first.source], "name"),
        {"en": "Ukraine", "de": "Ukraine"}[code],
        lang.date_with_precision(first.as_of, first.as_of_precision, "short"),
        lang.date_with_precision(first.stated_on, first.stated_on_precision, "short"),
    ]
    assert (told["sorted"], told["opens"]) == ("stated_on", "claim")


def test_a_month_is_not_written_as_a_day(record: Record) -> None:
    app = opened("claims", lang="de")
    months = record.claims[record.claims["as_of_precision"] == "month"]
    assert len(months) > 0
    written = dict(zip(rows(app), table(app, "claims")["as_of"], strict=True))
    for claim in months.to_dict("records"):
        assert written[claim["claim_id"]] == Language("de").month(claim["as_of"])


def test_figures_and_days_are_sorted_as_what_they_are() -> None:
    told = components(opened("claims", lang="en", columns="figure,as_of,reports,metric"))["table_claims"]
    keys = {column["name"]: column["keys"] for column in told["columns"]}
    cells = {column["name"]: column["cells"] for column in told["columns"]}
    assert {type(key) for key in keys["figure"]} == {float, type(None)}
    assert {type(key) for key in keys["reports"]} == {float}
    assert all(len(key) == 19 for key in keys["as_of"]), "days that sort as text: YYYY-MM-DDTHH:MM:SS"
    assert keys["metric"] == []
    by_figure = dict(zip(cells["figure"], keys["figure"], strict=True))
    assert by_figure["about 10,000"] == 10_000
    assert by_figure["2,000 to 12,000"] == 2_000
    assert by_figure["about 15 million"] == 15_000_000
    assert all(key is None for figure, key in by_figure.items() if figure.startswith("“"))


@pytest.mark.parametrize(
    ("ends", "number"),
    [
        ({"low": 8000, "best": None, "high": 10_000}, 8000),
        ({"low": 8000, "best": 9000, "high": 10_000}, 9000),
        ({"low": None, "best": None, "high": 12_000}, 12_000),
        ({"low": None, "best": None, "high": None}, None),
        ({"low": 0, "best": 0, "high": 5}, 0),
    ],
)
def test_a_figure_is_sorted_by_its_best_number_else_by_its_lower_end(
    ends: dict[str, float | None], number: float | None
) -> None:
    assert size(StatedFigure(**ends, qualifier="about")) == number


def test_a_search_leaves_the_claims_with_all_its_words_and_stands_in_the_link(record: Record) -> None:
    app = opened("claims", lang="en")
    assert (controls(app)["search"]["form"], controls(app)["search"]["value"]) == ("text", "")
    choose(app, search="  Reuters killed ")
    assert app.query_params["search"] == controls(app)["search"]["value"] == "Reuters killed"
    assert 0 < len(rows(app)) < len(record.claims)
    choose(app, search="")
    assert "search" not in app.query_params
    assert f"{len(record.claims)} claims" in visible_text(app)


@pytest.mark.parametrize(("code", "figure", "note"), [("en", "11,000", "Note: "), ("de", "11.000", "Anmerkung: ")])
def test_what_was_found_is_marked_in_the_cells_and_below_the_row(
    record: Record, code: str, figure: str, note: str
) -> None:
    app = opened("claims", lang=code, search="zelenskiy 11000")
    places = [place for place, claim in enumerate(rows(app)) if claim == "troops-in-kursk-ua-president-2024-11-19"]
    assert len(places) == 1
    assert marked(app, "figure", places[0]) == [figure]
    text, spans = components(app)["table_claims"]["excerpts"][str(places[0])]
    assert text.startswith(note)
    assert {text[start:end] for start, end in spans} == {{"en": "Zelensky", "de": "Selenskyj"}[code], figure}
    everything = opened("claims", lang=code)
    assert components(everything)["table_claims"]["excerpts"] == {}
    assert all(not column["marks"] for column in components(everything)["table_claims"]["columns"])


def test_words_that_nobody_said_are_named_as_text() -> None:
    app = opened("claims", lang="en", search="<b>*nothing*</b>")
    assert not table(app, "claims")
    [notice] = [notice.value for notice in app.info]
    assert "No claims match" in notice
    assert r"\<b\>\*nothing\*" in notice or r"\<b>\*nothing\*" in notice


@pytest.mark.parametrize(("code", "label"), [("en", "**Sudzha** · **Суджа**"), ("de", "**Sudscha** · **Суджа**")])
def test_a_place_is_found_and_opens_its_card(code: str, label: str) -> None:
    app = opened("claims", lang=code, search="Sudja")
    assert (label, "sudzha") in lines(app, "found_places")
    click(app, "place", "sudzha")
    assert "Sudzha" in card(app) if code == "en" else "Sudscha" in card(app)


def test_an_event_is_found_and_opens_the_day_on_which_it_became_known() -> None:
    app = opened("claims", lang="en", search="KCNA confirms")
    [(label, day)] = [line for line in lines(app, "found_events") if line[1] == "2025-04-28"]
    assert label == "28 Apr 2025 · **KCNA** **confirms** for the first time that troops were sent"
    send(app, "page", {"known_on": day})
    assert app.query_params["known_on"] == "2025-04-28"
    assert (label, day) in lines(app, "found_events")
    assert not lines(opened("claims", lang="en", search="KCNA confirms", known_on="2025-04-27"), "found_events")


def test_beside_claims_nothing_is_listed_without_a_search() -> None:
    app = opened("claims", lang="en")
    assert lines(app, "found_events") == lines(app, "found_places") == []


def test_columns_are_chosen_from_those_that_are_shown_and_none_stands_for_the_usual_ones() -> None:
    app = opened("claims", lang="de")
    asked = controls(app)["columns"]
    assert (asked["form"], asked["value"], values(asked)) == ("checklist", list(DEFAULT_COLUMNS), list(COLUMNS))
    assert columns(app) == list(DEFAULT_COLUMNS) == list(COLUMNS)[:6]
    choose(app, columns=["claim_id", "figure"])
    assert app.query_params["columns"] == "claim_id,figure"
    assert columns(app) == controls(app)["columns"]["value"] == ["figure", "claim_id"]
    choose(app, columns=[])
    assert columns(app) == list(DEFAULT_COLUMNS)


@pytest.mark.parametrize("columns_of_link", ["price", "figure,price"])
def test_a_column_that_there_is_not_is_named_and_left_out(columns_of_link: str) -> None:
    app = opened("claims", lang="en", columns=columns_of_link)
    assert any("columns=price" in notice.value.replace("\\", "") for notice in app.warning)
    assert "price" not in columns(app)


def test_a_claim_that_is_known_later_is_not_in_the_table(record: Record) -> None:
    app = opened("claims", lang="en", known_on="2025-04-28")
    known = record.known_on(date(2025, 4, 28)).claims
    assert set(rows(app)) == set(known["claim_id"])
