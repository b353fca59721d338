"""What is chosen above the pictures: lists, buttons, switches."""

from typing import Any

import pytest

from ledger.record import codes
from ledger.record.store import default_record
from tests.support.app_driver import choose, controls, opened, values


@pytest.mark.parametrize("page", ["timeline", "comparison"])
def test_the_usual_measures_are_listed_first_then_the_others_by_families_in_the_order_of_the_record(page: str) -> None:
    asked = controls(opened(page, lang="de", metric="casualties"))["metric"]
    assert (asked["form"], asked["label"], asked["value"]) == ("list", "Kennzahl", "casualties")
    assert [family for family, _ in asked["groups"]][:3] == ["Meistgefragt", "Truppen", "Verluste"]
    assert [name for name, _ in dict(asked["groups"])["Meistgefragt"]] == [
        "troops_sent",
        "troops_in_kursk",
        "casualties",
        "killed",
        "captured",
        "artillery_rounds",
    ]
    assert ["casualties", "Verluste (Tote und Verwundete)"] in dict(asked["groups"])["Meistgefragt"]
    rows = default_record().metric_rows
    listed = [[name for name, _ in measures] for _, measures in asked["groups"][1:]]
    assert sorted(values(asked)) == sorted(rows)
    assert all(
        names == sorted(names, key=list(rows).index) and len({rows[name]["family"] for name in names}) == 1
        for names in listed
    )


def test_what_is_chosen_is_asked_and_stands_in_the_link() -> None:
    app = opened("timeline", lang="en")
    choose(app, metric="killed")
    assert app.query_params["metric"] == "killed"
    assert controls(app)["metric"]["value"] == "killed"
    choose(app, metric="tanks that nobody counts")
    assert controls(app)["metric"]["value"] == "troops_in_kursk", "what is no measure is left out, as in a link"


def test_two_sources_are_chosen_without_groups_and_never_the_same() -> None:
    app = opened("comparison", lang="en", metric="casualties")
    first, second = controls(app)["first"], controls(app)["second"]
    assert [name for name, _ in first["groups"]] == [name for name, _ in second["groups"]] == [""]
    sources = values(first)
    assert first["value"] not in values(second)
    choose(app, first=sources[2])
    assert app.query_params["first"] == sources[2]
    assert controls(app)["first"]["value"] == sources[2]
    assert values(controls(app)["second"]) == [source for source in sources if source != sources[2]]


def test_any_of_the_sides_are_chosen_and_none_stands_for_all() -> None:
    app = opened("timeline", lang="de")
    sides = controls(app)["sides"]
    assert (sides["form"], sides["multiple"], sides["value"]) == ("buttons", True, [])
    assert sides["groups"][0][1][:2] == [["ukraine", "Ukraine"], ["russia", "Russland"]]
    assert values(sides) == list(codes.SIDE)
    choose(app, sides=["ukraine", "russia"])
    assert controls(app)["sides"]["value"] == ["ukraine", "russia"]
    assert app.query_params["sides"] == "ukraine,russia"
    choose(app, sides=[])
    assert controls(app)["sides"]["value"] == []
    assert "sides" not in app.query_params


def test_a_switch_is_on_or_off() -> None:
    app = opened("timeline", lang="en", unlike="yes")
    assert [(controls(app)[name]["form"], controls(app)[name]["value"]) for name in ("steps", "unlike")] == [
        ("switch", False),
        ("switch", True),
    ]
    choose(app, steps=True, unlike=False)
    assert (app.query_params["steps"], "unlike" in app.query_params) == ("yes", False), (
        "two presses in a hurry are told at once"
    )


def test_another_language_changes_words_and_nothing_that_was_chosen() -> None:
    app = opened("comparison", lang="en", months="6", axis="log")
    before = controls(app)
    choose(app, lang="de")
    after = controls(app)
    assert {name: (each["value"], values(each)) for name, each in after.items() if name != "lang"} == {
        name: (each["value"], values(each)) for name, each in before.items() if name != "lang"
    }
    assert (before["axis"]["label"], after["axis"]["label"]) == ("Axis", "Achse")
    assert values(after["months"]) == [3, 6, 12, 24]
    assert (
        [6, "6 months"] in before["months"]["groups"][0][1],
        [6, "6 Monate"] in after["months"]["groups"][0][1],
    ) == (True, True)


def test_the_basis_is_asked_where_more_than_one_can_be_drawn() -> None:
    assert values(controls(opened("timeline", lang="en"))["basis"])[0] == ""
    bases = default_record().claims.groupby("metric")["basis"].nunique()
    assert "basis" not in controls(opened("timeline", lang="en", metric=bases[bases == 1].index[0]))


@pytest.mark.parametrize("fields", [{"axis": "round"}, {"months": -1}])
def test_what_fits_no_question_leaves_it_as_it_was(fields: dict[str, Any]) -> None:
    app = opened("comparison", lang="en", axis="log", months="6")
    choose(app, **fields)
    assert (app.query_params["axis"], app.query_params["months"]) == ("log", "6")
    assert (controls(app)["axis"]["value"], controls(app)["months"]["value"]) == ("log", 6)
