"""One strip of the briefing: a row a side, every current figure on one axis."""

from datetime import date
from typing import Any

import plotly.graph_objects as go

from ledger.answers.current import current
from ledger.charts.palette import DARK, LIGHT, SIDE_COLOURS
from ledger.charts.strip import ROW_HEIGHT, strip
from ledger.language import Language
from tests.claims import claim, frame

DE, EN = Language("de"), Language("en")
DAY = date(2025, 4, 28)
NOW = current(frame(
    claim("hur", "ua-hur", "2025-03-29", best=4000, qualifier="about"),
    claim("president", "ua-president", "2025-02-14", low=4500),
    claim("nis", "nis", "2025-04-07", low=3000, high=3500),
    claim("words", "us-pentagon", "2025-04-27"),
    claim("jcs", "jcs", "2025-03-27", best=4000),
), DAY)
DRAWN = strip(NOW, "persons", EN, LIGHT)


def at(figure: dict[str, Any]) -> dict[str, tuple[list[float], set[float]]]:
    """For each side that is drawn: its values and the heights on which they stand."""
    return {trace["legendgroup"]: (trace["x"], set(trace["y"])) for trace in figure["data"]}


def test_all_figures_of_a_side_stand_in_its_row_the_order_is_that_of_the_sides() -> None:
    # Three sides from the top: Ukraine on 2, South Korea on 1, the United States on 0, a bit below the middle.
    assert at(DRAWN) == {"ukraine": ([4500, 4000], {2 - 0.12}), "south_korea": ([4000, 3000, 3500], {1 - 0.12})}
    assert [line["y0"] for line in DRAWN["layout"]["shapes"]] == [2 - 0.12, 1 - 0.12, -0.12]


def test_the_newest_of_each_side_is_named_with_its_age_words_included() -> None:
    labels = {label["y"]: label["text"].replace("\xa0", " ") for label in DRAWN["layout"]["annotations"]}
    assert {round(y, 2): text.partition("</span> ")[2] for y, text in labels.items()} == {
        2.36: "<b>Ukraine</b>  HUR: about 4,000, 4 wk ago",
        1.36: "<b>South Korea</b>  NIS: 3,000 to 3,500, 3 wk ago",
        0.36: "<b>United States</b>  Pentagon: “several hundred”, 1 day ago",
    }
    assert f'"color:{SIDE_COLOURS["ukraine"]}"' in labels[2.36]


def test_in_german() -> None:
    figure = strip(NOW, "Personen", DE, DARK)
    assert figure["layout"]["xaxis"]["title"]["text"] == "Personen"
    assert figure["layout"]["separators"] == ",."
    texts = [label["text"].replace("\xa0", " ") for label in figure["layout"]["annotations"]]
    assert any(text.endswith("<b>Ukraine</b>  HUR: rund 4.000, vor 4 Wochen") for text in texts)
    assert any(text.endswith("<b>USA</b>  Pentagon: „mehrere Hundert“, vor 1 Tag") for text in texts)
    assert {label["font"]["color"] for label in figure["layout"]["annotations"]} == {DARK.ink}


def test_every_mark_leads_to_its_claim_and_none_stands_for_words() -> None:
    figure = go.Figure(DRAWN)
    assert [list(trace.customdata) for trace in figure.data] == [["president", "hur"], ["jcs", "nis", "nis"]]
    assert figure.layout.clickmode == "event+select"
    assert not any(trace.showlegend for trace in figure.data)


def test_the_axis_starts_before_zero_and_ends_beyond_the_largest_even_of_a_range() -> None:
    low, high = DRAWN["layout"]["xaxis"]["range"]
    assert low < 0 < 4500 < high < 6000
    only = strip(NOW[NOW["source"] == "nis"], "", EN, LIGHT)
    assert 3500 < only["layout"]["xaxis"]["range"][1] < 4500


def test_it_grows_with_its_sides() -> None:
    one = strip(NOW[NOW["side"] == "ukraine"], "", EN, LIGHT)
    assert DRAWN["layout"]["height"] - one["layout"]["height"] == 2 * ROW_HEIGHT
    assert DRAWN["layout"]["yaxis"]["range"][1] > max(label["y"] for label in DRAWN["layout"]["annotations"])


def test_where_all_speak_in_words_the_words_stand_alone() -> None:
    figure = strip(NOW[NOW["qualifier"] == "verbal"], "", EN, LIGHT)
    assert [list(trace["x"]) for trace in figure["data"]] == [[]]
    assert len(figure["layout"]["annotations"]) == 1
