"""The Claims page: what is searched, which columns stand in the table, and what a selected row opens."""

import pytest
from streamlit.testing.v1 import AppTest

from ledger.columns import COLUMNS, USUAL
from ledger.record import Record
from tests.ui.reading import choose, controls, opened, said, values


def columns(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value.columns)


def test_a_search_leaves_the_claims_with_all_its_words_and_stands_in_the_link(record: Record) -> None:
    app = opened("claims", lang="en")
    assert (controls(app)["search"]["form"], controls(app)["search"]["value"]) == ("text", "")
    choose(app, search="  Reuters killed ")
    assert app.query_params["search"] == controls(app)["search"]["value"] == "Reuters killed"
    assert 0 < len(app.dataframe[0].value) < len(record.claims)
    choose(app, search="")
    assert "search" not in app.query_params
    assert f"{len(record.claims)} claims" in said(app)


def test_words_that_nobody_said_are_named_as_text() -> None:
    app = opened("claims", lang="en", search="<b>*nothing*</b>")
    assert not app.dataframe
    [notice] = [notice.value for notice in app.info]
    assert "No claim holds all of these words" in notice
    assert r"\<b\>\*nothing\*" in notice or r"\<b>\*nothing\*" in notice


def test_columns_are_chosen_from_a_list_and_none_stands_for_the_usual_ones() -> None:
    app = opened("claims", lang="de")
    asked = controls(app)["columns"]
    assert (asked["form"], asked["value"], values(asked)) == ("checklist", [], list(COLUMNS))
    assert columns(app) == [name for name in COLUMNS if name in USUAL]
    choose(app, columns=["claim_id", "figure"])
    assert app.query_params["columns"] == "claim_id,figure"
    assert columns(app) == [name for name in COLUMNS if name in ("claim_id", "figure")]
    choose(app, columns=[])
    assert columns(app) == [name for name in COLUMNS if name in USUAL]


@pytest.mark.parametrize("columns_of_link", ["price", "figure,price"])
def test_a_column_that_there_is_not_is_named_and_left_out(columns_of_link: str) -> None:
    app = opened("claims", lang="en", columns=columns_of_link)
    assert any("columns=price" in notice.value.replace("\\", "") for notice in app.warning)
    assert "price" not in columns(app)
