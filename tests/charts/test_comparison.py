"""Who says how much: by source, by side, two against each other."""

from datetime import date
from itertools import combinations

import plotly.graph_objects as go

from ledger.answers.current import current
from ledger.charts.comparison import by_side, by_source, pair
from ledger.charts.palette import LIGHT
from ledger.language import Language
from tests.claims import claim, frame

DE, EN = Language("de"), Language("en")
DAY = date(2025, 4, 28)
SERIES = frame(
    claim("nis-old", "nis", "2024-12-19", best=1100),
    claim("hur", "ua-hur", "2025-02-26", best=4000),
    claim("president", "ua-president", "2025-02-14", low=4500),
    claim("nis", "nis", "2025-03-15", low=3800, high=4200),
    claim("jcs", "jcs", "2025-03-27", best=4000),
    claim("uk", "uk-mod", "2025-03-28", low=5000),
    claim("pentagon", "us-pentagon", "2025-01-13", low=1000),
)
NOW = current(SERIES, DAY)


def test_each_source_has_its_row_grouped_by_side_the_largest_on_top() -> None:
    figure = by_source(NOW, "persons", EN, LIGHT)
    rows = {claim_id: y for trace in figure["data"] for claim_id, y in zip(trace["customdata"], trace["y"], strict=True)}
    # From the top: Ukraine (4,500 before 4,000), South Korea (up to 4,200 before 4,000), United States, other Western.
    assert sorted(rows, key=lambda claim_id: -rows[claim_id]) == ["president", "hur", "nis", "jcs", "pentagon", "uk"]
    assert sorted(rows.values()) == figure["layout"]["yaxis"]["tickvals"] == [0, 1, 2, 3, 4, 5]


def test_the_rows_bear_name_and_month() -> None:
    def names(lang: Language) -> list[str]:
        texts = by_source(NOW, "", lang, LIGHT)["layout"]["yaxis"]["ticktext"]
        return [text.replace(f"<span style='color:{LIGHT.muted}'>", "").replace("</span>", "") for text in texts]

    # As of 28 March, 13 January and 26 February 2025.
    assert names(EN)[:2] == ["UK MoD  Mar 2025", "Pentagon  Jan 2025"]
    assert names(DE)[4] == "HUR  Feb. 2025"


def test_the_axis_reaches_beyond_the_largest_number_or_counts_in_decades() -> None:
    assert by_source(NOW, "persons", EN, LIGHT)["layout"]["xaxis"]["range"][1] > 5000
    decades = by_source(NOW, "persons", EN, LIGHT, logarithmic=True)["layout"]["xaxis"]
    assert (decades["type"], decades["tickvals"]) == ("log", [factor * 10**power for power in range(5) for factor in (1, 2, 5)])
    assert decades["title"]["text"] == "persons"


def test_a_range_lies_along_the_axis_of_values() -> None:
    seoul = next(trace for trace in by_source(NOW, "", EN, LIGHT)["data"] if trace["legendgroup"] == "south_korea")
    assert seoul["x"] == [4000, 3800, 4200]
    assert seoul["error_x"]["array"] == [0, 400, 0]
    assert seoul["marker"]["symbol"] == ["diamond", "line-ns-open", "line-ns-open"]


def test_each_side_has_a_panel_of_its_own_on_the_same_axes() -> None:
    figure = by_side(SERIES, "persons", EN, LIGHT)
    layout = figure["layout"]
    assert [note["text"] for note in layout["annotations"]] == ["<b>Ukraine</b>", "<b>South Korea</b>", "<b>United States</b>", "<b>other Western</b>"]
    assert {trace["legendgroup"]: (trace["xaxis"], trace["yaxis"]) for trace in figure["data"]} == {
        "ukraine": ("x", "y"), "south_korea": ("x2", "y2"), "united_states": ("x3", "y3"), "western": ("x4", "y4"),
    }
    assert {claim_id for trace in figure["data"] for claim_id in trace["customdata"]} == set(SERIES["claim_id"])
    for number in (2, 3, 4):
        assert (layout[f"xaxis{number}"]["matches"], layout[f"yaxis{number}"]["matches"]) == ("x", "y")
        assert (layout[f"xaxis{number}"]["anchor"], layout[f"yaxis{number}"]["anchor"]) == (f"y{number}", f"x{number}")
    # The unit is said once.
    assert [layout[name]["title"]["text"] for name in ("yaxis", "yaxis2", "yaxis3", "yaxis4")] == ["persons", "", "", ""]


def test_the_panels_do_not_overlap() -> None:
    for sources in (["nis"], ["nis", "ua-hur"], ["nis", "ua-hur", "uk-mod"], list(SERIES["source"])):
        for columns in (1, 2):
            own = SERIES[SERIES["source"].isin(sources)]
            layout = go.Figure(by_side(own, "", EN, LIGHT, columns)).layout
            suffixes = ["", *map(str, range(2, own["side"].nunique() + 1))]
            boxes = [(*layout[f"xaxis{suffix}"].domain, *layout[f"yaxis{suffix}"].domain) for suffix in suffixes]
            assert all(0 <= left < right <= 1 and 0 <= bottom < top <= 1 for left, right, bottom, top in boxes)
            for one, other in combinations(boxes, 2):
                assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]


def test_two_sources_are_named_and_drawn_alone() -> None:
    first, second = pair(SERIES, "nis", "ua-hur", "persons", EN, LIGHT)["data"]
    assert (first["name"], first["customdata"]) == ("NIS", ["nis-old", "nis", "nis"])
    assert (second["name"], second["customdata"]) == ("HUR", ["hur"])
    assert second["marker"]["symbol"] == ["circle"]


def test_a_second_source_of_the_same_side_is_drawn_as_crosses() -> None:
    first, second = pair(SERIES, "nis", "jcs", "persons", EN, LIGHT)["data"]
    assert first["marker"]["symbol"] == ["diamond", "line-ew-open", "line-ew-open"]
    assert (second["name"], second["marker"]["symbol"]) == ("JCS", "x-thin-open")
    assert first["marker"]["color"] == second["marker"]["color"]


def test_their_axis_is_their_own() -> None:
    assert 4200 < pair(SERIES, "nis", "jcs", "", EN, LIGHT)["layout"]["yaxis"]["range"][1] < 5000
