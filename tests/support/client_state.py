"""What a browser knows of a page of the dashboard from the messages of the stream: widgets, pictures, question, pages."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.support.http_client import Kept

OPENS = ("claim", "place")
"""The fields that open a card; that of a claim stands above that of a place."""


class Channel:
    """The reader's question as ``question.js`` has it: as the server knows it, and what has been changed since.

    Attributes
    ----------
    changes
        What the server has not acknowledged yet.
    number, acknowledged
        Of the last change, and of the last one that the server has heard.
    link
        The question as the server has it.
    session
        Names the session on the server: with another one, another process has taken over.
    """

    def __init__(self) -> None:
        self.changes: dict[str, Any] = {}
        self.number = self.acknowledged = 0
        self.link: dict[str, str] = {}
        self.session = ""
        self._defaults: dict[str, str] = {}

    def change(self, fields: Mapping[str, Any]) -> None:
        """Change fields; they are sent until they are acknowledged."""
        self.changes |= fields
        self.number += 1

    def hear(self, data: Mapping[str, Any]) -> None:
        """What the server says in a run."""
        self.session, self.acknowledged = data["session"], data["acknowledged"]
        self.link, self._defaults = data["link"], data["defaults"]
        if self.acknowledged >= self.number:
            self.changes = {}

    def changed_link(self) -> dict[str, str]:
        """The link of the changed question: fields at their defaults do not stand in it."""
        link = dict(self.link)
        for field, value in self.changes.items():
            if field != "lang" and written(value) == self._defaults[field]:
                link.pop(field, None)
            else:
                link[field] = written(value)
        return link


def written(value: Any) -> str:
    """A value as it stands in a link."""
    if isinstance(value, list):
        return ",".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


class Page:
    """One page on the screen, after each run of its script.

    Attributes
    ----------
    link
        The query of the address.
    script, pages
        The script of the page that is shown, and that of every page by its path.
    elements
        What has a key, by that key: ``chart_timeline``, ``channel_page``.
    data
        What the server told each component, by its key.
    states
        What the browser would send for each widget, by the widget's id.
    channels
        The question of the page, and what is asked of its card.
    drawn
        Each picture that was fetched, by its name.
    fragments
        The fragment to which a widget belongs, by the id under which it is touched: that alone is run then.
    """

    def __init__(self, link: str) -> None:
        self.link = link
        self.script = ""
        self.pages: dict[str, str] = {}
        self.elements: dict[str, Any] = {}
        self.data: dict[str, dict[str, Any]] = {}
        self.states: dict[str, WidgetState] = {}
        self.channels = {"page": Channel(), "card": Channel()}
        self.drawn: dict[str, Kept] = {}
        self.fragments: dict[str, str] = {}
        self.failed = False
        self._main = ""
        self._of_frame: set[str] = set()
        self._run = 0
        self._cached: dict[str, tuple[int, Element, str]] = {}
        self._kept_for = 2

    @property
    def cached(self) -> list[str]:
        """The large messages that need not be sent again."""
        return list(self._cached)

    @property
    def path(self) -> str:
        """The path of the page that is shown."""
        return next((path for path, script in self.pages.items() if script == self.script), "")

    @property
    def view(self) -> tuple[str, str, dict[str, Any]]:
        """What the reader sees: the link, the page, and each picture."""
        return self.link, self.script, dict(self.pictures())

    @property
    def card(self) -> tuple[str, str]:
        """The field of the question for which a card is open, and what it is about; both empty when none is."""
        link = self.channels["card"].changed_link()
        return next(((field, link[field]) for field in OPENS if link.get(field)), ("", ""))

    def pictures(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The figures that stand on the page, by the keys of their elements: the Ledger's own, or the framework's."""
        for key, element in self.elements.items():
            if isinstance(element, PlotlyChart):
                yield key, json.loads(element.spec)
            elif key.startswith("chart_") and (kept := self.drawn.get(self.data[key]["name"])):
                figure = json.loads(kept.text)["figure"]
                if figure:
                    yield key, figure

    def controls(self) -> Iterator[dict[str, Any]]:
        """What can be chosen on the page; the value is the one that the reader sees."""
        changes = self.channels["page"].changes
        for key, data in self.data.items():
            if key in self.elements:
                yield from (
                    {**control, "value": changes.get(control["field"], control["value"])}
                    for control in data.get("controls", [])
                )

    def picture_addresses(self, in_sight: Collection[str] | None) -> dict[str, str]:
        """Where the pictures of the changed question are, by their names; of those in sight, or of all."""
        link = self.channels["page"].changed_link()
        return {
            data["name"]: _address(data, link)
            for key, data in self.data.items()
            if key.startswith("chart_") and key in self.elements and (in_sight is None or data["name"] in in_sight)
        }

    def files(self, names: Collection[str]) -> set[str]:
        """What is fetched beside these pictures: the lines of the map."""
        charts = (self.data[f"chart_{name}"] for name in names)
        return {data["outlines"] for data in charts if data["outlines"]}

    def card_address(self) -> str:
        """Where the card is that is wanted; empty when none is."""
        field, key = self.card
        if not field or "dialog" not in self.data:
            return ""
        about = self.data["dialog"]
        link = self.channels["page"].changed_link() | {field: key}
        return f"{about['path']}/{field}?{urlencode({**link, **about['fixed']})}"

    def begin(self, fragment: str = "") -> None:
        """A run begins: what it does not name again is gone after it; outside its fragment, all stays."""
        self._run += 1
        self.failed = False
        if not fragment:
            self.elements, self._of_frame, self.fragments = {}, set(), {}

    def take(self, message: ForwardMsg) -> None:
        """Read one message of the run."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._main = message.new_session.main_script_hash
            self._kept_for = message.new_session.config.max_cached_message_age
        elif kind == "page_info_changed":
            self.link = message.page_info_changed.query_string
        elif kind == "navigation":
            self.script = message.navigation.page_script_hash
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "ref_hash":
            self._place(message.ref_hash, *self._cached[message.ref_hash][1:], message)
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._place(message.hash, message.delta.new_element, message.delta.fragment_id, message)

    def end(self) -> None:
        """The run has ended: what is gone is forgotten, and messages that were not used for long."""
        here = {element.id for element in self.elements.values()}
        self.states = {name: state for name, state in self.states.items() if name in here}
        self.data = {key: data for key, data in self.data.items() if key in self.elements}
        names = {data.get("name") for data in self.data.values()}
        self.drawn = {name: kept for name, kept in self.drawn.items() if name in names}
        self._cached = {name: kept for name, kept in self._cached.items() if self._run - kept[0] < self._kept_for}

    def sent(self, script: str) -> list[WidgetState]:
        """The states that go with a request to run a script: another page is sent those of the frame around the pages only."""
        return [state for name, state in self.states.items() if script == self.script or name in self._of_frame]

    def _place(self, name: str, element: Element, fragment: str, message: ForwardMsg) -> None:
        if message.metadata.cacheable or name in self._cached:
            self._cached[name] = (self._run, element, fragment)
        kind = element.WhichOneof("type") or ""
        self.failed |= kind == "exception"
        shown = getattr(element, kind)
        if not getattr(shown, "id", "").startswith("$$ID-"):
            return
        key = shown.id.split("-", 2)[2]
        self.elements[key] = shown
        self.fragments[touched(shown)] = fragment
        if isinstance(shown, BidiComponent) and shown.json:
            self.data[key] = json.loads(shown.json)
            if key.startswith("channel_"):
                self.channels[self.data[key]["channel"]].hear(self.data[key])
        if message.metadata.active_script_hash == self._main:
            self._of_frame.add(shown.id)
        state = _state(kind, shown)
        if state and (shown.set_value or shown.id not in self.states):
            self.states[shown.id] = state


def _address(data: Mapping[str, Any], link: Mapping[str, str]) -> str:
    """The address of a picture for a link, as ``chart.js`` makes it: only fields on which it depends, in a fixed order."""
    named = {field: link[field] for field in sorted(link) if field in data["fields"]}
    return f"{data['path']}?{urlencode({**named, **data['fixed']})}"


def touched(shown: Any) -> str:
    """The id under which a click on an element is sent."""
    return f"$$STREAMLIT_INTERNAL_KEY_{shown.id}__events" if isinstance(shown, BidiComponent) else str(shown.id)


def _state(kind: str, shown: Any) -> WidgetState | None:
    """What a widget says before anybody touches it, or after the server has set it; None for one that says nothing until then."""
    state = WidgetState(id=shown.id)
    if kind == "button_group":
        state.string_array_value.data.extend(
            shown.raw_values if shown.set_value else [shown.options[i].content for i in shown.default]
        )
    elif kind == "multiselect":
        state.string_array_value.data.extend(
            shown.raw_values if shown.set_value else [shown.options[i] for i in shown.default]
        )
    elif kind == "checkbox":
        state.bool_value = shown.value if shown.set_value else shown.default
    else:
        return None
    return state
