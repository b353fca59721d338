"""A figure drawn without a browser: every mark, bar and word of it stands where plotly would put it."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from ledger.charts import marks
from ledger.charts.dot_strip import strip
from ledger.charts.style import DARK, LIGHT, SIDE_COLOURS, layout
from ledger.documents.parts import PARTS
from ledger.documents.svg.figure import svg
from ledger.documents.svg.text import lines, width
from ledger.i18n.language import Language
from ledger.record.record import Record
from tests.support.claim_factory import claim, frame
from tests.support.document_query import document_query

EN, DE = Language("en"), Language("de")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(figure: dict[str, Any], wide: int = 680) -> ElementTree.Element:
    return ElementTree.fromstring(svg(figure, EN, wide))


def words(root: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def figure(*traces: dict[str, Any], **more: Any) -> dict[str, Any]:
    axes = {"xaxis": {"range": [0, 100], "visible": False}, "yaxis": {"range": [0, 10], "visible": False}}
    return {
        "data": list(traces),
        "layout": layout(LIGHT, EN, 120, **{"margin": {"l": 10, "r": 10, "t": 10, "b": 10}, **axes, **more}),
    }


def places(root: ElementTree.Element) -> list[tuple[float, float]]:
    """Where marks stand, in pixels from the upper left corner."""
    return [(float(use.get("x", "nan")), float(use.get("y", "nan"))) for use in root.iter(f"{SVG}use") if use.get("x")]


def test_a_mark_stands_at_its_value() -> None:
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [0, 50, 100],
        "y": [0, 5, 10],
        "marker": {"size": 8, "color": "#112233"},
    }
    # 680 pixels less two margins of 10 for 100 units; 120 less two margins of 10 for 10 units, counted from above.
    assert places(drawn(figure(trace))) == [(10, 110), (340, 60), (670, 10)]


def test_a_value_that_is_nowhere_has_no_mark() -> None:
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [0, None],
        "y": [0, 5],
        "marker": {"size": 8, "color": "#112233"},
    }
    assert len(places(drawn(figure(trace)))) == 1


def test_a_range_is_a_bar_an_open_end_an_arrow_planned_is_hollow() -> None:
    rows = frame(
        claim("range", "nis", low=20, high=60, qualifier="range"),
        claim("more", "ua-hur", low=50),
        claim("plan", "uk-mod", best=30, basis="planned"),
    )
    root = drawn(
        figure(
            *marks.traces(
                rows, rows["claim_id"].map({"range": 2.0, "more": 5.0, "plan": 8.0}), EN, "horizontal", showlegend=False
            )
        )
    )
    bars = [path.get("d", "") for path in root.iter(f"{SVG}path") if "stroke-width: 3" in path.get("style", "")]
    assert [[round(float(number)) for number in re.findall(r"[\d.]+", bar)] for bar in bars] == [[142, 90, 406, 90]]
    assert words(root) == ["→"]
    hollow = {
        use.get("style", "").split("stroke: ")[1][:7]
        for use in root.iter(f"{SVG}use")
        if "fill-opacity: 0" in use.get("style", "")
    }
    assert hollow == {SIDE_COLOURS["western"].lower(), SIDE_COLOURS["south_korea"].lower()}, (
        "the planned figure, and the ends of the range, which are ticks"
    )


def test_words_are_text_in_their_language_and_script(record: Record) -> None:
    strip_of = PARTS["casualties"](document_query(record), DE)
    assert strip_of.draw
    shown_texts = words(ElementTree.fromstring(svg(strip_of.draw(LIGHT), DE)))
    assert {"Ukraine", "Südkorea", "Personen", "2.000", "4.000"} <= set(shown_texts)
    assert any(text.startswith("Generalstab UA: mehr als 4.500") for text in shown_texts)
    named = claim("one", "nis", best=5, short_en="Курск 김영복") | {"age": 3}
    assert any(
        "Курск 김영복" in text for text in words(drawn(strip(frame(named).assign(pale=False), "soldiers", EN, LIGHT)))
    )


def test_pieces_of_a_label_follow_each_other_without_a_gap_or_an_overlap() -> None:
    bold, plain = "<b>Ukraine</b>", "  HUR: about 12,000"
    assert width(bold + plain, 12) == pytest.approx(width(bold, 12) + width(plain, 12))
    assert width("<b>Ukraine</b>", 12) > width("Ukraine", 12)
    assert [
        [piece.text for piece in line] for line in lines("one<br>two &amp; <span style='color:#123456'>three</span>")
    ] == [["one"], ["two & ", "three"]]
    assert next(lines("<span style='color:#123456'>three</span>"))[0].colour == "#123456"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_picture_of_the_briefing_is_drawn_whole(record: Record, theme) -> None:
    for name, part_of in PARTS.items():
        part = part_of(document_query(record), EN)
        if part.draw is None:
            continue
        picture = part.draw(theme)
        root = drawn(picture)
        if (
            name == "map"
        ):  # of its names those that paper would cut are left out, but none of a place with a report in the window
            picture["data"] = [
                trace for trace in picture["data"] if trace.get("textfont", {}).get("color") != theme.muted
            ]
        labels = {
            text
            for trace in picture["data"]
            if "text" in trace.get("mode", "")
            for label in trace["text"]
            if label
            for text in label.split("<br>")
        }
        shown_text = " ".join(words(root))
        assert all(re.sub("<[^>]+>", "", label).split()[-1] in shown_text for label in labels if label.strip()), name
        high = float(root.get("height", "0pt").removesuffix("pt"))
        assert all(-1 <= x <= 681 and -1 <= y <= high + 1 for x, y in places(root)), name


def test_the_legend_names_each_side_once_and_leaves_out_a_lonely_one() -> None:
    rows = frame(claim("a", "nis", best=5), claim("b", "ua-hur", best=7))
    both = figure(*marks.traces(rows, rows["best"], EN, "vertical"))
    assert words(drawn(both)) == ["Ukraine", "South Korea"]
    assert words(drawn(figure(*marks.traces(rows.head(1), rows["best"], EN, "vertical")))) == []


def test_the_map_has_as_many_pixels_to_the_kilometre_both_ways(record: Record) -> None:
    part = PARTS["map"](document_query(record), EN)
    assert part.draw
    picture = part.draw(LIGHT)
    trace, (south, north) = picture["data"][-2], picture["layout"]["yaxis"]["range"]
    seen = [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if south < y < north and x > -100]
    marks_alone = {
        "mode": "markers",
        "x": [x for x, _ in seen],
        "y": [y for _, y in seen],
        "marker": {"size": 8, "color": "#112233"},
    }
    shown = places(drawn(picture | {"data": [marks_alone]}))
    assert len(shown) == len(seen) > 10
    (x0, y0), (x1, y1) = (shown[0], shown[-1])
    across, up = (x1 - x0) / (seen[-1][0] - seen[0][0]), (y0 - y1) / (seen[-1][1] - seen[0][1])
    assert across == pytest.approx(up, rel=0.02)


def test_the_same_figure_gives_the_same_drawing(record: Record) -> None:
    part = PARTS["timeline"](document_query(record), EN)
    assert part.draw
    assert svg(part.draw(LIGHT), EN) == svg(part.draw(LIGHT), EN)
