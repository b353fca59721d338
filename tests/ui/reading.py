"""A page as a reader finds it who follows a link, and the words on it."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.testing.v1 import AppTest

from ledger.boundaries import read_boundaries
from ledger.charts.ground import outlines
from ledger.record import DATA
from tests.pictures import picture

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
    """All Markdown, captions and notices of the page, without the escapes of Markdown, and the card that is open."""
    return "\n".join([*(element.value for kind in ("markdown", "caption", "info") for element in app.get(kind)), card(app)]).replace("\\", "")


def card_html(app: AppTest) -> str:
    """The card that is open; empty where none is."""
    [html] = [html.value for html in app.get("html") if html.value.startswith("<dialog")] or [""]
    return html.removesuffix("<script>ledger.card(document.currentScript)</script>")


def card(app: AppTest) -> str:
    """The words on the card that is open, each element on a line of its own."""
    return unescape("\n".join(re.findall(">([^<]+)<", card_html(app))))


def lines(app: AppTest, name: str) -> list[tuple[str, str]]:
    """The lists of lines of that name: what each line says, with its weight as Markdown, and what it opens."""
    lists = [found for html in app.get("html") for found in re.findall(rf'data-lines="{name}">(.*?)</ul>', html.value)]
    said = [line for each in lists for line in re.findall(r'data-to="([^"]*)">(.*?)</button>', each)]
    return [(unescape(re.sub("</?strong>", "**", text)), to) for to, text in said]


def click(app: AppTest, opens: str, stands: str) -> None:
    """Click on a mark or a line that opens something."""
    _tell(app, "opener", "opened", [opens, stands])


def controls(app: AppTest) -> dict[str, dict[str, Any]]:
    """What can be chosen above the pictures, by the field of the question: ``label``, ``form``, ``value``, ``groups``."""
    return {control["field"]: control for told in _asking(app).values() for control in told["controls"]}


def choose(app: AppTest, **fields: Any) -> None:
    """Press what asks for these fields, all within one component."""
    [key] = [key for key, told in _asking(app).items() if fields.keys() <= {control["field"] for control in told["controls"]}]
    _tell(app, key, "told", json.dumps(fields))


def _asking(app: AppTest) -> dict[str, dict[str, Any]]:
    return {key: json.loads(component.json) for key, component in _components(app).items() if key.startswith("ask_")}


def _components(app: AppTest) -> dict[str, BidiComponent]:
    return {element.proto.id.split("-", 2)[2]: element.proto for element in app.get("bidi_component")}


def _tell(app: AppTest, key: str, event: str, value: Any) -> None:
    states = app._tree.get_widget_states()
    said = [{"event": event, "value": value}]
    states.widgets.add(id=f"$$STREAMLIT_INTERNAL_KEY_{_components(app)[key].id}__events", json_trigger_value=json.dumps(said))
    app._run(states)


def pictures(app: AppTest) -> dict[str, dict[str, Any]]:
    """What each picture of the page is drawn from, by its name: ``figure``, ``alt`` and the rest; with the outlines, as the page puts them back."""
    found = {shown.name: {**shown.read, "alt": shown.alt} for html in app.get("html") if (shown := picture(html.value))}
    lines = outlines(read_boundaries(DATA / "boundaries")) if any("outlines" in sent["figure"] for sent in found.values()) else {}
    for shown in found.values():
        for trace in shown["figure"]["data"]:
            if "meta" in trace:
                trace |= {"x": list(lines[trace["meta"]].x), "y": list(lines[trace["meta"]].y)}
    return found
