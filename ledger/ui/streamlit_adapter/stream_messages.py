"""What a browser may tell the server through the stream: the messages that a page of the dashboard sends, and no others.

What is taken for granted, and why:

- A message is a ``BackMsg`` (Streamlit's protocol), of one of ``KINDS``. All others are for what the dashboard does not have:
  uploads, the developers' menu, agents. ``tests/browser/test_content_security.py`` sends all that a reader can.
- A widget's value is of a type that goes with its id: ``...__events`` of a component is a list of events in JSON, ``..._table`` a
  selection in JSON, any other a press or a switch. The framework reads JSON without a net: what is too deep, too long or of
  another shape would raise an error in it.

Without it (``LEDGER_ADAPTER=off``) the stream is guarded by size and pace alone.
"""

import json
from typing import Any
from urllib.parse import urlsplit

from ledger.question.question import LONGEST_LINK

KINDS = ("rerun_script", "stop_script", "backend_operation_request")
OPERATIONS = ("deferred_file",)
"""Of the operations, the dashboard has downloads that are computed when they are asked for."""
DEEPEST = 8
"""So deep JSON may be nested; a change of the question needs five levels."""

LARGEST = 2**53
"""Beyond it a browser cannot count."""


def accepted(data: bytes) -> bytes | None:
    """The message without the presses that cannot be; None where it is none that a page sends."""
    from google.protobuf.message import DecodeError
    from streamlit.proto.BackMsg_pb2 import BackMsg

    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return None
    kind = message.WhichOneof("type")
    if kind not in KINDS:
        return None
    if (
        kind == "backend_operation_request"
        and message.backend_operation_request.WhichOneof("payload") not in OPERATIONS
    ):
        return None
    if kind != "rerun_script":
        return data
    asked = message.rerun_script
    if not (_is_link(asked.query_string) and _is_address(asked.context_info.url)):
        return None
    presses = [state for state in asked.widget_states.widgets if _can_be(state)]
    if len(presses) == len(asked.widget_states.widgets):
        return data
    kept = BackMsg()
    kept.CopyFrom(message)
    del kept.rerun_script.widget_states.widgets[:]
    kept.rerun_script.widget_states.widgets.extend(presses)
    changed: bytes = kept.SerializeToString()
    return changed


def _is_link(query: str) -> bool:
    return len(query.removeprefix("?")) <= LONGEST_LINK


def _is_address(url: str) -> bool:
    try:
        return len(urlsplit(url).query) <= LONGEST_LINK
    except ValueError:
        return False


def _can_be(state: Any) -> bool:
    """Whether the value of a widget is one that it can have."""
    kind = state.WhichOneof("value")
    if state.id.endswith("__events"):
        return kind == "json_trigger_value" and is_event_list(state.json_trigger_value)
    if state.id.endswith("_table"):
        return kind == "string_value" and is_selection(state.string_value)
    return kind in ("bool_value", "trigger_value")


def is_event_list(text: str) -> bool:
    """Whether it is what a component says when it is used."""
    said = _read(text)
    return isinstance(said, list) and all(
        isinstance(event, dict) and event.keys() == {"event", "value"} and isinstance(event["event"], str)
        for event in said
    )


def is_selection(text: str) -> bool:
    """Whether it is what a table says when a row is selected."""
    said = _read(text)
    chosen = said.get("selection") if isinstance(said, dict) else None
    if not isinstance(chosen, dict) or not all(isinstance(part, list) for part in chosen.values()):
        return False
    return all(type(row) is int and row >= 0 for row in chosen.get("rows", [])) and all(
        isinstance(cell, list) for cell in chosen.get("cells", [])
    )


def _read(text: str) -> Any:
    """What JSON says, or None where nobody should read it."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return said if _is_plain(said, DEEPEST) else None


def _is_plain(value: Any, depth: int) -> bool:
    """Whether it is no deeper, and every number and text in it can be written again."""
    if isinstance(value, dict | list):
        parts = [*value, *value.values()] if isinstance(value, dict) else value
        return depth > 0 and all(_is_plain(part, depth - 1) for part in parts)
    if isinstance(value, str):
        return not any("\ud800" <= sign <= "\udfff" for sign in value)
    return not isinstance(value, int | float) or abs(value) <= LARGEST
