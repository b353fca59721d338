"""A page as a reader finds it who follows a link, and the words on it."""

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from ledger.boundaries import read_boundaries
from ledger.charts.ground import outlines
from ledger.record import DATA

DASHBOARD = str(Path(__file__).parents[2] / "dashboard.py")


def opened(page: str, **link: str) -> AppTest:
    """The page with the link that was followed, and no other page before it; no error on it."""
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    if page != "briefing":
        app.switch_page(f"pages/{page}.py")
    app.query_params.update(link)
    app.run()
    assert [error.message for error in app.exception] == []
    return app


def said(app: AppTest) -> str:
    """All Markdown, captions and notices of the page, without the escapes of Markdown."""
    return "\n".join(element.value for kind in ("markdown", "caption", "info") for element in app.get(kind)).replace("\\", "")


def pictures(app: AppTest) -> dict[str, dict[str, Any]]:
    """What each picture of the page is drawn from, by its name: ``figure``, ``alt`` and the rest; with the outlines, as the page puts them back."""
    found = {placed.proto.id.rsplit("-", 1)[-1]: json.loads(placed.proto.bytes) for placed in app.get("bidi_component")}
    lines = outlines(read_boundaries(DATA / "boundaries")) if any("outlines" in picture["figure"] for picture in found.values()) else {}
    for picture in found.values():
        for trace in picture["figure"]["data"]:
            if "meta" in trace:
                trace |= {"x": list(lines[trace["meta"]].x), "y": list(lines[trace["meta"]].y)}
    return found
