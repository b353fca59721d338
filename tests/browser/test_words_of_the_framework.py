"""A German page speaks German: nothing on it is the framework's English."""

import pytest

from tests.browser.conftest import PAGES, Visit
from tests.support.streamlit_page import ICON, TABLE

pytestmark = pytest.mark.browser

NAMES = {
    "BibTeX",
    "CSL-JSON",
    "Codes",
    "Deutsch",
    "English",
    "Excel",
    "JSON",
    "JavaScript",
    "Kursk Ledger",
    "Link",
    "Links:",
    "London",
    "PNG",
    "SVG",
    "Seoul",
    "Ukraine",
    "Washington",
    "curl",
    "geopandas",
    "international",
    "linear",
    "pandas",
    "(abc.net.au)",
    "(reuters.com)",
}
"""What is called so in both languages, besides sources."""
OPENED = {"en": ("Table", "Download and cite"), "de": ("Tabelle", "Herunterladen und zitieren")}
EVERYWHERE = {"en": ("More filters", "Export report"), "de": ("Weitere Filter", "Bericht exportieren")}
"""What stands beside every page alike is opened on one of them."""
SAID = """icon => {
    const said = new Set(), seen = (each) => each.checkVisibility({ visibilityProperty: true });
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const { parentElement } = text;
        if (seen(parentElement) && !parentElement.closest(`script, style, code, pre, .ledger-chart, ${icon}`)) said.add(text.data);
    }
    for (const element of document.body.querySelectorAll("*")) {
        if (!seen(element)) continue;
        for (const name of ["alt", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "placeholder", "title"]) {
            said.add(element.getAttribute(name) ?? "");
        }
    }
    return [...said].map((each) => each.trim().replace(/\\s+/g, " ")).filter((each) => /\\p{L}{3}/u.test(each));
}"""


def texts_on(visitor: Visit, address: str, lang: str) -> set[str]:
    """What a page says to those who see, hear or point, with all that can be opened on it open in turn."""
    page = visitor.open(address)
    found = set(page.evaluate(SAID, ICON))
    for name in (*OPENED[lang], *(EVERYWHERE[lang] if "/timeline" in address else ())):
        opened = (
            page.get_by_role("button", name=name)
            .or_(page.get_by_role("switch", name=name))
            .or_(page.get_by_text(name, exact=True))
        )
        if opened.count():
            opened.first.evaluate("each => each.click()")
            visitor.settle()
            found |= set(page.evaluate(SAID, ICON))
    if page.locator(TABLE).count():
        page.locator(TABLE).first.hover(force=True)
        found |= set(page.evaluate(SAID, ICON))
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_german_page_says_nothing_as_the_english_one_does(server, visit, path, record):
    sources = {row["name_en"] for row in record.source_rows.values() if row["name_en"] == row["name_de"]}
    asked = "metric=casualties&sections=spread"
    german, english = (texts_on(visit(), f"{server}/{path}?lang={lang}&{asked}", lang) for lang in ("de", "en"))
    assert len(german) > 50
    assert german & english - NAMES - sources == set()
