"""Who repeats whom: rows, marks and arrows, few traces even with forty sources."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ledger.answers.repeats import repeats_with_doubts
from ledger.charts.repeats import LARGE, SMALL, repeats_chart
from ledger.charts.style import DARK, LIGHT, SIDE_COLOURS
from ledger.i18n.language import Language
from ledger.record import codes
from tests.support.claim_factory import claim, frame

DE, EN = Language("de"), Language("en")
NIS = claim("nis", "nis", "2025-01-13", best=3000)
PENTAGON = claim("pentagon", "us-pentagon", "2025-02-01", best=3000, derived_from="nis", origin="nis")
NIS_AGAIN = claim("nis-again", "nis", "2025-03-01", best=3000, derived_from="pentagon", origin="nis")
UK = claim("uk", "uk-mod", "2025-03-05", best=3500, derived_from="nis", origin="nis")
HUR = claim("hur", "ua-hur", "2025-02-04", best=4000)
HUR_AGAIN = claim("hur-again", "ua-hur", "2025-03-04", best=4000, derived_from="hur", origin="hur")
PLAN = claim("plan", "jcs", "2025-02-20", best=12_000, basis="planned")
ALL = frame(NIS, PENTAGON, NIS_AGAIN, UK, HUR, HUR_AGAIN, PLAN)


def drawn(claims: pd.DataFrame, known: pd.DataFrame | None = None, lang: Language = EN) -> dict[str, Any]:
    known = claims if known is None else known
    repeats = repeats_with_doubts(claims, known)
    models = known[known["claim_id"].isin(repeats["model_id"]) & ~known["claim_id"].isin(claims["claim_id"])]
    return repeats_chart(claims, models, repeats, lang, LIGHT)


def marks(figure: dict[str, Any]) -> dict[str, tuple[Any, float, float, str]]:
    """Day, row, size and symbol of each claim."""
    return {
        claim_id: (day, row, size, symbol)
        for trace in figure["data"]
        if "customdata" in trace
        for claim_id, day, row, size, symbol in zip(
            trace["customdata"], trace["x"], trace["y"], trace["marker"]["size"], trace["marker"]["symbol"], strict=True
        )
    }


def lines(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {trace["name"]: trace for trace in figure["data"] if trace["mode"] == "lines"}


def curves(trace: dict[str, Any]) -> list[list[tuple[Any, float]]]:
    """The points of each arrow of one trace."""
    found: list[list[tuple[Any, float]]] = [[]]
    for day, row in zip(trace["x"], trace["y"], strict=True):
        if day is None:
            found.append([])
        else:
            found[-1].append((day, row))
    return found[:-1]


def names(figure: dict[str, Any]) -> list[str]:
    """The rows from top to bottom; what stands back is in brackets."""
    quiet = f"<span style='color:{LIGHT.muted}'>"
    return [text.replace(quiet, "(").replace("</span>", ")") for text in figure["layout"]["yaxis"]["ticktext"]]


def test_sources_stand_in_rows_below_their_side_who_spoke_first_on_top() -> None:
    assert names(drawn(ALL)) == [
        "<b>Ukraine</b>",
        "HUR",
        "<b>South Korea</b>",
        "NIS",
        "(JCS)",
        "<b>United States</b>",
        "Pentagon",
        "<b>Other Western governments</b>",
        "UK MoD",
    ]
    axis = drawn(ALL)["layout"]["yaxis"]
    assert (axis["tickvals"], axis["range"][0] > axis["range"][1]) == (list(range(9)), True)


def test_every_claim_is_a_mark_on_the_day_of_its_statement_in_the_row_of_its_source() -> None:
    found = marks(drawn(ALL))
    assert {claim_id: (day, row) for claim_id, (day, row, _, _) in found.items()} == {
        "hur": (pd.Timestamp("2025-02-04"), 1),
        "hur-again": (pd.Timestamp("2025-03-04"), 1),
        "nis": (pd.Timestamp("2025-01-13"), 3),
        "nis-again": (pd.Timestamp("2025-03-01"), 3),
        "plan": (pd.Timestamp("2025-02-20"), 4),
        "pentagon": (pd.Timestamp("2025-02-01"), 6),
        "uk": (pd.Timestamp("2025-03-05"), 8),
    }


def test_what_neither_repeats_nor_is_repeated_is_small_and_planned_is_hollow() -> None:
    found = marks(drawn(ALL))
    assert {claim_id for claim_id, (_, _, size, _) in found.items() if size == SMALL} == {"plan"}
    assert {size for claim_id, (_, _, size, _) in found.items() if claim_id != "plan"} == {LARGE}
    assert (found["plan"][3], found["nis"][3]) == ("diamond-open", "diamond")


def test_claims_of_one_source_and_day_stand_above_each_other_in_its_row() -> None:
    rows = [
        marks(drawn(frame(NIS, NIS | {"claim_id": "nis-b"}, NIS | {"claim_id": "nis-c"}, PENTAGON)))[claim_id][1]
        for claim_id in ("nis", "nis-b", "nis-c")
    ]
    assert rows[0] < rows[1] < rows[2]
    assert all(0.5 < row < 1.5 for row in rows)


def test_an_arrow_leads_from_the_repeat_to_what_it_repeats() -> None:
    figure = drawn(ALL)
    places = {claim_id: (day, row) for claim_id, (day, row, _, _) in marks(figure).items()}
    ends = {name: {(curve[0], curve[-1]) for curve in curves(trace)} for name, trace in lines(figure).items()}
    assert ends == {
        "repeats another claim": {(places["pentagon"], places["nis"]), (places["hur-again"], places["hur"])},
        "doubtful repeat": {(places["uk"], places["nis"])},
        "circular chain": {(places["nis-again"], places["pentagon"])},
    }
    heads = next(trace for trace in figure["data"] if trace.get("marker", {}).get("symbol") == "arrow")
    assert set(zip(heads["x"], heads["y"], strict=True)) >= {places["nis"], places["hur"], places["pentagon"]}
    drawn_heads = [(x, y) for x, y, size in zip(heads["x"], heads["y"], heads["marker"]["size"], strict=True) if size]
    assert sorted(drawn_heads) == sorted([places["nis"], places["nis"], places["hur"], places["pentagon"]])


def test_doubtful_and_circular_differ_by_dash_and_by_sign_not_by_colour_alone() -> None:
    figure = drawn(ALL)
    dashes = {name: trace["line"]["dash"] for name, trace in lines(figure).items()}
    assert dashes == {"repeats another claim": "solid", "doubtful repeat": "dash", "circular chain": "dot"}
    signs = next(trace for trace in figure["data"] if trace["mode"] == "text")
    assert sorted(signs["text"]) == ["", "", "?", "↻"]


def test_the_legend_names_only_the_kinds_that_occur() -> None:
    assert list(lines(drawn(frame(NIS, PENTAGON)))) == ["repeats another claim"]
    assert [trace["name"] for trace in drawn(frame(NIS, PENTAGON))["data"] if trace.get("showlegend", True)] == [
        "repeats another claim"
    ]


def test_ones_own_figure_again_is_an_arc_above_the_row() -> None:
    curve = next(curve for curve in curves(lines(drawn(ALL))["repeats another claim"]) if curve[0][1] == 1)
    assert (curve[0][1], curve[-1][1]) == (1, 1)
    # The axis runs downward: smaller is higher.
    assert all(row < 1 for _, row in curve[1:-1])


def test_a_claim_repeated_from_elsewhere_has_a_row_that_says_why() -> None:
    shells = claim("shells", "nis", "2025-01-13", best=3000, metric="artillery_rounds")
    echo = claim("echo", "us-pentagon", "2025-02-01", best=3000, derived_from="shells")
    assert names(drawn(frame(echo), frame(shells, echo))) == [
        "<b>South Korea</b>",
        "NIS",
        "(<i>other indicator</i>)",
        "<b>United States</b>",
        "Pentagon",
    ]
    hidden = drawn(frame(PENTAGON, HUR), frame(NIS, PENTAGON, HUR))
    assert names(hidden) == [
        "<b>Ukraine</b>",
        "(HUR)",
        "<b>South Korea</b>",
        "NIS",
        "(<i>left out by the filters</i>)",
        "<b>United States</b>",
        "Pentagon",
    ]
    assert marks(hidden)["nis"][1] == 4


def test_the_same_day_on_another_measure_is_still_an_arrow() -> None:
    shells = claim("shells", "nis", "2025-01-13", best=3000, metric="artillery_rounds")
    own = claim("own", "nis", "2025-01-13", best=2000, derived_from="shells")
    figure = drawn(frame(own), frame(shells, own))
    curve = curves(lines(figure)["doubtful repeat"])[0]
    assert (curve[0][1], curve[-1][1]) == (1, 2)
    assert max(day for day, _ in curve) > curve[0][0]


def test_a_mark_says_what_it_repeats_in_the_readers_language() -> None:
    trace = next(trace for trace in drawn(ALL)["data"] if "pentagon" in trace.get("customdata", []))
    assert "repeats NIS, 3,000, stated on 13 January 2025" in trace["hovertext"][0]
    seoul = next(trace for trace in drawn(ALL)["data"] if "nis" in trace.get("customdata", []))
    assert "repeats" not in seoul["hovertext"][seoul["customdata"].index("nis")]
    assert names(drawn(ALL, lang=DE))[0:3] == ["<b>Ukraine</b>", "HUR", "<b>Südkorea</b>"]


def forty() -> pd.DataFrame:
    """Forty sources of all sides, 120 claims, every third a repeat of an earlier one."""
    sides = list(codes.SIDE)
    rows = []
    for number in range(120):
        source = number % 40
        rows.append(
            claim(
                f"c{number}",
                "nis",
                (date(2024, 10, 1) + timedelta(days=4 * number)).isoformat(),
                best=3000 + number % 2,
                derived_from=f"c{number * 2 // 3 - 1}" if number % 3 == 2 else "",
            )
            | {
                "source": f"s{source}",
                "side": sides[source % len(sides)],
                "short_en": f"Source {source}",
                "short_de": f"Quelle {source}",
            }
        )
    return frame(*rows)


def test_forty_sources_are_readable_and_few_traces() -> None:
    claims = forty()
    for theme in (LIGHT, DARK):
        figure = repeats_chart(claims, claims.iloc[:0], repeats_with_doubts(claims, claims), EN, theme)
        assert len(figure["layout"]["yaxis"]["tickvals"]) == 40 + len(codes.SIDE)
        # Each row has more room than its label is high (13 pixels).
        assert figure["layout"]["height"] / 48 > 20
        assert len(figure["data"]) <= len(codes.SIDE) + 5
        assert sum(len(curves(trace)) for trace in lines(figure).values()) == 40
        go.Figure(figure)


def test_marks_lie_above_arrows_and_stay_visible_when_one_is_clicked() -> None:
    figure = drawn(ALL)
    clickable = ["customdata" in trace for trace in figure["data"]]
    assert clickable == sorted(clickable)
    assert all(trace["unselected"]["marker"]["opacity"] == 1 for trace in figure["data"] if "customdata" in trace)
    assert all(trace["hoverinfo"] == "skip" for trace in figure["data"] if "customdata" not in trace)
    assert {trace["marker"]["color"] for trace in figure["data"] if "customdata" in trace} == {
        SIDE_COLOURS[side] for side in ("ukraine", "south_korea", "united_states", "western")
    }
