"""Headline questions: the newest figure of every voice, and who never gave one."""

from datetime import date

import pytest

from ledger.answers.no_figure import no_figure
from ledger.answers.registry import Query
from ledger.i18n.language import Language
from ledger.question.question import Question
from ledger.record.record import Record
from ledger.text.sentences.no_figure import lines
from ledger.text.sentences.spread import headline, numeral

ARTICLE, TODAY = date(2025, 4, 28), date(2026, 11, 29)
DE, EN = Language("de"), Language("en")


def query_on(record: Record, day: date, question: Question | None = None) -> Query:
    return Query(record.known_on(day), question or Question(), day)


def test_figures_are_the_newest_first_with_what_is_pale(record: Record) -> None:
    # data/claims.csv, casualties, total: the newest of Seoul is of 12 February 2026; all other voices' are of 2025 and older than a year.
    found = query_on(record, TODAY).headline("casualties")
    assert [(figure.claim.voice, figure.standing, figure.pale) for figure in found.figures] == [
        ("KR", "current", False),
        ("UA", "old", True),
        ("GB", "old", True),
        ("western-officials", "old", True),
        ("US", "old", True),
    ]
    sent = query_on(record, TODAY).headline("troops_sent").figures
    assert [(figure.claim.voice, figure.standing) for figure in sent[:4]] == [
        ("bbc", "current"),
        ("JP", "overtaken"),
        ("UA", "overtaken"),
        ("KR", "old"),
    ]


@pytest.mark.parametrize(
    ("day", "metric", "said"),
    [
        (TODAY, "troops_in_kursk", "Between **8,000** (Kyiv, January 2026) and **11,000** (Seoul, February 2026)."),
        (
            TODAY,
            "casualties",
            "**about 6,000** (Seoul, February 2026); nobody else within a year. Last comparable: 6,000 to more than 6,000, February 2026.",
        ),
        # Until 1 September 2025 Seoul's 600 (30 April) and the Western officials' 1,000 (15 January) were current; then the NIS said 2,000.
        (
            TODAY,
            "killed",
            "**about 2,300** (BBC, May 2026); nobody else within a year. Last comparable: 600 to 1,000, April 2025.",
        ),
        (ARTICLE, "troops_in_kursk", "Between **8,000** (Kyiv, January 2025) and **11,000** (Seoul, December 2024)."),
        (ARTICLE, "casualties", "**more than 5,000** (London, March 2025); every current figure is a lower bound."),
    ],
)
def test_the_range_in_a_sentence(record: Record, day: date, metric: str, said: str) -> None:
    assert headline(query_on(record, day).headline(metric).spread, EN).replace("\\", "") == said


def test_the_range_in_german_and_as_a_numeral(record: Record) -> None:
    found = query_on(record, TODAY)
    there, lost = found.headline("troops_in_kursk").spread, found.headline("casualties").spread
    assert (
        headline(there, DE).replace("\\", "")
        == "Zwischen **8.000** (Kyjiw, Januar 2026) und **11.000** (Seoul, Februar 2026)."
    )
    assert headline(lost, DE).replace("\\", "") == (
        "**rund 6.000** (Seoul, Februar 2026); sonst niemand binnen eines Jahres. Zuletzt vergleichbar: 6.000 bis mehr als 6.000, Februar 2026."
    )
    assert (numeral(there, EN), numeral(lost, DE)) == ("8,000 to 11,000", "rund 6.000")
    assert numeral(found.headline("captured").spread, EN) == ""


def test_whoever_never_gave_a_figure_is_named_with_what_he_showed_instead(record: Record) -> None:
    # Killed, total, covers all: Moscow, Pyongyang and Washington have none. Pyongyang: of its own claims of losses that count exactly what
    # they name, the newest is honoured_dead of 22 August 2025, 101; the nine sappers are a part. Moscow only repeated that; of events on losses
    # or denials it takes part last in ev-peskov-jan2025. Washington's newest is its officials' share of the killed and wounded, 33.3 percent.
    found = {each.voice: each for each in no_figure(record.known_on(TODAY), "killed", "total")}
    assert {
        voice: (each.claim and each.claim.claim_id, each.event and each.event["event_id"])
        for voice, each in found.items()
    } == {
        "RU": (None, "ev-peskov-jan2025"),
        "KP": ("honoured-dead-dprk-kcna-2025-08-22", None),
        "US": ("casualty-share-pct-us-officials-2025-01-22", None),
    }
    # Portraits say nothing of prisoners.
    prisoners = {each.voice: each for each in no_figure(record.known_on(TODAY), "captured", "present")}
    assert (prisoners["KP"].claim, prisoners["KP"].event) == (None, None)
    shown_texts = [line.replace("\\", "") for line, _ in lines([found["KP"]], EN)]
    assert shown_texts == [
        "Pyongyang: no figure; instead 101 (named portraits at the first award ceremony, August 2025)"
    ]


def test_before_they_showed_anything_they_share_a_line(record: Record) -> None:
    # On the day of the article neither had named sappers or builders.
    assert [shown_text for shown_text, _ in lines(no_figure(record.known_on(ARTICLE), "troops_sent", "total"), EN)] == [
        "Moscow, Pyongyang: no figure"
    ]
    assert [shown_text for shown_text, _ in lines(no_figure(record.known_on(ARTICLE), "troops_sent", "total"), DE)] == [
        "Moskau, Pjöngjang: keine Zahl"
    ]


def test_only_sides_that_are_asked_for_are_missed(record: Record) -> None:
    found = query_on(record, TODAY, Question(sides=("north_korea", "south_korea"))).headline("killed")
    assert [each.side for each in found.no_figure] == ["north_korea"]
