"""Pictures on a page: what the browser is told of each, before it has drawn it."""

import pytest

from ledger.charts.vendor.plotly_bundle import PLOTLY
from ledger.question.question import Question
from ledger.record.store import default_record
from ledger.ui.components.assets import asset, files, version
from ledger.views.pictures.registry import PICTURES
from tests.support.api_client import ask
from tests.support.app_driver import choose, components, opened, picture_address, pictures

OPEN = "spread,leave-one-out,origins,pairs,corroboration,silence,loss-share,territory,disputed,changes"


@pytest.mark.parametrize("page", ["briefing", "map", "timeline", "comparison"])
def test_a_place_is_as_high_as_its_figure_before_that_is_drawn(page: str) -> None:
    found = pictures(opened(page, lang="en", metric="casualties", sections=OPEN, known_on="2025-04-28"))
    assert found
    for name, shown in found.items():
        assert shown["height"] == shown["figure"]["layout"]["height"] >= 100, name
        assert set(shown["fields"]) <= set(Question.parameters())
        assert shown["opens"] == PICTURES[name].opens
        assert (shown["known_on"], shown["data_version"]) == ("2025-04-28", default_record().version)
        assert shown["plotly"] == PLOTLY


def test_on_the_wall_a_picture_takes_the_room_that_there_is() -> None:
    [shown] = pictures(opened("presentation", lang="en", part="timeline")).values()
    assert (shown["name"], shown["stretch"]) == ("slide_timeline", True)


def test_the_address_changes_with_the_fields_that_it_names_and_with_no_others() -> None:
    app = opened(
        "timeline", lang="en", metric="casualties", months="6", claim="killed-reuters-2025-11-14", sections="spread"
    )
    told = components(app)

    def address(**changes: str) -> str:
        return picture_address(told["chart_timeline"], told["channel_page"]["link"] | changes)

    assert address().startswith(
        "/api/pictures/timeline?lang=en&metric=casualties&months=6&theme=light&outlines=apart&revision="
    )
    assert address(pooled="metric", place="sudzha", sections="", first="nis", since="2025-01-01") == address()
    assert (
        len(
            {
                address(),
                address(metric="killed"),
                address(axis="log"),
                address(lang="de"),
                address(known_on="2025-04-28"),
                address(months="24"),
            }
        )
        == 6
    )


def test_the_page_and_the_browser_make_the_same_picture_of_a_choice() -> None:
    app = opened("timeline", lang="en", metric="casualties")
    told = components(app)
    ahead = ask(
        picture_address(told["chart_timeline"], {"lang": "en", "metric": "killed", "axis": "log"}).removeprefix("/")
    ).json
    choose(app, metric="killed", axis="log")
    assert pictures(app)["timeline"]["figure"] == ahead["figure"] != {}
    assert pictures(app)["timeline"]["alt"] == ahead["alt"]


def test_scripts_stand_below_one_hash_and_what_is_none_is_an_error() -> None:
    assert {f"{name}.js" for name in ("chart", "controls", "dialog", "page", "question")} <= files().keys()
    assert asset("chart.js") == f"/assets/{version()}/chart.js"
    with pytest.raises(KeyError):
        asset("../app.py")
