"""The Briefing as one picture that stands beside a link in a chat or a feed: four answers, how it came about, the day."""

from pathlib import Path

import orjson
import typst

from ledger.answers.registry import Query
from ledger.charts.style import LIGHT
from ledger.documents.answers import ANSWERS, draw_course
from ledger.documents.svg.figure import svg
from ledger.documents.typefaces import FONTS
from ledger.i18n.language import Language
from ledger.text.sentences import spread
from ledger.text.sentences.record_name import record_name, record_subject
from ledger.text.sentences.stated import extent

PREVIEW = Path(__file__).with_name("preview.typ")
COURSE = 980, 330
"""Pixels for which the course of events is drawn; it is then as wide as the picture between its margins."""
MARGINS = 150
"""Pixels beside the panels of the course."""


def answers(query: Query, lang: Language) -> list[tuple[str, str]]:
    """The four answers: what is asked, and the range in numbers."""
    _ = lang.gettext
    return [
        (_(label), spread.numeral(query.headline(metric).spread, lang) or _("no figure"))
        for metric, label in ANSWERS.items()
    ]


def preview(query: Query, lang: Language) -> bytes:
    """The picture as PNG; the same question gives the same bytes."""
    wide, high = COURSE
    course = draw_course(query, high, lang, LIGHT, wide - MARGINS)
    title = record_subject(query.record, lang)
    shown = {
        "name": record_name(query.record, lang),
        "title": title[0].upper() + title[1:],
        "answers": answers(query, lang),
        "picture": svg(course, lang, wide, high).decode("utf-8") if course else None,
        "foot": lang.gettext("Known on {day}").format(day=lang.date(query.day)),
        "extent": extent(query.record, lang),
        "lang": lang.code,
    }
    image: bytes = typst.compile(
        PREVIEW,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="png",
        ppi=72,
        sys_inputs={"preview": orjson.dumps(shown).decode("utf-8")},
    )
    return image
