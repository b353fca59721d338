"""A page on paper, as the browser prints it: light, without what can only be clicked, whole, with its foot."""

from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from ledger.charts.style import LIGHT

pytestmark = pytest.mark.browser

FILTERS = ("More filters", "Export report", "Slide show", "Weitere Filter", "Bericht exportieren", "Präsentation")
"""Words of filters and menus."""
CLOSED = "(closed on this page; open it to print it)"
CLOSED_DE = "(auf dieser Seite zugeklappt; zum Drucken öffnen)"


def printed(page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


def letters(text: str) -> str:
    """A text without blanks: paper has ligatures, which are letters again here, and gaps between letters, which may be read as blanks."""
    return "".join(normalize("NFKC", text).split())


@pytest.mark.parametrize(
    ("path", "lang", "title", "words", "most"),
    [
        ("", "de", "Überblick", ["Wo Nordkoreaner gemeldet wurden"], 4),
        # The list of events is folded on the page.
        ("timeline", "en", "Timeline", ["Jan 2026", "KCNA confirms for the first time"], 3),
        ("comparison", "de", "Vergleich", ["Zwei Quellen im Vergleich", f"Wer wiederholt wen? {CLOSED_DE}"], 4),
        ("map", "en", "Map", ["Kurilovka", f"How many settlements were claimed, and how many named? {CLOSED}"], 4),
        ("claims", "de", "Angaben", ["Der Anfang der Tabelle; die Dateien darunter enthalten alle Zeilen."], 5),
        # Definitions and the data dictionary are folded on the page.
        (
            "method",
            "en",
            "Method",
            ["Licences and attribution", "A mark is pale and hollow where", "as_of_precision"],
            40,
        ),
    ],
)
def test_a_page_is_printed_whole_with_its_foot_and_without_filters(
    server, visit, record, path, lang, title, words, most
):
    page = visit(scheme="dark").open(f"{server}/{path}?lang={lang}&known_on=2026-11-20")
    read = printed(page)
    assert len(read.pages) <= most
    assert all(round(float(sheet.mediabox.width)) == 595 for sheet in read.pages)
    sheets = [letters(sheet.extract_text()) for sheet in read.pages]
    day = {"de": "20. November 2026", "en": "20 November 2026"}[lang]
    foot = {"de": "Wissensstand {} · Datenversion {}", "en": "known on {} · data version {}"}[lang]
    last = sheets[-1]
    assert letters(f"Kursk Ledger: {title} · {foot.format(day, record.version)}") in last
    address = f"{server}/{path}".rstrip("/")
    assert f"{address}?lang={lang}&known_on=2026-11-20" in last
    assert [said for said in words if letters(said) not in "".join(sheets)] == []
    assert not [word for word in FILTERS if letters(word) in "".join(sheets)]


def test_paper_is_light_and_has_the_pictures_that_nobody_had_seen(server, visit):
    page = visit(scheme="dark", height=500).open(f"{server}/?lang=de")
    assert page.evaluate("!document.querySelector('.st-key-chart_small_map .main-svg')"), "the map waits for its reader"
    unfolded = page.evaluate("document.querySelectorAll('.stMain details[open]').length")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_selector(".st-key-chart_small_map .main-svg", state="attached")
    assert not page.evaluate("document.querySelectorAll('.stMain details:not([open])').length")
    inks = page.evaluate(
        "[...document.querySelectorAll('.ledger-chart .xtick text, .ledger-chart .legendtext')].map(text => text.style.fill)"
    )
    light = {"rgb({}, {}, {})".format(*bytes.fromhex(colour[1:])) for colour in (LIGHT.ink, LIGHT.muted)}
    assert inks
    assert set(inks) <= light
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") in light
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgba(0, 0, 0, 0)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen", color_scheme="dark")
    assert page.evaluate("document.querySelectorAll('.stMain details[open]').length") == unfolded
    assert not page.evaluate("document.documentElement.classList.contains('ledger-paper')")
    back = "document.querySelector('.ledger-chart .xtick text').style.fill"
    assert page.evaluate(back) not in light
