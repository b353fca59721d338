"""The calendar of who spoke when: rows, cells, crosses, the reader's day."""

from datetime import date
from typing import Any

import plotly.graph_objects as go

from ledger.answers.silence import calendar, silence
from ledger.charts.silence import silence_calendar
from ledger.charts.style import DARK, LIGHT, SIDE_COLOURS, Theme
from ledger.i18n.language import Language
from tests.support.claim_factory import claim, frame

DE, EN = Language("de"), Language("en")
DAY = date(2025, 4, 28)
CLAIMS = frame(
    claim("nis-1", "nis", "2024-12-01", best=1),
    claim("nis-2", "nis", "2024-12-11", best=2),
    claim("nis-3", "nis", "2025-01-10", best=3, metric="killed"),
    claim("jcs", "jcs", "2025-02-10", best=3, metric="killed"),
    claim("hur-1", "ua-hur", "2025-03-01", best=1),
    claim("hur-2", "ua-hur", "2025-04-27", best=2),
)
SOURCES = {"nis": "NIS", "jcs": "JCS", "ua-hur": "HUR"}
MEASURES = {"troops_in_kursk": "Soldiers in Kursk", "killed": "Killed"}


def drawn(lang: Language = EN, theme: Theme = LIGHT, metric: str = "killed") -> dict[str, Any]:
    return silence_calendar(
        calendar(CLAIMS),
        silence(CLAIMS, DAY, 3),
        metric,
        DAY,
        sources=SOURCES,
        measures=MEASURES,
        lang=lang,
        theme=theme,
    )


def cells(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each cell by its claim."""
    return {
        claim_id: {
            "row": trace["y"][n],
            "start": trace["base"][n][:10],
            "days": trace["x"][n] / 86_400_000,
            "text": trace["text"][n],
            "fill": trace["marker"]["color"][n],
            "edge": trace["marker"]["line"]["color"],
            "ink": trace["insidetextfont"]["color"][n],
            "hover": trace["hovertext"][n],
        }
        for trace in figure["data"]
        if trace["type"] == "bar"
        for n, claim_id in enumerate(trace["customdata"])
    }


def test_sources_stand_in_groups_by_side_the_one_that_spoke_last_on_top() -> None:
    assert drawn()["layout"]["yaxis"]["ticktext"] == ["<b>Ukraine</b>", "HUR", "<b>South Korea</b>", "JCS", "NIS"]
    assert drawn(DE)["layout"]["yaxis"]["ticktext"][2] == "<b>Südkorea</b>"
    low, high = drawn()["layout"]["yaxis"]["range"]
    assert low > 4 > 0 > high


def test_a_cell_is_a_month_with_its_number_of_claims_and_opens_the_newest() -> None:
    found = cells(drawn())
    assert {claim_id: (cell["row"], cell["start"], cell["text"]) for claim_id, cell in found.items()} == {
        "hur-1": (1, "2025-03-01", "1"),
        "hur-2": (1, "2025-04-01", "1"),
        "jcs": (3, "2025-02-01", "1"),
        "nis-2": (4, "2024-12-01", "2"),
        "nis-3": (4, "2025-01-01", "1"),
    }
    # A cell stays inside its month: February has 28 days, December 31.
    assert 20 < found["jcs"]["days"] < 28
    assert found["jcs"]["days"] < found["nis-2"]["days"] < 31
    assert found["nis-2"]["hover"] == "<b>NIS, December 2024: 2 claims</b><br>Soldiers in Kursk"


def test_filled_where_the_chosen_measure_was_spoken_of_else_hollow() -> None:
    for theme in (LIGHT, DARK):
        found = cells(drawn(theme=theme))
        assert {claim_id for claim_id, cell in found.items() if cell["fill"] != theme.paper} == {"nis-3", "jcs"}
        assert (found["jcs"]["fill"], found["jcs"]["ink"]) == (SIDE_COLOURS["south_korea"], theme.paper)
        assert (found["hur-1"]["edge"], found["hur-1"]["ink"]) == (SIDE_COLOURS["ukraine"], theme.ink)


def test_a_cross_after_the_last_cell_says_from_whom_there_is_no_newer_statement() -> None:
    # Usual gap of the NIS 20 days, its newest claim 108 days old; JCS and HUR spoke on too few days.
    crosses = [trace for trace in drawn()["data"] if trace["type"] == "scatter"]
    assert [(trace["y"], trace["customdata"], trace["hovertext"]) for trace in crosses] == [
        ([4], ["nis-3"], ["<b>NIS</b>: no newer statement in this dataset since 10 January 2025"])
    ]
    assert "2025-02-01" < crosses[0]["x"][0] < "2025-02-15"
    quiet = silence_calendar(
        calendar(CLAIMS),
        silence(CLAIMS, DAY, 12),
        "killed",
        DAY,
        sources=SOURCES,
        measures=MEASURES,
        lang=EN,
        theme=LIGHT,
    )
    assert {trace["type"] for trace in quiet["data"]} == {"bar"}


def test_a_line_stands_at_the_readers_day_and_the_axis_covers_a_year_to_the_end_of_its_month() -> None:
    layout = drawn()["layout"]
    assert [shape["x0"][:10] for shape in layout["shapes"]] == ["2025-04-28"]
    # The first claim is of December 2024, less than a year before.
    assert layout["xaxis"]["range"][0][:10] == "2024-05-01"
    assert layout["xaxis"]["range"][1] > "2025-04-30"


def test_the_axis_begins_with_the_first_claim_where_that_is_long_ago() -> None:
    later = silence_calendar(
        calendar(CLAIMS),
        silence(CLAIMS, DAY, 3),
        "killed",
        date(2026, 11, 25),
        sources=SOURCES,
        measures=MEASURES,
        lang=EN,
        theme=LIGHT,
    )
    assert later["layout"]["xaxis"]["range"][0][:10] == "2024-12-01"


def test_one_trace_a_side_and_a_figure_that_plotly_takes() -> None:
    figure = drawn()
    assert [trace["type"] for trace in figure["data"]] == ["bar", "bar", "scatter"]
    assert len(go.Figure(figure).data) == 3
    assert all(trace["unselected"]["marker"]["opacity"] == 1 for trace in figure["data"])
