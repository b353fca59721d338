"""The four answers on the first screen: what each says, whose it is, and where each number leads."""

import re
from datetime import date
from html import unescape

import pytest

from ledger.documents.answers import ANSWERS
from ledger.question.question import Question
from ledger.views import analyses
from ledger.views.also import also
from ledger.views.answer_cards import answer_cards, numeral
from ledger.views.strip_html import scale
from ledger.views.view import View
from tests.support.made_view import view_of

TODAY = date(2026, 11, 29)


def view(lang: str = "en", known_on: date = TODAY, **fields: object) -> View:
    return view_of(Question(lang=lang, known_on=known_on, **fields))


def text(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def cards(view: View) -> dict[str, str]:
    return dict(zip(ANSWERS, re.findall("<article.*?</article>", answer_cards(view), re.DOTALL), strict=True))


@pytest.mark.parametrize(
    ("lang", "metric", "number", "whose"),
    [
        # claims.csv: Kyiv (HUR) about 8,000, up to 10,000 of January 2026 and Seoul (NIS) about 11,000 of February 2026 are both younger than a year.
        ("en", "troops_in_kursk", "8,000 to 11,000", "Kyiv, Jan 2026, to Seoul, Feb 2026"),
        ("de", "troops_in_kursk", "8.000 bis 11.000", "Kyjiw, {Jan}, bis Seoul, {Feb}"),
        # Kyiv's 5,000 (August 2025) and London's more than 6,000 (June 2025) are older than a year: Seoul's is alone.
        ("en", "casualties", "about 6,000", "Seoul, Feb 2026; nobody else within a year"),
        # The BBC's 13,000 of September 2026 lies above Tokyo's and Kyiv's totals of early 2026; Seoul's 15,000 of April 2025 is older than a year.
        ("en", "troops_sent", "about 13,000", "BBC, Sept 2026; highest of 3 within a year"),
    ],
)
def test_a_card_says_the_range_and_whose_it_is(lang: str, metric: str, number: str, whose: str) -> None:
    asked = view(lang)
    months = {name: asked.lang.month(date(2026, month, 1)) for name, month in (("Jan", 1), ("Feb", 2))}
    card = cards(asked)[metric]
    assert text(numeral(analyses.headline(asked, metric), asked.lang)) == number
    assert whose.format(**months) in text(card)


def test_each_number_of_a_range_leads_to_its_claim() -> None:
    asked = view()
    found = numeral(analyses.headline(asked, "troops_in_kursk"), asked.lang)
    assert re.findall('data-to="([^"]+)"[^>]*>([^<]+)<', found) == [
        ("troops-in-kursk-ua-hur-2026-02-09", "8,000"),
        ("troops-in-kursk-nis-2026-02-12", "11,000"),
    ]


@pytest.mark.parametrize("metric", ANSWERS)
def test_every_voice_has_one_line_newest_first_and_one_place_on_the_strip(metric: str) -> None:
    asked = view()
    figures, card = analyses.headline(asked, metric).figures, cards(asked)[metric]
    lines = re.findall(
        '<li[^>]*><button[^>]*data-to="([^"]+)"', "".join(re.findall('<ul class="ledger-figures.*?</ul>', card))
    )
    assert sorted(lines) == sorted(figure.claim.claim_id for figure in figures)
    first = re.findall('data-to="([^"]+)"', re.search('data-lines="answer_[a-z_]+">(.*?)</ul>', card)[1])
    sides = [figure.claim.side for figure in figures]
    assert first == [
        figure.claim.claim_id for place, figure in enumerate(figures) if figure.claim.side not in sides[:place]
    ]
    strip = card.split('class="ledger-strip"')[1]
    assert set(re.findall('data-to="([^"]+)"', strip)) == set(lines)


def test_what_is_old_is_pale_and_hollow_and_says_why() -> None:
    card = cards(view())["casualties"]
    [kyiv] = [line for line in re.findall("<li.*?</li>", card) if "casualties-ua-hur-2025-08-13" in line]
    assert kyiv.startswith("<li class=ledger-pale>")
    assert "older than the limit" in kyiv
    assert "fill%3D%22none%22" in kyiv


def test_who_never_gave_a_figure_is_named_with_what_was_shown_instead() -> None:
    silent = text(cards(view())["killed"].split('class="ledger-silent"')[1])
    assert "No figure: Moscow, Pyongyang" in silent
    assert "101 (named portraits at the first award ceremony, August 2025)" in silent


def test_all_strips_are_on_one_scale() -> None:
    asked = view()
    ticks = scale(figure for metric in ANSWERS for figure in analyses.headline(asked, metric).figures)
    assert ticks == [0, 5_000, 10_000, 15_000]
    strips = [re.findall('<span style="left:([\\d.]+%)">', card) for card in cards(asked).values()]
    assert all(each == strips[0] for each in strips)


def test_where_no_figure_is_current_the_last_comparable_range_stands_pale() -> None:
    # With 3 months nothing on casualties is current on 29 November 2026.
    card = cards(view(months=3))["casualties"]
    assert "ledger-numeral ledger-pale" in card
    assert "last comparable in" in text(card)
    assert "no figure within 3 months" in text(card)


def test_before_anybody_spoke_each_card_says_so() -> None:
    for card in cards(view(known_on=date(2023, 9, 15))).values():
        assert text(card.split("ledger-numeral")[1].split("</p>")[0].split(">", 1)[1]) == "no figure"


def test_words_of_the_record_are_never_markup() -> None:
    asked = view(lang="de")
    assert set(re.findall("<([a-z0-9]+)", answer_cards(asked) + also(asked))) <= {
        "div",
        "article",
        "h2",
        "h3",
        "p",
        "button",
        "small",
        "details",
        "summary",
        "ul",
        "li",
        "img",
        "b",
        "i",
        "span",
        "strong",
        "a",
    }


def test_what_else_is_asked_says_what_it_counts() -> None:
    shown_text = text(also(view()))
    assert "about 15 million capacity of 33,000 containers, if all held 152-mm rounds" in shown_text
    assert "both prisoners are in South Korea" in shown_text
    assert "about 3,000 returned to North Korea by rotation, cumulative Kyiv, Feb 2026" in shown_text
