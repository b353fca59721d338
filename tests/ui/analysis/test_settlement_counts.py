"""The sections on territory: what they find, in both languages, and what they say when there is little."""

from functools import partial

from tests.support import app_driver
from tests.support.app_driver import visible_text

opened = partial(app_driver.opened, "map")


def test_the_claim_that_lies_furthest_from_what_is_named() -> None:
    # 23 claims that count settlements, have a number and cover all: 14 of what Ukraine held, 9 of what Russia retook. The 13 that
    # are named are worked out in tests/answers/test_settlement_counts.py.
    words = visible_text(opened(lang="en", sections="territory", known_on="2025-04-28"))
    assert (
        "As of 27 August 2024, Syrskyi claimed that Ukraine held **100** settlements; the statements of the same account (Ukrainian side) name **13**, which is what the dataset can name and not what was held. None of the 23 claimed numbers lies further from what is named."
    ) in words
    # Retaken in a period: 11, 12 September 2024, 11, 12, 14 March 2025.
    assert "5 claims of what was retaken in a period are not on the axis of totals; the table has them." in words


def test_the_same_in_german() -> None:
    words = visible_text(opened(lang="de", sections="territory,disputed", known_on="2025-04-28", day="2025-04-28"))
    assert (
        "Stand 27. August 2024, Syrskyj: Die Ukraine halte **100** Orte; die Aussagen derselben Darstellung (ukrainische Seite) nennen **13**, und das ist, was der Datensatz nennen kann, nicht, was gehalten wurde. Keine der 23 angegebenen Zahlen liegt weiter von dem entfernt, was genannt ist."
    ) in words
    assert (
        "5 Angaben zu Rückeroberungen in einem Zeitraum stehen nicht auf der Achse der Gesamtzahlen; die Tabelle hat sie."
        in words
    )
    assert (
        "Zwei Seiten beanspruchten an **236** von 266 Tagen denselben Ort, an **92** davon mit Aussagen, die beide höchstens 90 Tage alt waren; "
        "nach solchen am längsten Wnesapnoje (64 Tage)."
    ) in words


def test_the_sentence_is_about_the_day_of_the_map() -> None:
    words = visible_text(opened(lang="en", sections="territory", day="2024-08-07"))
    # Only the 11 settlements of the Russian bloggers had been claimed; the Russian bloggers named Darino, Nikolaevo-Darino and Sverdlikovo.
    assert (
        "As of 7 August 2024, RU milbloggers claimed that Ukraine held **11** settlements; the statements of the same account (Russian side) name **3**"
        in words
    )
    assert "None of the" not in words


def test_filters_and_little_knowledge_leave_a_sentence() -> None:
    words = visible_text(opened(lang="en", sections="territory,disputed", sides="western"))
    assert "nobody had claimed a number of settlements; the lines show how many the statements name" in words
    assert "the latest statements of the two sides never claimed the same settlement" in words
    words = visible_text(opened(lang="de", sections="territory,disputed", sides="western"))
    assert "hatte, mit diesen Filtern, niemand eine Zahl von Orten angegeben" in words
    assert "haben die beiden Seiten in ihren letzten Aussagen nie denselben Ort beansprucht" in words


def test_the_table_has_claimed_named_and_the_difference_with_its_hedge() -> None:
    app = opened(lang="en", sections="territory")
    app.toggle(key="territory_open").set_value(True).run()
    rows = next(each.value for each in app.dataframe if "Claimed" in each.value.columns)
    # control.csv: by 6 September 2024 the Ukrainian side names Malaya Loknya and Pogrebki beside the 13 of 27 August; by 15 August others
    # name Borki, Darino, Mikhailovka, Nikolaevo-Darino, Novoivanovka and Sverdlikovo.
    shown = rows.set_index(["Source", "As of"])[["Claimed", "Named by the same account", "Difference"]]
    assert shown.loc[("Zelensky", "6 September 2024")].tolist() == ["more than 100", "15", "more than 85"]
    assert shown.loc[("Meduza", "15 August 2024")].tolist() == ["45 to 50", "6", "39 to 44"]
    assert rows.loc["settlements-held-ua-ua-cinc-2024-08-27", "Difference"] == "87"


def test_two_sides_claimed_the_same_settlement() -> None:
    words = visible_text(opened(lang="en", sections="disputed", known_on="2025-04-28", day="2025-04-28"))
    # 6 August 2024 to 28 April 2025: 26 + 30 + 31 + 30 + 31 + 31 + 28 + 31 + 28 = 266 days.
    assert (
        "Two sides claimed the same settlement on **236** of 266 days, on **92** of them with statements that were both at most 90 days old; by such statements most of all at Vnezapnoye (64 days)."
    ) in words


def test_the_table_of_disputed_settlements_says_what_is_still_so() -> None:
    app = opened(lang="en", sections="disputed", known_on="2025-04-28", day="2025-04-28")
    app.toggle(key="disputed_open").set_value(True).run()
    rows = next(each.value for each in app.dataframe if "Days in all" in each.value.columns)
    assert rows.loc["darino"].tolist() == ["Darino", "6", "6", "19 September 2024", "24 September 2024", "no"]
    assert rows.loc["gornal", "Still so on the day"] == "yes"
