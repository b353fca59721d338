"""Who says how much: by source, by side, two against each other."""

from datetime import date
from itertools import combinations

import plotly.graph_objects as go

from ledger.answers.current import by_source as newest_of_each, pale
from ledger.charts.comparison import by_side, by_source, pair
from ledger.charts.style import LIGHT
from ledger.i18n.language import Language
from tests.support.claim_factory import claim, frame

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
NOW = newest_of_each(SERIES, DAY, 12)


def test_each_source_has_its_row_grouped_by_side_the_largest_on_top() -> None:
    figure = by_source(NOW, "persons", EN, LIGHT)
    rows = {
        claim_id: y for trace in figure["data"] for claim_id, y in zip(trace["customdata"], trace["y"], strict=True)
    }
    # From the top: Ukraine (4,500 before 4,000), South Korea (up to 4,200 before 4,000), United States, other Western.
    assert sorted(rows, key=lambda claim_id: -rows[claim_id]) == ["president", "hur", "nis", "jcs", "pentagon", "uk"]
    assert sorted(rows.values()) == figure["layout"]["yaxis"]["tickvals"] == [0, 1, 2, 3, 4, 5]


def test_the_rows_bear_name_and_month() -> None:
    def names(lang: Language) -> list[str]:
        texts = by_source(NOW, "", lang, LIGHT)["layout"]["yaxis"]["ticktext"]
        return [text.replace(f"<span style='color:{LIGHT.muted}'>", "").replace("</span>", "") for text in texts]

    assert names(EN)[:2] == ["UK MoD  Mar 2025", "Pentagon  Jan 2025"]
    assert names(DE)[4:] == ["HUR  Feb. 2025", "ua-president  Feb. 2025"]


def test_a_repeat_is_drawn_as_a_repeat_of_whom_and_what_counts_in_no_range_is_pale() -> None:
    claims = newest_of_each(
        frame(
            *SERIES.to_dict("records"),
            claim("echo", "isw", "2025-04-01", best=4000, derived_from="hur", origin_source="ua-hur"),
        ),
        DAY,
        12,
    )
    figure = by_source(claims, "", EN, LIGHT)
    assert any(text.endswith(">Apr 2025, repeats HUR</span>") for text in figure["layout"]["yaxis"]["ticktext"])
    hovers = {
        claim_id: text
        for trace in figure["data"]
        for claim_id, text in zip(trace["customdata"], trace["hovertext"], strict=True)
    }
    assert "repeats HUR" in hovers["echo"] and "repeats" not in hovers["hur"]
    symbols = {
        claim_id: symbol
        for trace in figure["data"]
        for claim_id, symbol in zip(trace["customdata"], trace["marker"]["symbol"], strict=True)
    }
    # HUR is Kyiv's newest, the JCS Seoul's; the offices before them are superseded.
    assert {claim_id for claim_id, symbol in symbols.items() if symbol.endswith("-open")} == {
        "president",
        "nis",
        "echo",
    }


def test_old_marks_are_pale_in_the_panels_of_the_sides_and_of_two_sources() -> None:
    faded = pale(SERIES, date(2026, 3, 1), 12)  # those about February 2025 and earlier
    for data in (
        by_side(SERIES, "", EN, LIGHT, pale=faded)["data"],
        pair(SERIES, "nis", "ua-hur", "", EN, LIGHT, pale=faded)["data"],
    ):
        hollow = {
            claim_id
            for trace in data
            for claim_id, symbol in zip(trace["customdata"], trace["marker"]["symbol"], strict=True)
            if symbol in ("circle-open", "diamond-open", "triangle-up-open")
        }
        drawn = {claim_id for trace in data for claim_id in trace["customdata"]}
        assert hollow == {"nis-old", "hur", "president", "pentagon"} & drawn


def test_the_axis_reaches_beyond_the_largest_number_or_counts_in_decades() -> None:
    assert by_source(NOW, "persons", EN, LIGHT)["layout"]["xaxis"]["range"][1] > 5000
    decades = by_source(NOW, "persons", EN, LIGHT, logarithmic=True)["layout"]["xaxis"]
    assert (decades["type"], decades["tickvals"]) == (
        "log",
        [factor * 10**power for power in range(5) for factor in (1, 2, 5)],
    )
    assert decades["title"]["text"] == "persons"


def test_a_range_lies_along_the_axis_of_values() -> None:
    nis, jcs = (trace for trace in by_source(NOW, "", EN, LIGHT)["data"] if trace["legendgroup"] == "south_korea")
    assert (nis["x"], jcs["x"]) == ([3800, 4200], [4000])
    assert nis["error_x"]["array"] == [400, 0]
    assert (nis["marker"]["symbol"], jcs["marker"]["symbol"]) == (["line-ns-open", "line-ns-open"], ["diamond"])
    # The legend names a side once.
    assert (nis["showlegend"], "showlegend" in jcs) == (False, False)


def test_each_side_has_a_panel_of_its_own_on_the_same_axes() -> None:
    figure = by_side(SERIES, "persons", EN, LIGHT)
    layout = figure["layout"]
    assert [note["text"] for note in layout["annotations"]] == [
        "<b>Ukraine</b>",
        "<b>South Korea</b>",
        "<b>United States</b>",
        "<b>Other Western governments</b>",
    ]
    assert {trace["legendgroup"]: (trace["xaxis"], trace["yaxis"]) for trace in figure["data"]} == {
        "ukraine": ("x", "y"),
        "south_korea": ("x2", "y2"),
        "united_states": ("x3", "y3"),
        "western": ("x4", "y4"),
    }
    assert {claim_id for trace in figure["data"] for claim_id in trace["customdata"]} == set(SERIES["claim_id"])
    for number in (2, 3, 4):
        assert (layout[f"xaxis{number}"]["matches"], layout[f"yaxis{number}"]["matches"]) == ("x", "y")
        assert (layout[f"xaxis{number}"]["anchor"], layout[f"yaxis{number}"]["anchor"]) == (f"y{number}", f"x{number}")
    # The unit is said once.
    assert [layout[name]["title"]["text"] for name in ("yaxis", "yaxis2", "yaxis3", "yaxis4")] == [
        "persons",
        "",
        "",
        "",
    ]


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
