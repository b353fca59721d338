"""At how many places North Koreans were reported, and what was said at one of them, in words."""

from datetime import date

import pytest

from ledger.answers.presence import presence, statements_at
from ledger.answers.settlement_control import control_on_day
from ledger.charts.map.contents import statements_outside
from ledger.i18n.language import Language
from ledger.record.record import Record
from ledger.text.sentences.presence import headline, in_home_region, statement_lines
from ledger.text.sentences.settlements import latest_statements

EN, DE = Language("en"), Language("de")
DAY = date(2025, 4, 28)


def sentence(record: Record, day: date, lang: Language = EN) -> str:
    return headline(presence(record.presence, day), record, day, lang)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            date(2024, 11, 30),
            "By **30 November 2024** nobody in this dataset had reported North Koreans at a place in Kursk region.",
        ),
        (date(2024, 12, 1), "North Koreans were reported **at 1 place in Kursk region** by **1 December 2024**."),
        (
            date(2024, 12, 5),
            "North Koreans were reported **at 1 place in Kursk region** by **5 December 2024**; at 1 of them somebody denied it.",
        ),
        (
            date(2025, 1, 9),
            "North Koreans were reported **at 2 places in Kursk region** by **9 January 2025**; at 1 of them somebody denied it. "
            "They were also reported in 1 district or region as a whole.",
        ),
    ],
)
def test_none_one_and_many(tiny: Record, day: date, expected: str) -> None:
    assert sentence(tiny, day) == expected


def test_in_german(tiny: Record) -> None:
    assert (
        sentence(tiny, date(2024, 11, 30), DE)
        == "Bis **30. November 2024** hatte laut diesem Datensatz niemand Nordkoreaner an einem Ort der Region Kursk gemeldet."
    )
    assert sentence(tiny, date(2025, 1, 9), DE) == (
        "Nordkoreaner wurden bis **9. Januar 2025** **an 2 Orten in der Region Kursk** gemeldet; an 1 davon gab es ein Dementi. "
        "Außerdem wurden sie für 1 Bezirk oder Region im Ganzen gemeldet."
    )


def test_the_real_record(record: Record) -> None:
    # By hand, places named up to 28 April 2025: Bolshoye Soldatskoye, Guevo, Khomutovka, Kolyachek, Kremyanoye, Kruglenkoye, Kurilovka, Kursk,
    # Makhnovka, Malaya Loknya, Martynovka, Maryino, Novoivanovka, Plekhovo, Postoyalye Dvory, Rylsk, Sudzha, Sverdlikovo, Vorobzha; Komarichi
    # lies in Bryansk region. Denied at Plekhovo. Areas: Belgorod, Kharkiv and Kursk regions, Lgov and Sudzha districts; of these
    # Kharkiv and Kursk regions were denied as well.
    assert sentence(record, DAY) == (
        "North Koreans were reported **at 19 places in Kursk region** by **28 April 2025**; at 1 of them somebody denied it. "
        "They were also reported in 5 districts or regions as a whole; for 2 of them somebody denied it."
    )
    # Since then: the districts of Korenevo, Glushkovo and Bolshoye Soldatskoye (sappers) and Sumy region (denied as well).
    assert "in 9 districts or regions as a whole; for 3 of them" in sentence(record, date(2026, 11, 29))


def test_a_denial_alone_is_not_counted(tiny: Record) -> None:
    denials = tiny.presence[tiny.presence["kind"] == "denial"]
    assert headline(presence(denials, DAY), tiny, DAY, EN).startswith("By **28 April 2025** nobody")


def test_which_places_lie_in_kursk_region(record: Record) -> None:
    inside = in_home_region(record)
    assert {"kursk", "sudzha", "guevo", "rylsk"} <= inside
    assert not {"komarichi", "moscow", "basivka", "vladivostok", "pyongyang"} & inside
    # All settlements that the table puts into a district of Kursk region, and seven of its towns, which it puts into none.
    districts = record.places["district"]
    assert inside >= set(record.places["place_id"][(districts != "") & ~districts.str.endswith("-oblast")])
    assert inside & set(record.places["place_id"][districts == ""]) == {
        "fatezh",
        "kurchatov",
        "kursk",
        "lgov",
        "oboyan",
        "shchigry",
        "zheleznogorsk",
    }


def test_a_place_says_who_said_what_the_newest_first(tiny: Record) -> None:
    assert statement_lines(statements_at(tiny.presence, "loknya"), tiny, EN) == [
        "5 December 2024 · Pentagon: denial",
        "1 December 2024 · HUR: in combat",
    ]
    assert statement_lines(statements_at(tiny.presence, area="sudzhansky"), tiny, DE)[0].startswith(
        "8. Januar 2025 bis 12. Januar 2025 · "
    )
    assert statement_lines(statements_at(tiny.presence, "loknya"), tiny, EN, 1) == [
        "5 December 2024 · Pentagon: denial",
        "and 1 more statement",
    ]


def test_more_than_six_statements_are_counted(record: Record) -> None:
    lines = statement_lines(statements_at(record.presence, "sudzha"), record, EN)
    assert len(lines) == 7
    assert lines[-1] == "and 2 more statements"  # eight in all


def test_the_last_word_of_each_account(record: Record) -> None:
    states = control_on_day(record.control, record.places, date(2025, 3, 14)).set_index("place_id", drop=False)
    lines = latest_statements(states.loc["sudzha"].to_dict(), EN)
    assert [line.split(":")[0] for line in lines] == [
        {"ukraine": "Ukrainian side", "russia": "Russian side", "others": "Third parties"}[account]
        for account in sorted(
            ("ukraine", "russia", "others"), key=lambda name: states.loc["sudzha", f"{name}_as_of"], reverse=True
        )
        if states.loc["sudzha", account]
    ]
    silent = states.loc["sudzha"].to_dict() | dict.fromkeys(("ukraine", "others"), "")
    assert latest_statements(silent, EN) == [
        f"Russian side: held by Russia, {EN.short_date(states.loc['sudzha', 'russia_as_of'])}"
    ]


def test_what_a_part_of_the_map_does_not_show_is_said(record: Record) -> None:
    found = presence(record.presence, DAY)
    assert (
        statements_outside(record, found, "border", EN)
        == "Outside this part of the map: Khomutovka, Kolyachek, Kursk, Maryino, Postoyalye Dvory and Rylsk."
    )
    assert statements_outside(record, found, "region", EN) == ""
    assert statements_outside(record, found.iloc[:0], "border", EN) == ""
