"""The section on losses as a share of those sent: what it says, in both languages."""

from functools import partial

import pytest

from tests.support import app_driver
from tests.support.app_driver import visible_text

opened = partial(app_driver.opened, "comparison", sections="loss-share", metric="casualties")


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        # claims.csv, casualty_share_pct: the NIS states 40 in February 2026, the newest. Of killed among sent nobody states a share; the NIS of 30 April
        # 2025: about 600 of about 15,000 are 4 percent.
        (
            "en",
            "**Killed and wounded among those sent:** about 40% (Seoul, February 2026). Killed among those sent: 4% (Seoul: about 600 of about 15,000, April 2025).",
        ),
        (
            "de",
            "**Tote und Verwundete unter den Entsandten:** rund 40\xa0% (Seoul, Februar 2026). Tote unter den Entsandten: 4\xa0% (Seoul: rund 600 von rund 15.000, April 2025).",
        ),
    ],
)
def test_what_it_finds_today(lang: str, sentence: str) -> None:
    assert sentence in visible_text(opened(lang=lang, known_on="2026-11-29"))


def test_the_table_gives_stated_shares_and_those_computed_from_one_source() -> None:
    app = opened(lang="en", known_on="2026-11-29")
    app.toggle(key="loss_share_open").set_value(True).run()
    assert not app.exception
    table = next(each.value for each in app.dataframe if "How" in each.value)
    computed = table[table["How"].str.startswith("computed")]
    # Worked out in tests/answers/test_loss_share.py.
    row = computed[(computed["Source"] == "NIS") & (computed["Share"] == "Killed and wounded among those sent")].iloc[0]
    assert (row["Percent"], row["As of"], row["How"]) == (
        "31%",
        "30 April 2025",
        "computed: about 4,700 of about 15,000",
    )
    assert "casualty-share-pct-nis-2026-02-12" in table[table["How"] == "stated"].index


def test_filters_reach_the_figures_and_without_any_there_is_a_sentence() -> None:
    words = visible_text(opened(lang="en", known_on="2025-04-28", sides="ukraine"))
    assert "(Kyiv" in words and "(Seoul" not in words
    words = visible_text(opened(lang="en", known_on="2025-04-28", sources="ua-general-staff"))
    assert "No source states such a share, and none gave both figures about the same day." in words
