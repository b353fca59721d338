"""What a reader takes away, as the browser gives it."""

import json
import re
import struct
from html import unescape
from pathlib import Path

import pytest

from ledger.charts.style import DARK, LIGHT
from tests.browser.conftest import MARKS, serious

pytestmark = pytest.mark.browser


def taken(page, name: str) -> bytes:
    """The file that a button of the open list gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_bytes()


WIDE = """svg => {
    // As a program shows it that has neither our font nor one that is about as wide, and heeds no width that is given.
    for (const part of svg.querySelectorAll("*")) part.removeAttribute("textLength");
    svg.querySelector("style").remove();
    for (const part of svg.querySelectorAll("[font-family]")) part.setAttribute("font-family", "DejaVu Sans");
    for (const part of svg.querySelectorAll("[style*=font-family]")) part.style.fontFamily = "DejaVu Sans";
    const all = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()])
        .filter(([, box]) => box.left < all.left || box.right > all.right || box.bottom > all.bottom).map(([text]) => text);
}"""
"""The words of an SVG that would be cut in a wide font."""

EDGES = """svg => {
    const { top } = svg.getBoundingClientRect(), inner = svg.querySelector("svg");
    const y = Number(inner.getAttribute("y")), edges = part => part.getBoundingClientRect();
    const lines = [...svg.querySelectorAll(":scope > text")].map(line => edges(line));
    return [
        Math.max(...lines.map(({ bottom }) => bottom - top).filter(bottom => bottom < y + 9)),
        y,
        Math.max(...[...inner.querySelectorAll("text, .legend .traces")].map(part => edges(part).bottom - top)),
        y + Number(inner.getAttribute("height")),
        Math.min(...lines.map(({ top: line }) => line - top).filter(line => line > y + 9)),
    ];
}"""
"""Of an SVG: where the title ends, the picture begins, its last words end, the picture ends, what is said of it begins."""


def size_of(png: bytes) -> tuple[int, int]:
    """How many pixels a PNG is wide and high."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_an_image_says_what_it_is_where_it_stands_alone(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=de&metric=casualties&sides=ukraine&known_on=2025-04-28")
    drawn = page.locator("[data-picture=timeline] .main-svg .point").count()
    page.get_by_role("button", name="Herunterladen und zitieren").click()
    page.get_by_role("button", name="CSL-JSON").wait_for()
    assert serious(page) == {}
    svg = taken(page, "SVG").decode("utf-8")
    shown_text = " ".join(unescape(re.sub("<style.*?</style>|<[^>]+>", " ", svg, flags=re.DOTALL)).split())
    for words in (
        "Nordkoreanische Soldaten: Verluste (Tote und Verwundete), nach Angaben jeder Seite",
        "↑ oder →: mindestens.",
        "Älter als die Altersgrenze: Stichtag vor dem 28. April 2024.",
        "Einheit: Personen. Tage: Stichtage der Angaben, vom 18. Dezember 2024 bis zum",
        "(3) 18. Okt. 2024: NIS bestätigt als erster Dienst eine Truppenentsendung",
        "Wissensstand 28. April 2025",
        "Filter: Seiten: Ukraine",
        "Quellen: ",
        "Datenversion ",
        "Lizenz: CC BY 4.0",
        f"Adresse: {server}/timeline?lang=de&metric=casualties&sides=ukraine&known_on=2025-04-28&version=",
    ):
        assert words in shown_text
    assert "font-face" in svg
    # LibreOffice heeds no dy: each line of a label stands at a height of its own.
    assert re.search(r'<tspan[^>]* dy="', svg) is None
    lines = re.findall(
        r'<tspan class="line"[^>]* y="([\d.]+)"[^>]*>(?:Okt. 2024: NIS bestätigt|als erster Dienst eine)<', svg
    )
    assert len(lines) == len(set(lines)) == 2
    assert len(re.findall(r'class="point[ "]', svg)) == drawn > 0
    assert f'fill="{LIGHT.paper}"' in svg
    assert f'fill="{DARK.paper}"' in taken(page, "SVG, dunkel").decode("utf-8")
    width, height = size_of(taken(page, "PNG"))
    assert width == 1920
    assert 1200 < height < 2400
    assert visitor.errors == []
    assert [
        url for url in visitor.requests if not url.startswith((server, "data:", "blob:", server.replace("http", "ws")))
    ] == []
    page.set_content(svg.replace('role="img"', 'role="img" id="taken"', 1))
    assert page.locator("#taken").evaluate(WIDE) == []


@pytest.mark.parametrize(
    ("address", "button"),
    [("map?lang=de", "map"), ("comparison?lang=en&metric=casualties&sections=spread", "spread")],
)
def test_an_image_is_as_wide_and_without_holes_on_a_phone(server, visit, address, button):
    page = visit(width=390, height=844, scheme="dark").open(f"{server}/{address}")
    page.locator(f".st-key-take_{button} button").first.click()
    page.get_by_role("button", name="CSL-JSON").wait_for()
    svg = taken(page, "SVG").decode("utf-8")
    assert f'fill="{LIGHT.paper}"' in svg
    assert size_of(taken(page, "PNG"))[0] == 1920
    page.set_content(svg.replace('role="img"', 'role="img" id="taken"', 1))
    title, top, last, bottom, caption = page.locator("#taken").evaluate(EDGES)
    assert title < top < title + 20, "the title stands right above the picture"
    assert last < bottom < last + 20, "no empty room at its foot"
    assert bottom < caption < bottom + 20
    assert page.locator("#taken").evaluate(WIDE) == []


def test_data_and_link_say_what_they_are_and_the_link_gives_the_same_view(server, visit):
    visitor = visit()
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open(f"{server}/timeline?lang=de&metric=casualties&known_on=2025-04-28")
    drawn = page.locator(MARKS).count()
    page.get_by_role("button", name="Herunterladen und zitieren").click()
    assert taken(page, "Als CSV herunterladen").startswith(b"claim_id,metric,basis,covers,source,")
    assert taken(page, "Excel").startswith(b"PK")
    assert len(json.loads(taken(page, "JSON"))["rows"]) == 22
    page.get_by_role("button", name="Link", exact=True).click()
    page.get_by_role("button", name="Kopiert", exact=True).wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{server}/timeline?lang=de&metric=casualties&known_on=2025-04-28&version=")
    again = visit().open(link)
    assert again.locator(MARKS).count() == drawn
    assert again.locator(".st-key-version_banner").count() == 0
