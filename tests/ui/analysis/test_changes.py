"""The section on what changed: its sentence, its lines, its link for the next visit."""

from datetime import date
from functools import partial
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.support import app_driver
from tests.support.app_driver import choose, click, visible_text
from tests.support.visible_text import texts

opened = partial(app_driver.opened, "briefing", lang="en", sections="changes")


def lines(app: AppTest, name: str) -> list[str]:
    return [shown_text for shown_text, _ in app_driver.lines(app, name)]


def next_visit(app: AppTest) -> dict[str, list[str]]:
    return next(
        parse_qs(link.proto.query_string)
        for link in app.get("page_link")
        if link.proto.label == "Bookmark: what's new since today"
    )


def test_what_the_first_of_march_brought() -> None:
    # Three claims of the DIA; its containers are the new highest and, as Seoul's newest, no longer the 28,000 of July. Its 220 guns equal what
    # was the highest before. HUR's and the NIS's figures of 28 February 2025 on reinforcements are a year and a day old.
    app = opened(since="2026-02-28", known_on="2026-03-01")
    assert (
        "**Since 28 February 2026:** 3 new claims from 1 source, no source heard for the first time, 4 lowest or highest figures changed and no settlement with a new statement on who holds it."
        in visible_text(app)
    )
    assert lines(app, "new") == [
        "1 Mar 2026 · DIA Seoul · Artillery rounds delivered: **about 15 million**",
        "1 Mar 2026 · DIA Seoul · Containers shipped: **about 33,000**",
        "1 Mar 2026 · DIA Seoul · Heavy guns and launchers: **about 220**",
    ]
    told = lines(app, "moved")
    assert (
        "Containers shipped, highest: **about 33,000 (DIA Seoul, 1 Mar 2026)**, before about 28,000 (DIA Seoul, 13 Jul 2025); a new claim holds it."
        in told
    )
    assert (
        "Additional soldiers since 2025, lowest: **about 3,000 (MSMT, 29 May 2025)**, before about 1,500 (HUR, 28 Feb 2025); the figure that held it grew older than the age limit."
        in told
    )


def test_the_same_in_german() -> None:
    app = opened(lang="de", since="2026-02-28", known_on="2026-03-01")
    assert (
        "**Seit dem 28. Februar 2026:** 3 neue Angaben von 1 Quelle, keine erstmals gehörte Quelle, 4 niedrigste oder höchste Zahlen geändert und kein Ort mit neuer Aussage, wer ihn hält."
        in visible_text(app)
    )
    assert lines(app, "new")[0] == "1. März 2026 · DIA Seoul · Gelieferte Artilleriemunition: **rund 15 Millionen**"
    assert (
        "Verschiffte Container, höchste: **rund 33.000 (DIA Seoul, 1. März 2026)**, zuvor rund 28.000 (DIA Seoul, 13. Juli 2025); eine neue Angabe hält sie."
        in lines(app, "moved")
    )


@pytest.mark.parametrize(
    ("lang", "starts"),
    [
        (
            "en",
            {
                "Casualties (killed and wounded), lowest: ": "; whoever held it has since named another figure.",
                "Killed, lowest: ": "; a new claim holds it.",
                "Wounded, lowest: ": "; a newer total lies above it.",
            },
        ),
        (
            "de",
            {
                "Verluste (Tote und Verwundete), niedrigste: ": "; die Quelle, deren Zahl galt, hat seither eine andere genannt.",
                "Tote, niedrigste: ": "; eine neue Angabe hält sie.",
                "Verwundete, niedrigste: ": "; eine neuere Gesamtzahl liegt darüber.",
            },
        ),
    ],
)
def test_a_line_says_why_an_end_moved(lang: str, starts: dict[str, str]) -> None:
    told = lines(opened(lang=lang, since="2025-01-28", known_on="2025-04-28"), "moved")
    for start, why in starts.items():
        [line] = [line for line in told if line.startswith(start)]
        assert line.endswith(why)


def test_a_line_opens_its_claim() -> None:
    app = opened(since="2026-02-28", known_on="2026-03-01")
    click(app, "claim", next(to for shown_text, to in app_driver.lines(app, "new") if "Containers" in shown_text))
    assert app.query_params["claim"] == "containers-shipped-kr-dia-2026-03-01"


def test_another_day_goes_into_the_link() -> None:
    app = opened(known_on="2026-03-01")
    choose(app, since="2026-02-28")
    assert app.query_params["since"] == "2026-02-28"
    assert "**Since 28 February 2026:**" in visible_text(app)


def test_at_most_twelve_lines_and_the_rest_is_counted() -> None:
    # 82 new claims in those 90 days (claims.csv, stated_on from 29 January to 28 April 2025), 12 of them as lines.
    app = opened(since="2025-01-28", known_on="2025-04-28")
    assert len(lines(app, "new")) == len(lines(app, "moved")) == len(lines(app, "reworded")) == 12
    assert "70 more new claims" in visible_text(app)
    assert lines(app, "reworded")[:2] == [
        # control.csv: DeepState on 26 April 2025, and others about Gornal on that day; nothing that changes a word is about a later one.
        "26 Apr 2025 · Basivka, Ukrainian side: **held by Russia**, its first statement on it",
        "26 Apr 2025 · Gornal, third parties: **fighting**, its first statement on it",
    ]
    # The first statement of Rosstat's figures is of 4 February 2025, the president's of the 18th; seventeen sources in all.
    assert (
        "**Heard for the first time:** Entry statistics cited by Radio Free Asia (Russia), President of the United States,"
        in visible_text(app)
    )
    assert "17 sources heard for the first time" in visible_text(app)


@pytest.mark.parametrize(
    ("known_on", "lang", "since", "why"),
    [
        ("2025-04-28", "en", "**Since 28 January 2025:**", "No day was asked for, so this is 90 days back."),
        ("2025-04-28", "de", "**Seit dem 28. Januar 2025:**", "Nach keinem Tag wurde gefragt, daher sind es 90 Tage."),
        # Between the claims of 1 March 2026 and the president's of 25 July there is none; 90 days before 20 July is 21 April.
        (
            "2026-07-20",
            "en",
            "**Since 28 February 2026:**",
            "there is nothing new in the last 90 days, so this is the day before the newest statement.",
        ),
        (
            "2026-07-20",
            "de",
            "**Seit dem 28. Februar 2026:**",
            "in den letzten 90 Tagen gibt es nichts Neues, daher ist es der Tag vor der neuesten Aussage.",
        ),
        # 90 days before 1 November 2023 is 3 August; the record begins on 1 September.
        (
            "2023-11-01",
            "en",
            "**Since 1 September 2023:**",
            "the dataset does not go back 90 days, so this is its first day.",
        ),
        (
            "2023-11-01",
            "de",
            "**Seit dem 1. September 2023:**",
            "der Datensatz reicht keine 90 Tage zurück, daher ist es sein erster Tag.",
        ),
    ],
)
def test_without_a_day_it_says_which_it_is_and_why(known_on: str, lang: str, since: str, why: str) -> None:
    app = opened(known_on=known_on, lang=lang)
    [sentence] = [line for line in visible_text(app).splitlines() if line.startswith(since)]
    assert sentence.endswith(why)
    assert "since" not in app.query_params


def test_a_day_that_is_not_earlier_is_a_sentence() -> None:
    for since in ("2025-04-28", "2026-01-01"):
        app = opened(since=since, known_on="2025-04-28")
        assert "Nothing can have changed yet" in visible_text(app)
        assert lines(app, "new") == []
    assert (
        "Noch kann sich nichts geändert haben: Der 28. April 2025 liegt nicht vor dem 28. April 2025, dem gewählten Tag."
    ) in visible_text(opened(since="2025-04-28", known_on="2025-04-28", lang="de"))
    assert "By 1 September 2023, the filters leave nothing that could have changed." in visible_text(
        opened(known_on="2023-09-01")
    )
    assert "Bis zum 1. September 2023 lassen die Filter nichts übrig, was sich geändert haben könnte." in visible_text(
        opened(known_on="2023-09-01", lang="de")
    )


def test_the_link_for_the_next_visit_asks_what_has_changed_since_today() -> None:
    today = next_visit(opened(since="2026-02-28", metric="killed"))
    assert today == {"lang": ["en"], "metric": ["killed"], "sections": ["changes"], "since": [date.today().isoformat()]}
    # Opened on the same day there is nothing yet.
    assert "Nothing can have changed yet" in visible_text(opened(since=date.today().isoformat()))
    assert next_visit(opened(known_on="2025-04-28"))["since"] == ["2025-04-28"]


def pictures(app: AppTest) -> list[str]:
    return [picture["alt"] for picture in app_driver.pictures(app).values()]


@pytest.mark.parametrize(
    ("lang", "alt", "caption"),
    [
        (
            "en",
            "The new claims by the day on which they were stated, one row an indicator.",
            "A mark is a new claim at the day on which it was stated",
        ),
        (
            "de",
            "Die neuen Angaben nach dem Tag der Äußerung, eine Zeile je Kennzahl.",
            "Ein Zeichen ist eine neue Angabe am Tag ihrer Äußerung",
        ),
    ],
)
def test_the_new_claims_are_drawn_above_the_lists(lang: str, alt: str, caption: str) -> None:
    app = opened(lang=lang, since="2026-02-28", known_on="2026-03-01")
    assert alt in pictures(app)
    words = [
        text for text in texts(app) if text == alt or text.startswith((caption, "**New claims**", "**Neue Angaben**"))
    ]
    assert [text == alt for text in words] == [True, False, False]
    assert words[1].startswith(caption)


def test_without_a_new_claim_there_is_no_picture() -> None:
    # Nothing was stated on 2 March 2026 or later.
    app = opened(since="2026-03-02", known_on="2026-03-03")
    assert "no new claim" in visible_text(app)
    assert not [alt for alt in pictures(app) if alt.startswith("The new claims")]
