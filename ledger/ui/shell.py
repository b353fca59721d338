"""The page that a browser loads first: the framework's own, with what neither it nor its theme can say.

Our name, a little style, pictures and that they change before the rest, touch, full screen, taking away, the way back to a server that was away; where there is no
JavaScript, a way to the record; and where the server is. Untold, the page looks for it below its own address
(``/timeline/_stcore/health``), is refused, waits, and only then looks beside it: a tenth of a second for every link that leads to a page.
"""

import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse

from ledger.codes import N_
from ledger.language import LANGUAGES, Language
from ledger.ui.frame import PAGES, START

PATHS = ["" if name == START else name for name in PAGES]
"""Where the pages stand."""
WITHOUT_SCRIPTS = N_("Kursk Ledger needs JavaScript. The record itself can be read without it, as tables:")
HERE = Path(__file__).parent


def shell(_request: Request) -> HTMLResponse:
    """The page without its contents, which come through the stream; never kept, because it names the framework's files."""
    return HTMLResponse(_shell(), headers={"Cache-Control": "no-cache"})


@cache
def _shell() -> str:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    # Each script is a block, so that none meets the names of another.
    scripts = "".join(f"{{\n{_own(name)}}}\n" for name in ("figure.js", "ahead.js", "dialog.js", "listeners.js", "takeaway.js", "reconnect.js"))
    server = '<script>window.__streamlit = { BACKEND_BASE_URL: new URL(".", location).href };</script>'
    page = page.replace("<title>Streamlit</title>", "<title>Kursk Ledger</title>").replace("<head>", f"<head>{server}")
    words = "".join(f'<p lang="{code}">{Language(code).gettext(WITHOUT_SCRIPTS)} <a href="./api">./api</a></p>' for code in LANGUAGES)
    page = re.sub("<noscript>.*</noscript>", f"<noscript>{words}</noscript>", page, flags=re.DOTALL)
    return page.replace("</body>", f"<style>\n{_own('style.css')}</style><script>\n{scripts}</script></body>")


def _own(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
