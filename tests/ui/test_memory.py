"""What is kept for the next reader: each thing under what it depends on, and under nothing else."""

from typing import Any

import pytest

from ledger.ui import headlines, maps
from tests.ui.reading import opened, pictures


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pictures that are drawn anew, one name for each."""
    names: list[str] = []
    for module, name in ((headlines, "strip_figure"), (maps, "small_map")):
        draw = getattr(module, name)

        def counted(*args: Any, draw: Any = draw, name: str = name, **more: Any) -> Any:
            names.append(name)
            return draw(*args, **more)

        monkeypatch.setattr(module, name, counted)
    return names


def test_another_measure_draws_no_strip_and_no_map_again(drawn: list[str]) -> None:
    opened("briefing", lang="en", known_on="2025-05-05", metric="casualties")
    assert drawn.count("strip_figure") > 1
    assert drawn.count("small_map") == 1
    drawn.clear()
    opened("briefing", lang="en", known_on="2025-05-05", metric="killed", axis="log", limit="30")
    assert drawn == []


@pytest.mark.parametrize("other", [{"sides": "ukraine"}, {"known_on": "2025-01-06"}, {"lang": "de"}])
def test_another_filter_day_or_language_draws_them_again(drawn: list[str], other: dict[str, str]) -> None:
    asked = {"lang": "en", "known_on": "2025-05-06"}
    first = pictures(opened("briefing", **asked))
    drawn.clear()
    then = pictures(opened("briefing", **(asked | other)))
    assert drawn.count("strip_figure") > 1
    assert first["strip_casualties"]["figure"] != then["strip_casualties"]["figure"]


def test_the_small_map_shows_the_day_that_the_map_was_left_on(drawn: list[str]) -> None:
    asked = {"lang": "en", "known_on": "2025-05-07"}
    alts = [pictures(opened("briefing", **asked, **day))["small_map"]["alt"] for day in ({}, {"day": "2024-08-20"})]
    assert alts[1] == "Small map of Kursk region on 20 August 2024."
    assert alts[0] != alts[1]
