"""The picture beside links: a PNG of the size that programs want, in the language and of the day of the link."""

import struct
from datetime import date

import pytest
from matplotlib.image import imread

from ledger.documents.preview import HEIGHT, WIDTH
from ledger.documents.preview.preview import answers
from ledger.i18n.language import Language
from ledger.question.question import Question
from ledger.views.metric_context import query
from tests.support.made_view import view_of


@pytest.mark.parametrize("lang", ["en", "de"])
def test_it_is_a_png_of_1200_by_630_pixels(get, lang) -> None:
    answered = get(f"api/preview.png?lang={lang}&known_on=2025-04-28")
    assert (answered.status, answered.headers["Content-Type"]) == (200, "image/png")
    assert answered.body.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", answered.body[16:24]) == (WIDTH, HEIGHT) == (1200, 630)
    again = get(f"api/preview.png?lang={lang}&known_on=2025-04-28", headers={"If-None-Match": answered.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")


def test_languages_days_and_filters_have_pictures_of_their_own(get, tmp_path) -> None:
    links = ("lang=en&known_on=2025-04-28", "lang=de&known_on=2025-04-28", "lang=en", "lang=en&sides=south_korea")
    assert len({get(f"api/preview.png?{link}").body for link in links}) == len(links)
    empty = get("api/preview.png?lang=en&known_on=2023-09-01").body
    (tmp_path / "empty.png").write_bytes(empty)
    assert imread(tmp_path / "empty.png").shape[:2] == (HEIGHT, WIDTH)


def test_it_is_drawn_once_for_all_who_ask_the_same(monkeypatch, get) -> None:
    drawn = []
    monkeypatch.setattr(
        "ledger.documents.preview.preview.typst.compile", lambda *_, **given: drawn.append(given) or b"x"
    )
    for _ in range(2):
        assert get("api/preview.png?lang=en&known_on=2024-11-11").body == b"x"
    assert len(drawn) == 1


def test_it_says_the_four_answers_of_the_briefing() -> None:
    view = view_of(Question(lang="de", known_on=date(2025, 4, 28)))
    said = answers(query(view), Language("de"))
    assert [label for label, _ in said] == [
        "Nach Russland entsandt",
        "In der Region Kursk",
        "Getötet oder verwundet",
        "Getötet",
    ]
    assert said[2][1] == "mehr als 5.000"
