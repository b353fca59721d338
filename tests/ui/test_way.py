"""The way from North Korea on the Map page and alone: its sentence, its pictures, its table, in both languages."""

import re

import pytest

from tests.support.app_driver import opened, pictures, visible_text

TITLES = {"en": "The way from North Korea to Kursk region", "de": "Der Weg von Nordkorea in die Region Kursk"}
# By 28 April 2025 the record has all of the way but what was said of Rajin in October 2025
# and of Kursk region in February 2026: 17 places, departure from 6 (Chongjin, Hamhung, Musudan, Pyongyang, Rajin, Wonsan), arrival at 3
# (Dunai, Sergeyevka, Vladivostok), training at 8 (Sergeyevka, Vladivostok, Ussuriysk, Khabarovsk, Knyaze-Volkonskoye, Yekaterinoslavka,
# Blagoveshchensk, Ulan-Ude), transit through Vladivostok; arms at Rajin, Dunai, Vostochny port and Tikhoretsk. Four statements on the arrival
# (three of the region, one of Postoyalye Dvory in it); denials of October, November, December 2024 and of 26 April 2025, which was stated on the 28th.
SENTENCES = {
    "en": "By 28 April 2025, statements named **17 places** on the way: departure from 6, arrival at 3, training at 8 and transit through 1; "
    "arms, not soldiers, at 4. Kursk region: 4 statements say that they came there; 4 deny that they were there or had been seen there.",
    "de": "Bis 28. April 2025 nannten Aussagen **17 Orte** auf dem Weg: Abreise von 6, Ankunft an 3, Ausbildung an 8 und Durchreise durch 1; "
    "Waffen, keine Soldaten, an 4. Region Kursk: 4 Aussagen besagen, dass sie dort ankamen; 4 bestreiten, dass sie dort waren oder gesehen wurden.",
}


@pytest.mark.parametrize("lang", TITLES)
def test_the_map_page_tells_the_way(lang: str) -> None:
    app = opened("map", lang=lang, known_on="2025-04-28")
    assert TITLES[lang] in [heading.value for heading in app.subheader]
    assert SENTENCES[lang] in visible_text(app)
    shown = pictures(app)
    assert {"way", "way_east"} <= shown.keys()
    assert all(shown[name]["opens"] == "place" for name in ("way", "way_east"))
    day = {"en": "28 April 2025", "de": "28. April 2025"}[lang]
    assert day in shown["way"]["alt"] and day in shown["way_east"]["alt"]
    assert shown["way"]["alt"] != shown["way_east"]["alt"]


@pytest.mark.parametrize("lang", TITLES)
def test_the_table_has_a_row_for_each_kind_of_statement_on_a_place(lang: str) -> None:
    app = opened("map", lang=lang, known_on="2025-04-28")
    app.toggle(key="way_open").set_value(True).run()
    table = next(frame.value for frame in app.dataframe if len(frame.value.columns) == 6)
    # 6 departures, 3 arrivals and the end, 8 trainings, 1 transit, the denial of the end, 4 places of arms.
    assert len(table) == 6 + 4 + 8 + 1 + 1 + 4
    words = table.iloc[:, 1].value_counts().to_dict()
    assert (
        words
        == {
            "en": {
                "training": 8,
                "departure": 6,
                "arrival": 4,
                "arms: arrival": 3,
                "transit": 1,
                "denial": 1,
                "arms: departure": 1,
            },
            "de": {
                "Ausbildung": 8,
                "Abreise": 6,
                "Ankunft": 4,
                "Waffen: Ankunft": 3,
                "Durchreise": 1,
                "Dementi": 1,
                "Waffen: Abreise": 1,
            },
        }[lang]
    )
    by_place = table.set_index([table.columns[0], table.columns[1]])
    who = by_place.iloc[:, -1][{"en": ("Ulan-Ude", "training"), "de": ("Ulan-Ude", "Ausbildung")}[lang]]
    assert (
        who
        == {
            "en": "HUR: 24 October 2024 (stated on 24 October 2024)",
            "de": "HUR: 24. Oktober 2024 (geäußert: 24. Oktober 2024)",
        }[lang]
    )


@pytest.mark.parametrize("lang", TITLES)
def test_it_can_stand_alone(lang: str) -> None:
    app = opened("part", lang=lang, part="way", known_on="2025-04-28")
    assert [title.value for title in app.title] == [TITLES[lang]]
    assert TITLES[lang] not in [heading.value for heading in app.subheader]
    assert SENTENCES[lang] in visible_text(app)
    assert set(pictures(app)) == {"way", "way_east"}
    assert re.search(r"\]\(\S*/map\?\S*known_on=2025-04-28", visible_text(app))


def test_before_anybody_spoke_it_says_so_and_draws_nothing() -> None:
    app = opened("map", lang="en", known_on="2023-10-12")
    assert "By 12 October 2023, no statement that the filters leave names a place on the way." in visible_text(app)
    assert not {"way", "way_east"} & pictures(app).keys()


def test_it_obeys_filters_even_where_the_map_has_nothing() -> None:
    # The OSC has one statement on arms at Rajin, and none on who holds a settlement.
    app = opened("map", lang="en", sources="osc", known_on="2025-12-31")
    assert "By 31 December 2025, statements named **1 place** on the way: arms, not soldiers, at 1." in visible_text(
        app
    )
    assert {"way", "way_east"} <= pictures(app).keys()
    early = opened("map", lang="en", sources="osc", day="2025-01-01", known_on="2025-12-31")
    assert "By 1 January 2025, no statement" in visible_text(early)
