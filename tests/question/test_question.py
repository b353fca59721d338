"""The question and its link: back and forth without loss, and nothing that a bad link can break."""

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import example, given, settings, strategies as st
from pydantic import ValidationError

from ledger.question.allowed_values import AllowedValues, allowed_values
from ledger.question.claim_columns import COLUMNS
from ledger.question.link import InvalidParameter, all_parameters, is_tracking, read_link, write_link
from ledger.question.page_sections import SECTIONS, TABLES, standing_alone
from ledger.question.question import AGE_LIMITS, FIRST_DAY, LINK_NAMES, Question
from ledger.record import codes
from ledger.record.record import Record

TODAY = date(2025, 11, 20)
VOCABULARY = AllowedValues(
    metrics={"troops_in_kursk", "casualties", "artillery_rounds"},
    sources={"nis", "ua-president", "us-pentagon"},
    claims={"casualties-nis-2025-01-13", "casualties-nis-2025-03-31"},
    places={"sudzha", "loknya"},
    today=TODAY,
    renamed={"casualties-nis-2025-01-14": "casualties-nis-2025-01-13"},
)


def some(values: Any) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(values)), unique=True).map(tuple)


def maybe(values: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *sorted(values)])


DAYS = st.none() | st.dates(FIRST_DAY, TODAY)
QUESTIONS = st.builds(
    Question,
    lang=st.sampled_from(["de", "en"]),
    metric=st.sampled_from(sorted(VOCABULARY.metrics)),
    basis=maybe(codes.BASIS),
    sides=some(codes.SIDE),
    kinds=some(codes.SOURCE_KIND),
    sources=some(VOCABULARY.sources),
    as_of_from=DAYS,
    as_of_to=DAYS,
    known_on=DAYS,
    repeats=st.booleans(),
    planned=st.booleans(),
    claim=maybe(VOCABULARY.claims),
    place=maybe(VOCABULARY.places),
    day=DAYS,
    account=st.sampled_from(["together", "ukraine", "russia", "others"]),
    window=st.sampled_from(["border", "region"]),
    dated=st.sampled_from(["as_of", "stated_on"]),
    axis=st.sampled_from(["linear", "log"]),
    unlike=st.booleans(),
    steps=st.booleans(),
    events=st.sampled_from(["key", "further", "none"]),
    first=st.sampled_from(sorted(VOCABULARY.sources)),
    second=st.sampled_from(sorted(VOCABULARY.sources)),
    search=st.text(max_size=100),
    columns=some(COLUMNS),
    sections=some(SECTIONS),
    tables=some(TABLES),
    zoom=st.sampled_from(["", "2024-10-01~2025-02-01", "-10~0.5~20~30.25"]),
    part=st.sampled_from(["", *standing_alone()]),
    support=st.integers(0, 9),
    months=st.sampled_from(AGE_LIMITS),
    since=DAYS,
    pooled=st.sampled_from(["all", "family", "metric"]),
).filter(lambda asked: not (asked.as_of_from and asked.as_of_to and asked.as_of_from > asked.as_of_to))

GARBAGE = st.one_of(
    st.text(max_size=20),
    st.text(min_size=101, max_size=110),
    st.sampled_from(
        [
            "ukraine",
            "ukraine,mars",
            ",,nis,",
            "nis,nis",
            "figure,price",
            "yes",
            "maybe",
            "2025-02-30",
            "2025-04-28",
            "1999-01-01",
            "9999-12-31",
            "28.04.2025",
            "log",
            "LOG",
            "casualties",
            "total",
            "de",
            "fr",
            "sudzha",
            "None",
            "[]",
            "-1",
            "1e999",
            "7",
            "0",
            "9.5",
            "spread,nonsense",
        ]
    ),
)
LINKS = st.dictionaries(st.sampled_from(sorted(Question.parameters())) | st.text(max_size=12), GARBAGE, max_size=8)


def opened(link: dict[str, str]) -> tuple[Question, list[InvalidParameter]]:
    return read_link(link, VOCABULARY)


def test_a_plain_question_has_only_its_language_in_the_link() -> None:
    assert write_link(Question()) == {"lang": "en"}
    assert write_link(Question(lang="de")) == {"lang": "de"}


def test_everything_that_differs_stands_in_the_link_under_its_own_name() -> None:
    question = Question(
        metric="casualties",
        sides=("ukraine", "russia"),
        known_on=date(2025, 4, 28),
        repeats=False,
        show_excluded=True,
        search=" 10,000 & more ",
    )
    assert write_link(question) == {
        "lang": "en",
        "metric": "casualties",
        "sides": "ukraine,russia",
        "known_on": "2025-04-28",
        "repeats": "no",
        "unlike": "yes",
        "search": "10,000 & more",
    }


CITED = {
    "lang": "de",
    "metric": "casualties",
    "basis": "total",
    "sides": "ukraine,russia",
    "kinds": "intelligence",
    "sources": "nis",
    "as_of_from": "2025-01-01",
    "as_of_to": "2025-06-01",
    "known_on": "2025-04-28",
    "repeats": "no",
    "planned": "no",
    "support": "2",
    "claim": "casualties-nis-2025-01-13",
    "place": "sudzha",
    "day": "2025-02-01",
    "account": "russia",
    "window": "region",
    "reports": "no",
    "holders": "no",
    "dated": "stated_on",
    "axis": "log",
    "unlike": "yes",
    "steps": "yes",
    "events": "none",
    "panels": "yes",
    "span": "2025",
    "first": "ua-president",
    "second": "nis",
    "search": "10,000 & more",
    "columns": "figure,source",
    "sections": "spread,pairs",
    "tables": "loss_share,territory",
    "zoom": "2024-10-01~2025-02-01",
    "months": "6",
    "since": "2025-03-01",
    "pooled": "family",
    "part": "map",
    "version": "0123abcd",
}
"""A link in which each parameter differs from its default. Links are cited: none of these names may go."""


def test_each_parameter_of_a_link_keeps_its_name() -> None:
    assert set(Question.parameters()) == set(CITED)
    question, ignored = opened(CITED)
    assert ignored == []
    assert write_link(question) == CITED
    assert all_parameters(question) == CITED


@pytest.mark.parametrize("field", LINK_NAMES)
def test_a_field_is_no_second_name_of_its_parameter(field: str) -> None:
    value = CITED[LINK_NAMES[field]]
    question, ignored = opened({"lang": "de", field: value})
    assert question == Question(lang="de")
    assert ignored == [InvalidParameter(field, value)]


def test_a_parameter_that_is_none_cannot_be_set() -> None:
    with pytest.raises(KeyError):
        Question().with_parameters(nonsense=1)


@settings(deadline=None)
@given(QUESTIONS)
def test_a_question_comes_back_from_its_address_whole(asked: Question) -> None:
    address = urlencode(write_link(asked))
    link = {name: values[-1] for name, values in parse_qs(address, keep_blank_values=True).items()}
    assert read_link(link, VOCABULARY, "de" if asked.lang == "en" else "en") == (asked, [])


@settings(deadline=None)
@given(LINKS)
@example({"sides": "mars", "axis": "LOG", "known_on": "2025-02-30", "nonsense": "1"})
@example({"as_of_from": "2025-06-01", "as_of_to": "2025-01-01"})
@example({"sides": "mars,mars"})
def test_no_link_breaks_and_every_part_is_either_used_or_named(link: dict[str, str]) -> None:
    if link.get("metric") == "":
        del link["metric"]  # has a test of its own
    question, ignored = opened(link)
    named = {part.name for part in ignored}
    assert named <= set(link)
    for name, value in link.items():
        if name in Question.parameters() and isinstance(question.parameter(name), tuple):
            used = [part for part in value.split(",") if part in question.parameter(name)]
            refused = [part.value for part in ignored if part.name == name]
            assert {*used, *refused} == set(filter(None, value.split(","))) or refused == [value]
        elif name not in named:
            assert question.parameter(name) == Question.model_validate({name: value}).parameter(name)
        elif name in Question.parameters():
            assert question.parameter(name) == Question().parameter(name)


@settings(deadline=None)
@given(LINKS)
def test_what_was_understood_is_a_question_that_the_record_can_answer(link: dict[str, str]) -> None:
    if link.get("metric") == "":
        del link["metric"]  # has a test of its own
    question, _ = opened(link)
    assert opened(write_link(question)) == (question, [])
    for name, value in question:
        for part in value if isinstance(value, tuple) else [value]:
            assert part in ("", None) or VOCABULARY.contains(name, part)


@pytest.mark.parametrize(
    ("link", "field", "kept", "ignored"),
    [
        ({"lang": "fr"}, "lang", "en", [InvalidParameter("lang", "fr")]),
        ({"metric": "tanks"}, "metric", "troops_in_kursk", [InvalidParameter("metric", "tanks")]),
        ({"basis": "guess"}, "basis", "", [InvalidParameter("basis", "guess")]),
        (
            {"sides": "ukraine,mars,russia,moon"},
            "sides",
            ("ukraine", "russia"),
            [InvalidParameter("sides", "mars"), InvalidParameter("sides", "moon")],
        ),
        ({"sources": ",nis,,"}, "sources", ("nis",), []),
        ({"columns": "figure,price"}, "columns", ("figure",), [InvalidParameter("columns", "price")]),
        ({"known_on": "2023-08-31"}, "known_on", None, [InvalidParameter("known_on", "2023-08-31")]),
        ({"known_on": "2023-09-01"}, "known_on", date(2023, 9, 1), []),
        ({"known_on": "2025-11-20"}, "known_on", TODAY, []),
        ({"known_on": "2025-11-21"}, "known_on", None, [InvalidParameter("known_on", "2025-11-21")]),
        ({"known_on": "28.04.2025"}, "known_on", None, [InvalidParameter("known_on", "28.04.2025")]),
        ({"day": "2030-01-01"}, "day", None, [InvalidParameter("day", "2030-01-01")]),
        ({"repeats": "perhaps"}, "repeats", True, [InvalidParameter("repeats", "perhaps")]),
        ({"repeats": "no"}, "repeats", False, []),
        ({"axis": "cubic"}, "axis", "linear", [InvalidParameter("axis", "cubic")]),
        ({"claim": "casualties-nis-1999-01-01"}, "claim", "", [InvalidParameter("claim", "casualties-nis-1999-01-01")]),
        ({"place": "atlantis"}, "place", "", [InvalidParameter("place", "atlantis")]),
        ({"first": "nobody"}, "first", "nis", [InvalidParameter("first", "nobody")]),
        ({"months": "12"}, "months", 12, []),
        ({"months": "9"}, "months", 12, [InvalidParameter("months", "9")]),
        ({"months": "1e1"}, "months", 12, [InvalidParameter("months", "1e1")]),
        ({"search": "x" * 101}, "search", "", [InvalidParameter("search", "x" * 101)]),
        ({"search": "x" * 100}, "search", "x" * 100, []),
    ],
)
def test_a_bad_value_is_left_out_and_named(
    link: dict[str, str], field: str, kept: Any, ignored: list[InvalidParameter]
) -> None:
    question, left_out = opened(link)
    assert (question.parameter(field), left_out) == (kept, ignored)


def test_the_id_of_a_renamed_claim_leads_to_the_one_that_stands_for_it_and_is_named() -> None:
    question, ignored = opened({"claim": "casualties-nis-2025-01-14", "metric": "casualties", "axis": "cubic"})
    assert question == Question(metric="casualties", claim="casualties-nis-2025-01-13")
    assert ignored == [
        InvalidParameter("axis", "cubic"),
        InvalidParameter("claim", "casualties-nis-2025-01-14", renamed_to="casualties-nis-2025-01-13"),
    ]
    assert write_link(question)["claim"] == "casualties-nis-2025-01-13"
    assert opened(write_link(question)) == (question, [])


def test_the_vocabulary_of_the_record_knows_every_renamed_claim(record: Record) -> None:
    words = allowed_values(record, TODAY)
    assert len(words.renamed) == 18
    for old, new in words.renamed.items():
        question, ignored = read_link({"claim": old}, words)
        assert (question.claim, ignored) == (new, [InvalidParameter("claim", old, renamed_to=new)])


def test_one_bad_part_leaves_the_others_in_force() -> None:
    question, ignored = opened(
        {"lang": "de", "metric": "casualties", "axis": "cubic", "colour": "red", "sides": "russia", "day": "soon"}
    )
    assert question == Question(lang="de", metric="casualties", sides=("russia",))
    assert {(part.name, part.value) for part in ignored} == {("axis", "cubic"), ("colour", "red"), ("day", "soon")}


@pytest.mark.parametrize(
    ("days", "months"),
    [
        ("1", 3),
        ("30", 3),
        ("90", 3),
        ("92", 3),
        ("93", 6),
        ("180", 6),
        ("184", 6),
        ("185", 12),
        ("365", 12),
        ("366", 12),
        ("367", 24),
        ("3650", 24),
    ],
)
def test_an_age_limit_in_days_becomes_the_months_at_or_above_it_without_complaint(days: str, months: int) -> None:
    assert opened({"limit": days}) == (Question(max_age_months=months), [])
    assert opened({"limit": days, "months": "3"}) == (Question(max_age_months=3), [])


@pytest.mark.parametrize(
    "link",
    [
        {"assume": "yes"},
        {"assume": "perhaps"},
        {"limit": "soon"},
        {"limit": ""},
        {"sections": "estimate"},
        {"part": "estimate"},
    ],
)
def test_what_has_gone_is_left_out_without_complaint(link: dict[str, str]) -> None:
    assert opened(link) == (Question(), [])


def test_a_section_that_has_another_name_now_opens_under_it() -> None:
    assert opened({"sections": "spread,agreement,estimate"}) == (
        Question(open_sections=("spread", "corroboration")),
        [],
    )
    assert opened({"part": "agreement"}) == (Question(part_name="corroboration"), [])


def test_a_range_that_ends_before_it_starts_keeps_its_start() -> None:
    question, ignored = opened({"as_of_from": "2025-06-01", "as_of_to": "2025-05-31"})
    assert (question.as_of_from, question.as_of_to) == (date(2025, 6, 1), None)
    assert ignored == [InvalidParameter("as_of_to", "2025-05-31")]
    assert opened({"as_of_from": "2025-06-01", "as_of_to": "2025-06-01"})[1] == []


def test_without_a_language_in_the_link_the_reader_keeps_the_one_of_the_browser() -> None:
    assert read_link({}, VOCABULARY, "de")[0].lang == "de"
    assert read_link({"lang": "fr"}, VOCABULARY, "de")[0].lang == "de"
    assert read_link({"lang": "en"}, VOCABULARY, "de")[0].lang == "en"


def test_an_empty_measure_is_left_out_and_named() -> None:
    question, ignored = opened({"metric": ""})
    assert (question.metric, ignored) == ("troops_in_kursk", [InvalidParameter("metric", "")])


def test_a_bare_number_is_no_date() -> None:
    assert opened({"known_on": "0"})[1] == [InvalidParameter("known_on", "0")]
    assert opened({"known_on": "1745798400"})[1] == [InvalidParameter("known_on", "1745798400")]


def test_a_changed_question_is_checked_and_the_old_one_stays() -> None:
    question = Question(metric="casualties", sides=("russia",))
    changed = question.with_changes(sides=["ukraine", "russia"], known_on=date(2025, 4, 28))
    assert changed == Question(metric="casualties", sides=("ukraine", "russia"), known_on=date(2025, 4, 28))
    assert question == Question(metric="casualties", sides=("russia",))
    for wrong in ({"axis": "cubic"}, {"speed": 3}, {"known_on": "soon"}, {"search": "x" * 101}):
        with pytest.raises(ValidationError):
            question.with_changes(**wrong)


@pytest.mark.parametrize(
    "name", ["utm_source", "UTM_Campaign", "fbclid", "gclid", "msclkid", "mc_eid", "igshid", "_gl"]
)
def test_what_follows_readers_about_goes_without_a_word(name: str) -> None:
    assert read_link({"lang": "de", "metric": "casualties", name: "x"}, VOCABULARY) == (
        Question(lang="de", metric="casualties"),
        [],
    )


def test_no_field_of_the_question_passes_for_such_a_parameter_and_a_mistake_is_still_named() -> None:
    assert [name for name in Question.parameters() if is_tracking(name)] == []
    assert read_link({"fbclide": "x"}, VOCABULARY) == (Question(), [InvalidParameter("fbclide", "x")])
