"""The document from the sidebar: made with progress, saved in the reader's language."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browser.conftest import serious

pytestmark = pytest.mark.browser


def test_a_document_is_made_with_progress_and_saved(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/?lang=de&metric=casualties&sides=ukraine&known_on=2025-04-28")
    page.get_by_role("button", name="Filter einblenden").click()
    page.get_by_role("button", name="Bericht exportieren").click()
    page.get_by_role("button", name="PDF: A4").click()
    page.get_by_role("progressbar").wait_for()
    page.get_by_role("button", name="Dokument sichern").wait_for()
    assert serious(page) == {}
    with page.expect_download() as download:
        page.get_by_role("button", name="Dokument sichern").click()
    assert download.value.suggested_filename == "kursk-ledger-briefing-2025-04-28-de.pdf"
    reader = PdfReader(BytesIO(Path(download.value.path()).read_bytes()))
    shown_text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Filter: Seiten: Ukraine" in shown_text
    assert "Verluste (Tote und Verwundete) im Zeitverlauf" in shown_text
    assert f"{server}/?lang=de&metric=casualties&sides=ukraine&known_on=2025-04-28&version=" in shown_text.replace(
        " ", ""
    )
    assert visitor.errors == []
