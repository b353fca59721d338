"""The page that a browser loads first: the same for every page, under our name, and told where its server is."""

import pytest
from starlette.applications import Starlette
from streamlit.config import get_option, set_option

from ledger.settings import given
from ledger.ui.frame import DASHBOARD
from ledger.ui.server import routes
from ledger.ui.shell import HERE as UI
from ledger.ui.shell import PATHS
from tests.api.conftest import Response, ask


@pytest.fixture
def based():
    usual = get_option("server.baseUrlPath")
    set_option("server.baseUrlPath", "kursk")
    yield
    set_option("server.baseUrlPath", usual)


def fetched(address: str) -> Response:
    return ask(address, served=Starlette(routes=routes(given())))


def test_every_page_begins_with_it():
    assert {path or "briefing" for path in PATHS} == {file.stem for file in (DASHBOARD.parent / "pages").glob("*.py")}
    pages = [fetched(path) for path in PATHS]
    assert {(page.status, page.headers["cache-control"]) for page in pages} == {(200, "no-cache")}
    assert len({page.body for page in pages}) == 1
    begun = pages[0].body.decode()
    assert begun.count("<title>Kursk Ledger</title>") == 1
    assert all((UI / name).read_text(encoding="utf-8") in begun for name in ("style.css", "figure.js", "ahead.js", "listeners.js", "takeaway.js", "reconnect.js"))
    without = begun[begun.index("<noscript>"):begun.index("</noscript>")]
    assert "Kursk Ledger needs JavaScript." in without and "Kursk Ledger braucht JavaScript." in without and "Streamlit" not in without
    # It must be told before anything of the framework runs.
    assert begun.index("window.__streamlit") < begun.index("<script type=\"module\"")


def test_below_a_base_too(based):
    assert [fetched(f"kursk/{path}").status for path in PATHS] == [200] * len(PATHS)


def test_no_other_address_is_taken_for_a_page():
    assert [fetched(path).status for path in ("timelines", "timeline/more")] == [404, 404]
