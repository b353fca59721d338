"""What a browser knows of a page of the dashboard from the messages of the stream: widgets, pictures, link, pages."""

import json
import re
from collections.abc import Iterator
from typing import Any

from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.pictures import Picture, picture

CARD = re.compile('<dialog [^>]*data-closes="([a-z]+)"')


class Page:
    """One page on the screen, after each run of its script.

    Attributes
    ----------
    link
        The query of the address.
    script, pages
        The script of the page that is shown, and that of every page by its path.
    elements
        What has a key and can be clicked or set, by that key: ``ask_timeline``, ``opener``; and the pictures by their names.
    states
        What the browser would send for each widget, by the widget's id.
    dialog
        The field of the question for which a card is open; empty when none is.
    fragments
        The fragment to which a widget belongs, by the id under which it is touched: that alone is run then.
    """

    def __init__(self, link: str) -> None:
        self.link = link
        self.script = ""
        self.pages: dict[str, str] = {}
        self.elements: dict[str, Any] = {}
        self.states: dict[str, WidgetState] = {}
        self.dialog = ""
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
    def view(self) -> tuple[str, str, dict[str, Any]]:
        """What the reader sees: the link, the page, and each picture."""
        return self.link, self.script, dict(self.pictures())

    def pictures(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The figures by their names, whether they are the Ledger's own or the framework's."""
        for name, element in self.elements.items():
            if isinstance(element, Picture):
                yield name, element.read["figure"]
            elif isinstance(element, PlotlyChart):
                yield name, json.loads(element.spec)

    def controls(self) -> Iterator[tuple[dict[str, Any], BidiComponent]]:
        """What can be chosen above the pictures: each control, and its component."""
        for element in self.elements.values():
            if isinstance(element, BidiComponent) and element.json:
                yield from ((control, element) for control in json.loads(element.json)["controls"])

    def begin(self, fragment: str = "") -> None:
        """A run begins: what it does not name again is gone after it; outside its fragment, all stays."""
        self._run += 1
        self.dialog, self.failed = "", False
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
        """The run has ended: states of widgets that are gone are forgotten, and messages that were not used for long."""
        here = {element.id for element in self.elements.values() if not isinstance(element, Picture)}
        self.states = {name: state for name, state in self.states.items() if name in here}
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
        if kind == "html":
            if found := picture(shown.body):
                self.elements[found.name] = found
            elif card := CARD.match(shown.body):
                self.dialog = card[1]
            return
        if not getattr(shown, "id", "").startswith("$$ID-"):
            return
        key = shown.id.split("-", 2)[2]
        self.elements[key] = shown
        self.fragments[touched(shown)] = fragment
        if message.metadata.active_script_hash == self._main:
            self._of_frame.add(shown.id)
        state = _state(kind, shown)
        if state and (shown.set_value or shown.id not in self.states):
            self.states[shown.id] = state


def touched(shown: Any) -> str:
    """The id under which a click on an element is sent."""
    return f"$$STREAMLIT_INTERNAL_KEY_{shown.id}__events" if isinstance(shown, BidiComponent) else str(shown.id)


def _state(kind: str, shown: Any) -> WidgetState | None:
    """What a widget says before anybody touches it, or after the server has set it; None for one that says nothing until then."""
    state = WidgetState(id=shown.id)
    if kind == "button_group":
        state.string_array_value.data.extend(shown.raw_values if shown.set_value else [shown.options[i].content for i in shown.default])
    elif kind == "multiselect":
        state.string_array_value.data.extend(shown.raw_values if shown.set_value else [shown.options[i] for i in shown.default])
    elif kind == "date_input":
        state.string_array_value.data.extend(shown.value if shown.set_value else shown.default)
    elif kind == "checkbox":
        state.bool_value = shown.value if shown.set_value else shown.default
    else:
        return None
    return state
