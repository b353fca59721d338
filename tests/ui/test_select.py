"""Lists of which one value is chosen."""

import pytest

from ledger.record import shared
from tests.ui.reading import choose, lists, opened


@pytest.mark.parametrize("page", ["timeline", "comparison"])
def test_the_measures_are_listed_by_families_in_the_order_of_the_record(page: str) -> None:
    asked = lists(opened(page, lang="de", metric="casualties"))["metric"]
    assert (asked["label"], asked["value"]) == ("Messgröße", "casualties")
    assert [family for family, _ in asked["groups"]][:2] == ["Truppen", "Verluste"]
    assert ["casualties", "Verluste (Tote und Verwundete)"] in dict(asked["groups"])["Verluste"]
    rows = shared().metric_rows
    listed = [[name for name, _ in measures] for _, measures in asked["groups"]]
    assert sorted(name for names in listed for name in names) == sorted(rows)
    assert all(names == sorted(names, key=list(rows).index) and len({rows[name]["family"] for name in names}) == 1 for names in listed)


def test_what_is_chosen_is_asked_and_stands_in_the_link() -> None:
    app = opened("timeline", lang="en")
    choose(app, "metric", "killed")
    assert app.query_params["metric"] == "killed"
    assert lists(app)["metric"]["value"] == "killed"
    choose(app, "metric", "tanks that nobody counts")
    assert lists(app)["metric"]["value"] == "troops_in_kursk", "what is no measure is left out, as in a link"


def test_two_sources_are_chosen_without_groups_and_never_the_same() -> None:
    app = opened("comparison", lang="en", metric="casualties")
    first, second = lists(app)["first"], lists(app)["second"]
    assert [name for name, _ in first["groups"]] == [name for name, _ in second["groups"]] == [""]
    sources = [source for source, _ in first["groups"][0][1]]
    assert first["value"] not in [source for source, _ in second["groups"][0][1]]
    choose(app, "first", sources[2])
    assert app.query_params["first"] == sources[2]
    assert lists(app)["first"]["value"] == sources[2]
    assert [source for source, _ in lists(app)["second"]["groups"][0][1]] == [source for source in sources if source != sources[2]]
