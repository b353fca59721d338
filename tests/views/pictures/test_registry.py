"""The pictures by their names: each depends on the question fields that its address names, and on no other."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st
from plotly.io.json import to_json_plotly

from ledger.charts.style import DARK, LIGHT
from ledger.question.page_sections import SECTIONS
from ledger.question.question import VIEW_STATE, Question
from ledger.record import codes
from ledger.record.store import default_record
from ledger.views.pictures.registry import PICTURES, draw, figure
from ledger.views.view import SCOPE
from tests.support.made_view import view_of

OF_FIELDS = tuple(name for name, picture in PICTURES.items() if picture.fields is not None)
"""The pictures that name their fields; the others depend on all that lasts."""
DAYS = st.dates(date(2024, 12, 1), date(2025, 11, 30))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Any question that leaves something to draw more often than not: mostly without filters, on a measure with claims."""
    record = default_record()
    measures = record.claims["metric"].value_counts()
    sources = record.claims["source"].value_counts().index[:12].tolist()

    def rarely(values: st.SearchStrategy[Any], default: Any) -> Any:
        return draw(values) if draw(st.integers(0, 5)) == 5 else default

    return Question(
        lang=draw(st.sampled_from(["de", "en"])),
        metric=draw(st.sampled_from(measures.index[:8].tolist())),
        basis=rarely(st.sampled_from(sorted(codes.BASIS)), ""),
        known_on=draw(st.none() | DAYS),
        sides=rarely(st.lists(st.sampled_from(sorted(codes.SIDE)), min_size=3, unique=True).map(tuple), ()),
        sources=rarely(st.lists(st.sampled_from(sources), min_size=5, unique=True).map(tuple), ()),
        repeats=rarely(st.just(False), True),
        planned=rarely(st.just(False), True),
        min_support=rarely(st.just(1), 0),
        map_date=draw(st.none() | DAYS),
        map_account=draw(st.sampled_from(["together", "ukraine", "russia", "others"])),
        map_extent=draw(st.sampled_from(["border", "region"])),
        date_axis=draw(st.sampled_from(["as_of", "stated_on"])),
        axis=draw(st.sampled_from(["linear", "log"])),
        show_excluded=draw(st.booleans()),
        show_step_lines=draw(st.booleans()),
        event_level=draw(st.sampled_from(["key", "further", "none"])),
        source_a=draw(st.sampled_from(sources)),
        source_b=draw(st.sampled_from(sources)),
        search=draw(st.sampled_from(["", "nis"])),
        columns=draw(st.sampled_from([(), ("figure",)])),
        max_age_months=draw(st.sampled_from([3, 6, 12, 24])),
        compare_since=draw(st.none() | DAYS),
        ratio_scope=draw(st.sampled_from(["all", "family", "metric"])),
        claim=draw(st.sampled_from(["", "casualties-nis-2025-01-13"])),
        place=draw(st.sampled_from(["", "sudzha"])),
        open_sections=draw(st.lists(st.sampled_from(sorted(SECTIONS)), max_size=2, unique=True).map(tuple)),
    )


def drawn(name: str, question: Question) -> str:
    """The figure as the picture's own function draws it, from a view with all fields of the question."""
    return str(to_json_plotly(PICTURES[name].draw(view_of(question))))


@pytest.mark.parametrize("name", OF_FIELDS)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(question=questions(), other=questions())
def test_fields_that_the_address_leaves_out_change_nothing(name: str, question: Question, other: Question) -> None:
    parameters = PICTURES[name].parameters
    named = {field: question.parameter(field) for field in parameters}
    first = drawn(name, question)
    assume(first != "null")
    assert drawn(name, other.with_parameters(**named)) == first


DEFAULT = Question(metric="casualties", known_on=date(2025, 10, 1))
"""On this day London's figure of June is older than three months, and not older than twelve."""
OTHERS: dict[str, Any] = {
    "metric": "troops_sent",
    "basis": "period",
    "dated": "stated_on",
    "axis": "log",
    "events": "none",
    "steps": True,
    "unlike": True,
    "first": "us-pentagon",
    "second": "uk-mod",
    "account": "russia",
    "window": "region",
    "reports": False,
    "holders": False,
    "months": 3,
    "pooled": "all",
    "since": date(2025, 2, 1),
    "span": "2025",
}


def usual_for(name: str) -> Question:
    """The question from which fields are changed: the measure matters to pairs of sources only where not all are pooled, and five pairs
    within a family there are in that of the area alone."""
    return DEFAULT.with_parameters(
        pooled="family", **{"metric": "area_held_ua_km2"} if name.startswith("pairs") else {}
    )


NAMED = [(name, field) for name in OF_FIELDS for field in PICTURES[name].fields or ()]
SHARED = {("new_claims", "months")}
"""Named only so that the picture shares its answer with the section around it, whose words depend on it."""


@pytest.mark.parametrize(("name", "field"), [named for named in NAMED if named not in SHARED])
def test_each_field_of_an_address_can_change_the_picture(name: str, field: str) -> None:
    default_question = usual_for(name)
    assert drawn(name, default_question.with_parameters(**{field: OTHERS[field]})) != drawn(name, default_question)


@pytest.mark.parametrize("name", OF_FIELDS)
def test_those_that_it_leaves_out_cannot(name: str) -> None:
    # The same values that do change the pictures whose addresses name the fields.
    default_question = usual_for(name)
    others = {field: value for field, value in OTHERS.items() if field not in PICTURES[name].parameters}
    assert drawn(name, default_question.with_parameters(**others)) == drawn(name, default_question) != "null"


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_hears_filters_days_and_language_and_nothing_that_is_merely_open(name: str) -> None:
    parameters = PICTURES[name].parameters
    assert set(SCOPE) <= set(parameters) <= set(Question.parameters()) - set(VIEW_STATE)
    assert len(set(parameters)) == len(parameters)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_in_both_languages_what_it_shows(name: str) -> None:
    shown_texts = [draw(view_of(DEFAULT.with_parameters(lang=lang)), name).alt for lang in ("de", "en")]
    assert all(shown_texts) and shown_texts[0] != shown_texts[1]
    assert not [words for words in shown_texts if "{" in words or "nan" in words.split()]


def test_the_theme_is_that_of_the_view() -> None:
    light, dark = (draw(view_of(DEFAULT, theme), "timeline").figure for theme in (LIGHT, DARK))
    assert light != dark
    assert (LIGHT.paper in light, LIGHT.paper in dark, DARK.paper in dark) == (True, False, True)


def test_a_figure_has_the_lines_of_the_map_and_a_drawn_picture_only_their_names() -> None:
    whole, sent = figure(view_of(DEFAULT), "small_map"), draw(view_of(DEFAULT), "small_map")
    assert whole and sent.outlines
    outlined = [trace for trace in whole["data"] if "meta" in trace]
    assert outlined and all(len(trace["x"]) == len(trace["y"]) > 10 for trace in outlined)
    sent_traces = json.loads(sent.figure)["data"]
    assert [trace["meta"] for trace in sent_traces if "meta" in trace] == [trace["meta"] for trace in outlined]
    assert not [trace for trace in sent_traces if "meta" in trace and ("x" in trace or "y" in trace)]
    assert [trace for trace in sent_traces if "meta" not in trace] == json.loads(
        str(to_json_plotly([trace for trace in whole["data"] if "meta" not in trace]))
    )


@pytest.mark.parametrize(
    "question",
    [
        Question(known_on=date(2023, 9, 1)),
        Question(metric="missing"),
        Question(sides=("international",)),
    ],
)
@pytest.mark.parametrize("name", OF_FIELDS)
def test_where_there_is_nothing_to_draw_it_is_said_and_no_error(name: str, question: Question) -> None:
    found = draw(view_of(question), name)
    assert found.alt
    assert (found.figure == "null") == (figure(view_of(question), name) is None)
    if found.figure == "null":
        assert (found.height, found.outlines) == (0, False)


def test_a_name_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        draw(view_of(DEFAULT), "nothing")
