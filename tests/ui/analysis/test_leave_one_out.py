"""The section on what the range hangs on: what it says, in both languages."""

from datetime import date
from functools import partial

import pytest

from ledger.answers.leave_one_out import leave_one_out
from ledger.answers.spread import spread
from ledger.i18n.language import Language
from ledger.text.sentences.leave_one_out import headline
from tests.support import app_driver
from tests.support.app_driver import visible_text
from tests.support.claim_factory import claim, frame

opened = partial(app_driver.opened, "comparison", sections="leave-one-out")
DAY = date(2025, 4, 28)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        # Worked out in tests/answers/test_leave_one_out.py.
        (
            "en",
            "Without **Seoul**, the highest would be about 10,000 (Washington, November 2024) and the ratio 1.25 instead of 1.38. Without **Kyiv**, the lowest would be about 10,000 (Washington, November 2024) and the ratio 1.1 instead of 1.38. Leaving out any other government or outlet changes nothing.",
        ),
        (
            "de",
            "Ohne **Seoul** wäre die höchste Zahl rund 10.000 (Washington, November 2024) und das Verhältnis 1,25 statt 1,38.",
        ),
    ],
)
def test_what_it_found_when_the_article_appeared(lang: str, sentence: str) -> None:
    app = opened(lang=lang, metric="troops_in_kursk", known_on="2025-04-28")
    assert sentence in visible_text(app)
    folded = {
        "en": "1 other government or outlet: leaving it out changes nothing.",
        "de": "1 weitere Regierung oder Medium: Ohne diese Stimme ändert sich nichts.",
    }[lang]
    assert folded in visible_text(app)


def test_the_table_lists_all_that_was_left_out() -> None:
    app = opened(lang="en", metric="troops_in_kursk", known_on="2025-04-28")
    app.toggle(key="leave_one_out_open").set_value(True).run()
    assert not app.exception
    table = next(each.value for each in app.dataframe if "Left out" in each.value)
    # Three voices, and the three sides that they belong to.
    assert table["Left out"].tolist() == [
        "Without Seoul",
        "Without Kyiv",
        "Without Washington",
        "Without the side “Ukraine”",
        "Without the side “South Korea”",
        "Without the side “United States”",
    ]
    seoul = table.set_index("Left out").loc["Without Seoul"]
    assert (
        seoul["What changes"],
        seoul["Highest"],
        seoul["Highest: source"],
        seoul["Governments and outlets left"],
    ) == ("highest figure", "about 10,000", "Pentagon", 2)
    assert table.index[table["Left out"] == "Without Seoul"].tolist() == ["troops-in-kursk-us-pentagon-2024-11-23"]


def test_one_voice_leaves_nothing_to_leave_out() -> None:
    app = opened(lang="en", metric="returned_home")
    assert (
        "**about 3,000** (Kyiv, February 2026); nobody else within a year. There is nothing to leave out."
        in visible_text(app)
    )
    assert not [picture for picture in app_driver.pictures(app).values() if "without each voice" in picture["alt"]]


NAMES = {"KR": "Seoul", "UA": "Kyiv", "GB": "London"}


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        (
            [claim("a", "nis", best=3000), claim("b", "ua-hur", best=1000), claim("c", "uk-mod", best=4000)],
            "Without **London**, the highest would be 3,000 (Seoul, October 2024) and the ratio 3 instead of 4. Without **Kyiv**, the lowest would be 3,000 (Seoul, October 2024) and the ratio 1.33 instead of 4. Leaving out any other government or outlet changes nothing.",
        ),
        (
            [claim("a", "nis", low=1000, high=9000), claim("b", "ua-hur", best=3000), claim("c", "uk-mod", best=4000)],
            "Without **Seoul**, the lowest would be 3,000 (Kyiv, October 2024), the highest 4,000 (London, October 2024) and the ratio 1.33 instead of 9. Leaving out any other government or outlet changes nothing.",
        ),
        (
            [claim("a", "nis", best=3000), claim("b", "ua-hur", low=4000)],
            "Without **Seoul**, nobody would hold the lowest figure. Without **Kyiv**, the highest would be 3,000 (Seoul, October 2024) and the ratio 1 instead of at least 1.33.",
        ),
        (
            [claim("a", "nis", best=400), claim("b", "uk-mod", high=1000)],
            "Without **Seoul**, the lowest would be up to 1,000 (London, October 2024), and nobody would hold the highest figure. Leaving out any other government or outlet changes nothing.",
        ),
        (
            [claim("a", "nis", best=3000), claim("b", "isw", low=2000)],
            "Without **Seoul**, nobody would hold the lowest figure, and the highest would be at least 2,000 (ISW, October 2024). Leaving out any other government or outlet changes nothing.",
        ),
        (
            [claim("a", "nis", low=3000), claim("b", "isw", low=2000)],
            "Without **Seoul**, the highest would be at least 2,000 (ISW, October 2024). Leaving out any other government or outlet changes nothing.",
        ),
        (
            [claim("a", "nis", best=0), claim("b", "isw", best=2000), claim("c", "ua-hur", best=2000)],
            "Without **Seoul**, the lowest would be 2,000 (Kyiv, October 2024). Leaving out any other government or outlet changes nothing.",
        ),
        (
            [
                claim("a", "cnn", best=3000),
                claim("b", "isw", best=3000),
                claim("c", "ua-hur", best=5000),
                claim("d", "uk-mod", best=5000),
            ],
            "The range depends on no single government or outlet: without any one of the 4, lowest and highest stay as they are. It does depend on a whole side: Media and analysts.",
        ),
        (
            [claim("a", "nis", best=3000), claim("b", "ua-hur", best=3000)],
            "The range depends on no single government or outlet: without any one of the 2, lowest and highest stay as they are.",
        ),
    ],
)
def test_the_sentence_of_each_case(claims: list[dict[str, object]], sentence: str) -> None:
    found = spread(frame(*claims), DAY, 24)
    assert headline(found, leave_one_out(found), NAMES, Language("en")).replace("\\", "") == sentence
