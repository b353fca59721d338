"""What the briefing says, part by part, in both languages, and what it says when there is nothing."""

from datetime import date

import pytest

from ledger import sections
from ledger.briefing.parts import HEADLINES, PARTS
from ledger.charts.palette import DARK, LIGHT
from ledger.language import Language, LanguageCode
from ledger.markdown import runs
from ledger.record import Record
from ledger.ui.alone import ANALYSES, PAIRED
from tests.briefing.asked import NOTHING_KNOWN, asking

DE, EN = Language("de"), Language("en")


def said(text: str) -> str:
    return "".join(piece for piece, _bold in runs(text))


def test_the_link_knows_every_part_by_its_name() -> None:
    assert tuple(PARTS) == sections.PARTS
    assert set(sections.ALONE) == {*PARTS, *ANALYSES, *PAIRED}
    assert [headline.metric for headline in HEADLINES] == list(PARTS)[:7]


@pytest.mark.parametrize(("name", "lang", "sentence"), [
    # Of the current totals known on 28 April 2025 (claims.csv, casualties, total, all): the lowest that is no lower bound is 4,000 of several
    # sources, last of JCS on 27 March; the highest is "more than 5,000" of the UK on 28 March; the newest is the General Staff's of 26 April.
    ("casualties", EN, "From about 4,000 (JCS Seoul, 27 Mar 2025) to more than 5,000 (UK MoD, 28 Mar 2025). Newest: more than 4,500 (UA General Staff, 26 Apr 2025)."),
    ("casualties", DE, "Von rund 4.000 (Generalstab Seoul, 27. März 2025) bis mehr als 5.000 (Vert.-Min. London, 28. März 2025). Neueste: mehr als 4.500 (Generalstab UA, 26. Apr. 2025)."),
    ("captured", EN, "Lowest and highest: 2 (HUR, 5 Mar 2025). Newest: 2 (MOFA Seoul, 17 Mar 2025)."),
    # claims.csv, troops_in_kursk, present, all, with a number, stated by then: 16, none with derived_from; reports.csv has 32 of them.
    ("timeline", EN, "16 claims, 16 origins, 32 reports on this measure."),
    ("lately", DE, "Die Äußerungen der 30 Tage bis zum 28. April 2025:"),
])
def test_a_part_says_what_the_record_holds(record: Record, name: str, lang: Language, sentence: str) -> None:
    assert said(PARTS[name](asking(record), lang).sentence) == sentence


def test_days_and_sources_are_those_of_the_claims_shown(record: Record) -> None:
    part = PARTS["casualties"](asking(record), EN)
    assert part.as_of == "As of 2 December 2024 to 26 April 2025"
    assert len(part.sources) == len(part.claims) == part.claims["source"].nunique() == 14
    assert "NIS" in part.sources


def test_the_map_rests_on_the_statements_about_days_up_to_its_own(record: Record) -> None:
    part = PARTS["map"](asking(record, map_day := date(2024, 8, 20)), EN)
    assert part.statements is not None
    assert part.statements["as_of"].max().date() <= map_day
    assert part.as_of == f"As of {EN.date(part.statements['as_of'].max())}"
    assert len(part.sources) == part.statements["source"].nunique()


@pytest.mark.parametrize(("lang", "theme"), [(DE, DARK), (EN, LIGHT)])
def test_every_picture_is_drawn_and_says_what_it_shows(record: Record, lang: Language, theme) -> None:
    for name, part_of in PARTS.items():
        part = part_of(asking(record), lang)
        assert (part.draw is None) == (name in ("arms", "lately", "missing"))
        if part.draw:
            drawn = part.draw(theme)
            assert drawn["data"]
            assert part.alt.endswith(".")
        if part.wall and name != "map":
            assert part.wall(theme)["layout"]["height"] < drawn["layout"]["height"]


def test_a_list_names_the_claims_behind_each_line(record: Record) -> None:
    for name in ("arms", "lately"):
        part = PARTS[name](asking(record), EN)
        named = [claim for line in part.lines for claim in line.claims]
        assert sorted(named) == sorted(part.claims["claim_id"])


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize(("day", "question"), [(NOTHING_KNOWN, {}), (date(2026, 11, 26), {"sides": ("international",), "metric": "artillery_rounds"})])
def test_where_there_is_nothing_a_sentence_says_so(record: Record, code: LanguageCode, day: date, question: dict) -> None:
    lang = Language(code)
    asked = asking(record, day, **question)
    nothing = lang.gettext("No claim in the record on this day and with these filters.")
    for name in ("troops_sent", "timeline", "comparison"):
        part = PARTS[name](asked, lang)
        assert (part.sentence, part.draw, part.as_of, part.sources) == (nothing, None, "", ())
    assert all(part_of(asked, lang).sentence for part_of in PARTS.values())
