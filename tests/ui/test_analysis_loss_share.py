"""The section on losses as a share of those sent: what it says, in both languages."""

from functools import partial

import pytest

from tests.ui import reading
from tests.ui.reading import said

opened = partial(reading.opened, "comparison", sections="loss-share", metric="casualties")


@pytest.mark.parametrize(("lang", "sentences"), [
    ("en", (
        "**Killed and wounded among those sent:** 33% to 167% or more, from about 4,000 (JCS Seoul, 27 Mar 2025) over 12,000 (Zelensky, 5 Jan 2025) "
        "to more than 5,000 (UK MoD, 28 Mar 2025) over about 3,000 (NIS, 23 Oct 2024). "
        "Of the shares that sources state themselves, the lowest is about 30% (NIS, 15 Mar 2025), the highest nearly 50% (UK MoD, 28 Mar 2025).",
        "because the age limit of 90 days would leave fewer than two voices; the oldest is about 3,000 (NIS, 23 Oct 2024).",
        "Above 100%, the two figures contradict each other or are about very different days: “Killed and wounded among those sent” and “Wounded among those sent”.",
    )),
    ("de", (
        "**Tote und Verwundete unter den Entsandten:** 33 % bis 167 % oder mehr, von rund 4.000 (Generalstab Seoul, 27. März 2025), bezogen auf 12.000 (Selenskyj, 5. Jan. 2025), "
        "bis mehr als 5.000 (Vert.-Min. London, 28. März 2025), bezogen auf rund 3.000 (NIS, 23. Okt. 2024).",
        "die älteste ist rund 3.000 (NIS, 23. Okt. 2024).",
    )),
])
def test_what_it_found_when_the_article_appeared(lang: str, sentences: tuple[str, ...]) -> None:
    words = said(opened(lang=lang, known_on="2025-04-28"))
    for sentence in sentences:
        assert sentence in words


def test_the_table_gives_both_claims_of_each_end_and_the_stated_shares() -> None:
    app = opened(lang="en", known_on="2025-04-28")
    app.toggle(key="loss_share_open").set_value(True).run()
    assert not app.exception
    table = next(each.value for each in app.dataframe if "Base: figure" in each.value)
    first = table.iloc[0]
    assert first[["End", "Percent", "Figure", "Basis", "Base: figure", "Base: source"]].tolist() == ["low end", "33%", "about 4,000", "total so far", "12,000", "Zelensky"]
    assert table.index[:2].tolist() == ["casualties-jcs-2025-03-27", "casualties-uk-mod-2025-03-28"]
    own = table[table["End"] == "stated"]
    # claims.csv: Syrskyi, US and Western officials, the British ministry, CSIS and the NIS state the casualties' share, the ministry,
    # the president and the HUR that of the dead; each once.
    assert own["Share"].value_counts().to_dict() == {"Killed and wounded among those sent": 6, "Killed among the killed and wounded": 3}
    assert "casualty-share-pct-nis-2025-03-31" in own.index


def test_filters_reach_the_figures_and_without_those_sent_there_is_no_share() -> None:
    words = said(opened(lang="en", known_on="2025-04-28", sides="south_korea"))
    assert "over about 3,000 (NIS, 23 Oct 2024)" in words
    assert "Zelensky" not in words
    words = said(opened(lang="en", known_on="2025-04-28", sources="ua-general-staff"))
    assert "No share can be computed: it takes a figure of losses and a figure of those sent." in words
