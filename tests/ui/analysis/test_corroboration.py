"""The section on corroboration: what it says of the present data, in both languages, and where nothing can be compared."""

from functools import partial
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ledger.answers.corroboration import corroboration as answer
from ledger.i18n.language import Language
from ledger.question.question import Question
from ledger.text.sentences.corroboration import headline
from ledger.ui.analysis.corroboration import claim_labels
from ledger.views.analyses import corroboration
from ledger.views.pictures.sections import MAX_CLAIMS
from tests.support import app_driver
from tests.support.app_driver import visible_text
from tests.support.claim_factory import claim, frame
from tests.support.made_view import view_of_claims

opened = partial(app_driver.opened, "comparison", lang="en", metric="casualties", sections="corroboration")
EN = Language("en")


def pictures(app: AppTest) -> list[str]:
    return [picture["alt"] for picture in app_driver.pictures(app).values()]


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        (
            {},
            "Of 28 claims with numbers, 14 are corroborated by two or more other sides and contradicted by none; 5 are not comparable.",
        ),
        ({}, "Most contradicted: **about 4,700 (NIS, 30 Apr 2025)**, by 1, corroborated by 1."),
        (
            {"lang": "de"},
            "Von 28 Angaben mit Zahl sind 14 von zwei oder mehr anderen Seiten bestätigt, ohne dass ihnen jemand widerspricht; 5 sind nicht vergleichbar.",
        ),
    ],
)
def test_what_it_found(link: dict[str, str], sentence: str) -> None:
    """From claims.csv, as tests/answers/test_corroboration.py counts: totals of other sides within 45 days.

    Nothing stands beside the White House's figure for a period, the ISW's rate, London in June and Kyiv in August 2025, and Seoul in
    February 2026. Only Seoul's 4,700 of 30 April 2025 (4,650 to 4,750) is contradicted: London's more than 5,000 of 28 March was higher before.
    """
    assert sentence in visible_text(opened(known_on="2026-11-29", **link))


def test_the_picture_opens_claims_and_the_table_names_who_stands_how_to_each() -> None:
    app = opened(known_on="2025-04-28")
    assert (
        "For each claim on “Casualties (killed and wounded)”, the number of other sides that corroborate it, are compatible with it, and contradict it."
        in pictures(app)
    )
    app.toggle(key="corroboration_open").set_value(True).run()
    assert not app.exception
    table = next(each.value for each in app.dataframe if "Corroborated by" in each.value)
    row = table[table["Claim"] == "SK officials: about 4,000"].iloc[0]
    # Worked out in tests/answers/test_corroboration.py.
    assert (row["As of"], row["Counted as"]) == ("27 February 2025", "total so far")
    assert row["Corroborated by"] == "Kyiv, London and Western officials"
    assert (row["Compatible with"], row["Contradicted by"]) == ("Washington", "")


def test_filters_leave_fewer_claims_but_take_nothing_away() -> None:
    assert "by 1, corroborated by 1." in visible_text(opened(sources="nis"))


def test_without_a_claim_that_can_be_compared_there_is_a_sentence_and_no_picture() -> None:
    app = opened(sides="north_korea")
    assert "No claim that the filters leave on this indicator can be compared" in visible_text(app)
    assert not [alt for alt in pictures(app) if "contradict" in alt]


def test_where_no_other_side_is_near_there_is_a_sentence_and_no_picture() -> None:
    app = opened(metric="oil_barrels_to_dprk")
    assert (
        "3 claims have numbers, but no other side has a like figure near any of them in time: they are not comparable."
        in visible_text(app)
    )
    assert not [alt for alt in pictures(app) if "contradict" in alt]
    assert "Sie sind nicht vergleichbar." in visible_text(opened(metric="oil_barrels_to_dprk", lang="de"))


NIS, HUR, ISW = (
    claim("nis", "nis", "2025-01-13", best=4000),
    claim("hur", "ua-hur", "2025-01-14", best=4000),
    claim("isw", "isw", "2025-01-15", best=4000),
)
LOW = claim("low", "uk-mod", "2025-01-16", best=100)


def rows(*claims: dict[str, Any]) -> pd.DataFrame:
    return corroboration(view_of_claims(frame(*claims)))


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        (
            (NIS, HUR, ISW),
            "Of 3 claims with numbers, 3 are corroborated by two or more other sides and contradicted by none; 0 are not comparable. No claim is contradicted.",
        ),
        (
            (NIS, HUR),
            "Of 2 claims with numbers, none is corroborated by two or more other sides and contradicted by none; 0 are not comparable. No claim is contradicted.",
        ),
        (
            (NIS, HUR, ISW, LOW),
            "Of 4 claims with numbers, none is corroborated by two or more other sides and contradicted by none; 0 are not comparable. Most contradicted: **100 (UK MoD, 16 Jan 2025)**, by 3, corroborated by 0.",
        ),
        (
            (NIS, HUR, ISW | {"as_of": pd.Timestamp("2025-01-13")}, claim("far", "cnn", "2025-02-28", best=9)),
            "Of 4 claims with numbers, 2 are corroborated by two or more other sides and contradicted by none; 0 are not comparable. Most contradicted: **9 (cnn, 28 Feb 2025)**, by 1, corroborated by 0.",
        ),
        ((NIS,), "1 claim has a number, but no other side has a like figure near it in time: it is not comparable."),
    ],
)
def test_the_sentence_of_each_case(claims: tuple[dict[str, Any], ...], sentence: str) -> None:
    assert headline(rows(*claims), MAX_CLAIMS, EN).replace("\\", "") == sentence


def test_more_claims_than_are_drawn() -> None:
    many = [
        claim(f"c{n}", source, f"2025-01-{n % 28 + 1:02}", best=n)
        for n in range(MAX_CLAIMS + 1)
        for source in [("nis", "isw")[n % 2]]
    ]
    assert headline(rows(*many), MAX_CLAIMS, EN).endswith("The 40 newest are drawn; the table has all.")
    assert "newest" not in headline(rows(*many[:-1]), MAX_CLAIMS, EN)
    only = corroboration(view_of_claims(frame(NIS, HUR, LOW), Question(sources=("nis",))))
    assert headline(only, MAX_CLAIMS, EN).startswith("Of 1 claim with a number, none is corroborated")


def test_the_newest_comes_first_and_a_plan_stands_at_the_day_on_which_it_was_stated() -> None:
    plan = claim("plan", "uk-mod", "2025-08-31", stated_on="2025-01-14", basis="planned", best=6000)
    assert rows(NIS, plan, ISW)["claim_id"].tolist() == ["isw", "plan", "nis"]


def test_names_in_the_table_are_as_many_as_are_counted() -> None:
    claims = frame(NIS, HUR, ISW, LOW)
    table = claim_labels(rows(NIS, HUR, ISW, LOW), claims, EN)
    assert table.loc["hur", ["Corroborated by", "Compatible with", "Contradicted by"]].tolist() == [
        "ISW and Seoul",
        "",
        "London",
    ]
    assert table.loc["low", "Contradicted by"] == "ISW, Kyiv and Seoul"
    counted = answer(claims).set_index("claim_id")["corroborated"].reindex(table.index)
    assert [
        len(names.replace(" and ", ", ").split(", ")) if names else 0 for names in table["Corroborated by"]
    ] == counted.tolist()
