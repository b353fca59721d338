"""What the briefing says, part by part, in both languages, and what it says when there is nothing."""

from datetime import date

import pytest

from ledger.charts.style import DARK, LIGHT
from ledger.documents.claim_parts import HEADLINE_QUESTIONS
from ledger.documents.parts import _MAKERS, PARTS
from ledger.i18n.language import Language, LanguageCode
from ledger.question import page_sections
from ledger.record.record import Record
from ledger.text.markdown import bold_runs
from ledger.ui.panels.embed import PANELS
from tests.support.document_query import NOTHING_KNOWN, document_query

DE, EN = Language("de"), Language("en")


def plain_text(text: str) -> str:
    return "".join(piece for piece, _bold in bold_runs(text))


def test_the_link_knows_every_part_by_its_name() -> None:
    assert set(_MAKERS) == set(page_sections.PARTS)
    assert tuple(PARTS) == page_sections.PARTS
    assert set(page_sections.standing_alone()) == {*PARTS, *page_sections.SECTIONS, *PANELS}
    assert [headline.metric for headline in HEADLINE_QUESTIONS] == list(PARTS)[4:11]


@pytest.mark.parametrize(
    ("name", "lang", "sentence"),
    [
        # The range of 28 April 2025 is worked out in tests/answers/test_spread.py: London's and Kyiv's lower bounds; all other totals are overtaken.
        ("casualties", EN, "more than 5,000 (London, March 2025); every current figure is a lower bound."),
        ("casualties", DE, "mehr als 5.000 (London, März 2025); jede aktuelle Zahl ist eine Untergrenze."),
        # Kyiv 2 (5 March), Seoul 2 (13 January, the NIS); what the foreign ministry in Seoul said on 17 March repeats Kyiv.
        ("captured", EN, "2 (Kyiv, March 2025); no other current figure contradicts it."),
        # claims.csv, troops_in_kursk, present, all, with a number, stated by then: 16, none with derived_from; reports.csv has 32 of them.
        ("timeline", EN, "16 claims, 16 original claims, 32 reports on this indicator."),
        ("lately", DE, "Die Äußerungen der 30 Tage bis zum 28. April 2025:"),
    ],
)
def test_a_part_says_what_the_record_holds(record: Record, name: str, lang: Language, sentence: str) -> None:
    assert plain_text(PARTS[name](document_query(record), lang).sentence) == sentence


def test_days_and_sources_are_those_of_the_claims_shown(record: Record) -> None:
    part = PARTS["casualties"](document_query(record), EN)
    assert part.as_of == "As of 13 January 2025 to 26 April 2025"
    assert len(part.sources) == len(part.claims) == part.claims["source"].nunique()
    # One a voice, its newest: of Seoul that is the JCS's of 27 March, and not the NIS's.
    assert part.claims["voice"].is_unique
    assert "JCS Seoul" in part.sources and "NIS" not in part.sources


def test_the_map_rests_on_the_statements_about_days_up_to_its_own(record: Record) -> None:
    part = PARTS["map"](document_query(record, map_day := date(2024, 8, 20)), EN)
    assert part.statements is not None
    assert part.statements["as_of"].max().date() <= map_day
    assert part.as_of == f"As of {EN.date(part.statements['as_of'].max())}"
    assert len(part.sources) == part.statements["source"].nunique()


@pytest.mark.parametrize(("lang", "theme"), [(DE, DARK), (EN, LIGHT)])
def test_every_picture_is_drawn_and_says_what_it_shows(record: Record, lang: Language, theme) -> None:
    for name, part_of in PARTS.items():
        part = part_of(document_query(record), lang)
        assert (part.draw is None) == (name in ("answers", "arms", "lately", "missing"))
        if part.draw:
            drawn = part.draw(theme)
            assert drawn["data"]
            assert part.alt.endswith(".")
        if part.draw_for_presentation and name != "map":
            assert part.draw_for_presentation(theme)["layout"]["height"] < drawn["layout"]["height"]


def test_a_list_names_the_claims_behind_each_line(record: Record) -> None:
    for name in ("arms", "lately"):
        part = PARTS[name](document_query(record), EN)
        named = [claim for line in part.lines for claim in line.claims]
        assert sorted(named) == sorted(part.claims["claim_id"])


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize(
    ("day", "question"),
    [(NOTHING_KNOWN, {}), (date(2026, 11, 26), {"sides": ("international",), "metric": "artillery_rounds"})],
)
def test_where_there_is_nothing_a_sentence_says_so(
    record: Record, code: LanguageCode, day: date, question: dict
) -> None:
    lang = Language(code)
    query = document_query(record, day, **question)
    nothing = lang.gettext("No claim in the dataset on this day and with these filters.")
    for name in ("troops_sent", "timeline", "comparison"):
        part = PARTS[name](query, lang)
        assert (part.sentence, part.draw, part.as_of, part.sources) == (nothing, None, "", ())
    assert all(part_of(query, lang).sentence for part_of in PARTS.values())
