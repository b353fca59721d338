"""The page that a browser loads first: the framework's own, under our name, and told where its server is.

Untold, it looks for its server below the page's own address (``/timeline/_stcore/health``), is refused, waits, and only then
looks beside it: a tenth of a second and a round trip more for every link that leads to a page.
"""

from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse

from ledger.ui.frame import PAGES, START

PATHS = ["" if name == START else name for name in PAGES]
"""Where the pages stand."""
NAMED = {
    "<head>": '<head><script>window.__streamlit = { BACKEND_BASE_URL: new URL(".", location).href };</script>',
    "<title>Streamlit</title>": "<title>Kursk Ledger</title>",
}


def shell(_request: Request) -> HTMLResponse:
    """The page without its contents, which come through the stream; never kept, because it names the framework's files."""
    return HTMLResponse(_shell(), headers={"Cache-Control": "no-cache"})


@cache
def _shell() -> str:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    for old, new in NAMED.items():
        page = page.replace(old, new, 1)
    return page
