"""Who repeats whom and what was retold as something else: the sections on the comparison page, and the counts everywhere."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ledger.answers.repeats import Counts, Repeats, count_claims, repeats_with_doubts
from ledger.i18n.language import Language
from ledger.record.claim import claims_by_id
from ledger.text import claim_text
from ledger.text.sentences.repeats import headline, marks_of
from ledger.ui.analysis.repeats import readable
from tests.support import app_driver
from tests.support.app_driver import click, lines, press
from tests.support.claim_factory import claim, frame
from tests.support.visible_text import texts

DE, EN = Language("de"), Language("en")
NIS = claim("nis", "nis", "2025-01-13", best=3000)
PENTAGON = claim("pentagon", "us-pentagon", "2025-02-01", best=3000, derived_from="nis", origin="nis")
NIS_AGAIN = claim("nis-again", "nis", "2025-03-01", best=3500, derived_from="pentagon", origin="nis")
UK = claim("uk", "uk-mod", "2025-03-05", best=3000, derived_from="nis", origin="nis")


def opened(page: str = "comparison", **link: str) -> AppTest:
    return app_driver.opened(page, **link)


def words(app: AppTest) -> str:
    return "\n".join(texts(app)).replace("\\", "")


def found(*rows: dict[str, Any]) -> Repeats:
    claims = frame(*rows)
    repeats = repeats_with_doubts(claims, claims)
    return Repeats(claims, count_claims(claims), repeats, claims_by_id(claims))


def test_counts_read_the_same_everywhere() -> None:
    assert claim_text.counts_text(Counts(14, 1, 1200), EN) == "14 claims, 1 original claim, 1,200 reports"
    assert claim_text.counts_text(Counts(1, 2, 0), DE) == "1 Angabe, 2 ursprüngliche Angaben, 0 Berichte"


def test_the_sentence_names_what_is_repeated_most() -> None:
    shown_text = headline(found(NIS, PENTAGON, UK), EN).replace("\\", "")
    assert shown_text == (
        "**3 claims, 1 original claim, 3 reports** on this indicator. 2 claims repeat another. Most often repeated: 3,000 (NIS, 13 Jan 2025), 2 times. No repeat is doubtful and no chain is circular."
    )


def test_the_sentence_names_the_latest_where_none_is_repeated_twice() -> None:
    # 13 January to 1 February is 18 days and one more.
    shown_text = headline(found(NIS, PENTAGON), EN).replace("\\", "")
    assert "Latest: 3,000 (Pentagon, 1 Feb 2025) repeats 3,000 (NIS, 13 Jan 2025); 19 days lie between." in shown_text
    same_day = headline(found(NIS, PENTAGON | {"stated_on": "2025-01-13"}), EN).replace("\\", "")
    assert "Latest: 3,000 (Pentagon, 13 Jan 2025) repeats 3,000 (NIS, 13 Jan 2025) on the same day." in same_day


def test_the_sentence_counts_doubtful_circular_and_own() -> None:
    shown_text = headline(found(NIS, PENTAGON, NIS_AGAIN), EN)
    assert "1 repeat is doubtful. 1 repeat stands in a circular chain." in shown_text
    assert "its own figure" not in shown_text
    own = claim("own", "nis", "2025-02-13", best=3000, derived_from="nis")
    assert "In 1 case a source repeats its own figure." in headline(found(NIS, own), EN)


def test_marks_give_their_reasons() -> None:
    repeat = {"own": True, "circular": True, "doubts": ("number", "basis")}
    assert (
        marks_of(repeat, EN)
        == "own figure again; circular chain; doubtful: the number has changed and the way of counting differs"
    )
    assert marks_of({"own": False, "circular": False, "doubts": ()}, EN) == ""


def test_the_table_has_a_row_for_each_repeat_that_opens_it() -> None:
    table = readable(found(NIS, PENTAGON, NIS_AGAIN), EN)
    assert list(table.index) == ["nis-again", "pentagon"]
    row = table.loc["nis-again"]
    assert (row["Source"], row["Side"], row["Figure"], row["Stated on"]) == (
        "NIS",
        "South Korea",
        "3,500",
        "1 March 2025",
    )
    assert (row["Repeated source"], row["Side of the repeated source"], row["Repeated figure"]) == (
        "Pentagon",
        "United States",
        "3,000",
    )
    assert (row["Repeated claim stated on"], row["Days between"], row["Same figure"]) == ("1 February 2025", 28, "no")
    assert row["Marks"] == "circular chain; doubtful: the number has changed"


def test_the_prisoners_are_six_origins_and_four_repeat_zelensky() -> None:
    # Counted in tests/answers/test_repeats.py from the rows of the record.
    shown_text = words(opened(lang="en", metric="captured", sections="origins"))
    assert "**10 claims, 6 original claims, 19 reports** on this indicator. 4 claims repeat another." in shown_text
    assert "Most often repeated: 2 (Zelensky, 11 Jan 2025), 4 times." in shown_text
    assert "repeats another claim" in shown_text  # the legend of the picture


def test_a_doubtful_repeat_is_named_with_its_reasons_and_opens_its_claim() -> None:
    app = opened(lang="en", metric="casualties", sections="origins")
    shown_text, stands = next(line for line in lines(app, "origins") if line[1] == "casualties-us-pentagon-2024-12-30")
    assert shown_text == (
        "about 1,000 (Pentagon, 30 Dec 2024) repeats more than 1,000 (White House, 27 Dec 2024) · doubtful: “about”, “at least” or the like has changed, the way of counting differs and one of the two carries a caveat"
    )
    click(app, "claim", stands)
    assert app.session_state["reader"].question.claim == "casualties-us-pentagon-2024-12-30"


def test_a_measure_without_repeats_says_so_and_draws_nothing() -> None:
    shown_text = words(opened(lang="en", metric="casualties", known_on="2024-12-29", sections="origins"))
    assert "No claim repeats another." in shown_text
    assert "An arrow leads from a claim" not in shown_text


def test_where_the_filters_hide_repeats_one_click_brings_them_back() -> None:
    app = opened(lang="en", metric="captured", repeats="no", sections="origins")
    assert "**6 claims, 6 original claims," in words(app)
    assert "The filters leave repeats out; include them to see who repeats whom." in words(app)
    press(app, "repeats")
    assert "4 claims repeat another." in words(app)


def test_six_thousand_killed_and_wounded_were_retold_as_dead() -> None:
    app = opened(lang="en", metric="casualties", sections="distortions")
    shown_text = words(app)
    assert "74 reports on this indicator; **7** of them misreport a claim." in shown_text
    label = next(label for label, to in lines(app, "retold") if to == "casualties-uk-mod-2025-06-15")
    assert label == "**more than 6,000** (killed and wounded, cumulative): UK MoD, 15 June 2025"
    assert "undated page: misreported as **“6,000 dead”**. Killed and wounded became dead." in shown_text
    # reports.csv holds 838 rows, 27 of them not faithful; 74 and 7 are of claims on casualties.
    assert "On all indicators together it is 27 of 838 reports; the table lists them." in shown_text


def test_what_was_said_opens_its_claim() -> None:
    app = opened(lang="en", metric="casualties", sections="distortions")
    click(app, "claim", next(to for _, to in lines(app, "retold") if to == "casualties-uk-mod-2025-06-15"))
    assert app.session_state["reader"].question.claim == "casualties-uk-mod-2025-06-15"


def test_a_page_with_a_day_stands_on_it_and_the_table_lists_all_measures() -> None:
    app = opened(lang="en", metric="killed", sections="distortions")
    assert "**one** misreports a claim" in words(app)
    assert "1 November 2025: misreported as **“at least 600 killed, still in November 2025”**." in words(app)
    next(toggle for toggle in app.toggle if toggle.key == "distortions_open").set_value(True).run()
    table = app.dataframe[0].value
    assert len(table) == 27
    # Six of the 27 have dated_on, one of them (the president's casualties) the day of the statement itself.
    assert table["Which day"].value_counts().to_dict() == {"day of the statement": 21, "day of the page": 6}


def test_a_reader_of_an_earlier_day_sees_neither_later_pages_nor_later_claims() -> None:
    shown_text = words(opened(lang="en", metric="killed", known_on="2025-10-31", sections="distortions"))
    assert "none misreports a claim" in shown_text
    assert "November 2025" not in shown_text


@pytest.mark.parametrize(
    ("lang", "counts"),
    [
        ("en", "454 claims, 418 original claims, 838 reports"),
        ("de", "454 Angaben, 418 ursprüngliche Angaben, 838 Berichte"),
    ],
)
def test_the_filters_say_how_many_origins_and_reports_they_leave(lang: str, counts: str) -> None:
    # claims.csv has 454 rows, 36 of them with derived_from; reports.csv has 838.
    assert counts in words(opened("map", lang=lang))


def test_the_claims_page_counts_what_the_search_leaves() -> None:
    # Thirty-six claims repeat another one; without them the origins are as many as the claims.
    assert "454 claims, 418 original claims, 838 reports. Click a row for details and sources." in words(
        opened("claims", lang="en")
    )
    assert "418 claims, 418 original claims," in words(opened("claims", lang="en", repeats="no"))
