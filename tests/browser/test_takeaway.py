"""What a reader takes away, as the browser gives it."""

import json
import re
import struct
from pathlib import Path

import pytest

from tests.browser.conftest import MARKS, serious

pytestmark = pytest.mark.browser


def taken(page, name: str) -> bytes:
    """The file that a button of the open list gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_bytes()


def test_an_image_carries_its_title_filters_day_version_and_licence(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=de&metric=casualties&sides=ukraine&known_on=2025-04-28")
    drawn = page.locator("[data-picture=timeline] .main-svg .point").count()
    page.get_by_role("button", name="Herunterladen und zitieren").click()
    page.get_by_role("button", name="CSL-JSON").wait_for()
    assert serious(page) == {}
    svg = taken(page, "SVG").decode("utf-8")
    for words in (
        "Verluste (Tote und Verwundete)",
        "Wissensstand 28. April 2025",
        "Filter: Seiten: Ukraine",
        "Quellen: ",
        "Datenversion ",
        "Lizenz: CC BY 4.0",
        "font-face",
    ):
        assert words in svg
    assert len(re.findall(r'class="point[ "]', svg)) == drawn > 0
    png = taken(page, "PNG")
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) > (1000, 1000)
    assert visitor.errors == []
    assert [
        url for url in visitor.requests if not url.startswith((server, "data:", "blob:", server.replace("http", "ws")))
    ] == []


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
