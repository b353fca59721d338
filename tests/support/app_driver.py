"""A page as a reader finds it who follows a link: its words, and its components as a browser would treat them.

What the browser fetches by itself - pictures, cards - is fetched here at the address that it would make from what the
page tells it, from the data interface in this process.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from streamlit.components.v2 import manifest_scanner
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.testing.v1 import AppTest

from ledger.charts.outlines_file import OUTLINES, outlines_file
from ledger.record.store import record_store
from ledger.text.markdown import BREAK
from ledger.views.addresses import REVISION, fingerprint_of
from tests.support.api_client import ask

DASHBOARD = str(Path(__file__).parents[2] / "dashboard.py")
HOME_PAGE = "briefing"

# For every app that is tested, Streamlit reads what each installed package says of itself, to find components: 0.25 s, and a page takes 0.1.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def opened(page: str, **link: str) -> AppTest:
    """The page with the link that was followed, and no other page before it; no error on it."""
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    if page != HOME_PAGE:
        app.switch_page(f"pages/{page}.py")
    app.query_params.update(link)
    app.run()
    without_errors(app)
    return app


def without_errors(app: AppTest) -> None:
    """The page has no error on it."""
    assert [error.message for error in app.exception] == []


def visible_text(app: AppTest) -> str:
    """All Markdown, captions and notices of the page, without the escapes of Markdown, and the card that is open."""
    spoken = [element.value for kind in ("markdown", "caption", "info") for element in app.get(kind)]
    return "\n".join([*spoken, card(app)]).replace("\\", "").replace(BREAK, "")


def components(app: AppTest) -> dict[str, Any]:
    """What the page tells each component, by its key."""
    return {key: json.loads(proto.json) for key, proto in _protos(app).items()}


def _protos(app: AppTest) -> dict[str, BidiComponent]:
    return {element.proto.id.split("-", 2)[2]: element.proto for element in app.get("bidi_component")}


# Pictures: chart.js


def picture_address(data: Mapping[str, Any], link: Mapping[str, str]) -> str:
    """Where ``chart.js`` (``addressOf``) fetches a picture: the fields of the link that it depends on, then what is fixed."""
    named = {field: link[field] for field in sorted(link) if field in data["fields"]}
    return f"{data['path']}?{urlencode({**named, **data['fixed']})}"


def pictures(app: AppTest) -> dict[str, dict[str, Any]]:
    """Each picture of the page by its name: ``figure`` with the lines of the map, ``alt``, and what its component is told."""
    told = components(app)
    charts = [data for key, data in told.items() if key.startswith("chart_")]
    return {data["name"]: _picture(data, told["channel_page"]["link"]) for data in charts}


def _picture(data: Mapping[str, Any], link: Mapping[str, str]) -> dict[str, Any]:
    address = picture_address(data, link)
    answered = ask(address.removeprefix("/"))
    assert answered.status == 200, (address, answered.body[:500])
    found = answered.json
    assert found["figure"], f"a place for {data['name']} and no picture"
    assert (found["alt"], found["height"], found["opens"]) == (data["alt"], data["height"], data["opens"])
    apart = [trace for trace in found["figure"]["data"] if "meta" in trace]
    assert bool(apart) == bool(data["outlines"])
    if apart:
        version, content = outlines_file(record_store().find(fingerprint_of(data["fixed"][REVISION])).boundaries)
        assert data["outlines"] == OUTLINES.format(version=version)
        lines = json.loads(content)
        for trace in apart:
            trace |= lines[trace["meta"]]
    return {**data, **found}


# Cards: dialog.js


def card_html(app: AppTest) -> str:
    """The card that is open; empty where none is."""
    told = components(app)
    wanted = told["channel_card"]["link"]
    field = next((field for field in ("claim", "place") if wanted.get(field)), "")
    if not field:
        return ""
    dialog = told["dialog"]
    query = urlencode({**told["channel_page"]["link"], field: wanted[field], **dialog["fixed"]})
    address = f"{dialog['path']}/{field}?{query}"
    answered = ask(address.removeprefix("/"))
    assert answered.status == 200, (address, answered.body[:500])
    return answered.body.decode()


def card(app: AppTest) -> str:
    """The words on the card that is open, each element on a line of its own."""
    return unescape("\n".join(re.findall(">([^<]+)<", card_html(app))))


# Lists of lines


def lines(app: AppTest, name: str) -> list[tuple[str, str]]:
    """The lists of lines of that name: what each line says, with its weight as Markdown, and what it opens."""
    pages = [*(html.value for html in app.get("html")), card_html(app)]
    lists = [found for html in pages for found in re.findall(rf'data-lines="{name}">(.*?)</ul>', html)]
    spoken = [line for each in lists for line in re.findall(r'data-to="([^"]*)">(.*?)</button>', each)]
    return [(unescape(re.sub("</?strong>", "**", text)), to) for to, text in spoken]


# Tables of our own: table.js


def table(app: AppTest, name: str) -> dict[str, list[str]]:
    """The cells of a table by the names of its columns, in their order; empty where the page has no such table."""
    told = components(app).get(f"table_{name}", {"columns": []})
    return {column["name"]: column["cells"] for column in told["columns"]}


# Controls: controls.js


def all_controls(app: AppTest) -> Iterator[dict[str, Any]]:
    """What can be chosen or pressed on the page, in the order of its elements."""
    for key, data in components(app).items():
        if key.startswith("controls_"):
            yield from data["controls"]


def controls(app: AppTest) -> dict[str, dict[str, Any]]:
    """What can be chosen, by the field of the question: the first where there are several, without sections and actions."""
    found: dict[str, dict[str, Any]] = {}
    for control in all_controls(app):
        if control["field"] and control["form"] != "disclosure":
            found.setdefault(control["field"], control)
    return found


def values(control: Mapping[str, Any]) -> list[Any]:
    """The values that a control offers."""
    return [value for _, options in control.get("groups", ()) for value, _ in options]


def actions(app: AppTest) -> dict[str, dict[str, Any]]:
    """The buttons that set several fields, by their ids."""
    return {control["id"]: control for control in all_controls(app) if control["form"] == "action"}


def sections(app: AppTest) -> dict[str, dict[str, Any]]:
    """The headings of sections, by the sections."""
    return {control["name"]: control for control in all_controls(app) if control["form"] == "disclosure"}


def press(app: AppTest, action: str) -> None:
    """Press a button that sets fields."""
    pressed = actions(app)[action]
    assert not pressed.get("disabled"), f"{action} cannot be pressed"
    send(app, "page", pressed["changes"])


def turn(app: AppTest, section: str) -> None:
    """Open a section, or close it."""
    heading = sections(app)[section]
    open_now = heading["value"]
    assert heading["field"] == "sections"
    send(
        app,
        "page",
        {"sections": [name for name in open_now if name != section] if section in open_now else [*open_now, section]},
    )


def choose(app: AppTest, **fields: Any) -> None:
    """Choose values of fields, each of which some control of the page offers."""
    offered = {control["field"] for control in all_controls(app)}
    assert fields.keys() <= offered, f"no control offers {fields.keys() - offered}"
    send(app, "page", fields)


def click(app: AppTest, opens: str, stands: str) -> None:
    """Click on a mark or a line that opens something."""
    send(app, "card", {opens: stands})


# Changes: question.js


def send(app: AppTest, channel: str, fields: Mapping[str, Any]) -> None:
    """Send a change as the browser does, with the next number, which the server acknowledges."""
    number = components(app)[f"channel_{channel}"]["acknowledged"] + 1
    send_raw(app, channel, {"number": number, "fields": dict(fields)})
    assert components(app)[f"channel_{channel}"]["acknowledged"] == number


def send_raw(app: AppTest, channel: str, change: Any) -> None:
    """Send anything through a channel; no error comes of it."""
    component = _protos(app)[f"channel_{channel}"].id
    states = app._tree.get_widget_states()
    told = json.dumps([{"event": "changed", "value": change}])
    states.widgets.add(id=f"$$STREAMLIT_INTERNAL_KEY_{component}__events", json_trigger_value=told)
    app._run(states)
    without_errors(app)
