"""Take the README's screenshot anew: ``make screenshot``."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.browser.conftest import Visit, chromium_program  # noqa: E402
from tests.support.server import running_server  # noqa: E402


def main() -> None:
    """Photograph the briefing in English, light, at the size of a laptop."""
    with running_server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB", bypass_csp=True).new_page()
        visitor = Visit(page)
        visitor.open(f"{address}/?lang=en")
        page.screenshot(path=ROOT / "docs" / "briefing.png")
        browser.close()


if __name__ == "__main__":
    main()
