"""The briefing as a PowerPoint file, opened again: titles, native charts and their numbers, links, alt texts, notes, language."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from ledger.answers.registry import Query
from ledger.cli.messages import extracted
from ledger.documents.contents import Briefing, briefing
from ledger.documents.pptx.slides import pptx
from ledger.documents.pptx.text import LEAST, Run, Text, label_runs, line_count
from ledger.i18n.language import Language
from ledger.question.question import Question
from ledger.text.markdown import bold_runs

DE, EN = Language("de"), Language("en")
DAY = date(2026, 11, 22)


def contents_of(record, day: date, lang: Language, **asked: Any) -> Briefing:
    return briefing(Query(record.known_on(day), Question(**asked), day), lang, accessed=DAY)


@pytest.fixture(scope="module")
def english(record) -> Briefing:
    return contents_of(record, DAY, EN)


@pytest.fixture(scope="module")
def deck(english) -> Any:
    return Presentation(BytesIO(pptx(english)))


@pytest.fixture(scope="module")
def german(record) -> Any:
    return Presentation(BytesIO(pptx(contents_of(record, DAY, DE))))


@pytest.fixture(scope="module")
def empty(record) -> Any:
    # Before the first claim of an international source nothing is left.
    return Presentation(BytesIO(pptx(contents_of(record, date(2023, 10, 1), EN, sides=("international",)))))


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def titled(deck: Any, title: str) -> Any:
    """The slide of a title, or of a heading on it."""
    return next(
        slide
        for slide in deck.slides
        if any(shape.has_text_frame and shape.text_frame.text == title for shape in slide.shapes)
    )


def chart_of(deck: Any, title: str) -> Any:
    return next(
        shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart and shape.name == title
    )


def charts(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def values(chart: Any) -> dict[str, list[tuple[float, float]]]:
    """The points of each series by its name, gaps left out."""
    found: dict[str, list[tuple[float, float]]] = {}
    for series in chart.plots[0].series:
        x = {int(point.get("idx")): float(point[0].text) for point in series._element.xpath("./c:xVal//c:pt")}
        y = {int(point.get("idx")): float(point[0].text) for point in series._element.xpath("./c:yVal//c:pt")}
        found.setdefault(series.name, []).extend((x[place], y[place]) for place in sorted(x))
    return found


def bars(chart: Any, name: str) -> list[tuple[float, float, float]]:
    """For each upright bar of the series of a name: its day and its lengths down and up."""
    found = []
    for series in chart.plots[0].series:
        if series.name == name:
            days = [float(point[0].text) for point in series._element.xpath("./c:xVal//c:pt")]
            lengths = [
                [float(value.text) for value in series._element.xpath(f"./c:errBars/c:{end}/c:numLit/c:pt/c:v")]
                for end in ("minus", "plus")
            ]
            found += [(day, *ends) for day, *ends in zip(days, *lengths, strict=False) if any(ends)]
    return found


def every(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from every(shape.shapes)


def texts(deck: Any) -> Iterator[str]:
    """All that can be read on the slides and under them, the words of the charts as well."""
    for slide in deck.slides:
        yield slide.notes_slide.notes_text_frame.text
        for shape in every(slide.shapes):
            yield shape._element.xpath(".//p:cNvPr")[0].get("descr") or ""
            if shape.has_text_frame:
                yield shape.text_frame.text
            if getattr(shape, "has_chart", False):
                yield from (str(text) for text in shape.chart._chartSpace.xpath(".//a:t/text() | .//c:tx//c:v/text()"))


def test_twelve_slides_begin_with_the_answer_and_end_with_what_is_missing(deck, german) -> None:
    assert titles(deck) == [
        "North Korean soldiers in Kursk: what each side says",
        "Sent, in Kursk region, killed or wounded: over time",
        "Where North Koreans were reported",
        "Latest statements",
        "Sent to Russia, and in Kursk region",
        "Killed or wounded, and killed",
        "Prisoners, and area held by Ukraine",
        "Shells and other arms",
        "Soldiers in Kursk region over time",
        "Soldiers in Kursk region: each source's latest figure",
        "Losses as a share of those sent",
        "What is missing, and about these slides",
    ]
    assert len(german.slides) == 12
    assert titles(german)[0] == "Nordkoreas Soldaten in Kursk: was jede Seite sagt"
    assert titles(german)[-1] == "Was fehlt, und über diese Folien"


def test_the_first_slide_has_the_four_cards_and_how_fresh_they_are(deck, english) -> None:
    said = [shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame]
    for card in english.parts[0].cards:
        assert {card.label, card.number, card.holders} <= set(said)
    assert any("Newest statement in this dataset: 28 September 2026." in text for text in said)
    assert any("Seoul: about 6,000, Feb 2026" in text for text in said)


def test_every_slide_is_under_the_day_and_the_version(deck, english) -> None:
    foot = f"Kursk Ledger · known on 22 November 2026 · data version {english.citation.version}"
    assert all(
        any(shape.has_text_frame and shape.text_frame.text == foot for shape in slide.shapes) for slide in deck.slides
    )


def test_a_strip_is_a_native_chart_with_the_current_figures_of_each_side(deck) -> None:
    chart = chart_of(deck, "How many shells did North Korea deliver?")
    assert chart.chart_type in (XL_CHART_TYPE.XY_SCATTER, XL_CHART_TYPE.XY_SCATTER_LINES)
    # data/claims.csv, artillery_rounds, basis total, covers all, the newest of each voice:
    # us-state 2025-01-08 low 6000000; nis 2025-06-26 low 10000000; ua-hur 2025-11-14 best 6500000.
    assert {name: sorted(x for x, _ in points) for name, points in values(chart).items()} == {
        "Ukraine": [6_500_000],
        "South Korea": [10_000_000],
        "United States": [6_000_000],
    }
    # "At least" and "more than" are open to the right: an arrow for the NIS, one for the State Department.
    assert chart._chartSpace.xpath(".//c:dLbl//a:t/text()") == ["→", "→"]
    assert chart.category_axis.tick_labels.number_format == '[$-809]#,##0,,"M"'


def test_sides_have_their_marks_and_colours(deck) -> None:
    chart = chart_of(deck, "How many shells did North Korea deliver?")
    looks = {
        series.name: (
            series._element.xpath("./c:marker/c:symbol/@val")[0],
            series._element.xpath("./c:marker//a:srgbClr/@val")[0],
        )
        for series in chart.plots[0].series
    }
    # All are older than a year: hollow, their light filling of the pale colour.
    assert looks == {
        "Ukraine": ("circle", "D4DEE7"),
        "South Korea": ("diamond", "D4E2E5"),
        "United States": ("triangle", "DEDFED"),
    }
    there = chart_of(deck, "How many are in Kursk region?")
    filled = {
        series.name: series._element.xpath("./c:marker//a:srgbClr/@val")[0]
        for series in there.plots[0].series
        if series._element.xpath("./c:marker//a:srgbClr")
    }
    assert filled["South Korea"] == "1598A9"


def test_a_range_is_an_error_bar_on_the_timeline_and_a_line_in_a_strip(deck) -> None:
    chart = chart_of(deck, "Soldiers in Kursk region over time")
    # troops-in-kursk-ua-hur-2026-02-09: best 8000, high 10000, as of 2026-01-31, day 46053 of a spreadsheet. The only one with a range.
    assert bars(chart, "Ukraine") == [(46053.0, 0.0, 2000.0)]
    assert chart.category_axis.tick_labels.number_format == "dd/mm/yyyy"
    strip = chart_of(deck, "How many are in Kursk region?")
    assert [x for x, _ in values(strip)["Ukraine (ranges)"]] == [8000, 10000]


def test_a_range_without_a_best_number_has_ticks_and_no_mark(deck) -> None:
    chart = chart_of(deck, "How much of Kursk region did Ukraine hold?")
    # area_held_ua_km2, Meduza 2024-08-15: 500 to 700; the British ministry 2025-02-23: 400 to 450.
    assert [x for x, _ in values(chart)["Media and analysts (ranges)"]] == [500, 700]
    assert [x for x, _ in values(chart)["Other Western governments (ranges)"]] == [400, 450]
    ends = next(
        series
        for series in chart.plots[0].series
        if series.name == "Media and analysts" and series._element.xpath("./c:errBars")
    )
    assert [float(value.text) for value in ends._element.xpath("./c:xVal//c:v")] == [500, 700]
    assert set(ends._element.xpath("./c:dPt//c:symbol/@val")) == {"none"}


def test_events_are_numbered_above_the_values_and_listed_below(deck, english) -> None:
    slide = titled(deck, "Soldiers in Kursk region over time")
    part = next(part for part in english.parts if part.name == "timeline")
    (chart,) = charts(slide)
    flags = values(chart)["Events"]
    assert len(flags) == len(part.lines)
    assert min(height for _, height in flags) > max(height for _, height in values(chart)["Ukraine"])
    assert "1. " in " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_the_map_is_made_of_shapes_that_have_names(deck) -> None:
    (group,) = [shape for shape in titled(deck, "Where North Koreans were reported").shapes if shape.shape_type == 6]
    names = {shape.name for shape in group.shapes}
    assert {"Sudzha", "Guevo"} <= names
    assert "Sudzha" in {shape.text_frame.text for shape in group.shapes if shape.has_text_frame}
    assert not any(shape.shape_type == 13 for slide in deck.slides for shape in every(slide.shapes)), (
        "no picture is a bitmap"
    )


def test_sources_are_links_and_stand_in_the_notes(deck, english) -> None:
    slide = titled(deck, "Soldiers in Kursk region: each source's latest figure")
    links = {
        run.text: run.hyperlink.address
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    }
    part = next(part for part in english.parts if part.name == "comparison")
    first = {name: english.references[numbers[0] - 1].pages[0].address for name, numbers in english.cited(part)}
    assert len(links) >= 5
    assert links.items() <= first.items()
    notes = slide.notes_slide.notes_text_frame.text
    for _, numbers in english.cited(part):
        for reference in (english.references[number - 1] for number in numbers):
            assert f"[{reference.number}] " in notes
            assert all(page.address in notes for page in reference.pages)


def test_what_does_not_fit_is_counted_and_stands_in_the_notes(deck, english) -> None:
    slide = titled(deck, "Arms from North Korea")
    assert any("more in the notes" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    part = next(part for part in english.parts if part.name == "arms")
    notes = slide.notes_slide.notes_text_frame.text
    assert all("".join(piece for piece, _ in bold_runs(line.text)) in notes for line in part.lines)


def test_pictures_have_alt_texts(deck, english) -> None:
    pictured = [part for part in english.parts if part.draw and part.name != "territory"]
    described = {
        shape._element.xpath("./*/p:cNvPr")[0].get("descr")
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart or shape.shape_type == 6
    }
    assert described == {part.alt for part in pictured}
    assert not any("**" in slide.notes_slide.notes_text_frame.text for slide in deck.slides)


@pytest.mark.parametrize("name", ["deck", "german", "empty"])
def test_nothing_leaves_the_slide_no_placeholder_is_empty_no_text_is_tiny(name, request) -> None:
    deck = request.getfixturevalue(name)
    for slide in deck.slides:
        for shape in every(slide.shapes):
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width, shape.name
            assert shape.top + shape.height <= deck.slide_height, shape.name
        assert all(shape.text_frame.text for shape in slide.placeholders)
        charted = [chart._chartSpace for chart in charts(slide)]
        for tree in (slide.shapes._spTree, *charted):
            assert all(int(size) >= 1400 for size in tree.xpath(".//a:rPr/@sz | .//a:defRPr/@sz"))


def test_text_says_its_language_and_the_file_what_it_is(deck, german, english) -> None:
    for each, code in ((deck, "en-GB"), (german, "de-DE")):
        assert {language for slide in each.slides for language in slide.shapes._spTree.xpath(".//a:rPr/@lang")} == {
            code
        }
        assert each.core_properties.language == code
    about = deck.core_properties
    assert (about.author, about.title, about.keywords) == ("Kursk Ledger", english.title, english.citation.version)


def test_no_english_is_left_in_the_german_deck(german) -> None:
    # Messages that wait for their German fail here as well as in tests/cli/test_messages.py.
    shown_text = "\n".join(texts(german))
    identities = [
        identity
        for message in extracted()
        for identity in (message.id if isinstance(message.id, tuple) else (message.id,))
    ]
    # What stands between the fields of a message, if it is long enough to be English and nothing else.
    pieces = {
        piece
        for identity in identities
        for piece in re.split(r"{\w*}|\*\*", identity)
        if len(piece) > 11 and " " in piece.strip()
    }
    assert {piece for piece in pieces if piece in shown_text} == set()


def test_a_question_that_leaves_nothing_gives_a_deck_that_says_so(empty) -> None:
    shown_texts = list(texts(empty))
    assert shown_texts.count("No claim in the dataset on this day and with these filters.") >= 10
    assert not any(charts(slide) for slide in empty.slides)
    assert len(empty.slides) <= 12


def test_words_without_a_number_are_shown_without_a_chart(record) -> None:
    # casualties known on 2024-11-20: only ua-president 2024-11-07, "first losses".
    contents = contents_of(record, date(2024, 11, 20), EN)
    few = replace(contents, parts=tuple(part for part in contents.parts if part.name == "casualties"))
    slide = titled(Presentation(BytesIO(pptx(few))), "How many were killed or wounded?")
    assert charts(slide) == []
    assert any(
        "“first losses”" in shape.text_frame.text and "Ukraine" in shape.text_frame.text
        for shape in slide.shapes
        if shape.has_text_frame
    )


def test_planned_figures_are_hollow(record) -> None:
    contents = contents_of(record, DAY, EN, metric="troops_planned")
    few = replace(contents, parts=tuple(part for part in contents.parts if part.name == "comparison"))
    chart = next(chart for slide in Presentation(BytesIO(pptx(few))).slides for chart in charts(slide))
    ukraine = next(series for series in chart.plots[0].series if series.name == "Ukraine")
    # They are old too, and so pale: 1473B8 keeps 0.4 of itself on 7A828C, 122 - (122 - 20) * 0.4 = 81 = 51, and so on. A quarter of that
    # inside: 255 - (255 - 81) / 4 = 212 = D4; the pale colour itself around it.
    assert set(ukraine._element.xpath("./c:marker/c:spPr/a:solidFill/a:srgbClr/@val")) == {"D4DEE7"}
    assert ukraine._element.xpath("./c:marker/c:spPr/a:ln/a:solidFill/a:srgbClr/@val")[0] == "517C9E"


def test_same_contents_same_bytes(record) -> None:
    contents = contents_of(record, date(2024, 10, 20), EN)
    few = replace(contents, parts=contents.parts[:2])
    assert pptx(few) == pptx(few)


def test_text_is_measured_and_made_to_fit() -> None:
    words = [Run("many words in a row that have to break somewhere", bold=False)]
    assert line_count(words, 10, 1000) == 1
    assert line_count(words, 10, 100) > 2
    text = Text([words] * 3, 24, "#000000")
    fitted = text.fitted(400, 120)
    assert LEAST <= fitted.size < 24
    assert fitted.height(400) <= 120
    cut = text.cut(400, 60)
    assert cut.height(400) <= 60
    assert "".join(run.text for run in cut.paragraphs[-1]).endswith(" …")


def test_labels_of_pictures_are_read_as_runs() -> None:
    assert label_runs("<b>Ukraine</b>  HUR &amp; GUR<br><span style='color:#111'>old</span>") == [
        [Run("Ukraine", True), Run("  HUR & GUR")],
        [Run("old")],
    ]
