"""The section on what the picture hangs on: what it says, in both languages."""

from datetime import date
from functools import partial

import pytest

from ledger.answers.leave_one_out import leave_one_out
from ledger.answers.spread import spread
from ledger.language import Language
from ledger.ui.analysis.leave_one_out import headline
from tests.claims import SHORT, claim, frame
from tests.ui import reading
from tests.ui.reading import said

opened = partial(reading.opened, "comparison", sections="leave-one-out")
DAY = date(2025, 4, 28)


@pytest.mark.parametrize(("lang", "sentence"), [
    ("en", "Without **UK MoD**, the highest would be more than 4,500 (UA General Staff, 26 Apr 2025) and the factor at least 1.12 instead of at least 1.25. No other voice moves an end."),
    ("de", "Ohne **Vert.-Min. London** wäre die höchste Zahl mehr als 4.500 (Generalstab UA, 26. Apr. 2025) und der Faktor mindestens 1,12 statt mindestens 1,25. Keine andere Stimme verschiebt ein Ende."),
])
def test_what_it_found_when_the_article_appeared(lang: str, sentence: str) -> None:
    app = opened(lang=lang, metric="casualties", known_on="2025-04-28")
    assert sentence in said(app)
    folded = {"en": "6 other voices: leaving out any of them changes nothing.", "de": "6 weitere Stimmen: Ohne eine von ihnen ändert sich nichts."}[lang]
    assert folded in said(app)


def test_the_table_lists_all_that_was_left_out() -> None:
    app = opened(lang="en", metric="casualties", known_on="2025-04-28")
    app.toggle(key="leave_one_out_open").set_value(True).run()
    assert not app.exception
    table = next(each.value for each in app.dataframe if "Left out" in each.value)
    # Seven voices, and the three sides that they belong to.
    assert table["Left out"].tolist()[-3:] == ["Without the side “Ukraine”", "Without the side “South Korea”", "Without the side “other Western”"]
    assert len(table) == 10
    british = table.set_index("Left out").loc["Without UK MoD"]
    assert (british["What moves"], british["Highest"], british["Highest: source"], british["Voices left"]) == ("highest figure", "more than 4,500", "UA General Staff", 6)
    assert table.index[table["Left out"] == "Without UK MoD"].tolist() == ["casualties-ua-general-staff-2025-04-26"]


def test_one_voice_leaves_nothing_to_leave_out() -> None:
    app = opened(lang="en", metric="returned_home")
    assert "Only one independent voice speaks of this, HUR: there is nothing to leave out." in said(app)
    assert not [picture for picture in reading.pictures(app).values() if "without each voice" in picture["alt"]]


@pytest.mark.parametrize(("claims", "sentence"), [
    (
        [claim("a", "nis", best=3000), claim("b", "ua-hur", best=1000), claim("c", "uk-mod", best=4000)],
        "Without **HUR**, the lowest would be 3,000 (NIS, 1 Oct 2024) and the factor 1.33 instead of 4. Without **UK MoD**, the highest would be 3,000 (NIS, 1 Oct 2024) and the factor 3 instead of 4. No other voice moves an end.",
    ),
    (
        [claim("a", "nis", low=1000, high=9000), claim("b", "ua-hur", best=3000), claim("c", "uk-mod", best=4000)],
        "Without **NIS**, the lowest would be 3,000 (HUR, 1 Oct 2024), the highest 4,000 (UK MoD, 1 Oct 2024) and the factor 1.33 instead of 9. No other voice moves an end.",
    ),
    (
        [claim("a", "nis", best=3000), claim("b", "ua-hur", low=4000)],
        "Without **NIS**, nobody would hold the lowest figure. Without **HUR**, the highest would be 3,000 (NIS, 1 Oct 2024) and the factor 1 instead of at least 1.33.",
    ),
    (
        [claim("a", "nis", best=400), claim("b", "uk-mod", high=1000)],
        "Without **NIS**, the lowest would be up to 1,000 (UK MoD, 1 Oct 2024), and nobody would hold the highest figure. No other voice moves an end.",
    ),
    (
        [claim("a", "nis", best=3000), claim("b", "jcs", low=2000)],
        "Without **NIS**, nobody would hold the lowest figure, and the highest would be at least 2,000 (JCS, 1 Oct 2024). No other voice moves an end.",
    ),
    (
        [claim("a", "nis", low=3000), claim("b", "jcs", low=2000)],
        "Without **NIS**, the highest would be at least 2,000 (JCS, 1 Oct 2024). No other voice moves an end.",
    ),
    (
        [claim("a", "nis", best=0), claim("b", "jcs", best=2000), claim("c", "ua-hur", best=2000)],
        "Without **NIS**, the lowest would be 2,000 (HUR, 1 Oct 2024). No other voice moves an end.",
    ),
    (
        [claim("a", "nis", best=3000), claim("b", "jcs", best=3000), claim("c", "ua-hur", best=5000), claim("d", "uk-mod", best=5000)],
        "The picture hangs on no single voice: without any one of the 4 voices, lowest and highest stay as they are. It does hang on a whole side: South Korea.",
    ),
    (
        [claim("a", "nis", best=3000), claim("b", "ua-hur", best=3000)],
        "The picture hangs on no single voice: without any one of the 2 voices, lowest and highest stay as they are.",
    ),
])
def test_the_sentence_of_each_case(claims: list[dict[str, object]], sentence: str) -> None:
    found = spread(frame(*claims), DAY, 3650)
    assert headline(found, leave_one_out(found), SHORT, Language("en")).replace("\\", "") == sentence
