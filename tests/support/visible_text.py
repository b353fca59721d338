"""All words that a page shows: labels, texts, options, tables, the texts inside pictures, and the card that is open."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from google.protobuf.message import Message
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Html_pb2 import Html
from streamlit.testing.v1 import AppTest

from tests.support.app_driver import card_html, pictures

SAID = {
    "label",
    "body",
    "help",
    "placeholder",
    "title",
    "options",
    "alt",
    "text",
    "header",
    "content",
    "formatted_options",
    "name",
    "caption",
}
DRAWN = {"alt", "text", "hovertext", "name", "ticktext", "label"}
CHOSEN = ("label", "help", "none", "search", "outside", "title")
"""What a control says beside its options."""
_TAGS = re.compile(r"<(script|style)[^>]*>.*?</\1>|</?[a-z][^>]*>", re.DOTALL)
"""What HTML holds beside its words: scripts, styles, tags with their attributes."""
_HEARD = re.compile('aria-label="([^"]*)"')
"""Words for those who do not see."""
SKIPPED = {"page_script_hash", "url_path"}


def texts(app: AppTest) -> Iterator[str]:
    """Every text on the page, in the order of its elements."""
    drawn = pictures(app)
    for element in app:
        proto = getattr(element, "proto", None)
        if isinstance(proto, BidiComponent):
            yield from _component(proto, drawn, app)
        elif isinstance(proto, Message):
            yield from _said(proto)


def _component(proto: BidiComponent, drawn: Mapping[str, Any], app: AppTest) -> Iterator[str]:
    told = json.loads(proto.json)
    match proto.component_name.rsplit(".", 1)[-1]:
        case "chart":
            yield drawn[told["name"]]["alt"]
            yield from _drawn(drawn[told["name"]]["figure"])
        case "controls":
            for control in told["controls"]:
                yield from _chosen(control)
        case "dialog":
            yield from _words(card_html(app))
        case "table":
            yield told["alt"]
            for column in told["columns"]:
                yield from [column["label"], told["sort"].format(column=column["label"]), *column["cells"]]
            yield from (text for text, _marks in told["excerpts"].values())
        case "announcement":
            yield told["text"]
        case "page":
            yield told["unsent"]
        case "upload":
            yield from told["words"].values()
        case other:
            assert other == "question", f"nobody looks for the words of {other}"


def _said(message: Message) -> Iterator[str]:
    if isinstance(message, Html):
        yield from _words(message.body)
        return
    for field, value in message.ListFields():
        if field.name in SAID and field.cpp_type == field.CPPTYPE_STRING:
            yield from [value] if isinstance(value, str) else value
        elif field.cpp_type == field.CPPTYPE_MESSAGE and isinstance(value, Message):
            yield from _said(value)
        elif (
            field.cpp_type == field.CPPTYPE_MESSAGE
            and field.name not in SKIPPED
            and hasattr(value, "__iter__")
            and not hasattr(value, "items")
        ):
            for part in value:
                if isinstance(part, Message):
                    yield from _said(part)


def _chosen(control: Mapping[str, Any]) -> Iterator[str]:
    """The words of what is chosen or pressed."""
    yield from filter(None, (control.get(name) for name in CHOSEN))
    for name, options in control.get("groups", ()):
        yield from filter(None, [name, *(words for _, words in options)])
    yield from control["titles"].values()


def _words(html: str) -> Iterator[str]:
    for said in (*_HEARD.findall(html), *_TAGS.sub("\n", html).splitlines()):
        if words := unescape(said).strip():
            yield words


def _drawn(spec: Any, key: str = "") -> Iterator[str]:
    if isinstance(spec, dict):
        for name, value in spec.items():
            yield from _drawn(value, name)
    elif isinstance(spec, list):
        for value in spec:
            yield from _drawn(value, key)
    elif isinstance(spec, str) and key in DRAWN and spec:
        yield spec
