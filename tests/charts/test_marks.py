"""How a claim is drawn: marks, bars, arrows, and nothing that was not said."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given

from ledger.charts.marks import hover, points, traces
from ledger.charts.style import SIDE_COLOURS, SIDE_SYMBOLS
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import claims_of
from tests.support.claim_factory import claim, few, frame, frames, typed

DE, EN = Language("de"), Language("en")


def point(**numbers: Any) -> list[tuple[float, float, float, str, bool]]:
    """Value, bar down, bar up, arrow, and whether it is the end of a range, of each point of one claim."""
    return [(each.value, each.minus, each.plus, each.arrow, each.end) for each in points(typed(**numbers))]


@pytest.mark.parametrize(
    ("numbers", "drawn"),
    [
        ({"best": 11_000}, [(11_000, 0, 0, "", False)]),
        ({"best": 11_000, "qualifier": "about"}, [(11_000, 0, 0, "", False)]),
        ({"low": 3000}, [(3000, 0, 0, "up", False)]),
        ({"low": 3000, "qualifier": "more_than"}, [(3000, 0, 0, "up", False)]),
        ({"high": 12_000}, [(12_000, 0, 0, "down", False)]),
        ({"low": 4000, "best": 6000, "high": 9000}, [(6000, 2000, 3000, "", False)]),
        ({"best": 8000, "high": 10_000}, [(8000, 0, 2000, "", False)]),
        ({"low": 6000, "best": 8000}, [(8000, 2000, 0, "", False)]),
        ({"low": 8000, "high": 10_000}, [(8000, 0, 2000, "", True), (10_000, 0, 0, "", True)]),
        ({}, []),
    ],
)
def test_the_points_of_one_claim(numbers: dict[str, Any], drawn: list[tuple[float, float, float, str, bool]]) -> None:
    assert point(**numbers) == drawn


@few
@given(frames(verbal=True))
def test_marks_and_ends_of_bars_are_exactly_the_numbers_that_were_said(claims: pd.DataFrame) -> None:
    for row in claims_of(claims):
        drawn, open_end = points(row), {("low",): "up", ("high",): "down"}
        said = {name: number for name in ("low", "best", "high") if (number := getattr(row, name)) is not None}
        assert {
            reached for each in drawn for reached in (each.value, each.value - each.minus, each.value + each.plus)
        } == set(said.values())
        # An arrow stands only where one end was left open.
        assert {each.arrow for each in drawn} == ({open_end.get(tuple(said), "")} if said else set())
        # Two points are the two ends of a range, and nothing lies between them.
        assert len(drawn) == (2 if list(said) == ["low", "high"] else 1 if said else 0)
        assert all(each.end == (len(drawn) == 2) for each in drawn)


CLAIMS = frame(
    claim("up-to", "nis", "2024-10-05", high=12_000),
    claim("range", "ua-hur", "2024-10-03", low=8000, high=10_000),
    claim("plan", "ua-hur", "2024-12-31", best=15_000, basis="planned"),
    claim("words", "us-pentagon", "2024-10-28"),
    claim("bar", "isw", "2024-10-02", low=5000, best=6000, high=6500),
    claim("least", "nis", "2024-10-09", low=3000),
)


def test_one_trace_a_side_in_the_order_of_the_sides() -> None:
    found = traces(CLAIMS, CLAIMS["as_of"], EN, "vertical")
    assert [trace["legendgroup"] for trace in found] == ["ukraine", "south_korea", "independent"]
    assert [trace["name"] for trace in found] == ["Ukraine", "South Korea", "Media and analysts"]
    assert [trace["customdata"] for trace in found] == [["range", "range", "plan"], ["up-to", "least"], ["bar"]]
    assert [trace["name"] for trace in traces(CLAIMS, CLAIMS["as_of"], DE, "vertical")] == [
        "Ukraine",
        "Südkorea",
        "Medien und Analysten",
    ]


def test_upright_marks() -> None:
    ukraine, seoul, independent = traces(CLAIMS, CLAIMS["as_of"], EN, "vertical")
    assert [f"{day:%m-%d}" for day in ukraine["x"]] == ["10-03", "10-03", "12-31"]
    assert ukraine["y"] == [8000, 10_000, 15_000]
    assert (ukraine["error_y"]["arrayminus"], ukraine["error_y"]["array"]) == ([0, 0, 0], [2000, 0, 0])
    assert ukraine["marker"]["symbol"] == ["line-ew-open", "line-ew-open", "circle-open"]
    assert seoul["marker"]["symbol"] == ["diamond", "diamond"]
    assert (seoul["y"], seoul["text"], seoul["textposition"]) == (
        [12_000, 3000],
        ["↓", "↑"],
        ["bottom center", "top center"],
    )
    assert (independent["error_y"]["arrayminus"], independent["error_y"]["array"]) == ([1000], [500])
    assert independent["text"] == [""]
    for trace in (ukraine, seoul, independent):
        assert trace["error_y"]["symmetric"] is False
        assert "error_x" not in trace


def test_marks_that_lie_on_their_side() -> None:
    ukraine, seoul, _ = traces(CLAIMS, pd.Series(range(6), index=CLAIMS.index), EN, "horizontal")
    assert (ukraine["x"], ukraine["y"]) == ([8000, 10_000, 15_000], [1, 1, 2])
    assert ukraine["error_x"]["array"] == [2000, 0, 0]
    assert ukraine["marker"]["symbol"] == ["line-ns-open", "line-ns-open", "circle-open"]
    assert (seoul["text"], seoul["textposition"]) == (["←", "→"], ["middle left", "middle right"])
    assert "error_y" not in ukraine


def test_each_claim_stands_at_its_own_place_whatever_the_order() -> None:
    along = pd.Series(range(6), index=CLAIMS.index).sample(frac=1, random_state=3)
    found = {
        claim_id: y
        for trace in traces(CLAIMS, along, EN, "horizontal")
        for claim_id, y in zip(trace["customdata"], trace["y"], strict=True)
    }
    assert found == {"up-to": 0, "range": 1, "plan": 2, "bar": 4, "least": 5}


def test_words_and_nothing_draw_no_mark() -> None:
    words = CLAIMS[CLAIMS["qualifier"] == "verbal"]
    for none in (words, CLAIMS.iloc[:0]):
        assert traces(none, none["as_of"], EN, "vertical") == []


def test_every_side_has_its_colour_and_a_filled_and_a_hollow_symbol_that_plotly_knows() -> None:
    sources = {
        "ua-hur": "ukraine",
        "ru-mod": "russia",
        "nis": "south_korea",
        "us-pentagon": "united_states",
        "uk-mod": "western",
        "isw": "independent",
    }
    rows = [
        claim(f"{side}-{basis}", source, best=5, basis=basis, side=side)
        for basis in ("present", "planned")
        for source, side in sources.items()
    ]
    rows += [
        claim(f"{side}-{basis}", best=5, basis=basis, side=side)
        for basis in ("present", "planned")
        for side in ("north_korea", "international")
    ]
    claims = frame(*rows)
    figure = go.Figure(traces(claims, claims["as_of"], EN, "vertical"))  # plotly refuses a symbol that it does not know
    assert {trace.legendgroup: trace.marker.symbol for trace in figure.data} == {
        side: (SIDE_SYMBOLS[side], f"{SIDE_SYMBOLS[side]}-open") for side in codes.SIDE
    }
    for trace in figure.data:
        assert trace.marker.color == trace.error_y.color == trace.textfont.color == SIDE_COLOURS[trace.legendgroup]


def test_a_mark_says_who_how_much_of_when_and_what() -> None:
    row = typed(
        "c",
        "nis",
        "2024-12-31",
        as_of_precision="month",
        stated_on="2025-01-13",
        stated_on_precision="week",
        best=4000,
        qualifier="about",
        scope_en="killed or wounded",
        scope_de="getötet oder verwundet",
    )
    assert (
        hover(row, EN)
        == "<b>NIS: about 4,000</b><br>as of December 2024<br>stated on about 13 January 2025<br>killed or wounded"
    )
    assert (
        hover(row, DE)
        == "<b>NIS: rund 4.000</b><br>Stand: Dezember 2024<br>geäußert: um den 13. Januar 2025<br>getötet oder verwundet"
    )
