"""What is kept for the next reader: each thing under what it depends on, and under nothing else."""

import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random
from threading import Barrier
from time import sleep
from typing import Any, get_args

import pytest
from cachetools import LRUCache

from ledger.charts.style import LIGHT
from ledger.i18n.language import Language
from ledger.question.allowed_values import allowed_values
from ledger.question.link import read_link, write_link
from ledger.question.question import Question
from ledger.record.store import default_record
from ledger.views import cache as views_cache
from ledger.views.cache import cached, cached_by_key, cached_bytes, for_question, memoized
from ledger.views.pictures import maps, timelines
from ledger.views.view import View
from tests.support.app_driver import opened, pictures
from tests.support.made_view import view_of


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pictures that are drawn anew, one name for each."""
    names: list[str] = []
    for module, name in ((timelines, "draw_course"), (maps, "small_map")):
        draw = getattr(module, name)

        def counted(*args: Any, draw: Any = draw, name: str = name, **more: Any) -> Any:
            names.append(name)
            return draw(*args, **more)

        monkeypatch.setattr(module, name, counted)
    return names


def test_another_measure_draws_no_panels_and_no_map_again(drawn: list[str]) -> None:
    opened("briefing", lang="en", known_on="2025-05-05", metric="casualties")
    assert drawn.count("draw_course") == 1
    assert drawn.count("small_map") == 1
    drawn.clear()
    opened("briefing", lang="en", known_on="2025-05-05", metric="killed", axis="log", dated="stated_on")
    assert drawn == []


@pytest.mark.parametrize("other", [{"sides": "ukraine"}, {"known_on": "2025-01-06"}, {"lang": "de"}])
def test_another_filter_day_or_language_draws_them_again(drawn: list[str], other: dict[str, str]) -> None:
    asked = {"lang": "en", "known_on": "2025-05-06"}
    first = pictures(opened("briefing", **asked))
    drawn.clear()
    then = pictures(opened("briefing", **(asked | other)))
    assert drawn.count("draw_course") == 1
    assert first["small_panels"]["figure"] != then["small_panels"]["figure"]


def test_the_small_map_shows_the_day_that_the_map_was_left_on(drawn: list[str]) -> None:
    asked = {"lang": "en", "known_on": "2025-05-07"}
    alts = [pictures(opened("briefing", **asked, **day))["small_map"]["alt"] for day in ({}, {"day": "2024-08-20"})]
    assert (
        alts[1]
        == "Small map on 20 August 2024: where North Koreans were reported, and who was said to hold which settlement."
    )
    assert alts[0] != alts[1]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> LRUCache[Any, Any]:
    """A cache of 2,400 bytes: three texts of 500 letters with their keys."""
    kept = memoized(2400)
    monkeypatch.setattr(views_cache, "_process_cache", lambda: kept)
    return kept.cache


def test_the_cache_is_bounded_and_what_was_not_asked_for_longest_goes_first(small: LRUCache[Any, Any]) -> None:
    worked_out = []

    def asked(number: int) -> str:
        def work_out() -> str:
            worked_out.append(number)
            return str(number) * 500

        return cached_by_key(("text", number), work_out)

    for number in (1, 2, 3, 1, 4, 1):
        assert asked(number) == str(number) * 500
        assert small.currsize <= 2400
    assert worked_out == [1, 2, 3, 4]
    asked(2)
    assert worked_out == [1, 2, 3, 4, 2]


def test_what_is_larger_than_the_cache_is_given_and_not_kept(small: LRUCache[Any, Any]) -> None:
    assert len(cached_by_key(("large",), lambda: "x" * 3000)) == 3000
    assert list(small) == []


def test_readers_who_ask_at_once_wait_for_one_of_them(small: LRUCache[Any, Any]) -> None:
    worked_out, together = [], Barrier(4)

    def work_out() -> str:
        worked_out.append(1)
        sleep(0.05)
        return "found"

    def ask() -> str:
        together.wait()
        return cached_by_key(("once",), work_out)

    with ThreadPoolExecutor(4) as readers:
        assert [asked.result() for asked in [readers.submit(ask) for _ in range(4)]] == ["found"] * 4
    assert worked_out == [1]


def test_an_answer_that_fails_is_asked_for_again(small: LRUCache[Any, Any]) -> None:
    def fail() -> str:
        raise ValueError("not now")

    with pytest.raises(ValueError, match="not now"):
        cached_by_key(("again",), fail)
    assert cached_by_key(("again",), lambda: "now") == "now"


def test_keys_count_too(small: LRUCache[Any, Any]) -> None:
    for number in range(100):
        assert cached_by_key(("k" * 900, number), lambda: None) is None
    assert len(small) == 2  # 2,400 bytes: a key and its tuples take about 1,100 bytes


def test_three_hundred_questions_with_as_many_names_as_fit_take_less_than_100_mb() -> None:
    """Each puts 20,000 names; known ones are kept once, so that no question is longer than its link may be."""
    record = default_record()
    known, sources = allowed_values(record, record.today()), list(record.sources["source"])
    before, kept = cached_bytes(), []
    tracemalloc.start()
    try:
        for number in range(300):
            Random(number).shuffle(sources)
            question = Question(sources=tuple(sources[place % len(sources)] for place in range(20_000)))
            asked, ignored = read_link(write_link(question), known)
            assert (len(asked.sources), ignored) == (len(sources), [])
            kept.append(View(record, record, asked, Language("en"), LIGHT, record.today()))
            cached(kept[-1], "nothing", lambda: None)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 100_000_000
    # 113 names of some ten letters, joined by %2C: about 1.3 kB a key, and its tuples.
    assert 300 * 1_000 < cached_bytes() - before < 300 * 4_000


def test_a_value_depends_on_the_question_fields_that_it_names_and_on_no_other() -> None:
    seen = []

    @for_question("months")
    def asked(view: View, name: str) -> tuple[str, int]:
        seen.append((name, view.question.metric, view.question.axis))
        return name, view.question.max_age_months

    def of(name: str, **question: Any) -> tuple[str, int]:
        return asked(view_of(Question(known_on=date(2025, 5, 9), **question)), name)

    usual = Question().axis
    other = next(each for each in get_args(Question.model_fields["axis"].annotation) if each != usual)
    assert of("a", months=3) == of("a", months=3, metric="killed", axis=other) == ("a", 3)
    assert [(name, axis) for name, _metric, axis in seen] == [("a", usual)]
    assert (of("b", months=3), of("a", months=6)) == (("b", 3), ("a", 6))
    assert len(seen) == 3
    assert {metric for _name, metric, _axis in seen} == {view_of(Question()).restricted_to().question.metric}
