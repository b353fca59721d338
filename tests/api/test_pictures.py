"""Every picture at its address: the figure of the pages, kept for as long as it cannot change, and a sentence where it cannot be had."""

import re
from datetime import date
from typing import Any
from urllib.parse import quote

import orjson
import pytest
from plotly.io.json import to_json_plotly

from ledger.api.examples import EXAMPLES
from ledger.api.pictures import KEEP_SECONDS
from ledger.charts.map.basemap import outlines
from ledger.charts.style import DARK
from ledger.charts.way_basemap import read_land
from ledger.i18n.language import LANGUAGES
from ledger.question.link import write_link
from ledger.question.question import FIRST_DAY, Question
from ledger.record.boundaries import read_boundaries
from ledger.record.load import DATA
from ledger.record.record_files import read_folder
from ledger.views.addresses import revision
from ledger.views.pictures.registry import PICTURES, draw, figure
from tests.support.made_view import view_of

LINK = "metric=casualties&known_on=2025-04-28"
QUESTION = Question(metric="casualties", known_on=date(2025, 4, 28))
SOME = ("timeline", "small_map", "strip_casualties", "pairs_matrix", "silence", "alone_map", "slide_loss_share")


def read(drawn: Any) -> Any:
    """A figure as it is sent."""
    return orjson.loads(to_json_plotly(drawn))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_that_of_the_page_with_all_its_points(get, record, name, lang) -> None:
    answered = get(f"api/pictures/{name}?lang={lang}&{LINK}")
    assert (answered.status, answered.headers["Content-Type"]) == (200, "application/json")
    found, picture = answered.json, PICTURES[name]
    view = view_of(QUESTION.with_parameters(lang=lang))
    drawn = figure(view, name)
    assert drawn is not None
    assert found == {
        "name": name,
        "alt": draw(view, name).alt,
        "height": drawn["layout"].get("height", 0),
        "opens": picture.opens,
        "config": picture.config(view.lang),
        "known_on": "2025-04-28",
        "data_version": record.version,
        "figure": read(drawn),
    }
    traces = found["figure"]["data"]
    assert all(len(trace["x"]) == len(trace["y"]) for trace in traces)
    assert any(trace["x"] for trace in traces)
    assert all(trace["x"] for trace in traces if "meta" in trace), "lines of the map"


@pytest.mark.parametrize("name", ["map", "small_map", "alone_map", "slide_map", "way", "way_east"])
def test_the_lines_of_the_map_come_apart_for_who_has_them(get, name) -> None:
    whole, apart = (get(f"api/pictures/{name}?{LINK}&outlines={where}").json["figure"] for where in ("within", "apart"))
    lines = {**outlines(read_boundaries(read_folder(DATA).boundaries)), **read_land(read_folder(DATA).boundaries)}
    named = [trace for trace in apart["data"] if "meta" in trace]
    assert named and not [trace for trace in named if "x" in trace or "y" in trace]
    for trace in named:
        trace |= {"x": list(lines[trace["meta"]].x), "y": list(lines[trace["meta"]].y)}
    assert read(apart) == whole
    assert get(f"api/pictures/timeline?{LINK}&outlines=apart").json == get(f"api/pictures/timeline?{LINK}").json


def test_the_theme_is_the_one_that_is_asked_for(get) -> None:
    light, dark, usual = (
        get(f"api/pictures/timeline?{LINK}{more}").json for more in ("&theme=light", "&theme=dark", "")
    )
    assert usual == light != dark
    assert dark["figure"] == read(figure(view_of(QUESTION, DARK), "timeline"))


def test_nothing_is_drawn_that_was_not_known_on_the_day(get, record) -> None:
    marks = {
        mark[0] if isinstance(mark, list) else mark
        for trace in get(f"api/pictures/timeline?{LINK}").json["figure"]["data"]
        for mark in trace.get("customdata") or []
    }
    known = record.known_on(QUESTION.known_on).claims
    assert "casualties-nis-2025-03-31" in marks or len(marks) > 10
    assert marks - {"", None} <= set(known["claim_id"])


def test_where_there_is_nothing_to_draw_the_figure_is_null(get) -> None:
    found = get(f"api/pictures/timeline?known_on={FIRST_DAY}").json
    assert (found["figure"], found["height"]) == (None, 0)
    assert found["alt"]


def test_a_fault_of_the_question_that_only_a_picture_has_is_nothing_to_draw(get) -> None:
    # The section says in words that the earlier day is not before the later one.
    found = get("api/pictures/new_claims?since=2025-05-01&known_on=2025-04-28")
    assert (found.status, found.json["figure"]) == (200, None)


@pytest.mark.parametrize("name", SOME)
def test_under_the_present_revision_a_browser_may_keep_it_and_under_no_other(get, record, name) -> None:
    present, caching = revision(record.fingerprint, date.today()), {}
    older = revision(record.fingerprint, date(2025, 1, 1))
    for given in (
        "",
        f"&revision={present}",
        f"&revision={older}",
        "&revision=",
        f"&revision={present[:-1]}",
        "&revision=%00",
    ):
        answered = get(f"api/pictures/{name}?{LINK}{given}")
        assert answered.status == 200
        caching[given] = answered.headers["Cache-Control"]
        again = get(f"api/pictures/{name}?{LINK}{given}", headers={"If-None-Match": answered.headers["ETag"]})
        assert (again.status, again.body, again.headers["Cache-Control"]) == (304, b"", caching[given])
    assert caching.pop(f"&revision={present}") == f"public, max-age={KEEP_SECONDS}, immutable"
    assert set(caching.values()) == {"no-cache"}


def test_the_revision_changes_with_data_program_and_day(record, monkeypatch) -> None:
    today = date.today()
    known = {
        revision(record.fingerprint, today),
        revision("0123abcd", today),
        revision(record.fingerprint, date(2030, 1, 1)),
    }
    monkeypatch.setattr("ledger.views.addresses.source_hash", lambda: "newer")
    revision.cache_clear()
    known.add(revision(record.fingerprint, today))
    revision.cache_clear()
    assert len(known) == 4


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("theme=blue", "theme", "theme “blue” cannot be used: it must be one of light, dark."),
        ("outlines=some", "outlines", "outlines “some” cannot be used: it must be one of within, apart."),
        ("metric=tanks", "metric", "metric “tanks” cannot be used: it must be one of troops"),
        ("months=0", "months", "months “0” cannot be used: it must be one of 3, 6, 12, 24."),
        ("known_on=2030-13-01", "known_on", "it must be a day from 2023-09-01"),
        ("claim=nobody", "claim", "claim “nobody” cannot be used: it must be the claim_id of a claim in the record."),
        ("axis=log&axis=linear", "axis", "The parameter “axis” is given twice."),
        ("theme=light&theme=dark", "theme", "The parameter “theme” is given twice."),
        ("format=json", "format", "There is no parameter “format” here. There are: lang, metric"),
        ("page=1", "page", "There is no parameter “page” here."),
        ("colour=red", "colour", "There is no parameter “colour” here."),
        (f"search={'x' * 101}", "search", "it must be at most 100 characters."),
    ],
)
def test_what_cannot_be_used_is_a_sentence(get, query, parameter, words) -> None:
    refused = get(f"api/pictures/timeline?{query}")
    assert (refused.status, refused.headers["Content-Type"]) == (400, "application/json")
    assert refused.json["parameter"] == parameter
    assert words in refused.json["error"]
    assert "Cache-Control" not in refused.headers or "immutable" not in refused.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["nothing", "Timeline", "timeline.json", "_timeline", "<b>", "__class__"])
def test_a_name_that_there_is_not_is_a_sentence(get, name) -> None:
    refused = get(f"api/pictures/{quote(name)}")
    assert (refused.status, refused.headers["Content-Type"], refused.json["parameter"]) == (404, "application/json", "")
    assert refused.json["error"].startswith(f"There is no picture “{name}”. There are: timeline, ")


@pytest.mark.parametrize(
    "path", ["api/pictures", "api/pictures/", "api/pictures/timeline/", "api/pictures/timeline/more"]
)
def test_nothing_stands_beside_the_pictures(get, path) -> None:
    assert get(path).status == 404
    assert get("api/pictures/timeline", "POST").status == 405


def test_a_whole_link_can_be_pasted(get) -> None:
    link = "&".join(
        f"{name}={quote(value)}"
        for name, value in write_link(
            QUESTION.with_parameters(
                claim="casualties-nis-2025-01-13",
                place="sudzha",
                search="<script>",
                sections=("spread", "pairs"),
                part="map",
                columns=("figure",),
                version="0123abcd",
            )
        ).items()
    )
    assert get(f"api/pictures/timeline?{link}").json == get(f"api/pictures/timeline?{LINK}").json
    assert b"script" not in get(f"api/pictures/timeline?{link}").body


def test_the_index_names_every_picture(get) -> None:
    assert get("api").json["pictures"].keys() == {f"/api/pictures/{name}" for name in PICTURES}


def test_the_example_of_the_method_page_asks_for_a_picture(get) -> None:
    [address] = re.findall(r'fetch\("{home}([^"]*)"\)', EXAMPLES["JavaScript"])
    found = get(address).json
    assert {"figure", "config", "alt"} <= found.keys()
    assert found["figure"]["data"]
