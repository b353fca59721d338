"""The section on who bears whom out: what it says of the present data, in both languages, and where nothing can be compared."""

from functools import partial
from typing import Any

import pandas as pd
import pytest
from ledger.answers.agreement import agreement
from ledger.ui.analysis.agreement import headline, named
from streamlit.testing.v1 import AppTest

from ledger.language import Language
from ledger.question import Question
from ledger.views.analyses import corroboration
from ledger.views.pictures import MAX_CLAIMS
from tests.claims import claim, frame
from tests.ui import reading
from tests.ui.reading import said
from tests.views.making import view_of_claims

opened = partial(reading.opened, "comparison", lang="en", metric="casualties", sections="agreement")
EN = Language("en")


def pictures(app: AppTest) -> list[str]:
    return [picture["alt"] for picture in reading.pictures(app).values()]


@pytest.mark.parametrize(("link", "sentence"), [
    ({}, "Of 28 claims that can be compared, 7 are supported by two or more independent voices and contradicted by none; most contradicted: **about 3,000 (NIS, 13 Jan 2025)**, by 6, supported by 3."),
    ({"known_on": "2025-04-28"}, "Of 24 claims that can be compared, 7 are supported by two or more independent voices and contradicted by none; most contradicted: **about 3,000 (NIS, 13 Jan 2025)**, by 6, supported by 3."),
    ({"lang": "de"}, "Von 28 Angaben, die sich vergleichen lassen, werden 7 von zwei oder mehr unabhängigen Stimmen gestützt, ohne dass ihnen eine widerspricht; am meisten Widerspruch: **rund 3.000 (NIS, 13. Jan. 2025)**, von 6, gestützt von 3."),
])
def test_what_it_found(link: dict[str, str], sentence: str) -> None:
    """From claims.csv: 28 casualty claims have a number and cover all, four of them as of a day after April 2025 or stated then.

    Those four are the NIS of 30 April 2025 and of February 2026, the UK of June and HUR of August 2025. Seven have several
    voices for them and none against. Five are bounds below which nobody near them stays: CCD Kyiv of 18 December ("more than
    200"), the Pentagon of 9 and 13 January ("more than 1,000"), the president of 14 February and the NIS of March ("more
    than 4,000", when all others near said about 4,000 or more). Two say about 4,000, South Korean officials and HUR late in
    February: the NIS's 3,000 of January does not fit them, but its "more than 4,000" of March does. The six against the NIS are named in tests/answers/test_agreement.py.
    """
    assert sentence in said(opened(**link))


def test_the_picture_opens_claims_and_the_table_names_who_supports_and_who_contradicts() -> None:
    app = opened()
    assert "For each claim on “Casualties (killed and wounded)”, the number of independent voices that support it and that contradict it." in pictures(app)
    app.toggle(key="agreement_open").set_value(True).run()
    assert not app.exception
    table = next(each.value for each in app.dataframe if "Who supports it" in each.value)
    assert len(table) == 28
    row = table[table["Claim"] == "NIS: about 3,000"].iloc[0]
    assert (row["As of"], row["Basis"], row["Supported by"], row["Contradicted by"]) == ("13 January 2025", "total so far", 3, 6)
    assert row["Who supports it"] == "Pentagon, Zelensky and CCD Kyiv"
    # The White House's figure of 30 December is known only by the Pentagon's repeat, which bears no witness.
    assert row["Who contradicts it"] == "UK MoD, Western officials, JCS Seoul, HUR, UA General Staff and SK officials"


def test_filters_leave_fewer_claims_but_take_no_witness_away() -> None:
    assert "most contradicted: **about 3,000 (NIS, 13 Jan 2025)**, by 6, supported by 3." in said(opened(sources="nis"))


def test_without_a_claim_that_can_be_compared_there_is_a_sentence_and_no_picture() -> None:
    app = opened(sides="north_korea")
    assert "No claim that the filters leave on this measure can be compared" in said(app)
    assert not [alt for alt in pictures(app) if "contradict" in alt]


def test_where_no_other_voice_is_near_there_is_a_sentence_and_no_picture() -> None:
    app = opened(metric="oil_barrels_to_dprk")
    assert "3 claims can be compared, but no other independent voice has a like figure near any of them in time." in said(app)
    assert not [alt for alt in pictures(app) if "contradict" in alt]
    german = said(opened(metric="oil_barrels_to_dprk", lang="de"))
    assert "3 Angaben lassen sich vergleichen, aber zu keiner von ihnen nennt eine andere unabhängige Stimme zeitlich nahe eine gleichartige Zahl." in german


NIS, HUR, JCS = claim("nis", "nis", "2025-01-13", best=4000), claim("hur", "ua-hur", "2025-01-14", best=4000), claim("jcs", "jcs", "2025-01-15", best=4000)
LOW = claim("low", "uk-mod", "2025-01-16", best=100)


def rows(*claims: dict[str, Any]) -> pd.DataFrame:
    return corroboration(view_of_claims(frame(*claims)))


@pytest.mark.parametrize(("claims", "sentence"), [
    ((NIS, HUR, JCS), "Of 3 claims that can be compared, 3 are supported by two or more independent voices and contradicted by none; no claim is contradicted."),
    ((NIS, HUR), "Of 2 claims that can be compared, none is supported by two or more independent voices and contradicted by none; no claim is contradicted."),
    ((NIS, HUR, JCS, LOW), "Of 4 claims that can be compared, none is supported by two or more independent voices and contradicted by none; most contradicted: **100 (UK MoD, 16 Jan 2025)**, by 3, supported by 0."),
    ((NIS, HUR, LOW | {"best": None, "low": 100, "qualifier": "at_least"}, claim("far", "isw", "2025-02-28", best=9)),
     "Of 4 claims that can be compared, one is supported by two or more independent voices and contradicted by none; most contradicted: **9 (ISW, 28 Feb 2025)**, by 2, supported by 0."),
    ((NIS,), "1 claim can be compared, but no other independent voice has a like figure near it in time."),
])
def test_the_sentence_of_each_case(claims: tuple[dict[str, Any], ...], sentence: str) -> None:
    assert headline(rows(*claims), EN).replace("\\", "") == sentence


def test_the_only_claim_left_and_more_claims_than_are_drawn() -> None:
    only = corroboration(view_of_claims(frame(NIS, HUR, LOW), Question(sources=("nis",))))
    assert headline(only, EN).replace("\\", "") == "Only one claim can be compared: **4,000 (NIS, 13 Jan 2025)**; it is supported by 1 and contradicted by 1."
    many = [claim(f"c{n}", source, f"2025-01-{n % 28 + 1:02}", best=n) for n in range(MAX_CLAIMS + 1) for source in [("nis", "jcs")[n % 2]]]
    assert headline(rows(*many), EN).endswith("The 40 newest are drawn; the table has all.")
    assert "newest" not in headline(rows(*many[:-1]), EN)


def test_the_newest_comes_first_and_a_plan_stands_at_the_day_on_which_it_was_stated() -> None:
    plan = claim("plan", "uk-mod", "2025-08-31", stated_on="2025-01-14", basis="planned", best=6000)
    assert rows(NIS, plan, JCS)["claim_id"].tolist() == ["jcs", "plan", "nis"]


def test_counts_in_the_table_are_the_numbers_of_names() -> None:
    claims = frame(NIS, HUR, JCS, LOW)
    table = named(rows(NIS, HUR, JCS, LOW), claims, EN)
    assert table.loc["hur", ["Supported by", "Contradicted by", "Who supports it", "Who contradicts it"]].tolist() == [2, 1, "JCS and NIS", "UK MoD"]
    assert table.loc["low", "Who contradicts it"] == "JCS, HUR and NIS"
    assert table["Supported by"].tolist() == agreement(claims).set_index("claim_id")["support"].reindex(table.index).tolist()
